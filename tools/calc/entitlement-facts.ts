import { type Text, type ToolContext, z } from '#sdk'
import type { Me } from '../hr-api/schemas/index.ts'
import { annualTier, daysBetween } from '../rules/index.ts'
import { ownRecord } from './ruled.ts'

const amount = z.number().min(0).max(100_000)
const flag = z.boolean()
const day = z.iso.date()
const sanction = z.enum(['警告', '记过', '记大过', '降级', '撤职', '降低岗位等级', '开除'])

/** Facts of a case, by the names the rules give them (`domain/rule-signatures.md`, 2026-11); all may be left out. */
export const EntitlementFacts = z.strictObject({
  province: z.string().max(20).optional().describe('Code such as ZJ, SH, GD; own province if left out'),
  childOrder: z.number().int().min(1).max(9).optional().describe('1 = first child'),
  babies: z.number().int().min(1).max(9).optional().describe('2 = twins'),
  dystocia: flag.optional().describe('True for a difficult birth'),
  startDate: day.optional().describe('First day of the leave'),
  pregnancyMonths: amount.optional(),
  babyAgeMonths: amount.optional(),
  relative: z.enum(['parent', 'spouse', 'child', 'parentInLaw', 'other']).optional().describe('Who died'),
  visit: z.enum(['spouse', 'parents_unmarried', 'parents_married']).optional().describe('Whom a home visit is for'),
  sickMonthNo: z.number().int().min(1).max(240).optional().describe('Which month of the illness, 1 = first'),
  workYears: z.number().min(0).max(60).optional().describe('Years of work; own record if left out'),
  contributionMonths: amount.optional().describe('Months of unemployment contributions'),
  involuntary: flag.optional().describe('False when the person left of their own will'),
  disabilityGrade: z.number().int().min(1).max(10).optional(),
  kind: sanction.optional().describe('Kind of sanction'),
  kinds: z.array(sanction).min(1).max(10).optional().describe('Kinds of several sanctions at once'),
  duringPeriod: flag.optional().describe('True while the sanction runs'),
  staffType: z.string().max(40).optional().describe('Kind of staff; own if left out'),
  system: z.enum(['civil_servant', 'institution']).optional(),
  grades: z
    .record(z.string().regex(/^\d{4}$/), z.string().max(10))
    .optional()
    .describe('Grade by year'),
  participants: z.number().int().min(0).max(100_000).optional().describe('People assessed'),
  raisedRatioApproved: flag.optional().describe('True when a quarter was approved'),
  consecutiveDays: amount.optional().describe('Days of absence without leave in a row'),
  yearTotalDays: amount.optional().describe('Days of absence without leave in the year'),
  yearsInUnit: z.number().min(0).max(60).optional(),
  statutoryDate: day.optional().describe('Statutory retirement date'),
  birthDate: day.optional(),
  category: z.string().max(40).optional(),
  hireDate: day.optional().describe('Day of entry; own record if left out'),
  asOf: day.optional(),
  noticeDate: day.optional().describe('Day of the written notice of an institution’s staff'),
  relation: z.string().max(40).optional().describe('Kinship word, such as 夫妻'),
  scene: z.string().max(200).optional().describe('How the two posts relate'),
  matter: z.string().max(60).optional().describe('The decision somebody wants to appeal against'),
  joinDate: day.optional(),
  leaveDate: day.optional(),
  fullYearDays: z.number().min(0).max(60).optional(),
  alreadyTaken: z.number().min(0).max(366).optional(),
})
/** Facts of a case as far as they are known. */
export type EntitlementFacts = z.output<typeof EntitlementFacts>
/** Name of a fact. */
export type FactName = keyof EntitlementFacts

const categories: Readonly<Record<string, string>> = { MALE60: 'male60', FEMALE55: 'female55', FEMALE50: 'female50' }

/** Facts that the own record knows. */
function recorded(name: FactName, me: Me, asOf: string): unknown {
  switch (name) {
    case 'workYears':
      return Math.floor((daysBetween(me.workStartDate, asOf) / 365.25) * 10) / 10
    case 'hireDate':
      return me.entryDate
    case 'birthDate':
      return me.birthDate
    case 'category':
      return categories[me.retirementCategory]
    case 'fullYearDays':
      return annualTier(me.workStartDate, asOf)
    default:
      return undefined
  }
}

const fromRecord: readonly FactName[] = ['workYears', 'hireDate', 'birthDate', 'category', 'fullYearDays']

/** What is known of the asker without asking the HR system. */
function ofPerson(name: FactName, { person, now }: ToolContext): unknown {
  if (name === 'province') return person.province ?? undefined
  if (name === 'staffType') return person.staffType ?? undefined
  if (name === 'system') return person.staffType?.startsWith('institution') ? 'institution' : 'civil_servant'
  return name === 'asOf' ? now.slice(0, 10) : undefined
}

const names: Readonly<Partial<Record<FactName, Text>>> = {
  province: { zh: '省份', en: 'province' },
  staffType: { zh: '人员类别', en: 'kind of staff' },
  system: { zh: '人员类别', en: 'kind of staff' },
  workYears: { zh: '工作年限', en: 'years of work' },
  hireDate: { zh: '入职日期', en: 'day of entry' },
  birthDate: { zh: '出生日期', en: 'date of birth' },
  category: { zh: '退休类别', en: 'category of retirement' },
  fullYearDays: { zh: '全年年休假天数', en: 'annual leave of a full year' },
}

/** Facts for a rule: as said, else of the asker, else what is usual; with what was taken from the own record. */
export async function gatherFacts(
  wanted: readonly FactName[],
  said: EntitlementFacts,
  usual: EntitlementFacts,
  context: ToolContext,
): Promise<{ readonly facts: Readonly<Record<string, unknown>>; readonly own: readonly Text[] }> {
  const open = wanted.filter((name) => said[name] === undefined && usual[name] === undefined)
  const me = open.some((name) => fromRecord.includes(name)) ? await ownRecord(context) : null
  const asOf = said.asOf ?? context.now.slice(0, 10)
  const found = open.map((name) => ({
    name,
    value: ofPerson(name, context) ?? (me ? recorded(name, me, asOf) : undefined),
  }))
  const known = found.filter(({ value }) => value !== undefined)
  return {
    facts: {
      ...Object.fromEntries(wanted.flatMap((name) => (usual[name] === undefined ? [] : [[name, usual[name]]]))),
      ...Object.fromEntries(known.map(({ name, value }) => [name, value])),
      ...Object.fromEntries(wanted.flatMap((name) => (said[name] === undefined ? [] : [[name, said[name]]]))),
    },
    own: known.flatMap(({ name }) => names[name] ?? []),
  }
}
