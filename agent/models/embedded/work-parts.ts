/**
 * The tools of each part of the work whose wordings are learnt together, in the order of learning; `policy_search` and
 * `none` stand for what is no wish for a tool of the part. A tool of a department is in none of them and is found by
 * its examples and wordings alone.
 */
export const toolsByPart = {
  /** Leave, approvals and the calendar, which were there first. */
  first: [
    'leave_balance',
    'leave_quote',
    'leave_submit',
    'leave_list',
    'leave_cancel',
    'leave_team',
    'profile_me',
    'approval_inbox',
    'approval_decide',
    'calc_annual_leave',
    'calc_leave_days',
    'calc_calendar',
    'policy_search',
    'none',
  ],
  /** Entering, moving and leaving. */
  flows: [
    'onboarding_start',
    'probation_confirm',
    'transfer_start',
    'secondment_start',
    'secondment_end',
    'contract_renew',
    'contract_mine',
    'resignation_submit',
    'retirement_forecast',
    'retirement_apply',
    'lifecycle_status',
    'lifecycle_advance',
    'approval_delegate',
    'policy_search',
  ],
  /** Assessment, training and figures. */
  growth: [
    'assessment_mine',
    'assessment_evidence',
    'assessment_dispute',
    'contribution_add',
    'review_give',
    'metrics_query',
    'training_recommend',
    'training_records',
    'reminder_switch',
    'training_enrol',
  ],
  /** Attendance, pay, certificates and the own record. */
  time: [
    'leave_change',
    'leave_return',
    'leave_plan',
    'leave_behalf',
    'leave_abroad',
    'attendance_summary',
    'attendance_correct',
    'attendance_overtime',
    'attendance_export',
    'pay_slip',
    'pay_insurance',
    'certificate_request',
    'profile_update',
    'policy_search',
  ],
  /** Reminders, a colleague, ratings and forgetting. */
  service: [
    'service_remind',
    'service_reminders',
    'service_unremind',
    'service_handoff',
    'service_tickets',
    'service_feedback',
    'privacy_forget',
    'policy_search',
    'none',
  ],
  /** People, posts and patrols. */
  people: [
    'directory_find',
    'people_find',
    'people_card',
    'people_timeline',
    'people_export',
    'file_check',
    'establishment_status',
    'retirement_due',
    'supervision_scan',
    'supervision_alerts',
    'supervision_dispose',
    'supervision_compare',
    'privacy_views',
    'policy_search',
  ],
  /** Calculators, thought of only where a case is told. */
  cases: ['calc_retirement', 'calc_deadline', 'calc_entitlement'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** A part of the work. */
export type PartName = keyof typeof toolsByPart

/** True for the names that stand for no tool. */
export function isNoTool(name: string): boolean {
  return name === 'policy_search' || name === 'none'
}

/** The tools of a part. */
export function toolsOf(part: PartName): readonly string[] {
  return toolsByPart[part].filter((name) => !isNoTool(name))
}

const all: ReadonlySet<string> = new Set(Object.values(toolsByPart).flat())

/** True for a tool that is in one of the parts. */
export function isInParts(name: string): boolean {
  return all.has(name)
}
