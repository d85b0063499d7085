import type { Text } from '#sdk'
import type { Approval, ApprovalResult } from './approval.ts'
import type { LeaveState, LeaveTypeCode } from './leave.ts'
import type { StaffStatus, WireStaffType } from './people.ts'

/** Kinds of leave in words. */
export const leaveTypeNames: Readonly<Record<LeaveTypeCode, Text>> = {
  ANNUAL: { zh: '年休假', en: 'annual leave' },
  SICK: { zh: '病假', en: 'sick leave' },
  PERSONAL: { zh: '事假', en: 'personal leave' },
  MARRIAGE: { zh: '婚假', en: 'marriage leave' },
  BEREAVEMENT: { zh: '丧假', en: 'bereavement leave' },
  MATERNITY: { zh: '产假', en: 'maternity leave' },
  MATERNITY_EXT: { zh: '省级延长产假', en: 'extended maternity leave' },
  PATERNITY: { zh: '护理假（陪产假）', en: 'paternity leave' },
  PARENTAL: { zh: '育儿假', en: 'parental leave' },
  HOME_VISIT: { zh: '探亲假', en: 'home visit leave' },
  MISCARRIAGE: { zh: '流产假', en: 'leave after a miscarriage' },
  BREASTFEEDING: { zh: '哺乳时间', en: 'nursing time' },
  INJURY_STOPWORK: { zh: '工伤停工留薪', en: 'leave after a work injury' },
  COMP_OFF: { zh: '补休（调休）', en: 'time off in lieu' },
  ELDER_CARE: { zh: '独生子女护理假', en: 'elder care leave' },
  TRAINING: { zh: '培训', en: 'training' },
  OFFICIAL_TRIP: { zh: '公务外出', en: 'official trip' },
}

/** States of a leave request in words. */
export const leaveStateNames: Readonly<Record<LeaveState, Text>> = {
  DRAFT: { zh: '草稿', en: 'draft' },
  SUBMITTED: { zh: '已提交', en: 'submitted' },
  IN_APPROVAL: { zh: '审批中', en: 'in approval' },
  APPROVED: { zh: '已批准', en: 'approved' },
  REJECTED: { zh: '未批准', en: 'rejected' },
  RETURNED: { zh: '已退回修改', en: 'returned for changes' },
  WITHDRAWN: { zh: '已撤回', en: 'withdrawn' },
  CANCELLED: { zh: '已取消', en: 'cancelled' },
  TAKEN: { zh: '已休', en: 'taken' },
}

/** States of an approval in words. */
export const approvalStateNames: Readonly<Record<Approval['state'], Text>> = {
  PENDING: { zh: '待审批', en: 'pending' },
  APPROVED: { zh: '已批准', en: 'approved' },
  REJECTED: { zh: '未批准', en: 'rejected' },
  RETURNED: { zh: '已退回修改', en: 'returned for changes' },
  WITHDRAWN: { zh: '已撤回', en: 'withdrawn' },
}

/** Decisions of an approver in words. */
export const decisionNames: Readonly<Record<ApprovalResult['decision'], Text>> = {
  APPROVE: { zh: '同意', en: 'approve' },
  REJECT: { zh: '不同意', en: 'reject' },
  RETURN: { zh: '退回修改', en: 'return for changes' },
  FORWARD: { zh: '转交', en: 'forward' },
}

/** What an approval is about, in words. */
export const approvalKindNames: Readonly<Record<Approval['subjectType'], Text>> = {
  LEAVE_REQUEST: { zh: '请假', en: 'leave request' },
  LEAVE_CANCEL: { zh: '取消请假', en: 'cancelling of leave' },
  LEAVE_CHANGE: { zh: '变更请假', en: 'change of a leave' },
  LEAVE_RETURN: { zh: '销假', en: 'early return from leave' },
  TRAVEL_REPORT: { zh: '因私外出报备', en: 'report of private travel' },
  ATTENDANCE_CORRECTION: { zh: '补卡', en: 'correction of attendance' },
  OVERTIME: { zh: '加班', en: 'overtime' },
  CASE_STEP: { zh: '人事事项', en: 'personnel matter' },
  EVIDENCE_DISPUTE: { zh: '考核数据异议', en: 'dispute about evidence' },
  CONTRIBUTION: { zh: '数字化贡献', en: 'digital contribution' },
}

type StaffTypeCode = (typeof WireStaffType)['options'][number]
/** Kinds of staff in words. */
export const staffTypeNames: Readonly<Record<StaffTypeCode, Text>> = {
  CIVIL_SERVANT: { zh: '公务员', en: 'civil servant' },
  REF_CIVIL_SERVANT: { zh: '参照公务员法管理人员', en: 'staff under the Civil Servant Law by reference' },
  APPOINTED_CIVIL_SERVANT: { zh: '聘任制公务员', en: 'appointed civil servant' },
  INSTITUTION_MANAGER: { zh: '事业单位管理人员', en: 'institution manager' },
  INSTITUTION_TECHNICAL: { zh: '事业单位专业技术人员', en: 'institution technical staff' },
  INSTITUTION_WORKER: { zh: '事业单位工勤人员', en: 'institution worker' },
  CONTRACT_OFFBOOK: { zh: '编外聘用人员', en: 'off-book contract staff' },
  DISPATCHED: { zh: '劳务派遣人员', en: 'dispatched staff' },
}

type StaffStatusCode = (typeof StaffStatus)['options'][number]
/** Standing in the employment relation, in words. */
export const staffStatusNames: Readonly<Record<StaffStatusCode, Text>> = {
  PRE_HIRE: { zh: '待入职', en: 'before entry' },
  PROBATION: { zh: '试用期', en: 'on probation' },
  ACTIVE: { zh: '在职', en: 'active' },
  SECONDED_OUT: { zh: '借调在外', en: 'seconded out' },
  ON_LONG_LEAVE: { zh: '长期请假', en: 'on long leave' },
  SUSPENDED: { zh: '停职', en: 'suspended' },
  RETIRED: { zh: '已退休', en: 'retired' },
  RESIGNED: { zh: '已辞职', en: 'resigned' },
  DISMISSED: { zh: '已辞退', en: 'dismissed' },
  TRANSFERRED_OUT: { zh: '已调出', en: 'transferred out' },
  DECEASED: { zh: '已故', en: 'deceased' },
}
