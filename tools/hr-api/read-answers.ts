import { type ApiAnswer, type Person, Problem, problemToError, type Scope, ToolError, type z } from '#sdk'
import { rolesFromWire, scopesFromWire, staffTypeFromWire } from './enums.ts'
import { type Operation, TokenAnswer } from './schemas/index.ts'

/** A token on behalf of one person, and who the person is at this moment. */
export type Exchanged = {
  readonly token: string
  readonly expiresInSeconds: number
  /** Scopes of this token. */
  readonly scopes: readonly Scope[]
  readonly person: Omit<Person, 'locale'>
}

/** The HR system did not answer as it should. */
export function unavailableError(): ToolError {
  return problemToError({ type: 'about:blank', title: 'unavailable', status: 503, code: 'UNAVAILABLE' })
}

/** What an answer to a dry run is that is none. */
export const broken: ApiAnswer = {
  ok: false,
  problem: { type: 'about:blank', title: 'Not the answer of a dry run', status: 503, code: 'UNAVAILABLE' },
}

/** The answer that an operation was given when it was carried out. */
export function storedAnswer({ status, body }: z.output<typeof Operation>): ApiAnswer {
  if (status < 400) return { ok: true, body }
  const problem = Problem.safeParse(body)
  return problem.success
    ? { ok: false, problem: problem.data }
    : { ok: false, problem: { type: 'about:blank', title: `Stored answer ${status}`, status, code: 'INVALID' } }
}

/**
 * Reads the answer to an exchange of tokens.
 * @throws ToolError 'not_found' when no active member of staff has this id, 'unavailable' without an answer
 */
export function exchanged(answer: ApiAnswer, status: number): Exchanged {
  if (status === 401)
    throw new Error('The HR system refused the client credentials. Check HR_CLIENT_ID and HR_CLIENT_SECRET.')
  if (!answer.ok && status >= 400 && status < 500 && status !== 429)
    throw new ToolError('not_found', {
      zh: '人事系统里没有与您的账号对应的在职人员，请联系人事科核对。',
      en: 'The HR system has no active member of staff for your account. Please ask the HR office.',
    })
  const parsed = answer.ok ? TokenAnswer.safeParse(answer.body) : undefined
  if (!parsed?.success) throw unavailableError()
  const { access_token: token, expires_in: expiresInSeconds, scope, person } = parsed.data
  return {
    token,
    expiresInSeconds,
    scopes: scopesFromWire(scope.split(' ')),
    person: {
      ...person,
      staffType: staffTypeFromWire(person.staffType),
      roles: rolesFromWire(person.roles),
      scopes: scopesFromWire(person.scopes),
    },
  }
}
