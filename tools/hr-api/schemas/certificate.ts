import * as z from 'zod'
import { Day, Instant, Words } from './common.ts'

/** What a certificate states (`domain/hrms.md` §2, 2026-11). */
export const CertificateKind = z.enum(['EMPLOYMENT', 'INCOME', 'RETIREMENT'])
export type CertificateKind = z.output<typeof CertificateKind>

/** What is sent to have a certificate issued: `POST /certificates`. */
export const CertificateInput = z.object({
  kind: CertificateKind,
  purpose: z.string().trim().min(1).max(60),
  language: z.enum(['zh', 'en']).optional(),
  copies: z.number().int().min(1).max(5).optional(),
})
export type CertificateInput = z.output<typeof CertificateInput>

/** One line of what is certified. */
export const CertificateFact = z.object({ label: Words, value: z.string() })

/** What a certificate would say. */
export const CertificateDraft = z.object({
  kind: CertificateKind,
  title: Words,
  purpose: z.string(),
  language: z.enum(['zh', 'en']),
  copies: z.number().int(),
  holder: z.string(),
  /** Without the title and the name of the holder. */
  facts: z.array(CertificateFact),
  issuer: Words,
  issuedOn: Day,
  /** Last day on which it can be verified. */
  validUntil: Day,
})
export type CertificateDraft = z.output<typeof CertificateDraft>

/** A certificate as the HR system holds it; `id` is the receipt and `code` is verified by `GET /verify/{code}`. */
export const Certificate = CertificateDraft.extend({
  id: z.string(),
  staffId: z.string(),
  code: z.string(),
  /** Of the facts as they were issued, so that a changed paper does not fit. */
  fingerprint: z.string(),
  issuedAt: Instant,
})
export type Certificate = z.output<typeof Certificate>

/** What anybody who holds a code may know of a certificate: whether it was issued, for whom, and till when it holds. */
export const Verification = z.object({
  valid: z.boolean(),
  reason: z.enum(['VALID', 'EXPIRED']),
  kind: CertificateKind,
  title: Words,
  /** With all but the first character hidden. */
  holder: z.string(),
  issuer: Words,
  issuedOn: Day,
  validUntil: Day,
  /** As it is printed on the paper. */
  fingerprint: z.string(),
  asOf: Instant,
})
export type Verification = z.output<typeof Verification>
