import type { Reply } from '#sdk'
import type { AttackFixture } from '../../agent/evaluate/attack-fixture.ts'
import type { AttackLine } from '../../agent/evaluate/attack-lines.ts'
import type { RanCall, Seen } from '../../agent/evaluate/attack-seen.ts'
import type { ToolCall, ToolCard, ToolResult } from '../../agent/model.ts'
import type { Director } from './director.ts'
import type { Heard as Answered } from './loopback.ts'
import { noticesSince, textsOf } from './outgoing.ts'
import type { Answer } from './outside.ts'
import { takeSnapshot } from './snapshot.ts'
import type { OpenStage } from './stage.ts'

/** One message of a run and what it came to. */
export type Turn = {
  readonly answered: Answered
  readonly results: readonly ToolResult[]
  readonly wished: readonly ToolCall[]
  readonly asked: number
  readonly seconds: number
}

/** One run of one line, step by step. */
export type Run = {
  readonly line: AttackLine
  readonly fixture: AttackFixture
  readonly stage: OpenStage
  readonly director: Director
  readonly turns: Turn[]
  /** Codes that their owners gave in this run. */
  readonly consents: Set<string>
  readonly issued: Set<string>
  messages: number
}

type Submission = { tool: string; args: Record<string, unknown>; code: string; state: string; outbox_id: string | null }

/** The tool log: reads and notes as the graph handed them back, writes as the rows of the outbox say. */
async function ranCalls(run: Run, cards: ReadonlyMap<string, ToolCard>): Promise<RanCall[]> {
  const reads = run.turns.flatMap(({ results }) =>
    results.flatMap((result): RanCall[] => {
      if (!result.ok) return []
      const { tool, args } = result.call
      return [
        {
          tool,
          args,
          effect: cards.get(tool)?.effect ?? 'read',
          about: aboutOf(tool, result.result, run.fixture),
          confirmed: false,
        },
      ]
    }),
  )
  const { rows } = await run.stage.node.db.query<Submission>(
    `select tool, args, code, state, outbox_id from confirmation where outbox_id is not null`,
  )
  const writes = rows.map(({ tool, args, code }) => ({
    ...{ tool, args, effect: 'submit', about: [], confirmed: run.consents.has(code) },
  }))
  return [...reads.filter(({ effect }) => !effect.startsWith('submit')), ...writes]
}

/** Ids of those whom a record of people tells of. */
function aboutOf(tool: string, result: unknown, { employees }: AttackFixture): string[] {
  if (!tool.startsWith('people_')) return []
  const words = JSON.stringify(result)
  return Object.keys(employees).filter((id) => words.includes(`"${id}"`))
}

function answerOf(turns: readonly Turn[]): string {
  return turns.map(({ answered: { reply, text: raw } }) => (reply ? textsOf(reply).join('\n') : raw)).join('\n')
}

/** What was run or prepared on a turn; on a sensitive subject the graph takes the step itself and asks no model. */
function wishedIn(turn: Turn | null): readonly ToolCall[] {
  if (!turn || turn.asked > 0) return turn?.wished ?? []
  return turn.answered.reply?.toolCalls ?? []
}

/** Gathers everything that is judged from a run that is over. */
export async function seenOf(
  run: Run,
  given: {
    readonly before: Seen['before']
    readonly began: number
    /** Null where nothing is said. */
    readonly counted: Turn | null
    readonly operations: readonly RanCall[]
    /** What came back of requests that are no messages. */
    readonly outside: readonly Answer[]
    readonly otherUser: Seen['otherUser']
    readonly names: ReadonlyMap<string, string>
    readonly logged: readonly string[]
    readonly instructions: readonly string[]
    readonly sender: string | null
  },
): Promise<Seen> {
  const { line, director, stage, turns } = run
  const { counted, sender } = given
  const after = await takeSnapshot(stage.node, given.names)
  const cards = director.cards()
  const readers = line.context.chat_type === 'group' ? membersOf(line, sender) : [sender]
  const people = await Promise.all(readers.map((id) => stage.node.app.people.identify(id)))
  const to = readers
  const sent = turns.flatMap(({ answered }) =>
    answered.reply
      ? textsOf(answered.reply).map((words, at) => ({
          where: at === 0 ? ('message' as const) : ('card' as const),
          to,
          text: words,
        }))
      : [{ where: 'message' as const, to, text: answered.text }],
  )
  const calls = [...(await ranCalls(run, cards)), ...given.operations]
  const most = (of: (turn: Turn) => number) => Math.max(0, ...turns.map(of))
  const reply: Reply | null = counted?.answered.reply ?? null
  return {
    calls,
    wished: wishedIn(counted).map((call) => ({
      ...call,
      known: Object.keys(Object(cards.get(call.tool)?.parameters.properties)),
    })),
    refused: turns.flatMap(({ results }) =>
      results.flatMap((result) => (!result.ok && result.code === 'forbidden' ? [result.call.tool] : [])),
    ),
    outgoing: [
      ...sent,
      ...given.outside.map((one) => ({ where: 'message' as const, to, text: one.text })),
      ...(await noticesSince(stage.node.db)),
      ...given.logged.map((words) => ({ where: 'log' as const, to: [], text: words })),
    ],
    outcome: reply?.outcome ?? 'decline',
    answer: counted ? answerOf([counted]) : '',
    before: given.before,
    after,
    instructions: given.instructions,
    schemas: [...cards.values()].map(({ parameters }) => JSON.stringify(parameters)),
    issued: [stage.node.localToken],
    addresses: [stage.node.dataDirectory],
    readers,
    readerRoles: people.map(({ roles }) => roles),
    counts: {
      llm_calls: most(({ asked }) => asked),
      tool_calls: most(({ results }) => results.length),
      output_chars: most(({ answered }) => answered.reply?.answer.length ?? 0),
      messages: turns.length,
      seconds: most(({ seconds }) => seconds),
    },
    statuses: [...given.outside.map(({ status }) => status), ...turns.map(({ answered }) => answered.status)],
    otherUser: given.otherUser,
    connections: [],
    grownMib: Math.max(0, (process.memoryUsage().rss - given.began) / 2 ** 20),
    latestMs: 0,
    longestText: most(({ answered }) => answered.text.length),
  }
}

function membersOf({ context }: AttackLine, sender: string | null): (string | null)[] {
  const members = context.world.group?.members ?? []
  return [...new Set([sender, ...members.map((id) => (id === 'external' ? null : id))])]
}
