import { createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'

/** What an access token says: who may do what on whose behalf until when (epoch milliseconds). */
export const AccessClaims = z.object({
  kind: z.literal('access'),
  client: z.string(),
  staffId: z.string(),
  scopes: z.array(z.string()),
  expires: z.number(),
})
export type AccessClaims = z.output<typeof AccessClaims>

/** What a confirmation token says: which person saw which counted operation. */
export const ConsentClaims = z.object({
  kind: z.literal('consent'),
  id: z.string(),
  client: z.string(),
  /** Of person, operation and body. */
  fingerprint: z.string(),
  expires: z.number(),
})
export type ConsentClaims = z.output<typeof ConsentClaims>

const signatureOf = (secret: string, text: string): Buffer => createHmac('sha256', secret).update(text).digest()

/** True when two texts are equal; takes the same time wherever they differ. */
export function sameText(one: string, other: string): boolean {
  return timingSafeEqual(signatureOf('compare', one), signatureOf('compare', other))
}

/** Claims as a text that only the holder of the secret can make. */
export function sealToken(secret: string, claims: AccessClaims | ConsentClaims): string {
  const text = Buffer.from(JSON.stringify(claims)).toString('base64url')
  return `${text}.${signatureOf(secret, text).toString('base64url')}`
}

/** The claims of a token; null when it was not made with this secret, is of another kind or has expired. */
export function openToken<S extends typeof AccessClaims | typeof ConsentClaims>(
  secret: string,
  token: string,
  kind: S,
  nowMs = Date.now(),
): z.output<S> | null {
  const [text = '', signature = ''] = token.split('.')
  if (!sameText(signature, signatureOf(secret, text).toString('base64url'))) return null
  const parsed = kind.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  return parsed.success && parsed.data.expires > nowMs ? (parsed.data as z.output<S>) : null
}
