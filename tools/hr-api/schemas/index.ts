export { Approval, ApprovalAct, ApprovalResult, ApprovalStep, AskedLeave } from './approval.ts'
export {
  Assessment,
  AssessmentEvidence,
  DisputeInput,
  EvidenceDispute,
  EvidenceFigure,
  EvidenceSource,
  Indicator,
  OwnAssessments,
  PeerInvitation,
  PeerReviewGiven,
  PeerReviewInput,
  PeerScores,
  RaterGroup,
} from './assessment.ts'
export {
  Attendance,
  AttendanceCorrection,
  AttendanceDay,
  AttendanceStatus,
  AttendanceTotals,
  Compensation,
  CorrectionInput,
  CorrectionQuote,
  OvertimeDayKind,
  OvertimeInput,
  OvertimeQuote,
  OvertimeRequest,
  TimeOfDay,
} from './attendance.ts'
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
export {
  Certificate,
  CertificateDraft,
  CertificateInput,
  CertificateKind,
  Verification,
} from './certificate.ts'
export { Basis, CaseFact, Day, dryRunOf, Instant, Period, ProblemCode, page, Words } from './common.ts'
export { Delegation, EmploymentContract, OwnContracts, OwnRetirement } from './contract.ts'
export { AcceptedWork, Contribution, ContributionInput, ContributionKind } from './contribution.ts'
export { DueItem, DueList, JobName, JobTokenAnswer, jobSubjectType } from './due.ts'
export type { Endpoint } from './endpoint.ts'
export { endpoints } from './endpoints.ts'
export { Establishment, LeaderQuota, PostQuota, RankQuota } from './establishment.ts'
export { FundRisk, FundRiskPatch, FundSignal } from './fund-risk.ts'
export { InjuryAdvance, InjuryCase, InjuryInput, InjuryState } from './injury.ts'
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
  LeaveChange,
  LeaveChangeInput,
  LeavePlan,
  LeavePlanInput,
  LeaveReturn,
  LeaveReturnInput,
  TeamBalance,
  TeamBalanceKind,
  TravelInput,
  TravelQuote,
  TravelReport,
} from './leave-more.ts'
export {
  ArticleOf,
  Candidate,
  CaseAdvance,
  CaseAdvanced,
  CaseEvent,
  CaseEvents,
  CaseStart,
  CaseStep,
  CaseSummary,
  FlowKind,
  FormField,
  LifecycleCase,
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
export { Metric, MetricAnswer, MetricCode, MetricGroup, MetricSplit } from './metrics.ts'
export { DemoPeople, Operation, staffSubjectType, TokenAnswer, TokenForm, tokenExchangeGrant } from './oauth.ts'
export {
  Insurance,
  InsuranceContribution,
  InsuranceKind,
  PayItem,
  PayItemCode,
  PayMonth,
  PayPeriods,
  PaySlip,
} from './pay.ts'
export { Holders, Me, OrgUnit, StaffBasic } from './people.ts'
export { mostExported, PeopleExport, PeopleExportCount, PeopleExportInput } from './people-export.ts'
export { Application, ApplicationInput, JobProfile, Posting } from './posting.ts'
export { EmergencyContact, type LockedField, lockedFields, ProfileChanged, ProfilePatch } from './profile.ts'
export { Access, Grant } from './sharing.ts'
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
  AlertCode,
  AlertResult,
  AlertState,
  ScanResult,
  Snapshot,
} from './supervision.ts'
export {
  Enrolment,
  EnrolmentInput,
  OwnRequirements,
  TrainingCourse,
  TrainingRecord,
  TrainingRequirement,
} from './training.ts'
export { Webhook, WebhookDelivery, WebhookEvent, WebhookInput } from './webhook.ts'
