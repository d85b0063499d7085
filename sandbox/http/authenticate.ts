import { Refusal } from '../refusal.ts'
import { covers, type Scope } from '../roles.ts'
import type { System } from '../system.ts'
import { AccessClaims, openToken, sameText } from '../tokens.ts'

/** True when the header holds the client's own credentials (HTTP Basic). */
export function isClient({ credentials }: System, authorization: string | undefined): boolean {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1]
  if (!encoded) return false
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return sameText(id, credentials.clientId) && sameText(secret, credentials.clientSecret)
}

/**
 * The client that calls with its own credentials.
 * @throws Refusal UNAUTHENTICATED
 */
export function requireClient(system: System, authorization: string | undefined): string {
  if (isClient(system, authorization)) return system.credentials.clientId
  throw new Refusal(
    'UNAUTHENTICATED',
    '请用客户端编号和密钥访问（HTTP Basic）。',
    "Use the client's id and secret (HTTP Basic).",
  )
}

/**
 * The claims of a bearer token.
 * @throws Refusal UNAUTHENTICATED when there is none, or it has expired
 */
export function requireToken({ credentials }: System, authorization: string | undefined): AccessClaims {
  const token = /^Bearer ([\w.-]+)$/i.exec(authorization ?? '')?.[1]
  const claims = token ? openToken(credentials.clientSecret, token, AccessClaims) : null
  if (claims) return claims
  throw new Refusal(
    'UNAUTHENTICATED',
    '访问令牌缺失或已过期，请重新换取令牌。',
    'The access token is missing or has expired. Exchange a new one.',
  )
}

/**
 * Checks that a token opens an operation that any one of these rights opens.
 * @throws Refusal OUT_OF_SCOPE
 */
export function requireScope(held: readonly string[], needed: readonly Scope[]): void {
  if (needed.length === 0 || needed.some((scope) => covers(held, scope))) return
  throw new Refusal(
    'OUT_OF_SCOPE',
    '您没有这项权限；如工作需要，请向人事科申请。',
    'You do not have this right. Ask the HR section if your work needs it.',
    { needs: needed },
  )
}
