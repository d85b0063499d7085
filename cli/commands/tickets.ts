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
  isLive: z.boolean().optional(),
  talk: z.array(z.object({ byColleague: z.boolean(), text: z.string() })).optional(),
})
type Ticket = z.output<typeof Ticket>
const Tickets = z.object({ toAnswer: z.array(Ticket), own: z.array(Ticket) })

const states = { open: '等人接手', taken: '正在办', answered: '已答复', closed: '已办结' } as const

/** What `tickets` is given. */
export type TicketOptions = {
  readonly as: string
  readonly json: boolean
  readonly text: string | undefined
  /** How others would ask what the answer is for: it becomes a draft of the knowledge base too. */
  readonly draft: string | undefined
  /** What the draft rests on, each `文件#条`; left out = what was cited before the matter was handed over. */
  readonly citations: readonly string[]
}

function line({ number, state, dueOn, asker, unit, topic, summary }: Ticket): string {
  return [number, states[state], `期限 ${dueOn}`, asker ? `${asker}（${unit ?? ''}）` : '', topic || summary]
    .filter(Boolean)
    .join('  ')
}

function whole(ticket: Ticket): string {
  const { summary, exchanges, answer, note, talk = [], isLive = false } = ticket
  return [
    line(ticket),
    summary && `说明：${summary}`,
    ...exchanges.flatMap(({ said, answered }) => [`  问：${said}`, answered && `  答：${answered}`]),
    isLive && '您或同事正在对话中。',
    ...talk.map(({ byColleague, text }) => `  ${byColleague ? '人事科' : '本人'}：${text}`),
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

const actions = ['list', 'show', 'take', 'say', 'hand-back', 'answer', 'close', 'draft']

/** The action that was asked for. @throws UsageError for one there is not, or without what it needs */
function demandAction(action: string, number: string | undefined, text: string | undefined): void {
  if (!actions.includes(action)) throw new UsageError(`tickets 没有“${action}”这个动作。可用：${actions.join('、')}。`)
  if (action !== 'list' && !number) throw new UsageError('缺少工单号，例如 GD-0001。')
  if (['say', 'answer', 'close'].includes(action) && !text) throw new UsageError('请用 --text 说明要告诉对方的话。')
}

const Made = z.object({ id: z.string(), answer: z.string(), version: z.number() })

/** Where a draft rests, from `文件#条`. @throws UsageError for what has no article */
function citationOf(given: string): { readonly document: string; readonly article: string } {
  const [document, article] = given.split('#')
  if (!document || !article)
    throw new UsageError(`“${given}”要写成 文件#条，例如 职工带薪年休假条例(2007-12-14)#第三条。`)
  return { document, article }
}

/** Makes the draft. */
async function draftFrom(
  connection: Awaited<ReturnType<typeof connect>>,
  path: string,
  { as, text, draft, citations }: TicketOptions,
): Promise<z.output<typeof Made>> {
  if (!draft) throw new UsageError('请用 --draft 写明别人会怎么问，例如 --draft "年休假能不能跨年"。')
  const body = {
    question: draft,
    ...(text === undefined ? {} : { text }),
    ...(citations.length > 0 ? { citations: citations.map(citationOf) } : {}),
  }
  return Made.parse(await postJson(connection, `${path}/draft`, body, as))
}

function drafted({ answer, version }: z.output<typeof Made>): string {
  return `已写成知识库草稿：第 ${answer} 号答复，第 ${version} 版，待另一人审定。`
}

/**
 * `tickets [list] · show N · take N · say N --text "…" · hand-back N · answer N --text "…" [--draft "…"] · close N --text "…" ·
 * draft N --draft "…" [--expect 文件#条]`: the desk of those who answer in person.
 */
export async function runTickets(
  config: Config,
  [action = 'list', number]: readonly string[],
  options: TicketOptions,
): Promise<void> {
  const { json, text } = options
  demandAction(action, number, text)
  const connection = await connect(config)
  try {
    const { found, words } = await stepped(connection, action, number, options)
    if (json) printJson(found)
    else print(words)
  } finally {
    await connection.close()
  }
}

type Stepped = { readonly found: Readonly<Record<string, unknown>>; readonly words: string }

/** Takes one step at the desk. */
async function stepped(
  connection: Awaited<ReturnType<typeof connect>>,
  action: string,
  number: string | undefined,
  options: TicketOptions,
): Promise<Stepped> {
  const { as, text } = options
  if (action === 'list') {
    const tickets = Tickets.parse(await bodyOf(await connection.request('/api/tickets', { as })))
    return { found: tickets, words: list(tickets) }
  }
  const path = `/api/tickets/${encodeURIComponent(number ?? '')}`
  if (action === 'draft') {
    const made = await draftFrom(connection, path, options)
    return { found: made, words: drafted(made) }
  }
  const body =
    action === 'show'
      ? await bodyOf(await connection.request(path, { as }))
      : await postJson(connection, `${path}/${action}`, text === undefined ? {} : { text }, as)
  const ticket = Ticket.parse(body)
  if (action !== 'answer' || !options.draft) return { found: ticket, words: whole(ticket) }
  const made = await draftFrom(connection, path, options)
  return { found: { ...ticket, draft: made }, words: `${whole(ticket)}\n${drafted(made)}` }
}
