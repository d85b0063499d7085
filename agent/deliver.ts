import { isToolError, type Locale, type Log, Problem, type ReplyPart, type Text, type ToolContext, z } from '#sdk'
import { type ContextSources, DeliverLater, sendingContext } from './contexts.ts'
import { decide, isUnidentified, type Stage } from './gate.ts'
import { hrAway } from './people.ts'
import type { Delivered, Directory, OutboxRow, OwnWrite, Submissions } from './ports.ts'
import type { Offered, Toolbox } from './toolbox.ts'

const Answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), body: z.unknown() }),
  z.object({ ok: z.literal(false), problem: Problem }),
])
const Stored = z.object({
  confirmationId: z.string(),
  personId: z.string(),
  turnId: z.string(),
  locale: z.enum(['zh', 'en']).default('zh'),
  tool: z.string(),
  args: z.record(z.string(), z.unknown()),
  shown: z.array(z.object({ path: z.string(), sendHash: z.string(), countedHash: z.string() })),
})
const Progress = z.object({ answered: z.array(Answer), read: z.record(z.string(), Answer).default({}) })

/** What sending submissions needs. */
export type DeliveryParts = {
  /** The tools under the policy in force. */
  toolbox(): Promise<Toolbox>
  readonly sources: ContextSources
  readonly directory: Directory
  readonly submissions: Submissions
  readonly stage: Stage
  readonly log: Log
  /** Tries after which a row is given up. */
  readonly maxAttempts: number
}

const noRight: Text = {
  zh: '未提交：您现在没有办理这件事的权限。',
  en: 'Not submitted: you do not have the right to do this at present.',
}
const noRightNow: Text = {
  zh: '您现在没有办理这件事的权限，之前发送的结果不明。请向人事科核实后再办。',
  en: 'You do not have the right to do this at present, and what became of the earlier try is not known. Please ask the HR office.',
}
const gone: Text = {
  zh: '这项申请多次发送都没有得到人事系统的答复，结果不明。请向人事科核实后再办。',
  en: 'This was sent several times without an answer of the HR system, so its outcome is not known. Please ask the HR office.',
}
const refused = (sentence: Text, locale: Locale): Delivered => ({
  sentence: sentence[locale],
  parts: [],
  refusal: 'refused',
})

/** Sends what people have confirmed. */
export type Delivery = {
  /** Tries one submission now; returns when the try is over, whatever came of it. */
  deliver(id: string): Promise<void>
  /** Tries what is due; the number that was tried. */
  drain(limit: number): Promise<number>
  /** Waits for the tries that are still under way, also those nobody waits for any more. */
  settled(): Promise<void>
}

/** Makes the one place where a confirmed write leaves for a service. */
export function createDelivery(parts: DeliveryParts): Delivery {
  const { submissions, log } = parts

  async function send(row: OutboxRow): Promise<void> {
    const stored = Stored.parse(row.payload)
    const offered = (await parts.toolbox()).find(stored.tool)
    const person = await parts.directory.identify(stored.personId, stored.locale)
    // Nobody knows what they may, so nothing is decided either.
    if (isUnidentified(person)) throw hrAway()
    if (!offered || !decide(person, offered, parts.stage).allow)
      return submissions.end(row, 'failed', refused(row.attempts > 1 ? noRightNow : noRight, stored.locale))
    const progress = Progress.safeParse(row.result)
    const { context, later, writes } = sendingContext(parts.sources, offered, person, AbortSignal.timeout(60_000), {
      ...stored,
      occasion: { conversation: row.conversation ?? '', turnId: stored.turnId },
      receipt: `R-${row.id}`,
      progress: progress.success ? progress.data : { answered: [], read: {} },
      resent: row.attempts > 1,
      keep: (kept) => submissions.keep(row, kept),
    })
    const delivered = await outcomeOf(offered, stored.args, context)
    // A tool may have swallowed the failure of a call; what is not known to be done is not called done.
    const putOff = later()
    if (putOff) throw putOff
    await end(row, delivered, writes)
  }

  async function end(row: OutboxRow, delivered: Delivered, writes: readonly OwnWrite[]): Promise<void> {
    if (delivered.refusal) return submissions.end(row, 'failed', delivered)
    const erased = writes.some(({ kind }) => kind === 'erase') ? { erased: true } : {}
    return submissions.end(row, 'done', { ...delivered, ...erased }, writes)
  }

  const underWay = new Set<Promise<void>>()
  function attempt(row: OutboxRow): Promise<void> {
    const tried = attemptOnce(row).finally(() => underWay.delete(tried))
    underWay.add(tried)
    return tried
  }

  async function attemptOnce(row: OutboxRow): Promise<void> {
    try {
      await send(row)
    } catch (error) {
      const reason = error instanceof DeliverLater || isToolError(error) ? error.code : 'fault'
      log.warn('A submission could not be sent and is kept.', { row: row.id, attempts: row.attempts, reason })
      if (row.attempts >= parts.maxAttempts)
        await submissions.end(row, 'dead', refused(gone, Stored.safeParse(row.payload).data?.locale ?? 'zh'))
      else await submissions.retry(row, reason)
    }
  }

  return {
    async deliver(id) {
      for (const row of await submissions.claim(1, id)) await attempt(row)
    },
    async drain(limit) {
      const rows = await submissions.claim(limit)
      for (const row of rows) await attempt(row)
      return rows.length
    },
    async settled() {
      await Promise.allSettled(underWay)
    },
  }
}

/** Runs the tool; a refusal that the person should hear is an outcome, anything else is thrown. */
async function outcomeOf(offered: Offered, args: unknown, context: ToolContext): Promise<Delivered> {
  const { tool } = offered
  const { locale } = context.person
  try {
    const output = tool.output.parse(await tool.run(tool.input.parse(args), context))
    return receiptOf(output, await tool.show(output, { locale }), locale)
  } catch (error) {
    if (!isToolError(error) || error.code === 'unavailable') throw error
    const refusal = error.code === 'changed' ? 'changed' : 'refused'
    const sentence = locale === 'zh' ? `未提交：${error.tell.zh}` : `Not submitted: ${error.tell.en}`
    return { sentence, parts: [], refusal }
  }
}

function receiptOf(output: unknown, parts: readonly ReplyPart[], locale: Locale): Delivered {
  const { receipt } = z.object({ receipt: z.string() }).parse(output)
  const sentence = locale === 'zh' ? `已提交，编号 ${receipt}。` : `Submitted. Receipt number ${receipt}.`
  return { receipt, sentence, parts }
}
