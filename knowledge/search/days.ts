import { parseNumeral } from '../text/numerals.ts'

/** What a question says about the day it is about. */
export type DaySlot = {
  readonly asOf: string
  /** True when it asks for an earlier wording without a day: 旧版, 修订前. */
  readonly old: boolean
  readonly said: boolean
}

const year = '((?:19|20)\\d\\d|二〇[〇一二]?[〇一二三四五六七八九]+)'
/** 98年, 18年那版: a year of two digits stands only before words that leave no doubt. */
const shortYear = '(?<!\\d)([890]\\d|1\\d|2\\d)'
const pastWords =
  '(?:的时候|那时候|那会儿?|那阵子?|那年|当年|当时|时候|版|的版本|的规定|的老规定|那个版本|那一?版|底|初|以前的|时的规定|年间)'
const day = '(?:年?(\\d{1,2})月(?:(\\d{1,2})[日号])?|年)'
const spoken = [
  new RegExp(`${year}${day}${pastWords}`),
  new RegExp(`${year}(?:-(\\d{1,2})(?:-(\\d{1,2}))?)(?:${pastWords}|时)`),
  new RegExp(`${year}${day}.{0,24}(?:当时|那时候?|那会儿?)的?(?:规定|办法|政策|标准|说法|老?法|老?条例|制度|口径)`),
  new RegExp(`${year}(?:${day})?(?:版|的版本|那一?版|文本)`),
  new RegExp(`${shortYear}${day}(?:的时候|那时候|那会儿?|那一?版|版|的版本|当时的)`),
  new RegExp(
    `(?:back in|as of|as at|in force in|valid in|applied in|as it stood in) (?:\\w+ )?${year}(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?`,
  ),
  new RegExp(`what (?:did|was|were)\\b.{0,80}\\bin ${year}(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?`),
] as const
const before = new RegExp(`${year}年?(?:\\d{1,2}月)?(?:的)?(?:修订|修改|修正|改|那次修[订改正])(?:之|以)?前`)

const change = '(?:修订|修改|修正|改|改版|修法|更新|变)'
const oldWords = new RegExp(
  [
    '旧版|老版|旧的|旧法|老法|旧条例|老条例|废止前|以前的版本|之前的版本|原来的规定|以前的规定|原先的规定|上一版|前一版|原条文|旧规定?',
    `(?:修订|修改|修正|改版|修法)(?:之|以)?前`,
    `[没未](?:有)?(?:被)?${change}(?:的)?(?:之前|以前|前|的时候|时候|那会)`,
    '新(?:法|条例|办法|规定?|版)(?:出台|实施|施行|生效|出来|下来|公布)?(?:之前|以前|前)',
    '(?:old|previous|former|earlier|original|prior|pre-\\d{4}|superseded|repealed) (?!boss|employer|company|colleague|job|manager)(?:\\S+ ){0,4}?(?:laws?|acts?|regulations?|rules?|versions?|wording|text|measures)\\b',
    '\\bbefore (?:\\S+ ){0,6}?(?:amended|revised|changed|updated|amendment|revision|rewritten)\\b',
  ].join('|'),
)

/** Years of two digits: up to 30 they are of this century. */
const whole = (short: number) => (short >= 100 ? short : short <= 30 ? 2000 + short : 1900 + short)

const dayIn = (theYear: number, month: string | undefined, date: string | undefined) => {
  const theMonth = month ? Math.min(12, Math.max(1, Number(month))) : 7
  const theDate = date && month ? Math.min(28, Math.max(1, Number(date))) : 1
  return `${theYear}-${String(theMonth).padStart(2, '0')}-${String(theDate).padStart(2, '0')}`
}

/** A day that a question names as the one whose law it asks for; null when it names none. */
function spokenDay(text: string): string | null {
  for (const pattern of spoken) {
    const match = pattern.exec(text)
    const said = match ? parseNumeral(match[1] as string) : null
    if (match && said !== null) return dayIn(whole(said), match[2], match[3])
  }
  const changed = before.exec(text)
  return changed ? `${parseNumeral(changed[1] as string)}-01-01` : null
}

/**
 * The day a question is about; the day it is asked when it names none.
 * @param text folded question
 */
export function dayOf(text: string, asOf: string): DaySlot {
  const said = spokenDay(text)
  if (said !== null && said < asOf) return { asOf: said, old: false, said: true }
  return { asOf, old: oldWords.test(text), said: false }
}
