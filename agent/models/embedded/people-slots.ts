import { addDays, addMonths } from '../../understand/days.ts'
import { readNamedReason } from '../../understand/flow-words.ts'
import { numberSource, readNumber } from '../../understand/numbers.ts'
import { readPatrolMatter, readPatrolMatters } from '../../understand/patrol-matters.ts'
import { isIndividual } from '../../understand/people.ts'
import { readStaffFilter } from '../../understand/staff-filter.ts'
import type { Reading } from './reading.ts'

const sourceWords: readonly (readonly [string, RegExp])[] = [
  ['ESTABLISHMENT', /编办|编制办/],
  ['ORGANISATION', /组织(?:部|系统)?(?!人事)/],
  ['SOCIAL_SECURITY', /人社/],
  ['FINANCE', /财政/],
  ['ATTENDANCE', /考勤/],
]

/** The matter or the unit of a question for a contact: 报销 in 报销找哪个科室. */
function contact(text: string): string | undefined {
  const kept =
    /(?:^|[,。])(?:是)?谁(?:在|来)?(?:分管|主管|负责|经办|管)(?:着)?(?<what>[一-龥]{2,8}?)(?:的|这|$|[,。?])/.exec(text)
      ?.groups?.what
  if (kept) return kept
  const held =
    /(?:管|负责|经办)(?<what>[一-龥]{2,8}?)的(?:人)?是(?:哪位|谁|哪个)|(?:管|负责|分管|经办|对接)(?<work>[一-龥]{2,8}?)的(?:同事|同志|老师|科室|部门|人)/.exec(
      text,
    )?.groups
  if (held) return held.what ?? held.work
  const owner = /(?<who>[一-龥]{2,4})'s\b/.exec(text)?.groups?.who
  if (owner) return owner
  const duty =
    /(?:handles?|in charge of|deals? with|responsible for|looks? after|manages) (?<duty>[a-z ]{3,40}?)(?= in\b| at\b| here|[?,.]|$)/i.exec(
      text,
    )?.groups?.duty
  if (duty) return duty
  const office =
    /(?:of|for|is) (?:the )?(?<office>[a-z ]{3,30}(?:office|section|department|desk|bureau|unit|hall|team))\b/i.exec(
      text,
    )?.groups?.office
  if (office) return office
  const matter =
    /([一-龥]{2,6}?)(?:的事情?|这块|这项|业务|工作|问题|方面)*(?:该|应该|是|都|现在|具体)*(?:找|归|由|问|联系|是)?(?:谁|哪个|哪位)/.exec(
      text,
    )?.[1]
  if (matter) return matter.replace(/^(?:请问|我想问|关于)/, '')
  return /([一-龥]{1,8}(?:科|处|室|中心|所|局|部|办(?!公|理|事|法)|委|院|站|窗口|大厅|服务台|食堂|门卫|工会))(?!长|员)/.exec(
    text.replace(/^(?:查一?下|看一?下|帮我|请问)+/, ''),
  )?.[1]
}

/** 5月底前: from today until then. */
const before = /(?:月|年|日|号|底)(?:之?前|以前|以内)|\b(?:before|by)\b/i
const beforeEnglish = /\bbefore\s$/i

const ahead = new RegExp(`(${numberSource})(个月|年)`)

/** 今后六个月, 半年内: how many months from today; undefined where no such span is named. */
function monthsAhead({ text }: Reading): number | undefined {
  if (!/今后|未来|接下来|往后|之?内|以内|within|next/i.test(text)) return undefined
  if (/半年/.test(text)) return 6
  const [, said = '', unit] = ahead.exec(text) ?? []
  const count = readNumber(said)
  return count === null ? undefined : count * (unit === '年' ? 12 : 1)
}

/** Fillers of arguments about people and patrols, by name of the argument. */
export const peopleFillers = {
  filter: ({ text }: Reading, unit: string | undefined) => readStaffFilter(text, unit),
  sort: ({ text }: Reading) =>
    /按(?:年龄|岁数)/.test(text) ? 'age' : /按(?:任职|任现)/.test(text) ? 'levelSince' : undefined,
  limit: ({ text }: Reading) => {
    const said = /(?:前|只(?:看|要|列)|列(?:出)?|挑|先给我列?)(\d{1,3})(?:个|名|位|人|条)/.exec(text)?.[1]
    return said ? Number(said) : undefined
  },
  sources: ({ text }: Reading, least: number) => {
    const named = sourceWords.flatMap(([source, pattern]) => (pattern.test(text) ? [source] : []))
    return named.length >= least ? named : undefined
  },
  overdue: ({ text }: Reading) =>
    /没办|未办|没退|未退|还在|逾期|超过|过了|仍在|past|overdue/i.test(text) ? true : undefined,
  overOnly: ({ text }: Reading) =>
    /超编|超配|超职数|超了|超出|超没超|配多|设多|(?:比|超过)编制|over\b/i.test(text) ? true : undefined,
  code: ({ text }: Reading) => readPatrolMatter(text),
  codes: ({ text }: Reading) => {
    const found = readPatrolMatters(text)
    return found.length > 0 ? found : undefined
  },
  balances: ({ text }: Reading) => {
    if (/升档|涨|变多|增加|多(?:几|五|5)天|[上高]一档/.test(text)) return 'RISING'
    if (/作废|取消|泡汤|病假|事假|没收/.test(text)) return 'FORFEIT'
    if (/没有|没了|没得|享受/.test(text) && /年休?假/.test(text)) return 'NONE'
    return /年休?假/.test(text) && /余额|剩|没休/.test(text) ? true : undefined
  },
  dueFrom: (reading: Reading) => {
    const [first] = reading.dates.spans
    const isAhead = !first && monthsAhead(reading) !== undefined
    return before.test(reading.text) || isAhead ? reading.today : first?.from
  },
  dueTo: (reading: Reading) => {
    const months = monthsAhead(reading)
    // before June ends with the last day of May.
    const limit = reading.dates.spans.find(({ at }) => beforeEnglish.test(reading.text.slice(0, at)))
    if (limit) return addDays(limit.from, -1)
    const last = reading.dates.spans.at(-1)?.to
    return last ?? (months === undefined ? undefined : addMonths(reading.today, months))
  },
  everyone: ({ text, people }: Reading) =>
    !people.some(isIndividual) && /哪些人|有谁|谁的|全局|全部|所有|有没有人/.test(text) ? true : undefined,
  alert: ({ text }: Reading) =>
    (/\bAL-\d{1,5}/i.exec(text) ?? /\b(?!L[RC]-|AP-|[SC]-)[A-Z]{1,2}-\d{2,5}\b/i.exec(text))?.[0].toUpperCase(),
  /** Why an alert is closed: what is called the reason, else the clauses that say what came of it. */
  disposal: ({ text }: Reading) => {
    const said = readNamedReason(text)
    if (said) return said
    const rest = text
      .split(/[,，。;；]/)
      .map((part) => part.replace(/^(?:是|人|系)?(?=[一-龥]{4,}造成的?误报)是?/, '').trim())
      .filter(
        (part) => part.length >= 3 && !/[A-Z]{2}-\d|^.{0,4}预警|^(?:帮我|请|给)?(?:销|处置|关)(?:掉|了|号)/.test(part),
      )
    return rest.length > 0 ? rest.join(',') : undefined
  },
  contact: ({ text, people }: Reading) => people.find(isIndividual)?.name ?? contact(text),
} as const
