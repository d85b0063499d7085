import { doubleSurnames, notNames, surnames } from './names.ts'

const surname = `(?:${doubleSurnames.join('|')}|[${surnames}])`
// What stands before the name of somebody a matter is about, and what follows it.
const before =
  '(?:^|[,，。:：、\\s]|办理|办|发起|启动|开始|推进|给|把|为|替|帮|让|安排|结束|完成|续聘|续签|借调|借|要借|招的|聘的|来的|公务员|同志|调|走|查一?下|看看)'
const after =
  '(?=的|同志|(?:要|想|准备|该|快|已经?|还要?|可以|试用|下周|的)?(?:调|转正|转任|任|借|入职|报到|到(?!位)|试用|续|辞|退|合同|聘|办|回|走|去|在|该|快|要|还|可以|下周|这|现在|材料|$|[,，。？?\\d]))'
const named = new RegExp(`${before}(?<who>${surname}[一-龥]{2}|${surname}[一-龥]|[小老][${surnames}])${after}`)

// A whole name after these words is one, whatever follows.
const plain = new RegExp(
  `(?:给|把|借|让|为|续聘|借调|调动|来的|招的)(?<who>${surname}[一-龥]{2})|^(?<first>${surname}[一-龥]{2})(?=已经?|刚|还|正)`,
)

/** The colleague that a matter is about, by name or number, where the general reading of people has found none. */
export function readMatterPerson(text: string): string | undefined {
  const id = /\b[SC]-\d{4,5}\b/i.exec(text)?.[0]
  if (id) return id.toUpperCase()
  const groups = (named.exec(text) ?? plain.exec(text))?.groups
  const who = groups?.who ?? groups?.first
  return who && !notNames.has(who.slice(0, 2)) && !/[的了我你他她到去]/.test(who) ? who : undefined
}

const unitEnd = '(?:科|室|中心|处|局|委|部|所|办|办公厅|厅|院|队|站|集团|公司|政府)'
const toUnit = new RegExp(
  `(?:调动到|调动至|调动去|调到|调往|调去|调入|调任到|调任|调出到|调至|转任到|转任至|转到|转去|转至|从[一-龥]{2,10}?调(?:到|去|往|至|入)?|接收单位[是为:：]?|接收科室[是为:：]?|去|到|进)(?<unit>[一-龥]{1,20}?${unitEnd})(?![一-龥]*调)`,
)

/** Where somebody moves to. */
export function readTargetUnit(text: string): string | undefined {
  return (
    toUnit.exec(text)?.groups?.unit ??
    /\bto (?:the )?(?<unit>[一-龥]{2,20}|[A-Z][\w ]{2,40}?)(?: from|,|\.|$)/.exec(text)?.groups?.unit
  )
}

const body = `[一-龥]{1,18}?${unitEnd}`
const hosts = [
  new RegExp(
    `(?:借调到|借调去|借调至|借调|借到|借去|借给|借过去|去|到)(?<host>${body})(?=帮|,|，|。|的|干|工作|从|\\d|$|半|一|挂)`,
  ),
  new RegExp(`(?:^|[,，。]|收到)(?<host>${body})(?:要|想|来|的|发|商)?(?:借|来函|借调函)`),
  new RegExp(`借调(?:[一-龥]{2,4})?(?:去|到)(?<host>${body})`),
  new RegExp(`(?:借调|借)[一-龥]{0,4}(?<host>市[一-龥]{2,14}?${unitEnd})`),
]

/** Who borrows somebody; the name of the person is no part of it. */
export function readHost(said: string, person: string | undefined): string | undefined {
  const text = person ? said.replace(person, '') : said
  for (const pattern of hosts) {
    const host = pattern.exec(text)?.groups?.host
    if (host && !/借|调/.test(host)) return host
  }
  return /\bto (?:the )?(?<host>[一-龥]{2,20}|[A-Z][\w ]{2,40}?)(?= from|,|\.|$)/.exec(text)?.groups?.host
}

const number = '[一-龥A-Za-z]{0,10}[〔［[(（]?\\d{4}[〕］\\])）]?[-—第]?\\d{1,5}号?'

/** The number of the document that words such as 书面告知 name; any number when the words are left out. */
export function readDocument(text: string, words?: string): string | undefined {
  const source = text.replace(/\b(?:LC|AP|LR|CT)-\d{4}-\d+\b/gi, '').replace(/\d{4}-\d{1,2}-\d{1,2}/g, '')
  if (words)
    return new RegExp(`(?:${words})[书函]?(?:已[签开]|编号|文号|号)?[是为:：,，]?(?<doc>${number})`).exec(source)
      ?.groups?.doc
  return /(?<![\d年月])(?<doc>[一-龥A-Za-z]{1,10}[〔［[(（]?\d{4}[〕］\])）]?[-—第]\d{1,5}号)/.exec(source)?.groups?.doc
}

const flows: readonly (readonly [RegExp, string])[] = [
  [/入职|报到/, '入职'],
  [/转正|试用期/, '转正'],
  [/借调/, '借调'],
  [/调动|调任|转任|调出/, '调动'],
  [/延迟退休/, '弹性延迟退休'],
  [/退休/, '退休'],
  [/辞职|辞去公职/, '辞去公职'],
  [/续签|续订|续聘/, '续订聘用合同'],
  [/解除(?:聘用|劳动)?合同/, '解除合同'],
]

/** The case that a text means: its number, or whose and which. */
export function readCase(text: string, person: string | undefined): string | undefined {
  const id = /\bLC-\d{4}-\d{1,5}\b/i.exec(text)?.[0]
  if (id) return id.toUpperCase()
  const flow = flows.find(([pattern]) => pattern.test(text))?.[1]
  if (person && flow) return `${person}的${flow}`
  return person ?? flow
}

/** Documents that a text says have come: `all` for every one. */
export function readHandedIn(text: string): readonly string[] | undefined {
  if (
    /材料(?:都|已经?|全)?(?:都)?(?:收?齐|交齐|收到|交了|备齐)|都齐(?:了|全)|齐全|(?:总结|小结)(?:写好|交)|documents are (?:all )?(?:in|complete)/i.test(
      text,
    )
  )
    return ['all']
  const one =
    /(?<one>[一-龥]{2,8}?(?:单|表|函|证明|清单|凭证|介绍信|结论))(?:也|都|已经?)?(?:开|交|收|下来|办好|出来|拿到)/.exec(
      text,
    )?.groups?.one
  return one ? [one.replace(/^.*的|^(?:这|那|把|就|和)/, '')] : undefined
}

/** A rank that a text names. */
export function readRank(text: string): string | undefined {
  return /[一二三四]级(?:调研员|主任科员)|[一二]级(?:科员|巡视员)/.exec(text)?.[0]
}

/** A post somebody is to hold. */
export function readPosition(text: string): string | undefined {
  return /(?:当|担任|岗位(?:是|为|定)?|任)(?<post>(?:副)?(?:科长|科员|主任|处长|所长|工程师|会计|出纳|文员|秘书))/.exec(
    text,
  )?.groups?.post
}

const digits: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 十: 10 }

/** Years of a new term. */
export function readTermYears(text: string): number | undefined {
  const said =
    /(?:续|签|聘|再|按|for )[^\d到至]{0,6}?(?<years>[1-9]|10|[一二两三四五十]|three|five|two|one)\s?(?:年|years?)/i.exec(
      text,
    )?.groups?.years
  if (!said) return undefined
  const english: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, five: 5 }
  return digits[said] ?? english[said.toLowerCase()] ?? Number(said)
}

/** A reason that is called one. */
export function readNamedReason(text: string): string | undefined {
  const found =
    /(?:原因|理由|事由)(?:是|为|:|：)?(?<why>[^,，。;；]{2,60})|因为?(?<cause>[^,，。;；]{2,40})|\b(?:because|for) (?<en>(?:(?:family|personal|health|private) )(?:reasons?|matters?)|(?<=because )[^,.;]{3,80})|\s[—–-]+\s(?<dash>[^,.;]{6,80})$/.exec(
      text,
    )
  return found?.groups?.why ?? found?.groups?.cause ?? found?.groups?.en ?? found?.groups?.dash
}

/** Kinds of matters that a delegation is limited to. */
export function readMatterKinds(text: string): readonly string[] | undefined {
  const leave = /请假审批|请假的?(?:申请|审批)?(?:让|由|委托|给)|批假/.test(text)
  const lifecycle = /(?:调动|退休|入职|借调|人事事项).{0,28}(?:委托|让|由|授权)/.test(text)
  if (leave === lifecycle) return undefined
  return [leave ? 'leave' : 'lifecycle']
}

/** Who decides instead. */
export function readStandIn(text: string): string | undefined {
  const pattern = new RegExp(
    `(?:委托给?|授权给?|交给|换成?|改成?|让|由|请|代理人[:：是为]?|代批人[:：是为]?|\\bto )(?<who>${surname}[一-龥]{1,2}?)(?=先?代|替|审|批|帮|处理|,|，|。|$|\\s|从|\\d|在|来)`,
  )
  return pattern.exec(text)?.groups?.who
}
