export { Approval, ApprovalAct, ApprovalResult, ApprovalStep } from './approval.ts'
export {
  Assignment,
  Education,
  EstablishmentKind,
  FileCheckRow,
  FileItem,
  FileList,
  Level,
  RankStep,
  Relation,
} from './careers.ts'
export { Basis, Day, dryRunOf, Instant, ProblemCode, page } from './common.ts'
export type { Endpoint } from './endpoint.ts'
export { endpoints } from './endpoints.ts'
export { Establishment, LeaderQuota, PostQuota, RankQuota } from './establishment.ts'
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
export { Me, OrgUnit, StaffBasic } from './people.ts'
export { Access, Grant, GrantRevoke, GrantRevoked } from './sharing.ts'
export { Source, SourceFact, SourceId, SourceRecord, SourceRoster } from './sources.ts'
export {
  DirectoryEntry,
  RetirementDue,
  StaffColumn,
  StaffFilter,
  StaffFound,
  StaffSearch,
  StaffView,
} from './staff-search.ts'
export {
  Alert,
  AlertAct,
  AlertCode,
  AlertResult,
  AlertState,
  Evidence,
  ScanInput,
  ScanResult,
  Snapshot,
} from './supervision.ts'
