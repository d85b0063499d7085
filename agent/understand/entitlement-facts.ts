import { type Day, partsOf } from './days.ts'
import { numberSource, readNumber } from './numbers.ts'
import { readProvince, readStaffType } from './places.ts'
import { readService } from './service.ts'

/** What a text says of a matter that a rule gives an entitlement for; `facts` by the names of the rules. */
export type EntitlementWish = {
  readonly matter: string
  readonly facts: Readonly<Record<string, unknown>>
  /** True when the facts decide the figure, so that it can be computed rather than looked up. */
  readonly decides: boolean
}

const n = `(?<n>${numberSource}|半)`
const numbered = (source: string): RegExp => new RegExp(source, 'i')

function numberIn(text: string, ...patterns: readonly RegExp[]): number | undefined {
  for (const pattern of patterns) {
    const groups = pattern.exec(text)?.groups
    const value = readNumber(groups?.n ?? groups?.m ?? '')
    if (value !== null && value !== undefined) return value
  }
  return undefined
}

/** Drops what was not said. */
function known(facts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== null))
}

const orders: readonly (readonly [RegExp, number])[] = [
  [/三胎|三孩|第三个(?:孩子|娃)|third (?:child|baby|kid)/i, 3],
  [/二胎|二孩|二娃|老二|二宝|第二个(?:孩子|娃|宝宝)|second (?:child|baby|kid)/i, 2],
  [/一胎|头胎|一孩|首胎|第一个(?:孩子|娃)|first (?:child|baby|kid)/i, 1],
]
const babiesSaid: readonly (readonly [RegExp, number])[] = [
  [/三胞胎|triplets/i, 3],
  [/双胞胎|龙凤胎|双胎|twins/i, 2],
]
const first = (text: string, rows: readonly (readonly [RegExp, number])[]) =>
  rows.find(([when]) => when.test(text))?.[1]

const asksDays =
  /有没有|还?能休|给(?:一|半|\d+|[几多两三])|多(?:给|放|休)|能(?:放|歇|请)|几天|多少天|多久|多长|几个月|天数|一共|总共|怎么算|how (?:long|many)|days/i

function maternity(text: string): EntitlementWish | null {
  if (!/产假|生育假|生(?:完)?(?:孩子|娃|二胎|三胎|双胞胎).{0,12}(?:休|假)|maternity/i.test(text)) return null
  if (/陪产|流产|小产|男方|老公|丈夫|男的/.test(text) || !asksDays.test(text)) return null
  const facts = known({
    province: readProvince(text),
    childOrder: first(text, orders),
    babies: first(text, babiesSaid),
    dystocia: /难产|剖[腹宫]|dystocia|difficult birth/i.test(text) ? true : undefined,
  })
  return { matter: 'maternity', facts, decides: Object.keys(facts).length > 0 }
}

function miscarriage(text: string): EntitlementWish | null {
  if (!/流产|小产|胎停|miscarr/i.test(text)) return null
  const weeks = numberIn(text, numbered(`${n}周`), /(?<n>\d+) weeks/i)
  const months =
    numberIn(text, numbered(`${n}个?(?:多|半)?月`), numbered('(?<n>\\d+|one|two|three|four|five|six|seven) months')) ??
    (weeks === undefined ? undefined : Math.round((weeks * 70) / 30) / 10)
  const less = /(?:不满|未满|不到|不足)(?:4|四)个?月/.test(text)
  const pregnancyMonths = less ? 3 : months
  return { matter: 'miscarriage', facts: known({ pregnancyMonths }), decides: pregnancyMonths !== undefined }
}

function byProvince(matter: string, when: RegExp): (text: string) => EntitlementWish | null {
  return (text) => {
    if (!when.test(text) || !asksDays.test(text)) return null
    const province = readProvince(text)
    return { matter, facts: known({ province }), decides: province !== null }
  }
}

const relatives: readonly (readonly [string, RegExp])[] = [
  ['parentInLaw', /岳父|岳母|公公|婆婆|公婆|丈人|丈母娘|(?:老公|老婆|爱人|妻子|丈夫|配偶)的(?:爸|妈|父|母)|in-law/i],
  ['other', /爷爷|奶奶|外公|外婆|姥|祖父|祖母|兄弟|姐妹|哥哥|弟弟|姐姐|妹妹|叔|伯|姑|舅|姨|grand/i],
  ['spouse', /老公|老婆|爱人|妻子|丈夫|配偶|媳妇|husband|wife|spouse/i],
  ['child', /儿子|女儿|孩子|子女|\bson\b|daughter|child/i],
  ['parent', /父亲|母亲|爸|妈|父母|爹|娘|father|mother|parent/i],
]

// 父亲去世丧假几天 asks for the rule; who tells of a death of their own has a case.
const own = /我|\bmy\b/i

function bereavement(text: string): EntitlementWish | null {
  const died = /去世|过世|病故|病逝|走了|没了|离世|died|passed away|death/i
  if (!/丧假|bereavement/i.test(text) && !(died.test(text) && /假/.test(text))) return null
  if (!asksDays.test(text)) return null
  const relative = relatives.find(([, when]) => when.test(text))?.[0]
  return {
    matter: 'bereavement',
    facts: known({ relative }),
    decides: relative !== undefined && died.test(text) && own.test(text),
  }
}

function homeVisit(text: string, today: Day): EntitlementWish | null {
  if (!/探亲|home visit/i.test(text) || !asksDays.test(text)) return null
  const spouse =
    /(?:看|探望?|见|跟|和|与).{0,4}(?:老公|老婆|爱人|妻子|丈夫|配偶|对象)|(?:老公|老婆|爱人|妻子|丈夫|配偶)在(?:外地|异地)|两地分居|spouse|wife|husband/i
  const unmarried = /未婚|没结婚|单身|还没成家|没对象|unmarried|single/i
  const married = /已婚|结(?:了)?婚|成家|married/i
  const visit = spouse.test(text)
    ? 'spouse'
    : unmarried.test(text)
      ? 'parents_unmarried'
      : married.test(text) && /父母|爸|妈|老家|parents/i.test(text)
        ? 'parents_married'
        : undefined
  const { workYears } = readService(text, today)
  return { matter: 'home_visit', facts: known({ visit, workYears }), decides: visit !== undefined }
}

function sickPay(text: string, today: Day): EntitlementWish | null {
  if (
    !/病假|病休|长病|养病|住院(?:休|治)|sick/i.test(text) ||
    !/工资|薪|几折|打折|发(?:多少|几)|钱|pay|wage/i.test(text)
  )
    return null
  if (/年(?:休)?假/.test(text)) return null
  const said = numberIn(
    text,
    numbered(`第\\s?(?<n>${numberSource})\\s?个?月`),
    numbered(`(?:病假|病休|休|请|病)(?:了|到|满|过)*(?:病假)?\\s?(?<n>${numberSource})\\s?个(?:多|半)?月`),
    /(?<n>\d+|one|two|three|four|five|six|seven|eight|nine|ten)(?:st|nd|rd|th)? months?/i,
  )
  // Half a year tells the month only beside the years of work that decide the rate.
  const isPastHalf = /(?:过|满|超过?)了?半年|半年(?:以后|之后|以上|多)/.test(text)
  const { workYears } = readService(text, today)
  const sickMonthNo = said ?? (isPastHalf && workYears !== undefined ? 7 : undefined)
  return {
    matter: 'sick_pay',
    facts: known({ sickMonthNo: sickMonthNo === undefined ? undefined : Math.ceil(sickMonthNo), workYears }),
    decides: sickMonthNo !== undefined || (workYears !== undefined && /月|半年|长病/.test(text)),
  }
}

function nursing(text: string): EntitlementWish | null {
  if (!/哺乳|喂奶|吸奶|nursing|breast/i.test(text)) return null
  if (!/几小时|多久|多长|几个?钟头|多少(?:分钟|时间)|几次|小时|时间|how (?:long|much|many)/i.test(text)) return null
  const months = numberIn(text, numbered(`${n}个?(?:多|半)?月`), /(?<n>\d+)[ -]months?/i)
  const years = numberIn(text, numbered(`(?:孩子|娃|宝宝|小孩).{0,4}?${n}岁`))
  const babyAgeMonths = months ?? (years === undefined ? undefined : Math.round(years * 12))
  return {
    matter: 'nursing_hour',
    facts: known({ babyAgeMonths, babies: first(text, babiesSaid) }),
    decides: babyAgeMonths !== undefined,
  }
}

function unemployment(text: string): EntitlementWish | null {
  if (!/失业(?:金|保险|补助)|unemployment/i.test(text)) return null
  const years = numberIn(
    text,
    numbered(`${n}\\s?年`),
    /(?<n>\d+|one|two|three|four|five|six|seven|eight|nine|ten) years?/i,
  )
  const months = numberIn(text, numbered(`(?:缴|交|参保|累计)[^,。]{0,8}?(?<n>${numberSource})\\s?个月`))
  const half = /年半/.test(text) ? 6 : 0
  const contributionMonths = years === undefined ? months : Math.round(years * 12) + half
  const voluntary = /(?:自己|主动|本人|自愿|我)(?:提出)?(?:要求)?(?:辞|离职|不干|走)|quit|resigned/i.test(text)
  const forced = /辞退|解聘|被裁|裁员|开除|到期|不续|单位(?:解除|终止|倒闭|撤销)|laid off|dismissed|expired/i.test(text)
  const involuntary = forced ? true : voluntary ? false : undefined
  return {
    matter: 'unemployment',
    facts: known({ contributionMonths, involuntary }),
    decides: contributionMonths !== undefined,
  }
}

function lumpSum(text: string): EntitlementWish | null {
  if (!/伤残|工伤|disability/i.test(text) || !/补助|赔|补偿|多少钱|几个月|lump|compens/i.test(text)) return null
  const disabilityGrade = numberIn(text, numbered(`(?<n>10|[1-9]|[一二三四五六七八九]|十)级`), /grade (?<n>\d+)/i)
  return { matter: 'injury_lump_sum', facts: known({ disabilityGrade }), decides: disabilityGrade !== undefined }
}

const sanction = /记大过|记过|警告|降级|撤职|降低岗位等级|开除/g

function discipline(text: string): EntitlementWish | null {
  const kinds = [...new Set(text.match(sanction) ?? [])]
  const [kind] = kinds
  if (!kind) return null
  if (kinds.length > 1 && /合并|同时|一起|一次|怎么执行|执行哪/.test(text))
    return { matter: 'discipline_combine', facts: { kinds }, decides: true }
  const barred =
    /(?:能不能|能否|可不可以|可以|是否|会不会|影响|还能|耽误|能).{0,12}(?:晋|升|提拔|提任|工资档次|涨|调档)|(?:晋|升|提拔).{0,10}(?:吗|么|不|影响|行)/
  if (!barred.test(text)) return null
  return { matter: 'discipline_effects', facts: known({ kind, staffType: readStaffType(text) }), decides: true }
}

const grade = '优秀|基本称职|不称职|称职|基本合格|不合格|合格'

function gradesOf(text: string, today: Day): Readonly<Record<string, string>> {
  const said = [
    ...text.matchAll(new RegExp(`(20\\d{2})年?(?:度)?(?:考核)?(?:是|为|被?定为|评为|得了|拿了)?(${grade})`, 'g')),
  ]
  if (said.length > 0) return Object.fromEntries(said.map(([, year = '', got = '']) => [year, got]))
  const run = new RegExp(
    `(?:连续|连着|接连|近|最近)(?<n>[一二两三四五\\d])年(?:年度)?(?:考核)?(?:都|均)?(?:是|为|被?定为|评为|拿|得)?(?:了)?(?<g>${grade})`,
  ).exec(text)
  const length = readNumber(run?.groups?.n ?? '') ?? 0
  const last = partsOf(today).year - 1
  return Object.fromEntries(Array.from({ length }, (_, at) => [String(last - at), run?.groups?.g ?? '']))
}

function assessment(text: string, today: Day): EntitlementWish | null {
  const participants = numberIn(text, numbered(`(?<n>${numberSource})\\s?(?:个)?人`), /(?<n>\d+) (?:people|staff)/i)
  if (/优秀/.test(text) && /几个|多少|名额|最多|比例|几名/.test(text) && participants !== undefined)
    return { matter: 'excellent_quota', facts: { participants }, decides: true }
  const graded = new RegExp(`考核(?:结果)?(?:被?定为|确定为|评为|为|是)(${grade})`).exec(text)?.[1]
  if (graded && /申诉|复核/.test(text) && /能|可以|吗|是否/.test(text))
    return {
      matter: 'appeal_scope',
      facts: known({ matter: `年度考核定为${graded}`, staffType: readStaffType(text) }),
      decides: true,
    }
  const grades = gradesOf(text, today)
  if (Object.keys(grades).length === 0) return null
  return /怎么|会|影响|后果|处理|晋|升|辞退|解聘|解除|能|可以|得/.test(text)
    ? { matter: 'assessment_effects', facts: { grades }, decides: true }
    : null
}

function absence(text: string): EntitlementWish | null {
  if (!/旷工|无故不(?:来|上班)|擅自离岗/.test(text) || !/辞退|解聘|开除|解除|后果|怎么处理|会不会|饭碗/.test(text))
    return null
  const consecutiveDays = numberIn(
    text,
    numbered(`连(?:续|着)[^,。\\d]{0,4}?${n}\\s?(?:个工作日|天|日)`),
    numbered(`旷工(?:了)?${n}\\s?(?:个工作日|天)`),
  )
  const yearTotalDays = numberIn(
    text,
    numbered(`(?:累计|一共|总共|全年|加起来)[^,。\\d]{0,6}?${n}\\s?(?:个工作日|天|日)`),
  )
  const facts = known({ consecutiveDays, yearTotalDays, staffType: readStaffType(text) })
  return { matter: 'absence', facts, decides: consecutiveDays !== undefined || yearTotalDays !== undefined }
}

function early(text: string, today: Day): EntitlementWish | null {
  if (!/提前退休|提早退休|早点退休/.test(text) || !/公务员|机关|干部/.test(text)) return null
  const { workYears } = readService(text, today)
  return { matter: 'early_retirement', facts: known({ workYears }), decides: workYears !== undefined }
}

const readers: readonly ((text: string, today: Day) => EntitlementWish | null)[] = [
  ...[miscarriage, nursing, bereavement, homeVisit, unemployment, lumpSum, absence, discipline, assessment, sickPay],
  byProvince('parental', /育儿假|育婴假|parental/i),
  byProvince(
    'paternity',
    /陪产|护理假|男(?:的|方|同志|职工).{0,8}(?:护理|陪护|陪产)|(?:老婆|媳妇|妻子|爱人)(?:要|刚|快)?生|男方.{0,6}假|paternity/i,
  ),
  byProvince('marriage', /婚假|结婚.{0,8}(?:休|假)|marriage leave/i),
  maternity,
  early,
]

/** What a text asks of the calculator of entitlements; null when it asks for nothing it knows. */
export function readEntitlement(text: string, today: Day): EntitlementWish | null {
  for (const read of readers) {
    const wish = read(text, today)
    if (wish) return wish
  }
  return null
}
