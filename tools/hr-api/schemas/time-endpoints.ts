import * as z from 'zod'
import type { Scope } from '#sdk'
import {
  Attendance,
  AttendanceCorrection,
  CorrectionInput,
  CorrectionQuote,
  OvertimeInput,
  OvertimeQuote,
  OvertimeRequest,
} from './attendance.ts'
import { Certificate, CertificateDraft, CertificateInput, Verification } from './certificate.ts'
import { dryRunOf, page } from './common.ts'
import type { Endpoint } from './endpoint.ts'
import { LeaveRequest } from './leave.ts'
import {
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
import { Insurance, PayMonth, PayPeriods, PaySlip } from './pay.ts'
import { ProfileChanged, ProfilePatch } from './profile.ts'

const writes = (
  path: string,
  summary: string,
  scopes: readonly Scope[],
  schemas: { readonly body: z.ZodType; readonly counted: z.ZodType; readonly done: z.ZodType },
  method: 'POST' | 'PATCH' = 'POST',
): Endpoint => ({
  method,
  path,
  summary,
  scopes,
  body: schemas.body,
  answer: z.union([schemas.done, dryRunOf(schemas.counted)]),
  writes: true,
})
const paging = { cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(100).optional() }
const days = { from: z.iso.date().optional(), to: z.iso.date().optional() }
const planDraft = LeavePlan.omit({ id: true, createdAt: true, version: true })

/** The operations on own time, pay, certificates and the own record. */
export const timeEndpoints: readonly Endpoint[] = [
  writes(
    '/me',
    'Change contact data of the own record',
    ['profile:submit:self'],
    {
      body: ProfilePatch,
      counted: ProfileChanged,
      done: ProfileChanged,
    },
    'PATCH',
  ),
  writes('/leave-requests/{id}:change', 'Move a leave or change its kind; needs approval', ['leave:submit:self'], {
    body: LeaveChangeInput,
    counted: LeaveChange,
    done: LeaveRequest,
  }),
  writes(
    '/leave-requests/{id}:return',
    'Report being back; days not taken need approval to come back',
    ['leave:submit:self'],
    {
      body: LeaveReturnInput,
      counted: LeaveReturn,
      done: LeaveRequest,
    },
  ),
  {
    method: 'GET',
    path: '/leave-balances',
    summary: 'Annual leave of this year of the colleagues within reach; why somebody has none only for the HR section',
    scopes: ['leave:read:unit'],
    query: z.object({
      kind: TeamBalanceKind.optional(),
      unit: z.string().optional(),
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(100).optional(),
    }),
    answer: page(TeamBalance),
  },
  {
    method: 'GET',
    path: '/leave-plans',
    summary: "Own plans of annual leave, or with scope=team the unit's of a year",
    scopes: ['leave:read:self', 'leave:read:unit'],
    query: z.object({
      scope: z.enum(['mine', 'team']).optional(),
      year: z.coerce.number().int().optional(),
      ...paging,
    }),
    answer: page(LeavePlan),
  },
  writes('/leave-plans', 'Plan the annual leave of a year', ['leave:submit:self'], {
    body: LeavePlanInput,
    counted: planDraft,
    done: LeavePlan,
  }),
  {
    method: 'GET',
    path: '/travel-reports',
    summary: 'Own reports of private travel',
    scopes: ['leave:read:self'],
    query: z.object({ ...days, ...paging }),
    answer: page(TravelReport),
  },
  writes('/travel-reports', 'Report private travel abroad or out of town', ['leave:submit:self'], {
    body: TravelInput,
    counted: TravelQuote,
    done: TravelReport,
  }),
  {
    method: 'GET',
    path: '/attendance',
    summary: 'Attendance day by day, one quarter at most; of a colleague within reach with staffId',
    scopes: ['attendance:read:self', 'attendance:read:unit'],
    query: z.object({ from: z.iso.date(), to: z.iso.date(), staffId: z.string().optional() }),
    answer: Attendance,
  },
  {
    method: 'GET',
    path: '/attendance-corrections',
    summary: 'Own requests to put a punch right',
    scopes: ['attendance:read:self'],
    query: z.object({ ...days, ...paging }),
    answer: page(AttendanceCorrection),
  },
  writes('/attendance-corrections', 'Ask to put a missing punch right', ['attendance:submit:self'], {
    body: CorrectionInput,
    counted: CorrectionQuote,
    done: AttendanceCorrection,
  }),
  {
    method: 'GET',
    path: '/overtime-requests',
    summary: 'Own requests for overtime',
    scopes: ['attendance:read:self'],
    query: z.object({ ...days, ...paging }),
    answer: page(OvertimeRequest),
  },
  writes('/overtime-requests', 'Ask for overtime', ['attendance:submit:self'], {
    body: OvertimeInput,
    counted: OvertimeQuote,
    done: OvertimeRequest,
  }),
  {
    method: 'GET',
    path: '/payroll/slips',
    summary: 'Months of which there is an own pay slip',
    scopes: ['pay:read:self'],
    answer: PayPeriods,
  },
  {
    method: 'GET',
    path: '/payroll/slips/{period}',
    summary: "Own pay slip of a month; nobody reads another's",
    scopes: ['pay:read:self'],
    answer: PaySlip,
  },
  {
    method: 'GET',
    path: '/insurance',
    summary: 'Own contributions to insurance and the housing fund in a month',
    scopes: ['pay:read:self'],
    query: z.object({ period: PayMonth.optional() }),
    answer: Insurance,
  },
  {
    method: 'GET',
    path: '/certificates',
    summary: 'Own certificates',
    scopes: ['certificate:read:self'],
    query: z.object(paging),
    answer: page(Certificate),
  },
  {
    method: 'GET',
    path: '/certificates/{id}',
    summary: 'An own certificate',
    scopes: ['certificate:read:self'],
    answer: Certificate,
  },
  writes('/certificates', 'Have a certificate issued to oneself', ['certificate:submit:self'], {
    body: CertificateInput,
    counted: CertificateDraft,
    done: Certificate,
  }),
  {
    method: 'GET',
    path: '/verify/{code}',
    summary: 'Whether a certificate with this code was issued and still holds',
    scopes: null,
    answer: Verification,
  },
]
