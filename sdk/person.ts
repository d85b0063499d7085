import * as z from 'zod'
import type { Locale } from './text.ts'

/** Classes of data that a right can be about (`domain/hrms.md` §2, 2026-11). */
export const scopeClasses = [
  'profile',
  'leave',
  'attendance',
  'pay',
  'approval',
  'lifecycle',
  'retirement',
  'assessment',
  'training',
  'file',
  'discipline',
  'directory',
  'people',
  'establishment',
  'supervision',
  'metrics',
  'injury',
  'jobs',
  'fund',
  'contribution',
  'certificate',
  'contract',
] as const

/** Whose data a right reaches, from narrow to wide; a wider subject satisfies a narrower one. */
export const scopeSubjects = ['self', 'unit', 'all'] as const

type ScopeClass = (typeof scopeClasses)[number]
type ScopeSubject = (typeof scopeSubjects)[number]

/** One right, the same in tokens, tools and plugin manifests: `<class>:<read|submit>:<self|unit|all>`. */
export type Scope = `${ScopeClass | `plugin.${string}`}:${'read' | 'submit'}:${ScopeSubject}`

const scopePattern = new RegExp(
  `^(?:${scopeClasses.join('|')}|plugin\\.[a-z][a-z0-9]*):(?:read|submit):(?:${scopeSubjects.join('|')})$`,
)

/** Parses a scope at a border (token, manifest). */
export const Scope = z.custom<Scope>(
  (value) => typeof value === 'string' && scopePattern.test(value),
  'not a scope of the form <class>:<read|submit>:<self|unit|all>',
)

/** True when the rights held cover the right needed: same class and right, same or wider subject. */
export function coversScope(held: readonly Scope[], needed: Scope): boolean {
  const [kind, right, subject] = needed.split(':') as [string, string, ScopeSubject]
  const wideEnough = scopeSubjects.slice(scopeSubjects.indexOf(subject))
  return wideEnough.some((wider) => held.includes(`${kind}:${right}:${wider}` as Scope))
}

/** Kinds of staff as the rules name them (`domain/rules.md` §0, 2026-11). */
export const StaffType = z.enum([
  'civil_servant',
  'ref_civil_servant',
  'appointed_civil_servant',
  'institution_manager',
  'institution_technical',
  'institution_worker',
  'contract_offbook',
  'dispatched',
])
export type StaffType = z.output<typeof StaffType>

/** Roles, of the HR system and of Renshi itself (`domain/hrms.md` §2, 2026-11). */
export const Role = z.enum([
  'guest',
  'staff',
  'manager',
  'leader',
  'hr_officer',
  'supervisor',
  'plugin_owner',
  'knowledge_admin',
  'plugin_admin',
  'system_admin',
  'security_admin',
  'auditor',
])
export type Role = z.output<typeof Role>

/**
 * Who is asking; made from a verified channel account through the binding table, never from text. `id` is a staff id
 * such as `S-1001`, or `guest`; unit, staff type and province (a code such as `ZJ`) are null for a guest.
 */
export const Person = z
  .object({
    id: z.string(),
    name: z.string(),
    roles: z.array(Role).readonly(),
    scopes: z.array(Scope).readonly(),
    locale: z.enum(['zh', 'en']),
    staffType: StaffType.nullable(),
    unitId: z.string().nullable(),
    /** The own unit and all above it; left out where the HR system did not say. */
    unitIds: z.array(z.string()).readonly().optional(),
    unitName: z.string().nullable(),
    province: z.string().nullable(),
  })
  .readonly()
export type Person = z.output<typeof Person>

/** An account that is bound to nobody: may read public documents and nothing else. */
export function guest(locale: Locale = 'zh'): Person {
  return {
    id: 'guest',
    name: '访客',
    roles: ['guest'],
    scopes: [],
    locale,
    staffType: null,
    unitId: null,
    unitName: null,
    province: null,
  }
}
