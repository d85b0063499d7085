import * as z from 'zod'
import { ToolError, type ToolErrorCode } from './errors.ts'
import type { Text } from './text.ts'

/** A refusal of the service behind a plugin, RFC 9457 with the codes of `domain/hrms.md` §2. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  detailEn: z.string().optional(),
  needs: z.array(z.string()).optional(),
})
export type Problem = z.output<typeof Problem>

type Path = `/${string}`
type Query = Readonly<Record<string, string | number | boolean | undefined>>
type Ask<S extends z.ZodType> = {
  /** The answer is parsed by it; an answer that does not fit is a fault of the service. */
  readonly expect: S
  /** Sentences for problem codes of this call that the person should read in our words. */
  readonly tell?: Readonly<Record<string, Text>>
}

/** The service behind a plugin, rooted and authorised by the host on behalf of the person who asks. */
export type Api = {
  get<S extends z.ZodType>(path: Path, ask: Ask<S> & { readonly query?: Query }): Promise<z.output<S>>
  /** Counts and checks a write without doing it (`dryRun=true`); for `prepare`. */
  preview<S extends z.ZodType>(path: Path, ask: Ask<S> & { readonly send: unknown }): Promise<z.output<S>>
  /** Writes; only in `run` of a submit tool. The host adds the key that makes it happen once. */
  post<S extends z.ZodType>(path: Path, ask: Ask<S> & { readonly send: unknown }): Promise<z.output<S>>
}

/** One call as plain data, so that a tool may run in another thread or process. */
export type ApiCall = {
  readonly method: 'GET' | 'PREVIEW' | 'POST'
  readonly path: string
  readonly query?: Query
  readonly send?: unknown
}
/** The answer to an {@link ApiCall}: the body, or the problem the service reported. */
export type ApiAnswer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly problem: Problem }

const codeOfProblem: Readonly<Record<string, ToolErrorCode>> = {
  NEEDS_INPUT: 'needs_input',
  CALENDAR_MISSING: 'blocked',
  BALANCE_SHORT: 'blocked',
  BLOCKED_BY_RULE: 'blocked',
  NEEDS_REVIEW: 'blocked',
  OUT_OF_SCOPE: 'forbidden',
  FORBIDDEN_FIELD: 'forbidden',
  STALE: 'conflict',
  DUPLICATE: 'conflict',
  NOT_FOUND: 'not_found',
  INVALID: 'invalid',
  CHANGED: 'changed',
}

const unavailable: Text = {
  zh: '人事系统暂时没有响应，请稍后再试。',
  en: 'The HR system does not answer at the moment. Please try again later.',
}

/** The failure a person hears about for a problem of the service. */
export function problemToError(problem: Problem, tell: Readonly<Record<string, Text>> = {}): ToolError {
  const code =
    codeOfProblem[problem.code] ?? (problem.status < 500 && problem.status !== 429 ? 'invalid' : 'unavailable')
  const own =
    code === 'unavailable'
      ? unavailable
      : { zh: problem.detail ?? problem.title, en: problem.detailEn ?? problem.title }
  return new ToolError(code, tell[problem.code] ?? own, { needs: problem.needs ?? [] })
}

/** Makes the typed service of a plugin from a function that carries calls as plain data. */
export function createApi(carry: (call: ApiCall) => Promise<ApiAnswer>): Api {
  async function ask<S extends z.ZodType>(call: ApiCall, { expect, tell }: Ask<S>): Promise<z.output<S>> {
    const answer = await carry(call)
    if (!answer.ok) throw problemToError(answer.problem, tell)
    const parsed = expect.safeParse(answer.body)
    if (!parsed.success) throw new ToolError('unavailable', unavailable, { cause: parsed.error })
    return parsed.data
  }
  return {
    get: (path, { query, ...rest }) => ask({ method: 'GET', path, ...(query ? { query } : {}) }, rest),
    preview: (path, { send, ...rest }) => ask({ method: 'PREVIEW', path, send }, rest),
    post: (path, { send, ...rest }) => ask({ method: 'POST', path, send }, rest),
  }
}
