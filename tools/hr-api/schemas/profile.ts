import * as z from 'zod'
import { Words } from './common.ts'

const phone = z.string().regex(/^1\d{10}$/)

/** Whom to call in an emergency. */
export const EmergencyContact = z.object({
  name: z.string().trim().min(1).max(30),
  relation: z.string().trim().max(20).optional(),
  phone,
})

/** Fields that only the HR office changes, with the papers in hand; sending one is refused with the way to go. */
export const lockedFields = ['name', 'nationalId', 'birthDate', 'bankCard', 'education', 'degree'] as const
export type LockedField = (typeof lockedFields)[number]

/** What a person may change in their own record: `PATCH /me`, with the version as `If-Match`. */
export const ProfilePatch = z.object({
  phone: phone.optional(),
  email: z.email().max(100).optional(),
  address: z.string().trim().min(4).max(120).optional(),
  emergencyContact: EmergencyContact.optional(),
  ...Object.fromEntries(lockedFields.map((name) => [name, z.unknown().optional()])),
  version: z.number().int(),
})
export type ProfilePatch = {
  readonly phone?: string | undefined
  readonly email?: string | undefined
  readonly address?: string | undefined
  readonly emergencyContact?: z.output<typeof EmergencyContact> | undefined
  readonly version: number
} & { readonly [Field in LockedField]?: unknown }

/** What changed, old beside new; phone numbers are masked. */
export const ProfileChanged = z.object({
  id: z.string(),
  fields: z.array(
    z.object({
      field: z.enum(['phone', 'email', 'address', 'emergencyContact']),
      label: Words,
      before: z.string().nullable(),
      after: z.string(),
    }),
  ),
  version: z.number().int(),
})
export type ProfileChanged = z.output<typeof ProfileChanged>
