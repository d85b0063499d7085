import { liesBehind, readContract, readDeadlineMatter, readFirstJob } from '../../understand/deadline-facts.ts'
import { readEntitlement } from '../../understand/entitlement-facts.ts'
import { readNumber } from '../../understand/numbers.ts'
import { isIndividual } from '../../understand/people.ts'
import { readStaffType } from '../../understand/places.ts'
import { asksRetirement, readBirth, readChosen } from '../../understand/retirement-facts.ts'
import { isQuestion } from '../../understand/topics.ts'
import type { Reading } from './reading.ts'
import { rereadDates } from './reading.ts'
import type { Filler } from './schema.ts'

/** A day of an event; a matter that lies behind looks for it in the past. */
function eventDay(reading: Reading): string | undefined {
  const matter = readDeadlineMatter(reading.text)
  const read = rereadDates(reading, matter && liesBehind(matter) ? 'past' : 'nearest')
  return read.dates.spans.find(({ grain, holiday }) => grain === 'day' && holiday === null)?.from
}

/** 事业单位 alone does not say which posts: whether one may retire later depends on it. */
function staffType({ text }: Reading, options: readonly string[]): string | undefined {
  const bare =
    /事业(?:单位|编)|institution/i.test(text) &&
    !/技术|专技|教师|老师|医生|管理|工勤|工人|技术岗|technical|manager|worker/i.test(text)
  if (bare && options.includes('institution')) return 'institution'
  return readStaffType(text) ?? undefined
}

function whole(text: string | null): number | undefined {
  return text === null ? undefined : (readNumber(text) ?? undefined)
}

/** Fillers of the calculators of retirement, terms and entitlements. */
export const ruleFillers: Readonly<Record<string, Filler>> = {
  birthDate: ({ text }) => readBirth(text) ?? undefined,
  chosenDate: ({ text, dates, today }, { format }) => {
    const chosen = readChosen(text, dates.spans, today) ?? undefined
    // One retires by the month: a form that wants a day gets its first.
    return chosen?.length === 7 && format === 'date' ? `${chosen}-01` : chosen
  },
  matter: ({ text, today }, { options }) => {
    const found = [readDeadlineMatter(text), readEntitlement(text, today)?.matter]
    return found.find((matter) => matter && options.includes(matter)) ?? undefined
  },
  facts: ({ text, today }, { type, required }) => {
    if (type === 'object') return readEntitlement(text, today)?.facts
    return required ? text : undefined
  },
  staffType: (reading, { options }) => staffType(reading, options),
  firstJob: ({ text }) => readFirstJob(text),
  contractYears: ({ text }) => whole(readContract(text).years),
  contractProbationMonths: ({ text }) => whole(readContract(text).months),
}

/** The day a term runs from. */
export const termStart: Filler = (reading) => eventDay(reading)

// I want to resign, my last day is 31 January: a day that is told and not asked for.
const asksTerm = (text: string): boolean => isQuestion(text) || /截止|期限|最[晚迟]|deadline/i.test(text)

// 我的转正办到哪一步 asks for the case and for no term.
const progress = /到哪(?!一?天|日|年|个?月|号)|哪一?步|进度|进展|卡在|谁(?:那|手)|办得?(?:怎么样|如何|好没)/

const ownProbation = /我|本人|自己|\bmy\b|\bi\b/i

/** A leave with its days is counted on the calendar, whatever it is for. */
function countsDays({ dates, leaveType }: Reading): boolean {
  return leaveType !== null && dates.spans.some(({ grain, ranged }) => grain === 'day' || ranged)
}

/** What the calculators need before they are better than the rules themselves: the facts of a case. */
const factsFor: Readonly<Record<string, (reading: Reading) => boolean>> = {
  calc_retirement: ({ text, people, dates, today }) =>
    asksRetirement(
      text,
      people.some((one) => isIndividual(one) || one.kind === 'kin'),
      isQuestion(text) && readChosen(text, dates.spans, today) !== null,
    ),
  calc_deadline: (reading) => {
    if (reading.leaveType?.named || !asksTerm(reading.text) || progress.test(reading.text)) return false
    const matter = readDeadlineMatter(reading.text)
    if (matter === null) return false
    return eventDay(reading) !== undefined || (matter === 'probation' && ownProbation.test(reading.text))
  },
  calc_entitlement: (reading) =>
    !countsDays(reading) && (readEntitlement(reading.text, reading.today)?.decides ?? false),
}

/** True for the tools that compute a case from its facts. */
export function isCaseCalculator(tool: string): boolean {
  return Object.hasOwn(factsFor, tool)
}

/** The calculator whose facts a text gives; null when it gives those of none. */
export function calculatorFor(reading: Reading): string | null {
  return Object.keys(factsFor).find((tool) => factsFor[tool]?.(reading)) ?? null
}

// Tools on the same matters that know the own record only, and not the case that is told.
const outdone: Readonly<Record<string, RegExp>> = {
  calc_retirement: /^retirement_forecast$/,
  calc_deadline: /^(?:people_find|lifecycle_status|resignation_submit|probation_confirm)$/,
}

/** True for a tool on the own matter where a case is told; of one's own retirement it may know more. */
export function isOutdone(tool: string, calculator: string | null, { text, dates, today }: Reading): boolean {
  if (calculator === null || !outdone[calculator]?.test(tool)) return false
  if (calculator !== 'calc_retirement') return true
  return readBirth(text) !== null || readChosen(text, dates.spans, today) !== null
}
