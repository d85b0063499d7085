import { readYear } from './date-word.ts'
import { type Day, makeDay, partsOf } from './days.ts'
import { numberSource, readNumber } from './numbers.ts'

/** Facts of service and absence that decide annual leave, as far as a text states them. */
export type ServiceFacts = {
  readonly workYears?: number
  readonly workStart?: Day
  readonly sickMonths?: number
  readonly personalDays?: number
  readonly personalLeavePaid?: boolean
  readonly schoolVacationDays?: number
  readonly annualIncome?: number
  readonly untakenDays?: number
  readonly cause?: 'work' | 'personal'
}

const number = `(?:${numberSource}|半)`
const year =
  '(?:19|20)?\\d{2}|[零〇六七八九][零〇一二三四五六七八九](?=年)|[一二][零〇○九一二三四五六七八]{3}|去年|今年|前年'
const month = '\\d{1,2}|十[一二]|[一二三四五六七八九十]'

// Whatever adverbs stand between the word for service and its length.
const gap = '(?:一共|一直|[^,。;\\d零一二两俩三四五六七八九十半第]){0,6}?'
const notADate = '(?!假|底|初|前|月|后参|参加|\\d(?!\\d?个月))'

const workYears: readonly RegExp[] = [
  new RegExp(`(?:总工龄|累计工作|累计工龄)(?:是|有|为|满|了|已|:)*(?<n>${number})\\s?(?<half>年半|年)`),
  new RegExp(
    `(?:工[龄令零]|工作年限|司龄|社龄|教龄|参加工作|工作|上班|入职|服务|任职|体制内|(?:在|来|到|进)(?:本|这个?|我们?)?(?:单位|机关|局里?|科里?|学校|医院|中心))${gap}(?<n>${number})\\s?(?<half>年半|年|个年头)${notADate}`,
  ),
  new RegExp(
    `(?:(?<!骨)干(?!部)|做|待(?!遇)|呆|混|累计|满)(?:已经|已|了|刚|快|小|都|整|正好|有|是|满)*(?<n>${number})\\s?(?<half>年半|年|个年头)${notADate}`,
  ),
  new RegExp(
    `(?<n>${number})\\s?(?<half>年半|年)(?:的|多|\\+|以上)?(?:总)?(?:工龄|社龄|司龄|教龄|工作年限|工作经[历验]|老(?:员工|职工|同志|兵))`,
  ),
  new RegExp(
    `(?<n>${number})\\s?(?<half>年半|年)(?:之|以)?前(?:就|才|刚|开始|来|我)*(?:参加工作|参工|工作|入职|上班|进|来的)`,
  ),
  /(?:工龄|工作年限)(?:已经|已|都|整|有|是|为|满|:)*(?<n>\d{1,2}(?:\.\d)?)(?![\d年个天月.])/,
  new RegExp(`(?:上|干|做|工作)了?(?:快)?(?<n>${number})\\s?(?<half>年半|年)(?:班|活|了)`),
  /(?<n>\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)[ -](?<half>years?|yrs?)(?:['’]?s?)?(?: of)? (?:service|seniority|work|employment|working|experience|on the job|employee|veteran)|(?:been (?:here|there|with [a-z ]{2,20}?)|experience:?) (?:for )?(?<n2>\d+(?:\.\d+)?|[a-z]+) years?/i,
  /(?:work(?:ed|ing)?|service|employed|served)(?: here| in total| continuously)?(?: for)?(?: about| over)? (?<n>\d+(?:\.\d+)?|[a-z]+) (?<half>years?)/i,
  /(?:service|seniority|tenure) of (?<n>\d+(?:\.\d+)?|[a-z]+) (?<half>years?)/i,
]

// 12年半 is 12.5, 12年零3个月 is 12.25.
function yearsOf(text: string, match: RegExpExecArray | null, years: number): number {
  if (match?.groups?.half === '年半') return years + 0.5
  const after = match ? text.slice(match.index + match[0].length) : ''
  const months = readNumber(/^(?:零|又|加|,)?(?<m>\d+|[一二两三四五六七八九十]+)个月/.exec(after)?.groups?.m ?? '') ?? 0
  return months > 0 && months < 12 ? Math.round((years + months / 12) * 100) / 100 : years
}

function readWorkYears(text: string): number | undefined {
  for (const pattern of workYears) {
    const match = pattern.exec(text)
    const value = readNumber(match?.groups?.n ?? match?.groups?.n2 ?? '')
    if (value !== null && value !== undefined && value < 60) return yearsOf(text, match, value)
  }
  return lessThanYear.test(text) ? 0 : monthsOnly(text)
}

const lessThanYear = /(?:工作|上班|工龄|入职|干|来)[^,。]{0,6}(?:不到|未满|不满|没满|不足)(?:一|1)年/
const fewMonths =
  /(?:工作|上班|工龄|入职|参加工作)(?:才|刚|了|有|是|满|还|就|只)*(?<n>\d{1,2}|[一二两三四五六七八九十]{1,2})个月(?!的?[病事产]假)/

function monthsOnly(text: string): number | undefined {
  const months = readNumber(fewMonths.exec(text)?.groups?.n ?? '')
  return months === null ? undefined : Math.round((months / 12) * 100) / 100
}

const workStart: readonly RegExp[] = [
  new RegExp(
    `(?<y>${year})\\s?(?:年|[./-]|(?<=[今去前]年))\\s?(?:(?<m>${month})\\s?(?:月|[./-]|份)?)?(?:份)?\\s?(?:(?<d>\\d{1,2})\\s?[日号]?)?(?:就|才|刚|开始|起|我|那年|份|从?(?:大学|研究生|本科|中专|大专)(?:毕业)?(?:后|就)?|毕业(?:后|就)?|底|初|考|招|调)*(?:参加(?:的|了)?工作|参工|工作(?!年限|\\d)|入的?职|工作的|开始工作|上班的?|上的班|开始上班|毕业(?:就)?(?:工作|上班|参加)|进(?:的|入)?(?:单位|机关|局)|考进|考上|到岗|入编|就业|分配|进来|报到|来(?:的|单位|局)|到(?:了)?(?:单位|局)|到[一-龥]{2,6}工作|正式(?:上班|工作)|干到)`,
  ),
  new RegExp(
    `(?:参加工作|参工|入职|开始工作|工作|上班|进单位|毕业)(?:的)?(?:时间|日期|年份)?(?:是|为|:|在|于|从|自|算|的)*(?<y>(?:19|20)\\d{2}|[一二][零〇○一二三四五六七八九]{3})\\s?[年./-]\\s?(?:(?<m>${month})\\s?(?:月|[./-])?)?\\s?(?:(?<d>\\d{1,2})[日号]?)?`,
  ),
  /(?:started|start|began|joined|hired|first job|been|employed|working|worked|since|service)\b[^,.\d]{0,30}?(?:in|on|since|from)? ?(?:(?<d3>\d{1,2}) )?(?:(?<mon>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* )?(?:(?<d>\d{1,2}),? )?(?<y>(?:19|20)\d{2})(?:[-/.](?<m>\d{1,2})(?:[-/.](?<d2>\d{1,2}))?)?/i,
]
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function fullYear(text: string, today: Day): number {
  const said = readYear(text, today)
  if (said !== null) return said
  const value = readNumber(text) ?? 0
  if (value >= 100) return value
  return value > partsOf(today).year % 100 ? 1900 + value : 2000 + value
}

function readWorkStart(text: string, today: Day): Day | undefined {
  for (const pattern of workStart) {
    const groups = pattern.exec(text)?.groups
    if (!groups?.y) continue
    const month = groups.mon ? months.indexOf(groups.mon.toLowerCase()) + 1 : (readNumber(groups.m ?? '1') ?? 1)
    const day = makeDay(fullYear(groups.y, today), month, Number(groups.d ?? groups.d2 ?? groups.d3 ?? 1))
    // With a year alone the usual day of entry is taken: the first of January would be as good a guess.
    if (day) return groups.m || groups.mon ? day : `${day.slice(0, 4)}-01-01`
  }
  return undefined
}

const monthCount = `(?<n>${number}(?:个半|半)?)(?:多|来)?个?(?:多|来)?月`
// The number next to the word for being ill, whatever verbs stand between.
const sick: readonly RegExp[] = [
  new RegExp(`${monthCount}(?:多|半|零\\d+天)?(?:的)?(?:长)?(?:病假|病休)`),
  new RegExp(
    `(?:病假|病休|因病|生病|大病|病|住院|养病|卧床|化疗)(?:,(?=累计|一共|总共|共|合计|加|前后|有|请|休))?(?:一共|一直|[^,。;\\d零一二两俩三四五六七八九十半]){0,8}?${monthCount}(?<tail>半)?`,
  ),
]
const englishSick =
  /(?<n>\d+(?:\.\d+)?|one|two|three|four|five|six)(?<half> and a half)?[ -]months?(?:['’]s?)?(?: of| on| off)? sick|sick (?:leave )?(?:for |of )?(?<m>\d+(?:\.\d+)?|one|two|three|four|five|six)(?<half2> and a half)? months?/i

const sickDays = new RegExp(
  `(?<a>${number})\\s?(?:多)?天(?:的)?病假|(?:病假|病休)(?:一共|一直|[^,。;\\d零一二两俩三四五六七八九十半]){0,8}?(?<b>${number})\\s?多?[天日]`,
)

const halfYear = /半年(?:的)?(?:长)?(?:病假|病休)|(?:病假|病休)[^,。;]{0,4}半年/

function readSickMonths(text: string): number | undefined {
  const chinese = sick.map((pattern) => pattern.exec(text)).find((match) => match !== null)
  const said = chinese?.groups?.n
  if (chinese && said) {
    const value = readNumber(said.replace('个半', '半'))
    const half = chinese.groups?.tail || /个月半/.test(chinese[0]) ? 0.5 : 0
    return value === null ? undefined : value + half
  }
  if (halfYear.test(text)) return 6
  const days = sickDays.exec(text)?.groups
  const counted = readNumber(days?.a ?? days?.b ?? '')
  if (counted !== null && counted >= 30) return Math.round((counted / 30) * 2) / 2
  const english = englishSick.exec(text)?.groups
  const months = readNumber(english?.n ?? english?.m ?? '')
  if (months === null) return undefined
  return english?.half || english?.half2 ? months + 0.5 : months
}

const personal = new RegExp(
  `(?:事假(?:一共|一直|[^,。;\\d零一二两俩三四五六七八九十半]){0,6}?(?<a>${number})\\s?(?:多)?天|(?<b>${number})\\s?(?:多)?(?:天|个工作日)(?:的)?事假)|(?<c>\\d+)(?: days?)?(?: of)?(?: un?paid| paid)? personal (?:leave|days)|personal leave(?: of| for|:)? (?<d>\\d+) days?`,
  'i',
)
const untaken = new RegExp(
  `(?:(?:剩|还有|没休|未休|余|欠|没有休|没能休|少休)(?:了|下|的|着)*(?:年(?:休)?假)?(?<a>${number})\\s?天|(?<b>${number})\\s?天(?:的)?(?:年(?:休)?假)?(?:都|还)?(?:没(?:有|能)?休|未休|没用|没安排))|(?:不想|没能|未能|没有?)休的?(?<e>${number})\\s?天|(?<f>${number})\\s?天年(?:休)?假.{0,10}(?:没|未)(?:能|有|给|让)?(?:我)?(?:休|安排|用)|(?<c>\\d+(?:\\.\\d+)?) (?:unused|untaken|remaining)(?: annual leave)? days?|(?<d>\\d+) days? (?:of annual leave )?(?:unused|untaken|not taken)`,
  'i',
)
const school = new RegExp(`(?:寒暑假|暑假|寒假)(?:一共|共|加起来|合计|总共|放|休|有|了|是|,)*(?<a>${number})\\s?天`)
const income =
  /(?:(?:全)?年(?:度)?(?:的)?(?:工资)?(?:总)?收入|年薪|年工资|全年(?:工资|收入|应发)|一年(?:到头)?(?:的)?(?:工资|收入|挣|拿)|工资收入|annual income|yearly income|earn)(?:是|为|大概|约|共|一共|总共|合计|有|按|:|of|is)*\s?(?:about )?(?<n>\d+(?:[.,]\d+)*|[一二三四五六七八九十百]+)\s?(?<unit>万|w(?![a-z])|k(?![a-z]))?(?<rest>[\d一二三四五六七八九])?(?!年)/i

function first(pattern: RegExp, text: string): number | undefined {
  const groups = pattern.exec(text)?.groups ?? {}
  const said = groups.a ?? groups.b ?? groups.c ?? groups.d ?? groups.e ?? groups.f
  return readNumber(said ?? '') ?? undefined
}

const eachSchool = new RegExp(`(?:寒假|暑假)[^,。寒暑]{0,4}?(?<a>${number})\\s?天`, 'g')

function readSchool(text: string): number | undefined {
  const each = [...text.matchAll(eachSchool)].map((match) => readNumber(match.groups?.a ?? '') ?? 0)
  return each.length > 1 ? each.reduce((sum, days) => sum + days, 0) : first(school, text)
}

function readIncome(text: string): number | undefined {
  const groups = income.exec(text)?.groups
  if (!groups?.n) return undefined
  const value = readNumber(groups.n.replace(/,/g, '')) ?? 0
  const unit = groups.unit?.toLowerCase()
  if (unit === '万' || unit === 'w') return Math.round(value * 10_000) + (readNumber(groups.rest ?? '0') ?? 0) * 1000
  return unit === 'k' ? value * 1000 : value
}

function readCause(text: string): 'work' | 'personal' | undefined {
  if (
    /(?:个人|自己|本人)(?:的)?(?:原因|不想|主动|书面|放弃|不休|没休)|自愿(?:不休|放弃)|own (?:choice|reasons?)|personal reasons?/i.test(
      text,
    )
  )
    return 'personal'
  if (
    /(?:工作|单位|项目|业务|太忙|任务|加班|领导)(?:的)?(?:原因|需要|忙|太忙|紧|重|没批|不批|不让|没安排|安排不了|没让|没给)|因工|忙得|忙没|because of work|workload|too busy|work reasons?/i.test(
      text,
    )
  )
    return 'work'
  return undefined
}

function put<K extends string, V>(key: K, value: V | undefined): { readonly [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in K]?: V })
}

/** Reads the facts of service a text states, relative to `today`. */
export function readService(text: string, today: Day): ServiceFacts {
  const paid = /不扣(?:工资|钱)|没扣|未扣|工资没|没有扣|带薪|照发|照常发/.test(text)
    ? true
    : /扣(?:了)?(?:工资|钱)/.test(text)
      ? false
      : undefined
  const personalDays = first(personal, text)
  return {
    ...put('workYears', readWorkYears(text)),
    ...put('workStart', readWorkStart(text, today)),
    ...put('sickMonths', readSickMonths(text)),
    ...put('personalDays', personalDays),
    ...put('personalLeavePaid', personalDays === undefined ? undefined : paid),
    ...put('schoolVacationDays', readSchool(text)),
    ...put('annualIncome', readIncome(text)),
    ...put('untakenDays', first(untaken, text)),
    ...put('cause', readCause(text)),
  }
}
