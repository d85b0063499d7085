export { Approval, ApprovalAct, ApprovalResult, ApprovalStep, AskedLeave } from './approval.ts'
export { Basis, CaseFact, Day, dryRunOf, Instant, ProblemCode, page, Words } from './common.ts'
export { Delegation, EmploymentContract, OwnContracts, OwnRetirement } from './contract.ts'
export type { Endpoint } from './endpoint.ts'
export { endpoints } from './endpoints.ts'
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
export {
  ArticleOf,
  Candidate,
  CaseAdvance,
  CaseAdvanced,
  CaseEvent,
  CaseMaterial,
  CaseStart,
  CaseStep,
  CaseSummary,
  FlowKind,
  FormField,
  LifecycleCase,
  NamedPerson,
} from './lifecycle.ts'
export {
  DelegationInput,
  OnboardingInput,
  ProbationInput,
  Relative,
  RenewalInput,
  ResignationInput,
  RetirementInput,
  SecondmentInput,
  TransferInput,
} from './lifecycle-inputs.ts'
export { DemoPeople, Operation, staffSubjectType, TokenAnswer, TokenForm, tokenExchangeGrant } from './oauth.ts'
export { Holders, Me, OrgUnit, StaffBasic } from './people.ts'
