import { isIndividual } from '../../understand/people.ts'
import { isQuestion } from '../../understand/topics.ts'
import type { Reading } from './reading.ts'
import type { Field } from './schema.ts'

type Filler = (reading: Reading, field: Field, names: ReadonlySet<string>) => unknown
type Fillers = Readonly<Record<string, Filler>>

const quarters: readonly (readonly [RegExp, number])[] = [
  [/(?:第?[一1]|首)(?:个)?季度|Q1|first quarter/i, 1],
  [/第?[二2](?:个)?季度|Q2|second quarter/i, 2],
  [/第?[三3](?:个)?季度|Q3|third quarter/i, 3],
  [/第?[四4](?:个)?季度|Q4|fourth quarter/i, 4],
]

/** The year, quarter or month that a text names. */
function readPeriod({ text, today, dates }: Reading): string | undefined {
  const year =
    Number(/(20\d\d)年?/.exec(text)?.[1] ?? today.slice(0, 4)) - (/去年|上一年|last year/i.test(text) ? 1 : 0)
  const quarter = quarters.find(([pattern]) => pattern.test(text))?.[1]
  if (quarter) return `${year}-Q${quarter}`
  if (/上(?:一)?个?季度|last quarter/i.test(text)) {
    const before = Math.ceil(Number(today.slice(5, 7)) / 3) - 1
    return before === 0 ? `${year - 1}-Q4` : `${year}-Q${before}`
  }
  if (/本季度|这个?季度|this quarter/i.test(text)) return `${year}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`
  const month = dates.spans.find(({ grain }) => grain === 'month')
  if (month) return month.from.slice(0, 7)
  return /20\d\d|今年|本年|去年|全年|this year|last year/i.test(text) ? String(year) : undefined
}

const digits = '零一二三四五六七八九十'
const ahead =
  /(?:未来|今后|接下来|往后|近|后)(?<count>[一二三四五六七八九十]|\d{1,2})年|next (?<en>\d{1,2}|five|ten|three|two) years/i
const english: Readonly<Record<string, number>> = { two: 2, three: 3, five: 5, ten: 10 }

/** How many years ahead a text looks. */
function yearsAhead(text: string): number | undefined {
  const groups = ahead.exec(text)?.groups
  const said = groups?.count ?? groups?.en?.toLowerCase()
  if (!said) return undefined
  return english[said] ?? (digits.includes(said) ? digits.indexOf(said) : Number(said))
}

function spanSide(side: 'from' | 'to', otherwise: Filler): Filler {
  return (reading, field, names) => {
    if (!names.has('metric')) return otherwise(reading, field, names)
    const years = yearsAhead(reading.text)
    if (years === undefined) return otherwise(reading, field, names)
    if (side === 'from') return undefined
    const { today } = reading
    // Five years are what the metric looks ahead by itself.
    return years === 5 ? undefined : `${Number(today.slice(0, 4)) + years}${today.slice(4)}`
  }
}

// 登记一条数据复用的贡献 says what is to be done, and not what was achieved.
const bareWish =
  /^(?:我|想|要|帮我|给我|请)*(?:登记|申报|上报|报|提交|录入?|记)(?:一)?[条项个笔下份]?[^,]{0,10}(?:贡献|成果)?(?:的)?$|^[^,]{0,12}(?:优化|复用|创新)类?$/

/** What is between marks, or after the words that lead to it. */
function titleOf(text: string): string | undefined {
  const marked = /[“"《](.{2,60}?)[”"》]/.exec(text)?.[1]
  const called = /(?:名称|名字|题目|标题|取名)(?:就?叫|是|为|写|:)*\s?([^,，。;]{2,40})/.exec(text)?.[1]
  if (marked || called) return marked ?? called
  const parts = text.split(/[:,，：。]/).map((part) => part.trim())
  return parts
    .filter((part) => part.length >= 2 && !/^(?:流程优化|数据复用|创新|innovation|process)$/i.test(part))
    .filter((part) => !/数字化贡献|贡献登记|contribution|每月|省\d/i.test(part) && !bareWish.test(part))
    .at(-1)
}

// 帮忙报个培训 names none.
const noCourse = /^(?:[个一门次的上了吧]|培训班?|课程?|班|名|学习|some|a|training)+$|^[,，]?(?:培训|课程?)[,，]?$/
// In a longer text the course is one of many things said.
const longestOrder = 30

function courseOf(text: string): string | undefined {
  const id = /TC-\d+/i.exec(text)?.[0]
  if (id) return id.toUpperCase()
  const marked = /[“"《](.{2,60}?)[”"》]/.exec(text)?.[1]
  if (marked) return marked
  if (isQuestion(text)) return undefined
  const called =
    /(?:那个|这个|那门|这门|的|参加|报(?!告)(?:名|上|了)?)(?<name>[^,，。的]{3,24}?)(?=培训|课程?(?=$|[,，。])|班(?=$|[,，。]))/.exec(
      text,
    )?.groups?.name
  if (called && text.length > longestOrder) return called
  const bare = text
    .replace(
      /帮忙|帮我|给我|替我|麻烦|请|我(?:要|想)?|想|^就|报名|参加|报(?!告)|一下|这门课|那门课|的?(?:课程?|培训班?)$|培训课|吧|enrol me in|sign me up|register me|put me down|\bjoin\b|\bplease\b|\bfor the\b|\bthe\b|\bcourse\b/gi,
      '',
    )
    .trim()
  const name = bare.replace(/[\s,，]+/g, ',').replace(/^,|,$/g, '')
  if (noCourse.test(name) || /[,，].*[,，]|把名|会操作/.test(bare)) return undefined
  return bare.length >= 2 && bare.length <= (/[一-龥]/.test(bare) ? 30 : 60)
    ? bare.replace(/^[\s,，]+|[\s,，]+$/g, '')
    : undefined
}

function scoreAfter(words: RegExp): Filler {
  return ({ text }) => {
    const found = new RegExp(`(?:${words.source})[^\\d]{0,4}(\\d{1,3})`, 'i').exec(text)?.[1]
    return found === undefined ? undefined : Number(found)
  }
}

const beforePeriod =
  /^(?:看一?下|看看|查一?下|调出|打开)?([一-龥]{2,3}?)(?=(?:的|今年|去年|本年|全年|第?[一二三四]季度|[上下]半年|[一二三四五六七八九十\d]+月|20\d\d))/
const nobody = /^(?:我|咱|本人|自己|看|查|考核|今年|去年|全|各|第|上|下|本)/

/** Whom evidence is asked for: the speaker's own unless a colleague is named before the period. */
function colleague({ text, people, self }: Reading): string | undefined {
  const named = people.find(isIndividual)?.name ?? beforePeriod.exec(text)?.[1]
  return named === undefined || named === self || nobody.test(named) ? undefined : named
}

function subject(reading: Reading, field: Field, names: ReadonlySet<string>, unit: Filler): unknown {
  if (names.has('metric')) return unit(reading, field, names)
  if (names.has('indicator')) return colleague(reading)
  const named = /(?:给|对|互评|评价|看)([一-龥]{2,3}?)(?=互评|的|[:,，：]|第|打|工作|评|\d)/.exec(reading.text)?.[1]
  return reading.people.find(isIndividual)?.name ?? (named && !/^(?:同事|他|她|我)/.test(named) ? named : undefined)
}

/** The fillers with those of appraisal, metrics and training added. */
export function withGrowth(general: Fillers): Fillers {
  const of = (name: string): Filler => general[name] ?? (() => undefined)
  return {
    ...general,
    period: (reading, field, names) =>
      field.description.includes('YYYY-Qn') ? readPeriod(reading) : of('period')(reading, field, names),
    from: spanSide('from', of('from')),
    to: spanSide('to', of('to')),
    subject: (reading, field, names) => subject(reading, field, names, of('unit')),
    evidence: ({ text }, _field, names) =>
      names.has('reason') ? /\b(?!L[RC]-|AP-|AL-|TC-|GD-)[A-Z]{2}-\d[\w-]*/i.exec(text)?.[0]?.toUpperCase() : undefined,
    title: ({ text }, _field, names) => (names.has('hoursSaved') ? titleOf(text) : undefined),
    hoursSaved: ({ text }) => {
      const found = /(\d+(?:\.\d+)?)\s*(?:个)?(?:小时|工时|h)/i.exec(text)?.[1]
      return found === undefined ? undefined : Number(found)
    },
    on: ({ text }, _field, names) =>
      names.has('topic') ? !/不要|别|关|取消|停|不想|不再|no more|stop|off/i.test(text) : undefined,
    course: ({ text }) => courseOf(text),
    work: (reading, field, names) =>
      names.has('score') ? scoreAfter(/工作|work/)(reading, field, names) : of('work')(reading, field, names),
    cooperation: scoreAfter(/协作|cooperation/),
    conduct: scoreAfter(/作风|conduct/),
    score: ({ text }) => {
      if (/工作\D{0,4}\d|协作\D{0,4}\d|作风\D{0,4}\d/.test(text)) return undefined
      const found = /(\d{1,3})分/.exec(text)?.[1]
      return found === undefined ? undefined : Number(found)
    },
  }
}
