import { type Log, type Text, z } from '#sdk'
import type { Db } from '../store/db.ts'
import { notify } from '../store/notices.ts'
import { readSetting, writeSetting } from '../store/settings.ts'
import type { CaseEvent } from '../tools/hr-api/schemas/index.ts'

/** What pulling needs of the HR system. */
export type EventSource = {
  /** @throws ToolError 'unavailable' without an answer */
  events(after: number): Promise<{ readonly items: readonly CaseEvent[]; readonly last: number }>
}

const cursorKey = 'hr.events.after'
const everyMs = 2000

const flowNames: Readonly<Record<string, Text>> = {
  ONBOARDING: { zh: '入职', en: 'onboarding' },
  PROBATION: { zh: '转正', en: 'probation' },
  TRANSFER: { zh: '调动', en: 'transfer' },
  SECONDMENT: { zh: '借调', en: 'secondment' },
  RETIREMENT: { zh: '退休', en: 'retirement' },
  LATE_RETIREMENT: { zh: '弹性延迟退休', en: 'late retirement' },
  RESIGNATION: { zh: '辞职', en: 'resignation' },
  CONTRACT_END: { zh: '解除合同', en: 'end of contract' },
  CONTRACT_RENEWAL: { zh: '续订合同', en: 'renewal of contract' },
}

/** The words of a notice, made from ids, days and codes alone, with why it came. */
export function noticeOf({ kind, caseId, flow, stateTitle, dueOn }: CaseEvent): Text {
  const name = flowNames[flow ?? ''] ?? { zh: '事项', en: 'case' }
  const by = dueOn ? { zh: `，最迟 ${dueOn}`, en: `, by ${dueOn}` } : { zh: '', en: '' }
  switch (kind) {
    case 'STEP_READY':
      return {
        zh: `轮到您办理：${name.zh} ${caseId} 到了“${stateTitle.zh}”这一步${by.zh}。因为您是这一步的办理人。`,
        en: `Your turn: the ${name.en} ${caseId} has come to '${stateTitle.en}'${by.en}. You are the owner of this step.`,
      }
    case 'STEP_RETURNED':
      return {
        zh: `被退回：${name.zh} ${caseId} 退回到“${stateTitle.zh}”${by.zh}，请补正后再办。`,
        en: `Sent back: the ${name.en} ${caseId} is at '${stateTitle.en}' again${by.en}.`,
      }
    case 'CASE_CLOSED':
      return {
        zh: `已办结：${name.zh} ${caseId}，结果是“${stateTitle.zh}”。`,
        en: `Closed: the ${name.en} ${caseId} ended as '${stateTitle.en}'.`,
      }
    case 'DELEGATED':
      return {
        zh: `同事把审批委托给您（${caseId}），到 ${dueOn ?? '结束'} 为止；您的每次代批会同时记下两个人的名字。`,
        en: `A colleague has delegated approvals to you (${caseId}) until ${dueOn ?? 'the end'}; both names stay in each record.`,
      }
  }
}

/**
 * Turns what happened in the HR system since the last time into notices, each once; the place up to which it was read
 * is kept in the same transaction.
 * @returns how many notices were added
 */
export async function pullEvents(db: Db, source: EventSource): Promise<number> {
  const after = z
    .number()
    .int()
    .catch(0)
    .parse(await readSetting(db, cursorKey))
  const { items } = await source.events(after)
  const newest = items.at(-1)?.seq
  if (newest === undefined) return 0
  await db.tx(async (sql) => {
    for (const event of items)
      await notify(sql, {
        personId: event.staffId,
        kind: 'case',
        key: `hr-event:${event.seq}`,
        body: { sentence: noticeOf(event), caseId: event.caseId, event: event.kind },
      })
    await writeSetting(sql, cursorKey, newest)
  })
  return items.length
}

/** Pulls again and again until it is stopped; a failure is tried again at the next turn. */
export function startEvents(read: () => Promise<number>, log: Log): { stop(): Promise<void> } {
  const pull = () =>
    read().catch((error: Error) => {
      log.debug('What happened in the HR system could not be read.', { error: error.message })
      return 0
    })
  let running = pull()
  const timer = setInterval(() => {
    running = running.then(pull)
  }, everyMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
      // What the last turns have set going is told before the data directory is closed.
      await pull()
    },
  }
}
