import { z } from '#sdk'
import type { Config } from '../../config.ts'
import { connect } from '../connect.ts'
import { print, printJson, UsageError } from '../output.ts'
import { bodyOf, postJson } from '../post.ts'

const Ticket = z.looseObject({
  number: z.string(),
  topic: z.string(),
  summary: z.string(),
  exchanges: z.array(z.object({ said: z.string(), answered: z.string() })),
  state: z.enum(['open', 'taken', 'answered', 'closed']),
  owner: z.string().nullable(),
  openedOn: z.string(),
  dueOn: z.string(),
  answer: z.string(),
  note: z.string(),
  asker: z.string().optional(),
  unit: z.string().optional(),
})
type Ticket = z.output<typeof Ticket>
const Tickets = z.object({ toAnswer: z.array(Ticket), own: z.array(Ticket) })

const states = { open: '等人接手', taken: '正在办', answered: '已答复', closed: '已办结' } as const

/** What `tickets` is given. */
export type TicketOptions = { readonly as: string; readonly json: boolean; readonly text: string | undefined }

function line({ number, state, dueOn, asker, unit, topic, summary }: Ticket): string {
  return [number, states[state], `期限 ${dueOn}`, asker ? `${asker}（${unit ?? ''}）` : '', topic || summary]
    .filter(Boolean)
    .join('  ')
}

function whole(ticket: Ticket): string {
  const { summary, exchanges, answer, note } = ticket
  return [
    line(ticket),
    summary && `说明：${summary}`,
    ...exchanges.flatMap(({ said, answered }) => [`  问：${said}`, answered && `  答：${answered}`]),
    answer && `答复：${answer}`,
    note && `办结说明：${note}`,
  ]
    .filter(Boolean)
    .join('\n')
}

function list({ toAnswer, own }: z.output<typeof Tickets>): string {
  const part = (title: string, tickets: readonly Ticket[]) =>
    tickets.length > 0 ? [`${title}：${tickets.length} 张`, ...tickets.map((one) => `  ${line(one)}`)] : []
  const lines = [...part('等您答复', toAnswer), ...part('我的工单', own)]
  return lines.length > 0 ? lines.join('\n') : '没有工单。'
}

/** The action that was asked for. @throws UsageError for one there is not, or without what it needs */
function demandAction(action: string, number: string | undefined, text: string | undefined): void {
  if (!['list', 'show', 'take', 'answer', 'close'].includes(action))
    throw new UsageError(`tickets 没有“${action}”这个动作。可用：list、show、take、answer、close。`)
  if (action !== 'list' && !number) throw new UsageError('缺少工单号，例如 GD-0001。')
  if ((action === 'answer' || action === 'close') && !text) throw new UsageError('请用 --text 说明要告诉对方的话。')
}

/** `tickets [list] · show N · take N · answer N --text "…" · close N --text "…"`: the desk of those who answer in person. */
export async function runTickets(
  config: Config,
  [action = 'list', number]: readonly string[],
  { as, json, text }: TicketOptions,
): Promise<void> {
  demandAction(action, number, text)
  const connection = await connect(config)
  try {
    if (action === 'list') {
      const tickets = Tickets.parse(await bodyOf(await connection.request('/api/tickets', { as })))
      return json ? printJson(tickets) : print(list(tickets))
    }
    const path = `/api/tickets/${encodeURIComponent(number ?? '')}`
    const body =
      action === 'show'
        ? await bodyOf(await connection.request(path, { as }))
        : await postJson(connection, `${path}/${action}`, text === undefined ? {} : { text }, as)
    const ticket = Ticket.parse(body)
    if (json) printJson(ticket)
    else print(whole(ticket))
  } finally {
    await connection.close()
  }
}
