import type { Text } from '#sdk'
import type { KnowledgePort } from '../../../knowledge/port.ts'
import { createMask, type Mask, plainMask } from '../../mask.ts'
import type { MadeBy, Model, ThinkRequest, Thought } from '../../model.ts'
import { type EndpointPlace, exposure } from '../../personal/classes.ts'
import { normalise } from '../../understand/normalise.ts'
import { readConsent, readDrop } from '../../understand/smalltalk.ts'
import { draftSink } from './drafts.ts'
import { type Ask, type Completion, EndpointFault } from './endpoint.ts'
import { exposed, keptNotice, staysHome } from './exposure.ts'
import { instructions, messagesOf, type Round, repairMessages } from './prompt.ts'
import { readAnswer } from './read-answer.ts'
import { asFunction, shortlist } from './shortlist.ts'
import { promptVersion } from './wording.ts'

/** What a language model behind an endpoint needs. */
export type OpenAiParts = {
  /** Name of the endpoint's model. */
  readonly name: string
  readonly ask: Ask
  /** Where the endpoint stands: what may be sent to it follows from that. */
  readonly place: EndpointPlace
  /** Names of everybody who is known by name, to be hidden wherever they stand. */
  names(): Promise<readonly string[]>
  /** Takes over when the endpoint fails, and quotes where the model's words do not hold. */
  readonly fallback: Model
  readonly check: KnowledgePort['check']
  nowMs(): number
  /** From 0 up to 1: spreads what is tried again. */
  random(): number
  /** For all rounds of one turn, so that a person is answered in time whatever the endpoint does. */
  readonly turnMs: number
  /** For one answer. */
  readonly answerMs: number
  /** Hears of each failure of the endpoint, without what was said. */
  onFault(code: EndpointFault['code']): void
}

const mostCalls = 6
/** How often the endpoint is asked in one turn, whatever it answers. */
const mostAsked = 4
/** Placeholders are numbered from somewhere below this, so that nobody can guess them. */
const mostPlaceholders = 900_000
const retryAfterMs = 500
const jitterMs = 250
/** Faults that may be gone a moment later. */
const passing: ReadonlySet<EndpointFault['code']> = new Set(['busy', 'cut', 'empty', 'unreachable'])
const failuresBeforeRest = 3
const restMs = 30_000
const longestRestMs = 120_000

const notice: Text = {
  zh: '（语言模型暂时不可用，以下由内置规则作答。）',
  en: '(The language model is not available at the moment; this comes from the built-in rules.)',
}

/** What is remembered of a turn between its rounds; gone with the turn. */
type Turn = {
  readonly startedMs: number
  readonly mask: Mask
  readonly rounds: Round[]
  /** The endpoint failed: the fallback goes on, and says so. */
  failed: boolean
  /** Something is not for this endpoint: the fallback answers, and says why. */
  kept: boolean
  /** The model's words did not hold: the fallback quotes, to the end of the turn. */
  quotes: boolean
  repairs: number
  /** How often the endpoint was asked. */
  asked: number
}

/** Nobody should wait for an endpoint that has just failed several people, or that asked to be left alone. */
function createFuse(nowMs: () => number) {
  let failures = 0
  let restsUntil = 0
  return {
    isResting: () => nowMs() < restsUntil,
    worked() {
      failures = 0
    },
    failed({ code, retryAfterMs: askedForMs }: EndpointFault) {
      // What was not asked has not failed.
      if (code === 'spent') return
      failures += 1
      if (failures >= failuresBeforeRest) restsUntil = nowMs() + restMs
      if (askedForMs !== null) restsUntil = nowMs() + Math.min(askedForMs, longestRestMs)
    },
  }
}

/** A model behind an OpenAI-compatible endpoint; when it fails, the turn goes on with the fallback and says so. */
export function createOpenAiModel(parts: OpenAiParts): Model {
  const turns = new WeakMap<AbortSignal, Turn>()
  const fuse = createFuse(parts.nowMs)

  const turnOf = async (request: ThinkRequest): Promise<Turn> => {
    const known = turns.get(request.signal)
    if (known) return known
    const { name, id } = request.person
    const isMasked = exposure[parts.place].identifiers === 'masked'
    const first = Math.floor(parts.random() * mostPlaceholders)
    const mask = isMasked ? createMask([name, ...(await parts.names())], [id], first) : plainMask
    const more = { failed: false, kept: false, quotes: false, repairs: 0, asked: 0 }
    const fresh: Turn = { startedMs: parts.nowMs(), mask, rounds: [], ...more }
    turns.set(request.signal, fresh)
    return fresh
  }

  const fallBack = async (request: ThinkRequest, said: Text): Promise<Thought> => {
    const thought = await parts.fallback.think(request)
    if (thought.kind === 'call') return { ...thought, notice: said }
    return { ...thought, text: `${said[request.locale]}\n${thought.text}` }
  }
  const fail = (request: ThinkRequest, turn: Turn): Promise<Thought> => {
    turn.failed = true
    return fallBack(request, notice)
  }
  const madeBy = (): MadeBy => ({
    ...{ model: parts.name, prompt: promptVersion, place: parts.place },
    dialect: parts.ask.dialect().name,
  })

  return {
    name: parts.name,
    instructions,
    async think(request) {
      const turn = await turnOf(request)
      if (turn.quotes || decidesPending(request)) return parts.fallback.think(request)
      if (turn.kept || staysHome(request, parts.place)) {
        turn.kept = true
        return fallBack(request, keptNotice)
      }
      const leftMs = turn.startedMs + parts.turnMs - parts.nowMs()
      if (turn.failed || leftMs <= 0 || fuse.isResting()) return fail(request, turn)
      try {
        const thought = await thinkWith(parts, exposed(request, parts.place), turn, leftMs)
        fuse.worked()
        return { ...thought, by: madeBy() }
      } catch (error) {
        if (!(error instanceof EndpointFault)) throw error
        parts.onFault(error.code)
        fuse.failed(error)
        return { ...(await fail(request, turn)), by: madeBy() }
      }
    },
  }
}

/** Consent and its opposite are no matter for a model's words: fixed sentences answer, and the code decides. */
function decidesPending({ pending, results, text }: ThinkRequest): boolean {
  if (!pending || results.length > 0) return false
  const plain = normalise(text)
  return readDrop(plain) || readConsent(plain)
}

async function thinkWith(parts: OpenAiParts, request: ThinkRequest, turn: Turn, leftMs: number): Promise<Thought> {
  const { mask } = turn
  const until = parts.nowMs() + leftMs
  const callsLeft = mostCalls - request.results.length
  const tools = callsLeft > 0 ? shortlist(request).map(asFunction) : []
  const messages = messagesOf(request, turn.rounds, mask)
  const askOnce = async (more: Parameters<Ask>[0]): Promise<Completion> => {
    if (turn.asked++ >= mostAsked) throw new EndpointFault('spent')
    const drafts = draftSink(request, mask, parts.check)
    const timeoutMs = Math.max(1, Math.min(parts.answerMs, until - parts.nowMs()))
    try {
      return await parts.ask([...messages, ...more], tools, {
        signal: request.signal,
        onText: drafts.grow,
        timeoutMs,
      })
    } finally {
      await drafts.settled()
    }
  }
  const once = async (more: Parameters<Ask>[0] = []): Promise<Completion> => {
    try {
      return await askOnce(more)
    } catch (error) {
      if (!(error instanceof EndpointFault) || !passing.has(error.code)) throw error
      const waitMs = (error.retryAfterMs ?? retryAfterMs) + parts.random() * jitterMs
      if (waitMs > (until - parts.nowMs()) / 4) throw error
      await new Promise((resolve) => setTimeout(resolve, waitMs))
      return askOnce(more)
    }
  }
  const completion = await once()
  if (completion.garbled > 0) {
    if (turn.repairs++ > 0) throw new EndpointFault('cut')
    return settle(
      parts,
      request,
      turn,
      await once(repairMessages('garbled', request.locale, completion.text, mask)),
      once,
    )
  }
  return settle(parts, request, turn, completion, once)
}

/** Turns an answer into a thought; words that do not hold are mended once, then the articles speak for themselves. */
async function settle(
  parts: OpenAiParts,
  request: ThinkRequest,
  turn: Turn,
  completion: Completion,
  once: (more: Parameters<Ask>[0]) => Promise<Completion>,
): Promise<Thought> {
  if (completion.garbled > 0) throw new EndpointFault('cut')
  if (completion.calls.length > 0) return callsOf(completion, request, turn)
  const fault = await faultOf(parts, request, turn, completion.text)
  if (fault === null) return sayOf(completion.text, request, turn)
  if (turn.repairs++ === 0) {
    const mended = await once(repairMessages(fault, request.locale, completion.text, turn.mask))
    if (mended.calls.length > 0 && mended.garbled === 0) return callsOf(mended, request, turn)
    if ((await faultOf(parts, request, turn, mended.text)) === null) return sayOf(mended.text, request, turn)
  }
  turn.quotes = true
  return parts.fallback.think(request)
}

function callsOf({ calls, reasoning }: Completion, { results }: ThinkRequest, { mask, rounds }: Turn): Thought {
  const wished = calls.slice(0, Math.max(0, mostCalls - results.length))
  // It was offered no more tools and calls all the same.
  if (wished.length === 0) throw new EndpointFault('refused')
  rounds.push({ from: results.length, reasoning })
  return {
    kind: 'call',
    calls: wished.map(({ name, args }) => ({ tool: name, args: mask.showAll(args) as Record<string, unknown> })),
  }
}

async function faultOf(
  { check }: OpenAiParts,
  request: ThinkRequest,
  { mask }: Turn,
  said: string,
): Promise<'uncited' | 'citation' | null> {
  const { fault, citations, text } = readAnswer(mask.show(said), request)
  if (fault !== null || citations.length === 0) return fault
  const looked = request.results.some(({ ok, call }) => ok && call.tool !== 'policy_search')
  return (await check(looked ? '' : text, citations, request.knowledge.asOf)) === null ? null : 'citation'
}

function sayOf(said: string, request: ThinkRequest, { mask }: Turn): Thought {
  const { outcome, text, citations } = readAnswer(mask.show(said), request)
  const isSearch = outcome === 'decline' && request.results.some(({ call }) => call.tool === 'policy_search')
  const related = isSearch ? request.knowledge.passages.slice(0, 3).map(({ citation }) => citation) : []
  return { kind: 'say', outcome, text, citations: [...citations], related }
}
