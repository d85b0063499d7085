import type { Role } from '#sdk'

/**
 * Who may do what, written from the role table of `domain/hrms.md` §2 and the column “who” of `domain/tools.md`
 * (2026-11), apart from the product: nothing here is taken from its code.
 */

const everyClass =
  'profile leave attendance pay approval lifecycle retirement assessment training file discipline directory people establishment supervision metrics injury jobs fund contribution certificate contract'.split(
    ' ',
  )
/** Where a person may ask for something (the endpoints with `submit:self`). */
const mayAsk =
  'profile leave attendance lifecycle retirement assessment training injury jobs contribution certificate'.split(' ')
const officers = 'people file lifecycle retirement leave attendance training certificate contract injury'.split(' ')

const ofStaff = [
  ...everyClass.map((kind) => `${kind}:read:self`),
  ...mayAsk.map((kind) => `${kind}:submit:self`),
  'directory:read:all',
]

/** Rights in the HR system by role, beyond those of staff. */
const more: Partial<Record<Role, readonly string[]>> = {
  manager: [
    ...['profile', 'people', 'leave', 'metrics', 'establishment', 'assessment'].map((kind) => `${kind}:read:unit`),
    'leave:submit:unit',
    'lifecycle:submit:unit',
    'approval:submit:self',
  ],
  leader: ['metrics:read:all', 'establishment:read:all', 'approval:submit:self'],
  hr_officer: [
    ...officers.flatMap((kind) => [`${kind}:read:unit`, `${kind}:submit:unit`]),
    ...['establishment', 'supervision', 'metrics'].map((kind) => `${kind}:read:unit`),
    'approval:submit:self',
  ],
  supervisor: [
    ...['supervision', 'metrics', 'establishment', 'retirement', 'people', 'fund'].map((kind) => `${kind}:read:all`),
    'supervision:submit:all',
    'fund:submit:all',
  ],
}

/** Every role, and who holds it in the invented bureau; a guest is nobody and holds nothing. */
export const holders: Readonly<Record<Role, string>> = {
  guest: 'guest',
  staff: 'zhang',
  manager: 'wang',
  leader: 'tian',
  hr_officer: 'sun',
  supervisor: 'du',
  plugin_owner: 'cai',
  knowledge_admin: 'kong',
  plugin_admin: 'pei',
  system_admin: 'shi',
  // Nobody of the bureau; given inside Renshi to a member of staff.
  security_admin: 'li',
  auditor: 'shen',
}

/** Every right that a role has in the HR system. */
export function rightsOf(role: Role): readonly string[] {
  return role === 'guest' ? [] : [...ofStaff, ...(more[role] ?? [])]
}

const bound = Object.keys(holders).filter((role) => role !== 'guest') as Role[]
const approvers: Role[] = ['manager', 'leader', 'hr_officer']
const officer: Role[] = ['hr_officer']

/** Whom a call is about, seen from who asks. */
export type Subject = 'self' | 'unit' | 'other'

/** A tool: who is offered it, and whom it may be about by role; a role that is left out reaches itself only. */
export type ToolRight = {
  readonly offered: readonly Role[]
  /** Arguments that can name somebody or some unit; every other argument can not. */
  readonly names?: readonly string[]
  readonly reach?: Partial<Record<Role, readonly Subject[]>>
}

const self: ToolRight = { offered: bound }
const own: readonly Subject[] = ['self']
const everybody: readonly Subject[] = ['self', 'unit', 'other']

/** The tools by visible name. */
export const toolRights: Readonly<Record<string, ToolRight>> = {
  leave_balance: self,
  leave_quote: self,
  leave_submit: self,
  leave_list: self,
  leave_change: self,
  leave_cancel: self,
  leave_return: self,
  leave_plan: self,
  leave_abroad: self,
  leave_behalf: {
    offered: ['manager', 'hr_officer'],
    names: ['person'],
    reach: { manager: ['self', 'unit'], hr_officer: ['self', 'unit'] },
  },
  leave_team: {
    offered: ['manager', 'hr_officer'],
    names: ['unit'],
    reach: { manager: ['self', 'unit'], hr_officer: ['self', 'unit'] },
  },
  attendance_summary: self,
  attendance_correct: self,
  attendance_overtime: self,
  attendance_export: self,
  pay_slip: self,
  pay_insurance: self,
  certificate_request: self,
  profile_me: self,
  profile_update: self,
  approval_inbox: { offered: approvers },
  approval_decide: { offered: approvers, names: ['items', 'to'] },
  approval_delegate: { offered: approvers, names: ['to'] },
  lifecycle_status: {
    offered: bound,
    names: ['case', 'person'],
    reach: { hr_officer: ['self', 'unit'] },
  },
  lifecycle_advance: { offered: bound, names: ['case'] },
  onboarding_start: { offered: officer, names: ['person', 'relative'], reach: { hr_officer: ['unit'] } },
  probation_confirm: {
    offered: ['manager', 'hr_officer'],
    names: ['person'],
    reach: { manager: ['unit'], hr_officer: ['unit'] },
  },
  transfer_start: { offered: officer, names: ['person', 'toUnit'], reach: { hr_officer: ['unit'] } },
  secondment_start: { offered: officer, names: ['person', 'host'], reach: { hr_officer: ['unit'] } },
  secondment_end: { offered: officer, names: ['person'] },
  contract_renew: { offered: officer, names: ['person'] },
  contract_mine: self,
  resignation_submit: self,
  retirement_forecast: self,
  retirement_apply: self,
  retirement_due: {
    offered: ['hr_officer', 'supervisor'],
    names: ['unit'],
    reach: { hr_officer: ['self', 'unit'], supervisor: everybody },
  },
  people_find: {
    offered: ['hr_officer', 'supervisor'],
    names: ['filter'],
    reach: { hr_officer: ['self', 'unit'], supervisor: everybody },
  },
  people_export: { offered: officer, names: ['filter'], reach: { hr_officer: ['self', 'unit'] } },
  people_card: {
    offered: ['manager', 'hr_officer'],
    names: ['person'],
    reach: { manager: ['self', 'unit'], hr_officer: ['self', 'unit'] },
  },
  people_timeline: { offered: bound, names: ['person'], reach: { hr_officer: ['self', 'unit'] } },
  directory_find: {
    offered: bound,
    names: ['name'],
    reach: Object.fromEntries(bound.map((role) => [role, everybody])),
  },
  file_check: { offered: bound, names: ['person'], reach: { hr_officer: ['self', 'unit'] } },
  establishment_status: {
    offered: ['manager', 'leader', 'hr_officer', 'supervisor'],
    names: ['unit'],
    reach: { leader: everybody, supervisor: everybody, manager: ['self', 'unit'], hr_officer: ['self', 'unit'] },
  },
  supervision_scan: { offered: ['supervisor'], names: ['unit'], reach: { supervisor: everybody } },
  supervision_alerts: { offered: ['hr_officer', 'supervisor'] },
  supervision_dispose: { offered: ['supervisor'], names: ['alert'] },
  supervision_compare: { offered: ['hr_officer', 'supervisor'] },
  privacy_views: self,
  assessment_mine: self,
  assessment_evidence: { offered: bound, names: ['subject'], reach: { manager: ['self', 'unit'] } },
  assessment_dispute: { offered: bound, names: ['evidence'] },
  contribution_add: self,
  review_give: { offered: bound, names: ['subject'] },
  metrics_query: {
    offered: ['manager', 'leader', 'hr_officer', 'supervisor'],
    names: ['subject'],
    reach: { leader: everybody, supervisor: everybody, manager: ['self', 'unit'], hr_officer: ['self', 'unit'] },
  },
  training_recommend: self,
  training_records: self,
  training_enrol: self,
  calc_annual_leave: self,
  calc_leave_days: self,
  calc_calendar: self,
  calc_retirement: self,
  calc_deadline: self,
  calc_entitlement: self,
}

/** Whom a role may reach with a tool. */
export function reachOf(tool: string, role: Role): readonly Subject[] {
  const right = toolRights[tool]
  return right?.offered.includes(role) ? (right.reach?.[role] ?? own) : []
}

type Reads = { readonly path: (subject: string) => string; readonly reach: Partial<Record<Role, readonly Subject[]>> }

/**
 * What the HR system itself answers on a person, past all tools. A role that is left out reaches nobody but, where the
 * endpoint has that, itself.
 */
export const personReads: Readonly<Record<string, Reads & { readonly self: boolean }>> = {
  record: {
    path: (id) => `/staff/${id}`,
    self: false,
    reach: { manager: ['self', 'unit'], hr_officer: ['self', 'unit'], supervisor: everybody },
  },
  career: { path: (id) => `/staff/${id}/assignments`, self: true, reach: { hr_officer: ['self', 'unit'] } },
  ranks: { path: (id) => `/staff/${id}/ranks`, self: true, reach: { hr_officer: ['self', 'unit'] } },
  file: { path: (id) => `/file-items?staffId=${id}`, self: true, reach: { hr_officer: ['self', 'unit'] } },
  attendance: {
    path: (id) => `/attendance?from=2026-11-16&to=2026-11-20&staffId=${id}`,
    self: true,
    reach: { hr_officer: ['self', 'unit'] },
  },
  evidence: {
    path: (id) => `/assessment-evidence?period=2026-Q3&subject=${id}`,
    self: true,
    reach: { manager: ['self', 'unit'] },
  },
  // Pay and insurance know no subject at all: whoever is named, the answer is the caller's own or a refusal.
  pay: { path: (id) => `/payroll/slips/2026-10?staffId=${id}`, self: true, reach: {} },
  insurance: { path: (id) => `/insurance?staffId=${id}`, self: true, reach: {} },
}
