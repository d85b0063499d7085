import {
  readCase,
  readDocument,
  readHandedIn,
  readHost,
  readMatterKinds,
  readMatterPerson,
  readPosition,
  readRank,
  readStandIn,
  readTargetUnit,
  readTermYears,
} from '../../understand/flow-words.ts'
import { isIndividual } from '../../understand/people.ts'
import { type Reading, rereadDates } from './reading.ts'
import type { Field } from './schema.ts'

type Filler = (reading: Reading, field: Field, names: ReadonlySet<string>) => unknown

/** Whom a matter is about. */
export function matterPerson({ text, people }: Reading): string | undefined {
  const general = people.find(isIndividual)?.name
  const own = readMatterPerson(text)
  // 陈模 is part of 陈模拟, and 任科员 is nobody.
  return own && !general?.includes(own) ? own : general
}

/** The last day a text names. */
function lastDay({ dates }: Reading): string | undefined {
  return dates.spans.at(-1)?.to
}

function firstDay({ dates }: Reading): string | undefined {
  return dates.spans.find(({ grain }) => grain === 'day')?.from ?? dates.spans[0]?.from
}

/** The days of a public notice, which as a rule lie behind; null where the text names none. */
function noticeOf(reading: Reading) {
  const at = reading.text.indexOf('公示')
  if (at === -1) return null
  const after = rereadDates(reading, 'nearest').dates.spans.filter((span) => span.at > at)
  return after.find(({ ranged }) => ranged) ?? null
}

/** The first day of a text that is no day of a public notice. */
function plannedDay(reading: Reading): string | undefined {
  const notice = noticeOf(reading)
  const spans = reading.dates.spans.filter(({ at, grain }) => grain === 'day' && at !== notice?.at)
  return spans[0]?.from
}

/** Fillers for the arguments of flows; those of the catalogue's other tools are untouched. */
export const flowFillers: Readonly<Record<string, Filler>> = {
  toUnit: ({ text }) => readTargetUnit(text),
  host: (reading) => readHost(reading.text, matterPerson(reading)),
  plannedOn: plannedDay,
  noticeFrom: (reading) => noticeOf(reading)?.from,
  noticeTo: (reading) => noticeOf(reading)?.to,
  lastDay,
  chosenDate: firstDay,
  extendTo: (reading) => (/延|续|再借|展期|extend|prolong/i.test(reading.text) ? lastDay(reading) : undefined),
  until: lastDay,
  years: ({ text }) => readTermYears(text),
  toRetirement: ({ text }) => (/[到至]退休/.test(text) ? true : undefined),
  rank: ({ text }) => readRank(text),
  position: ({ text }) => readPosition(text),
  letter: ({ text }) => readDocument(text, '借调函'),
  notice: ({ text }) => readDocument(text, '书面告知|告知书'),
  agreement: ({ text }) => readDocument(text, '书面约定|约定'),
  document: ({ text }) => readDocument(text),
  materials: ({ text }) => {
    const found = readHandedIn(text)
    // One number is that of the one document which is missing.
    return found?.[0] !== 'all' && readDocument(text) ? undefined : found
  },
  case: (reading, _field, names) =>
    names.has('person')
      ? readCase(reading.text, undefined)?.match(/^LC-.*/)?.[0]
      : readCase(reading.text, matterPerson(reading)),
  outcome: ({ text }) => (/终止(?:延迟|约定)|提前(?:结束|终止)延迟/.test(text) ? 'terminate' : undefined),
  kinds: ({ text }) => readMatterKinds(text),
  opinion: () => undefined,
  work: () => undefined,
  relative: () => undefined,
  relation: () => undefined,
  contactAddress: ({ text }) => /(?:联系)?地址(?:是|为|:|：)(?<address>[^,，。;；]{4,60})/.exec(text)?.groups?.address,
  contactPhone: ({ text }) => /电话(?:是|为|:|：)?(?<phone>1\d{10}|\d{7,8})/.exec(text)?.groups?.phone,
}

/** Whom `to` means where approvals are delegated; undefined where it is a day. */
export function standIn(reading: Reading, names: ReadonlySet<string>): string | undefined {
  if (!names.has('until') || !names.has('kinds')) return undefined
  return readStandIn(reading.text) ?? reading.people.find(isIndividual)?.name
}
