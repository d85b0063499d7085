export { Approval, ApprovalAct, ApprovalResult, ApprovalStep } from './approval.ts'
export { Basis, Day, dryRunOf, Instant, ProblemCode, page } from './common.ts'
export { type Endpoint, endpoints } from './endpoints.ts'
export {
  approvalKindNames,
  approvalStateNames,
  decisionNames,
  leaveStateNames,
  leaveTypeNames,
  staffStatusNames,
  staffTypeNames,
} from './labels.ts'
export {
  Approver,
  LeaveEnding,
  LeaveEntitlement,
  LeaveEntitlements,
  LeaveQuote,
  LeaveRequest,
  LeaveRequestInput,
  LeaveSpan,
  LeaveState,
  LeaveType,
  LeaveTypeCode,
  TeamLeave,
} from './leave.ts'
export { DemoPeople, Operation, staffSubjectType, TokenAnswer, TokenForm, tokenExchangeGrant } from './oauth.ts'
export { Holders, Me, OrgUnit, StaffBasic } from './people.ts'
