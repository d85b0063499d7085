import type { LangGraphRunnableConfig } from '@langchain/langgraph'
import { type Citation, isToolError, type Person, type ReplyPart, type Text, ToolError, z } from '#sdk'
import type { KnowledgePort, KnowledgeResult } from '../../knowledge/port.ts'
import { type ContextSources, readingContext } from '../contexts.ts'
import { decide, type Stage, type Verdict } from '../gate.ts'
import type { ToolCall, ToolResult } from '../model.ts'
import { hrAway } from '../people.ts'
import { closedWords } from '../policy.ts'
import type { AuditTrail, Clock } from '../ports.ts'
import { partsToText } from '../replies.ts'
import { type State, scopeOf, type TurnScope, type Update } from '../state.ts'
import { taintedArguments } from '../taint.ts'
import type { Offered } from '../toolbox.ts'
import { PolicyFound, policySearchName } from '../tools/policy-search.ts'
import { readerOf } from './gather.ts'

const maxCalls = 6
/** Reads that run beside each other; the HR system is asked on behalf of one person. */
const mostAtOnce = 3
const readTimeoutMs = 10_000
const Named = z.object({ citations: z.array(z.object({ title: z.string(), article: z.string() })) })

/** What running tools needs. */
export type ActParts = {
  readonly sources: ContextSources
  readonly knowledge: KnowledgePort
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly stage: Stage
}

type Ran = { readonly result: ToolResult; readonly parts: readonly ReplyPart[]; readonly sources: readonly Citation[] }

/** Fourth node: runs the read and note tools the model wished for, each behind the gate, and keeps their results. */
export function createAct(parts: ActParts) {
  return async (state: State, config: LangGraphRunnableConfig): Promise<Update> => {
    if (state.thought?.kind !== 'call') return {}
    const scope = scopeOf(config)
    const { toolbox } = scope
    const wished = state.thought.calls.filter(({ tool }) => !writes(toolbox.find(tool)))
    const left = Math.max(0, maxCalls - state.results.length)
    const isRead = ({ tool }: ToolCall) => toolbox.find(tool)?.tool.effect === 'read'
    const ran = await runInOrder(wished.slice(0, left), isRead, (call) => runTool(parts, call, scope, state))
    const found = ran.flatMap(({ result }) => passagesOf(result)).at(-1)
    const done = ran.flatMap(({ result }) => (result.ok ? [result.call] : []))
    return {
      ...(found ? { knowledge: found } : {}),
      results: [...state.results, ...ran.map(({ result }) => result)],
      shown: [...state.shown, ...ran.flatMap(({ parts: shown }) => shown)],
      sources: [...state.sources, ...ran.flatMap(({ sources }) => sources)],
      calls: [
        ...state.calls,
        ...done.map((call) => ({ ...call, effect: toolbox.find(call.tool)?.tool.effect ?? 'read' })),
      ],
    }
  }
}

/**
 * Works on things and gives the results in their order: those that change nothing at once, a few together; each other
 * one alone, after all before it.
 */
async function runInOrder<T, R>(
  things: readonly T[],
  mayRunBeside: (thing: T) => boolean,
  work: (thing: T) => Promise<R>,
): Promise<R[]> {
  const done: R[] = []
  let from = 0
  while (from < things.length) {
    const next = things.slice(from, from + mostAtOnce)
    const first = next.findIndex((thing) => !mayRunBeside(thing))
    const together = first < 0 ? next : next.slice(0, Math.max(1, first))
    done.push(...(await Promise.all(together.map(work))))
    from += together.length
  }
  return done
}

/** True for tools that go through prepare and confirm. */
export function writes(offered: Offered | undefined): boolean {
  return offered?.tool.effect === 'submit' || offered?.tool.effect === 'submit+'
}

/** A search of the model's own replaces the passages the turn began with. */
function passagesOf(result: ToolResult): KnowledgeResult[] {
  if (!result.ok || result.call.tool !== policySearchName) return []
  const parsed = PolicyFound.safeParse(result.result)
  return parsed.success ? [parsed.data.found] : []
}

async function runTool(parts: ActParts, call: ToolCall, scope: TurnScope, state: State): Promise<Ran> {
  const { locale } = state
  const offered = scope.toolbox.find(call.tool)
  try {
    const person = scope.audience ?? scope.person
    const { tool } = await admit(parts, offered, person, call)
    if (tool.effect !== 'read' && !state.sensitive) await refuseTainted(parts, call, scope, state)
    const input = parseArguments(tool.input, call)
    if (offered?.plugin.service !== 'none') await scope.progress(progressText(tool.title))
    const signal = AbortSignal.any([scope.signal, AbortSignal.timeout(readTimeoutMs)])
    const { context } = readingContext(parts.sources, offered as Offered, { ...person, locale }, signal, scope.turn)
    const result = tool.output.parse(await tool.run(input, context))
    const shown = await tool.show(result, { locale })
    const sources = await resolve(parts, result, scope, state.knowledge)
    return { result: { call, ok: true, result, text: partsToText(shown) }, parts: shown, sources }
  } catch (error) {
    return { result: failure(call, error), parts: [], sources: [] }
  }
}

/**
 * Passes a call through the gate; a denial is audited and thrown.
 * @throws ToolError `forbidden`, or `unavailable` for somebody whom the HR system could not yet name
 */
export async function admit(
  { stage, audit }: Pick<ActParts, 'stage' | 'audit'>,
  offered: Offered | undefined,
  person: Person,
  call: ToolCall,
): Promise<Offered> {
  const verdict: Verdict = decide(person, offered, stage)
  if (verdict.allow && offered) return offered
  const reason = verdict.allow ? 'unknown_tool' : verdict.reason
  await audit.record({ actor: person.id, action: 'tool.denied', subject: call.tool, detail: { reason } })
  if (reason === 'unidentified') throw hrAway()
  throw new ToolError('forbidden', reason === 'policy' && offered ? closedWords(offered.tool.title) : denial[reason])
}

const notYours: Text = {
  zh: '这里面有别人写的文字，不是您说的，我不能拿来替您提交。请用您自己的话说一遍。',
  en: 'Part of this was written by somebody else and not said by you, so I cannot submit it for you. Please say it in your own words.',
}

/**
 * Lets a call that changes something pass only with the person's own words.
 * @throws ToolError `invalid` when an argument was taken from what others wrote
 */
export async function refuseTainted(
  { audit }: Pick<ActParts, 'audit'>,
  call: ToolCall,
  { person, history }: TurnScope,
  { text, knowledge, results }: State,
): Promise<void> {
  const own = [text, ...history.map(({ said }) => said)]
  const found = (knowledge?.passages ?? []).map((passage) => passage.text)
  const shown = results.flatMap((result) => (result.ok ? [result.text, JSON.stringify(result.result)] : []))
  const answers = history.map(({ answered }) => answered)
  const tainted = taintedArguments(call.args, { own, others: [...found, ...shown, ...answers] })
  if (tainted.length === 0) return
  const detail = { reason: 'tainted', arguments: tainted.join(' ') }
  await audit.record({ actor: person.id, action: 'tool.denied', subject: call.tool, detail })
  throw new ToolError('invalid', notYours)
}

const denial: Readonly<Record<'unknown_tool' | 'guest' | 'scope' | 'stage' | 'policy', Text>> = {
  unknown_tool: { zh: '我没有办理这件事的功能。', en: 'There is no tool for this.' },
  guest: {
    zh: '您的账号还没有绑定人事系统里的本人，不能查询或办理个人事项。请联系人事科绑定。',
    en: 'Your account is not bound to a staff member yet, so personal matters are closed. Please ask the HR office to bind it.',
  },
  scope: { zh: '您没有办理这件事的权限。', en: 'You do not have the right to do this.' },
  policy: { zh: '按本单位的使用规则，这件事没有开放。', en: 'By the rules of your organisation this is not open.' },
  stage: { zh: '目前只开放查询，暂不能在这里提交。', en: 'Only look-ups are switched on at present.' },
}

/** Parses a call's arguments. @throws ToolError `needs_input` naming what is missing, or `invalid` */
export function parseArguments(schema: z.ZodObject, call: ToolCall): Record<string, unknown> {
  const parsed = schema.safeParse(call.args)
  if (parsed.success) return parsed.data
  const missing = parsed.error.issues.filter(
    ({ path }) => path.length === 1 && call.args[String(path[0])] === undefined,
  )
  const names = missing.map(({ path }) => String(path[0]))
  if (names.length > 0)
    throw new ToolError(
      'needs_input',
      { zh: `还缺少：${names.join('、')}。`, en: `Still missing: ${names.join(', ')}.` },
      { needs: names },
    )
  const faulty = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.')],
  )
  const wrong = [...new Set(faulty)].join('、')
  throw new ToolError('invalid', {
    zh: `这些内容不合要求：${wrong}。请检查后再说一次。`,
    en: `These do not fit: ${wrong}. Please check and say it again.`,
  })
}

/** A failure as the model reads it; what is no ToolError is a fault and ends the turn. */
export function failure(call: ToolCall, error: unknown): ToolResult {
  if (!isToolError(error)) throw error
  return { call, ok: false, code: error.code, tell: error.tell, needs: error.needs }
}

/**
 * The articles a calculator names as its source, from the knowledge base; where it does not hold the act, the passages
 * of this turn that rest on that very article.
 */
async function resolve(
  { knowledge, clock }: ActParts,
  result: unknown,
  scope: TurnScope,
  found: KnowledgeResult | null,
): Promise<Citation[]> {
  const named = Named.safeParse(result)
  if (!named.success) return []
  const asOf = clock.now().slice(0, 10)
  const citations = await Promise.all(
    named.data.citations.map(async ({ title, article }) => {
      const passage = await knowledge.named(title, article, asOf, readerOf(scope))
      return passage ?? found?.passages.find(({ text }) => text.includes(`《${title}》${article}`)) ?? null
    }),
  )
  return citations.flatMap((passage) => (passage ? [passage.citation] : []))
}

function progressText(title: Text): Text {
  return { zh: `正在办理：${title.zh} …`, en: `Working on: ${title.en} …` }
}
