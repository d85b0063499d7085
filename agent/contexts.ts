import {
  type ApiAnswer,
  type ApiCall,
  createApi,
  isToolError,
  type Log,
  type Person,
  type Scope,
  type ToolContext,
  ToolError,
} from '#sdk'
import { hashContent, sha256 } from '#sdk/canonical'
import { createBufferedDocuments } from './buffered-documents.ts'
import { type Occasion, onOccasion } from './occasion.ts'
import type { Clock, DocumentStore, FileMaker, OwnWrite, Service, ServiceSession, Shown } from './ports.ts'
import type { Offered } from './toolbox.ts'

/** Computes a rule by name; bound to the rules of law by the wiring. */
export type Rules = ToolContext['rules']

/** What the host needs to give a tool its context. */
export type ContextSources = {
  /** By the service name a plugin declares. */
  service(name: string): Service
  readonly documents: DocumentStore
  readonly files: FileMaker
  readonly rules: Rules
  readonly clock: Clock
  readonly log: Log
}

/** The answer to a write was lost, or the service is away: the submission is tried again later, and nothing is said. */
export class DeliverLater extends Error {
  override readonly name = 'DeliverLater'
  readonly code = 'deliver_later'
}

const writeOutsideRun: ApiAnswer = {
  ok: false,
  problem: { type: 'about:blank', title: 'not allowed here', status: 403, code: 'OUT_OF_SCOPE' },
}

/** The session is opened at the first call, so that a tool which only computes needs no service. */
function lazily(open: () => Promise<ServiceSession>): () => Promise<ServiceSession> {
  let session: Promise<ServiceSession> | undefined
  return () => {
    session ??= open()
    return session
  }
}

function base(
  sources: ContextSources,
  offered: Offered,
  person: Person,
  signal: AbortSignal,
  /** Names the files that are made, so that a second try makes the same ones; null makes new ones. */
  occasion: string | null,
): Omit<ToolContext, 'api'> {
  return {
    person,
    documents: sources.documents(offered.plugin.id),
    render: sources.files(person.id, occasion),
    rules: sources.rules,
    now: sources.clock.now(),
    log: sources.log.child({ tool: offered.name }),
    signal,
  }
}

/** What the token of a call is asked for: the rights needed, and those that widen what is shown. */
function rightsOf({ tool }: Offered): readonly Scope[] {
  return [...tool.scopes, ...(tool.wider ?? [])]
}

/**
 * The context of a tool that runs or prepares: reads and dry runs, and for a note what needs no consent.
 * @param turn where it is asked for; null for a page, which has no conversation
 */
export function readingContext(
  sources: ContextSources,
  offered: Offered,
  person: Person,
  signal: AbortSignal,
  turn: { readonly conversation: string; readonly turnId: string } | null,
): { readonly context: ToolContext; readonly shown: Shown[] } {
  const session = lazily(() => sources.service(offered.plugin.service).open(person.id, rightsOf(offered)))
  const shown: Shown[] = []
  const carry = async (call: ApiCall): Promise<ApiAnswer> => {
    if (call.method === 'POST')
      return offered.tool.effect === 'note' ? noteOnly(await session(), call) : writeOutsideRun
    if (call.method === 'GET') return (await session()).read(call)
    const { answer, confirmationToken } = await (await session()).preview(call)
    // Without a token it was no dry run of a write but a calculation: nothing will be sent for it.
    if (answer.ok && confirmationToken !== null) shown.push(await remember(call, answer.body))
    return answer
  }
  const context = { ...base(sources, offered, person, signal, null), api: createApi(carry) }
  if (turn) onOccasion(context, { conversation: turn.conversation, turnId: turn.turnId, sending: null })
  return { context, shown }
}

/** A note may only post what the service takes without consent: a dry run that brings a token was of something else. */
async function noteOnly(session: ServiceSession, call: ApiCall): Promise<ApiAnswer> {
  const { answer, confirmationToken } = await session.preview({ ...call, method: 'PREVIEW' })
  return confirmationToken === null ? answer : writeOutsideRun
}

async function remember(call: ApiCall, counted: unknown): Promise<Shown> {
  return { path: call.path, sendHash: await hashContent(call.send ?? null), countedHash: await hashContent(counted) }
}

/** How far earlier tries of a submission came. */
export type SubmissionProgress = {
  /** Answers of the writes that were made, by call index. */
  readonly answered: readonly ApiAnswer[]
  /** What was read before the first write, by call. */
  readonly read: Readonly<Record<string, ApiAnswer>>
}

/** A stored submission, as far as sending it needs. */
export type Submission = {
  readonly confirmationId: string
  readonly occasion: Omit<Occasion, 'sending'>
  /** The number that a write on Renshi's own side has for its receipt. */
  readonly receipt: string
  readonly shown: readonly Shown[]
  readonly progress: SubmissionProgress
  /** True when an earlier try may have reached the service. */
  readonly resent: boolean
  /** Keeps how far this try has come before anything else happens. */
  keep(progress: SubmissionProgress): Promise<void>
}

/**
 * The context of a confirmed submission. Each write has its own key; an earlier answer is used again, a key the
 * service knows is its stored answer, and what is sent is first counted anew and compared with what was shown. A
 * further try reads what the first one read until its write: a leave that this very submission has withdrawn is still
 * found, and its stored answer becomes the receipt.
 */
export function sendingContext(
  sources: ContextSources,
  offered: Offered,
  person: Person,
  signal: AbortSignal,
  submission: Submission,
): {
  readonly context: ToolContext
  readonly later: () => DeliverLater | null
  /** What is to be written on Renshi's own side when the submission ends. */
  readonly writes: readonly OwnWrite[]
} {
  const session = lazily(() => sources.service(offered.plugin.service).open(person.id, rightsOf(offered)))
  const { read: readBefore } = submission.progress
  const answered = [...submission.progress.answered]
  const read: Record<string, ApiAnswer> = { ...readBefore }
  let index = 0
  let later: DeliverLater | null = null
  const putOff = (reason: string): never => {
    later = new DeliverLater(reason)
    throw later
  }
  const keepAnswer = async (at: number, answer: ApiAnswer): Promise<ApiAnswer> => {
    answered[at] = answer
    await submission.keep({ answered, read })
    return answer
  }
  const write = async (call: ApiCall): Promise<ApiAnswer> => {
    if (later) throw later
    const at = index++
    const before = answered[at]
    if (before) return before
    // The way to this write is kept first, for a try after an answer that is lost.
    if (at === 0 && Object.keys(read).length > 0) await submission.keep({ answered, read })
    const key = await sha256(`${submission.confirmationId}:${at}`)
    const answer = await session()
      .then((open) => writeOnce(open, call, key, submission.shown[at], submission.resent))
      .catch(whenAway)
    return answer ? keepAnswer(at, answer) : putOff('the service did not answer for certain')
  }
  const carry = async (call: ApiCall): Promise<ApiAnswer> => {
    if (call.method === 'POST') return write(call)
    const name = await hashContent(call)
    const before = index === 0 ? readBefore[name] : undefined
    if (before) return before
    const open = await session()
    const answer = call.method === 'GET' ? await open.read(call) : (await open.preview(call)).answer
    if (!answer.ok && isAway(answer)) return putOff('the service does not answer')
    if (answer.ok && index === 0) read[name] = answer
    return answer
  }
  const writes: OwnWrite[] = []
  const keep = (write: OwnWrite) => void writes.push(write)
  const parts = base(sources, offered, person, signal, submission.confirmationId)
  const documents = createBufferedDocuments(parts.documents, offered.plugin.id, keep)
  const context = { ...parts, documents, api: createApi(carry) }
  const { occasion, receipt } = submission
  onOccasion(context, { ...occasion, sending: { receipt, write: keep } })
  return { context, later: () => later, writes }
}

/** A service that is away leaves the outcome open; every other failure is thrown on. */
function whenAway(error: unknown): null {
  if (isToolError(error) && error.code === 'unavailable') return null
  throw error
}

/** One write under its key. @returns null when nobody can say yet whether it was done */
async function writeOnce(
  session: ServiceSession,
  call: ApiCall,
  key: string,
  shown: Shown | undefined,
  resent: boolean,
): Promise<ApiAnswer | null> {
  const stored = resent ? await session.operation(key) : null
  if (stored) return stored
  const { answer: counted, confirmationToken } = await session.preview({ ...call, method: 'PREVIEW' })
  if (!counted.ok && isAway(counted)) return null
  if (!counted.ok || !(await isAsShown(call, counted.body, shown))) {
    // An earlier try may have been carried out only just now, and what it did is what is in the way.
    const late = resent ? await session.operation(key) : null
    if (late) return late
    if (!counted.ok) return counted
    throw changed()
  }
  const { unknown, ...answer } = await session.write(call, key, confirmationToken)
  return unknown || isAway(answer) ? null : answer
}

function isAway(answer: ApiAnswer): boolean {
  return !answer.ok && (answer.problem.status >= 500 || answer.problem.status === 429 || answer.problem.status === 401)
}

async function isAsShown(call: ApiCall, counted: unknown, shown: Shown | undefined): Promise<boolean> {
  const now = await remember(call, counted)
  return shown?.path === now.path && shown.sendHash === now.sendHash && shown.countedHash === now.countedHash
}

function changed(): ToolError {
  return new ToolError('changed', {
    zh: '情况在您确认之后有了变化，没有提交。请按新的内容再确认一次。',
    en: 'Things have changed since you agreed, so nothing was submitted. Please look at it again and confirm anew.',
  })
}
