import * as z from 'zod'
import {
  AttendanceCorrection,
  Certificate,
  EmergencyContact,
  LeavePlan,
  OvertimeRequest,
  PayItemCode,
  PayMonth,
  TimeOfDay,
  TravelReport,
  Words,
} from '../../tools/hr-api/schemas/index.ts'

const lookedUp = { waitingFor: true, approvers: true } as const

/** A correction without what is looked up when it is shown. */
export const CorrectionRow = AttendanceCorrection.omit(lookedUp)
export type CorrectionRow = z.output<typeof CorrectionRow>

/** A request for overtime without what is looked up when it is shown. */
export const OvertimeRow = OvertimeRequest.omit(lookedUp)
export type OvertimeRow = z.output<typeof OvertimeRow>

/** A report of private travel without what is looked up when it is shown. */
export const TravelRow = TravelReport.omit(lookedUp)
export type TravelRow = z.output<typeof TravelRow>

/** A plan of annual leave; what it counts is worked out when it is shown. */
export const PlanRow = LeavePlan.pick({ id: true, staffId: true, year: true, createdAt: true, version: true }).extend({
  spans: z.array(z.object({ start: z.iso.date(), end: z.iso.date() })),
})
export type PlanRow = z.output<typeof PlanRow>

/** From which day on the punches of a device are known, and the seed they are drawn with. */
export const DeviceRow = z.object({ from: z.iso.date(), seed: z.number().int() })
export type DeviceRow = z.output<typeof DeviceRow>

/** Punches of one person and day that are planted instead of drawn. */
export const PunchRow = z.object({
  staffId: z.string(),
  date: z.iso.date(),
  checkIn: TimeOfDay.nullable(),
  checkOut: TimeOfDay.nullable(),
})
export type PunchRow = z.output<typeof PunchRow>

/** Something that changed the pay of a person from a month on, with its reason. */
export const PayEventRow = z.object({
  staffId: z.string(),
  from: PayMonth,
  /** Last month of it; null for good. */
  until: PayMonth.nullable(),
  code: PayItemCode,
  deltaFen: z.number().int(),
  reason: Words,
})
export type PayEventRow = z.output<typeof PayEventRow>

/** The base of somebody's insurance where the office has set it; otherwise it follows from the pay. */
export const InsuranceBaseRow = z.object({ staffId: z.string(), baseFen: z.number().int() })
export type InsuranceBaseRow = z.output<typeof InsuranceBaseRow>

/** What a person has given of themselves beside the personnel record. */
export const ContactRow = z.object({
  staffId: z.string(),
  address: z.string().nullable(),
  emergencyContact: EmergencyContact.nullable(),
})
export type ContactRow = z.output<typeof ContactRow>

/** A certificate as it was issued. */
export const CertificateRow = Certificate
export type CertificateRow = z.output<typeof CertificateRow>

/** The rows on time, pay, certificates and contact data within a change. */
export const TimeChange = {
  corrections: z.array(CorrectionRow).optional(),
  overtime: z.array(OvertimeRow).optional(),
  travels: z.array(TravelRow).optional(),
  plans: z.array(PlanRow).optional(),
  devices: z.array(DeviceRow).optional(),
  punches: z.array(PunchRow).optional(),
  payEvents: z.array(PayEventRow).optional(),
  insuranceBases: z.array(InsuranceBaseRow).optional(),
  contacts: z.array(ContactRow).optional(),
  issued: z.array(CertificateRow).optional(),
}
