import { Hono } from 'hono'
import type { Verification } from '../tools/hr-api/schemas/index.ts'

/** What verifying a certificate needs. */
export type VerifyRoutes = {
  /** What the HR system says of a code; null when no certificate has it. @throws ToolError `unavailable` */
  verify(code: string): Promise<Verification | null>
}

const unknown = {
  valid: false,
  error: '没有这个校验码的证明。请核对纸面上的校验码；仍然查不到的，这份证明不是本单位开具的。',
  errorEn: 'No certificate has this code. If it is copied correctly, the paper was not issued here.',
}

/**
 * The public way to verify a certificate: who holds the paper holds its code of twenty characters. It tells whether the
 * paper was issued and still holds, never a figure on it.
 */
export function createVerifyRoutes({ verify }: VerifyRoutes): Hono {
  return new Hono().get('/verify/:code', async (c) => {
    c.header('cache-control', 'no-store')
    const code = c.req.param('code')
    const found = /^[0-9A-Za-z -]{10,40}$/.test(code) ? await verify(code) : null
    return found ? c.json(found) : c.json(unknown, 404)
  })
}
