import { isIndividual, readPeople } from './people.ts'

/** What an approver does with an item. */
export type Decision = 'approve' | 'reject' | 'return' | 'forward'

// Whoever stands after these words is to decide instead.
const toAnother =
  '(?:转(?:给|交|办|送|到|审|呈)(?:给)?|转由|移交(?:给)?|递给|(?<!工作(?:先|都)?)交(?:给|由)(?=[一-龥]{2,8}(?:审|批|定|处理|办|,|。|$))|转(?=[一-龥]{2,6}(?:审|批|处理|定|看|$|,|。))|(?<=的.{0,12})(?:给|请|由|让)(?=[一-龥]{2,6}(?:审|批(?!了|准)|定|拍板|处理)))'

const cues: readonly { readonly decision: Decision; readonly pattern: RegExp }[] = [
  {
    decision: 'forward',
    pattern: new RegExp(
      `${toAnother}|forward|pass .{0,30}(?:on )?to (?!him|her)|escalate|hand (?:it |this )?over to`,
      'i',
    ),
  },
  {
    decision: 'return',
    pattern:
      /退回|打回|退给|退(?:一下|掉)|kick .{0,24}back|退还|退一下|让.{1,6}(?:补|重新|改)|发回|退掉|退了|return|send .{0,24}back|sent back/i,
  },
  {
    decision: 'reject',
    pattern:
      /驳(?!斥)|拒绝|不同意|不批(?!准的)|不予(?:批准|同意|通过)|拒(?:了|掉|$|,)|别(?:过|给过|同意)|(?:,|^)no(?=,|$)|否(?:决|了|掉)|不通过|别批|毙了|不准(?:假|了|$|,|。|[他她])|批不了|(?:的|那个|这个|假|申请|单子?)不行|不让[一-龥]{2,4}(?:休|请)|reject|den(?:y|ied)|decline|turn down|refuse|disapprove/i,
  },
  {
    decision: 'approve',
    pattern:
      /同意|批准|准(?:假|了|许|奏|[一-龥]{2,4}(?:的|请|休))|通过|批假(?!了吗|没)|(?:全|都|给)过(?:了|吧|$|,|。)|批(?:了|掉|一下|吧|过|下|完|$|,|。|[一-龥]{2,4}(?:的|请))|都批|全批|帮我批|给批|审批通过|放行|没问题,?(?:批|过)|过了吧|给过|可以批|签了|没意见|准(?:$|,|。|吧)|(?:统统|全部|一律)过|可以批(?!吗|么|不|没)|让[一-龥]{2,4}休(?!息)|(?:假|申请|单子?|条子?)(?:给)?过(?:了|掉)|(?:[,、 ]|假|申请|单子?|那个|的)(?:我看)?都?(?:可以|行|ok)(?:的|了|吧)?(?:$|,)|approve|ok(?:ay)? (?:it|him|her|them|the)|ok to|accept|grant|sign off|go ahead with|green.?light|^let \w+ (?:\w+ )?(?:have|take)/i,
  },
]

/** The decision a text states, or null. */
export function readDecision(text: string): Decision | null {
  return cues.find(({ pattern }) => pattern.test(text))?.decision ?? null
}

/** True when parts of a text decide differently on items of their own, such as 前两个都批,第三个退回. */
export function hasSeveralDecisions(text: string, self = ''): boolean {
  const parts = text.split(/[,;。]|其他|其余|and the rest/).filter((part) => readItems(part, self).length > 0)
  const decided = new Set(parts.flatMap((part) => readDecision(part) ?? []))
  return decided.size > 1
}

const itemIds =
  /#\d+|\b(?:AP|LR|APP|A|L|WF|REQ)-?\d[\d-]*\b|\d{1,6}(?=号(?:单|申请|审批))|(?<=(?:单号|编号|单子|申请号|no\.?|number|item)\s?:?)\d{2,}/gi

/** Numbers of requests or approvals a text names, such as #811 or LR-2026-0042. */
export function readItemIds(text: string): readonly string[] {
  return [...text.matchAll(itemIds)].map((match) => match[0])
}

const allItems =
  /全部|所有|都(?:批|同意|通过|准|驳|退|给)|全(?:批|都|给|准|过|同意|通过)|一起批|统统|一并|批量|everything|\ball\b|each of them/i
const ordinal =
  /(?:排)?第(?<n>[一二三四五六七八九十\d]+)(?:个|条|项|张|份|单)?(?=的|个|条|项|张|份|单|通过|同意|驳|退|批)(?:个|条|项|张|份|单)?|最[上前]面(?<top>[一二两三四五\d]+)(?:个|条|项|张|份)|前(?<first>[一二两三四五\d]+)(?:个|条|项|张|份)|\b(?<en>first|second|third|last)(?: one| request| item)?\b|最后(?:一)?(?:个|条|项|张)/gi

// 某某的请假: whoever stands before it, however unusual the name.
function ownerOf(text: string): string | null {
  const match =
    /(?:^|[,。\s]|同意|批准|驳回|拒绝|不批|通过|退回|打回|准|把|给|将|批|驳|对|于|掉|下)(?<who>[一-龥]{2,3}?)(?:同志)?(?:的|那个|这个)(?:.{0,8})(?:假|休|申请|单|条)/.exec(
      text,
    )
  const who = match?.groups?.who
  return who &&
    !/我|你|他|她|这|那|哪|谁|领导|周|月|日|天|请|休|批|同意|申请|年假|病假|事假|等|待|所|刚|今|明|昨|上|下/.test(who)
    ? who
    : null
}

/**
 * The items a decision is about, in the words of the text: numbers, names, 全部, 第一个; empty when it names none.
 * @param self own name of the speaker
 */
export function readItems(text: string, self = ''): readonly string[] {
  const ids = readItemIds(text)
  if (ids.length > 0) return [...new Set(ids)]
  // Whoever takes over is no item.
  const source = text.replace(receiver, '')
  const names = [
    ...new Set(
      readPeople(source, self)
        .filter(isIndividual)
        .map(({ name }) => name.replace(/'s$/, '')),
    ),
  ]
  if (names.length > 0 && exception.test(source)) return [`除${names.join('、')}外全部`]
  if (names.length > 0) return names
  const owner = allItems.test(source) ? null : ownerOf(source)
  if (owner) return [owner]
  const ordinals = [...source.matchAll(ordinal)].map(({ 0: said, groups }) =>
    groups?.top ? `前${groups.top}个` : said.replace(/^排/, ''),
  )
  if (ordinals.length > 0) return ordinals
  return allItems.test(source) ? ['all'] : []
}

const receiver = new RegExp(
  `(?:${toAnother}|forward(?: it| them)? to|pass (?:it |them )?(?:on )?to| to (?=deputy|director)).*$`,
  'i',
)
const exception = /除了?|except|but not|以外|之外/i

const receiving = new RegExp(
  `(?:${toAnother}|forward(?:ed)?(?: it| this| them)?(?: on)? to|pass(?: it| this)?(?: on)? to|hand over to|escalate(?: it)? to|to)\\s?`,
  'i',
)

/** The person something is forwarded to, or null. */
export function readForwardTo(text: string, self = ''): string | null {
  const match = receiving.exec(text)
  if (!match) return null
  const rest = text.slice(match.index + match[0].length)
  const person = readPeople(rest, self).find(({ at }) => at <= 2)
  if (person) return person.name
  return /^[一-龥]{2,6}?(?=审|批|定|处理|办|看|,|。|$|吧|来)/.exec(rest)?.[0] ?? null
}
