import { readNumber } from './numbers.ts'

/** A question for people as data; the same names as the filter of the tool that finds them. */
export type StaffConditions = Readonly<Record<string, unknown>>

const number = '(\\d{1,3}|[零一两二三四五六七八九十]{1,3})'

const toNumber = (said: string): number => readNumber(said) ?? 0

type Read = (text: string) => StaffConditions

/** The first number that a pattern catches, changed by `by`. */
function counted(name: string, pattern: string, by = 0): Read {
  const compiled = new RegExp(pattern, 'i')
  return (text) => {
    const said = compiled
      .exec(text)
      ?.slice(1)
      .find((group) => group !== undefined)
    return said === undefined ? {} : { [name]: toNumber(said) + by }
  }
}

function chosen(name: string, rows: readonly (readonly [RegExp, unknown])[]): Read {
  return (text) => {
    const row = rows.find(([pattern]) => pattern.test(text))
    return row ? { [name]: row[1] } : {}
  }
}

const upper = '(?:及?以上|以上的?|往上|起步|朝上)'
const lower = '(?:及?以下|以内|之内|往下|朝下)'
// 硕士以上, but not 女硕士: what is not said to be at least is the least all the same.
const education: Read = (text) => {
  const degree = /博士/.test(text)
    ? '博士'
    : /硕士|master/i.test(text)
      ? '硕士'
      : /学士|bachelor/i.test(text)
        ? '学士'
        : undefined
  const level = /研究生/.test(text)
    ? '研究生'
    : /本科/.test(text)
      ? '大学本科'
      : /大专|专科/.test(text)
        ? '大学专科'
        : undefined
  return { ...(level ? { educationAtLeast: level } : {}), ...(degree ? { degreeAtLeast: degree } : {}) }
}

const servantRanks = /[一二三四]级(?:调研员|主任科员)|[一二]级(?:科员|巡视员)/g
const titles = ['初级', '中级', '副高', '正高']
const ranks: Read = (text) => {
  const named = text.match(servantRanks)
  if (named) return { rank: [...new Set(named)] }
  const title = titles.find(
    (one) => new RegExp(`${one}(?:级)?(?:职称)?`).test(text) && /职称|副高|正高|[初中]级(?:专业|工程|技术)/.test(text),
  )
  if (!title) return {}
  return {
    rank: new RegExp(`${title}(?:级)?(?:职称)?${upper}`).test(text) ? titles.slice(titles.indexOf(title)) : [title],
  }
}

const years = `(?<![不未])满${number}年|${number}年${upper}`
/** 正科满三年 counts years at the level, 二级主任科员满两年 those in the rank, 工作满20年 those of work. */
const terms: Read = (text) => {
  const said = new RegExp(`([^,，、;；。]*?)(?:任|已)?(?:${years})`).exec(text)
  const value = said?.[2] ?? said?.[3]
  if (!said || value === undefined) return {}
  const before = said[1] ?? ''
  if (/工作|工龄|参加工作/.test(before)) return { workYearsMin: toNumber(value) }
  if (/(?:到|来|进)(?:本|局|单位)|本单位/.test(before)) return { unitYearsMin: toNumber(value) }
  if (/科员|调研员|巡视员|职称|[副正]高/.test(before)) return { rankYears: toNumber(value) }
  return /[正副][科处]|领导职务|现职/.test(before) ? { levelYears: toNumber(value) } : {}
}

/** 工作不满一年: so many full years at most. */
const fewYears: Read = (text) => {
  const said = new RegExp(`(?:工作|工龄|参加工作|上班).{0,4}(?:不满|未满|不到|不足)(?:了)?${number}年`).exec(text)?.[1]
  return said === undefined ? {} : { workYearsMax: toNumber(said) - 1 }
}

const readers: readonly Read[] = [
  fewYears,
  chosen('retirementCategory', [
    [
      /退休(?:类别|年龄|时间|日期).{0,8}(?:待(?:核|定|认定|审)|没(?:有)?(?:定|核)|定不(?:下|了)|未(?:定|核)|不(?:明|确定|清)|需要?(?:审核|认定|核实|核定|研究))/,
      ['NEEDS_REVIEW'],
    ],
  ]),
  counted('ageMax', `${number}(?:周)?岁${lower}|${number}岁及以下|不超过${number}(?:周)?岁`),
  counted('ageMax', `(?:不满|未满|小于)${number}(?:周)?岁|under (\\d{2})\\b`, -1),
  counted('ageMin', `${number}(?:周)?岁${upper}|年满${number}(?:周)?岁|over (\\d{2})\\b`),
  (text) => {
    const range = /(\d{2})(?:岁)?(?:到|至|-|—|~)(\d{2})(?:周)?岁/.exec(text)
    return range ? { ageMin: Number(range[1]), ageMax: Number(range[2]) } : {}
  },
  (text) => {
    const decade = /(?<!\d)([5-9]0|00)后/.exec(text)?.[1]
    if (!decade) return {}
    const first = decade === '00' ? 2000 : 1900 + Number(decade)
    return { bornFrom: `${first}-01-01`, bornTo: `${first + 9}-12-31` }
  },
  chosen('gender', [
    [/女(?:干部|性|同志|职工|党员|的|博士|硕士)|female|women/i, 'F'],
    [/(?<!子)男(?:干部|性|同志|职工|党员|的)|\bmale|\bmen\b/i, 'M'],
  ]),
  education,
  chosen('political', [
    [/非党员|不是党员|党外/, ['共青团员', '民主党派', '群众']],
    [/党员|party members?/i, ['中共党员']],
    [/民主党派/, ['民主党派']],
    [/(?:是|为|的|面貌)群众|群众(?:身份|面貌|多少|有|$)/, ['群众']],
    [/团员/, ['共青团员']],
  ]),
  chosen('level', [
    [/正处/, ['正处']],
    [/副处/, ['副处']],
    [/正科/, ['正科']],
    [/副科/, ['副科']],
  ]),
  ranks,
  terms,
  chosen('staffType', [
    [/专业技术(?:人员|岗)|专技/, ['INSTITUTION_TECHNICAL']],
    [/工勤/, ['INSTITUTION_WORKER']],
    [/编外|合同工/, ['CONTRACT_OFFBOOK', 'DISPATCHED']],
    [/参公/, ['REF_CIVIL_SERVANT']],
    [/公务员|civil servants?/i, ['CIVIL_SERVANT']],
  ]),
  chosen('status', [
    [/试用期/, ['PROBATION']],
    [/借调在外|借出/, ['SECONDED_OUT']],
  ]),
  chosen('ethnicity', [
    [/少数民族/, ['少数民族']],
    [/畲族/, ['畲族']],
    [/回族/, ['回族']],
  ]),
  chosen('establishmentKind', [
    [/行政编/, ['ADMIN']],
    [/事业编/, ['INSTITUTION']],
  ]),
  counted('retiresWithinMonths', `${number}个月(?:之?内|以内).{0,4}退休`),
]

/**
 * The conditions on people that a text names, as data; what it does not name is not there.
 * @param unit the unit it names, read elsewhere
 */
export function readStaffFilter(text: string, unit?: string): StaffConditions {
  // The first reader of a condition wins.
  const read: StaffConditions = Object.assign({}, ...[...readers].reverse().map((reader) => reader(text)))
  const position = /(?<!主任|级)科员(?!满|级)/.test(text) ? { position: '科员' } : {}
  return { ...read, ...position, ...(unit ? { unit } : {}) }
}

const asksForPeople =
  /哪些(?:人|同志|干部)|有谁|谁是|谁的|都有谁|有哪些|名单|多少(?:人|名|位|个)?|几个人|找|筛|查询|列(?:出|一|个|\d|给)|(?:拉|弄|整|搞|做|出)(?:一?个|一?份|张)?(?:单子|名单|清单|花名册|表)|统计|挑|选出|过一?下|看看|有几[个位名]|都给我|导出|导成|导个|find|list|how many|who/i

/** True for a text that asks for people by conditions: two of them, or one with words of asking. */
export function asksForStaff(text: string): boolean {
  if (/(?<![给帮替为跟])我(?!们?(?:局|单位|全局|系统|科|处))|本人|能不能|可以.{0,8}吗|怎么|为什么|规定|标准/.test(text))
    return false
  // An amount is asked for, not people.
  if (/(?:补贴|津贴|补助|比例|待遇|费|工资|薪|钱)(?:是|有|发|给|领|每月|一个?月)*(?:多少|几)/.test(text)) return false
  const conditions = Object.keys(readStaffFilter(text)).length
  if (conditions === 1 && /^(?:帮我|请|麻烦)?(?:查|看)(?!(?:一下)?我)[^,，。]{2,24}(?:的|人员|干部|同志)$/.test(text))
    return true
  return conditions >= 2 || (conditions === 1 && asksForPeople.test(text))
}
