import type { Endpoint, JobName } from '../tools/hr-api/schemas/index.ts'

/** One right, the same in tokens, endpoints and plugin manifests. */
export type Scope = NonNullable<Endpoint['scopes']>[number]

const everyClass = [
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
const mayAskFor = [
  'profile',
  'leave',
  'attendance',
  'lifecycle',
  'retirement',
  'assessment',
  'training',
  'injury',
  'jobs',
  'contribution',
  'certificate',
] as const
const officersWork = [
  'people',
  'file',
  'lifecycle',
  'retirement',
  'leave',
  'attendance',
  'training',
  'certificate',
  'contract',
  'injury',
] as const

const staff: Scope[] = [
  ...everyClass.map((kind): Scope => `${kind}:read:self`),
  ...mayAskFor.map((kind): Scope => `${kind}:submit:self`),
  'directory:read:all',
]

/** The role table of `domain/hrms.md` §2 (2026-11). Roles inside Renshi give nothing here. */
const scopesOfRole: Readonly<Record<string, readonly Scope[]>> = {
  staff,
  manager: [
    'profile:read:unit',
    'people:read:unit',
    'leave:read:unit',
    'metrics:read:unit',
    'establishment:read:unit',
    'assessment:read:unit',
    'leave:submit:unit',
    'lifecycle:submit:unit',
    'approval:submit:self',
  ],
  leader: ['metrics:read:all', 'establishment:read:all', 'approval:submit:self'],
  hr_officer: [
    ...officersWork.flatMap((kind): Scope[] => [`${kind}:read:unit`, `${kind}:submit:unit`]),
    'establishment:read:unit',
    'supervision:read:unit',
    'metrics:read:unit',
    'approval:submit:self',
  ],
  supervisor: [
    'supervision:read:all',
    'supervision:submit:all',
    'metrics:read:all',
    'establishment:read:all',
    'retirement:read:all',
    'people:read:all',
    'fund:read:all',
    'fund:submit:all',
  ],
}

/** What each job may ask for (`job:<name>`, a system principal); it opens the lists of what is due and nothing else. */
export const scopesOfJob: Readonly<Record<JobName, readonly Scope[]>> = {
  retirement: ['retirement:read:all'],
  probation: ['lifecycle:read:all'],
  leave: ['leave:read:all'],
  contract: ['contract:read:all'],
  training: ['training:read:all'],
  approval: ['approval:read:all'],
  contributions: ['contribution:submit:all'],
}

/** Every right that the roles give together, in order and without repeats. */
export function scopesOf(roles: readonly string[]): Scope[] {
  return [...new Set(roles.flatMap((role) => scopesOfRole[role] ?? []))]
}

const subjects = ['self', 'unit', 'all']

/** True when the rights held cover the right needed: same class and right, same or wider subject. */
export function covers(held: readonly string[], needed: string): boolean {
  const [kind, right, subject] = needed.split(':')
  return subjects.slice(subjects.indexOf(subject ?? '')).some((wider) => held.includes(`${kind}:${right}:${wider}`))
}

/** The rights asked for that the person holds. */
export function grantedScopes(asked: readonly string[], held: readonly Scope[]): string[] {
  return asked.filter((scope) => /^\S+:(read|submit):(self|unit|all)$/.test(scope) && covers(held, scope))
}
