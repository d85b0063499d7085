import { createHash, randomUUID } from 'node:crypto'
import type { Plan } from '../plan.ts'
import type { OperationRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import type { System } from '../system.ts'
import { ConsentClaims, openToken, sealToken } from '../tokens.ts'
import { operationId } from '../world.ts'

const consentMinutes = 10

/** A write as it arrived, its body checked and without the confirmation token. */
export type WriteCall = {
  readonly client: string
  /** Staff id of the person, or `job:<name>`. */
  readonly actorId: string
  /** Business instant. */
  readonly now: string
  /** Method and path, such as `POST /leave-requests`. */
  readonly operation: string
  readonly body: unknown
  readonly confirmationToken: string | undefined
  readonly key: string | undefined
  readonly plan: () => Plan
}

/** The answer to a write, and whether this call put something on disk. */
export type Written = { readonly status: number; readonly body: unknown; readonly committed: boolean }

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  return entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, one]) => [key, canonical(one)])
}

/** What must be the same for two calls to be the same write: person, operation and body. */
function fingerprintOf({ client, actorId, operation, body }: WriteCall): string {
  const text = JSON.stringify([client, actorId, operation, canonical(body)])
  return createHash('sha256').update(text).digest('hex')
}

/** Counts a write without doing it, and gives the token that the real one must bring. */
export function dryRun(system: System, call: WriteCall): Written {
  const { counted } = call.plan()
  const expires = Date.now() + consentMinutes * 60_000
  const confirmationToken = sealToken(system.credentials.clientSecret, {
    kind: 'consent',
    id: randomUUID(),
    client: call.client,
    fingerprint: fingerprintOf(call),
    expires,
  })
  const expiresAt = new Date(expires).toISOString()
  return { status: 200, body: { dryRun: true, confirmationToken, expiresAt, counted }, committed: false }
}

function repeated(stored: OperationRow, fingerprint: string): Written {
  if (stored.fingerprint === fingerprint) return { status: stored.status, body: stored.body, committed: false }
  throw new Refusal(
    'DUPLICATE',
    '这个 Idempotency-Key 已用于另一项内容不同的操作，请换一个新的。',
    'This Idempotency-Key was used for another write. Use a new one.',
    { needs: ['Idempotency-Key'] },
  )
}

function requireConsent(system: System, token: string | undefined, fingerprint: string): ConsentClaims {
  if (!token)
    throw new Refusal(
      'NEEDS_INPUT',
      '请先试算（dryRun=true）并带上确认令牌。',
      'Do a dry run first and send its confirmation token.',
      {
        needs: ['confirmationToken'],
      },
    )
  const claims = openToken(system.credentials.clientSecret, token, ConsentClaims)
  if (!claims || claims.fingerprint !== fingerprint || system.world.consents.has(claims.id))
    throw new Refusal(
      'STALE',
      '确认令牌已过期、已使用或与提交内容不一致，请重新试算并确认。',
      'The confirmation token has expired, was used, or belongs to another content. Do a new dry run and confirm it.',
      { needs: ['confirmationToken'] },
    )
  return claims
}

/**
 * Does a write once: the same key with the same content gets the stored answer, whatever became of its token. The
 * request, its ledger entries, its approval and the stored answer are one record of the journal.
 */
export async function writeOnce(system: System, call: WriteCall): Promise<Written> {
  const { key, client } = call
  if (!key || !/^[\x21-\x7e]{1,200}$/.test(key))
    throw new Refusal(
      'NEEDS_INPUT',
      '写操作须带 Idempotency-Key 请求头（不超过200个字符）。',
      'A write needs an Idempotency-Key header of at most 200 visible characters.',
      {
        status: 400,
        needs: ['Idempotency-Key'],
      },
    )
  const fingerprint = fingerprintOf(call)
  return system.exclusive(async () => {
    const stored = system.world.operations.get(operationId(client, key))
    if (stored) return repeated(stored, fingerprint)
    const consent = requireConsent(system, call.confirmationToken, fingerprint)
    const { change, status, answer } = call.plan()
    const operation: OperationRow = { client, key, fingerprint, status, body: answer, at: call.now }
    await system.commit({
      kind: 'write',
      at: new Date().toISOString(),
      staffId: call.actorId,
      operation,
      consent: consent.id,
      change,
    })
    return { status, body: answer, committed: true }
  })
}
