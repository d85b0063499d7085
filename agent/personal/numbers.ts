import { isCardNumber, isIdNumber, isOldIdNumber } from './check-digits.ts'
import type { Sort, Spans } from './spans.ts'
import { separator, type View } from './view.ts'

const run = (digits: number) => `(?:${separator}\\d){${digits}}`
const date = '(?:19|20)\\d{2}\\s?[-./年]\\s?\\d{1,2}(?:\\s?[-./月]|(?!\\d))'
const century = `(?:1${separator}[89]|2${separator}0)`
const area = `\\(?0\\d{2,3}\\)?`

type Form = {
  readonly sort: Sort
  readonly pattern: RegExp
  /** Looks at the digits alone, and at the text around them. */
  readonly isMeant?: (
    digits: string,
    said: string,
    around: { readonly before: string; readonly after: string },
  ) => boolean
}

const cue = (words: string, gap = 6) => `(?<=(?:${words})[^\\d\\n]{0,${gap}})`
const amount = /^\s?(?:元|万|亿|人|股|%|户|件|份|吨|公顷|平方)/
const isAmount = (said: string, after: string) =>
  amount.test(after) || /^\d+\.\d+$/.test(said) || /^\d{1,3}(?:,\d{3})+$/.test(said)

/** The forms of numbers that belong to one person, those that are told most surely first. */
const forms: readonly Form[] = [
  {
    sort: '身份证',
    pattern: new RegExp(`(?<!\\d)[1-9]${run(5)}${separator}${century}${run(9)}${separator}[\\dXx](?![\\dA-Za-z])`, 'g'),
  },
  {
    sort: '身份证',
    pattern: new RegExp(`(?<!\\d)[1-9]${run(16)}${separator}[\\dXx](?!\\d)`, 'g'),
    isMeant: (digits) => isIdNumber(digits),
  },
  {
    sort: '身份证',
    pattern: new RegExp(`(?<!\\d)(?!${date})[1-9]${run(14)}(?!\\d)`, 'g'),
    isMeant: (digits, _, { before }) => isOldIdNumber(digits) || /(?:身份证|证件)[^\d]{0,8}$/.test(before),
  },
  {
    sort: '护照',
    pattern: new RegExp(
      `${cue('护照|通行证|证件|passport|permit', 8)}[A-Za-z]${separator}[A-Za-z]?${separator}\\d${run(6)}(?:${separator}\\d){0,3}(?!\\d)`,
      'gi',
    ),
  },
  { sort: '护照', pattern: /(?<![A-Za-z\d/-])[EGDSPHMCKW][A-Z]?[ -]?\d(?:[ -]?\d){7,9}(?!\d)/g },
  { sort: '护照', pattern: /(?<![A-Za-z\d/-])[EGDSPHMCKW][A-Z]?\d{7}(?!\d)/g },
  {
    sort: '电话',
    pattern: new RegExp(
      `(?<!\\d)(?:\\(?(?:\\+|00)?86\\)?${separator})?(?!${date})1${separator}[3-9]${run(9)}(?!\\d)`,
      'g',
    ),
    isMeant: (_, said, { after }) => !isAmount(said, after),
  },
  // Two dates beside each other have as many digits as a card.
  {
    sort: '卡号',
    pattern: new RegExp(`(?<!\\d)(?!${date})[1-9]${run(15)}(?:${separator}\\d){0,3}(?!\\d)`, 'g'),
    isMeant: (digits, said, { before, after }) =>
      isCardNumber(digits) || /卡|账|帐|户|card|account/i.test(before.slice(-12)) || !isAmount(said, after),
  },
  {
    sort: '卡号',
    pattern: new RegExp(
      `${cue('卡号|[账帐]号|[账帐]户|户头|存折|card|account', 8)}\\d${run(8)}(?:${separator}\\d){0,12}(?!\\d)`,
      'gi',
    ),
  },
  {
    sort: '电话',
    pattern: new RegExp(
      `(?<!\\d)(?:\\+?86${separator})?${area}${separator}[1-9]${run(6)}(?:${separator}\\d)?(?:\\s?(?:转|-|ext\\.?)\\s?\\d{1,6})?(?!\\d)`,
      'gi',
    ),
  },
  {
    sort: '电话',
    pattern: new RegExp(
      `${cue('电话|座机|手机|联系方式|号码|小灵通|传真|\\b(?:tel|phone|call|mobile)\\b', 6)}\\d${run(6)}(?:${separator}\\d)?(?!\\d)(?!\\s?[元年])`,
      'gi',
    ),
    isMeant: (digits, said, { after }) => !isAmount(said, after) && !/^(?:19|20)\d{6}$/.test(digits),
  },
  { sort: '电话', pattern: new RegExp(`${cue('分机|内线|ext\\.?', 4)}\\d{3,6}(?!\\d)`, 'gi') },
  {
    sort: '卡号',
    pattern: new RegExp(
      `${cue('尾号|尾数|[后末]\\s?[四4]位|last four(?: digits)?|ending (?:in|with)', 5)}\\d${run(2)}(?:${separator}\\d){0,3}[Xx]?(?!\\d)`,
      'gi',
    ),
  },
  {
    sort: '账号',
    pattern: /(?<=(?:微信号?|wechat|QQ号?|支付宝|钉钉号)(?:\s?(?:id|号码?|是|为|:))*\s?)[A-Za-z\d][\w-]{4,29}/gi,
  },
  {
    sort: '车牌',
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·\s-]?(?=[A-Z\d]{0,5}\d)[A-Z\d]{5,6}(?![A-Z\d])/g,
  },
  { sort: '工号', pattern: /(?<![A-Za-z\d])[SE]-?\d{4,6}(?!\d)/g },
  { sort: '工号', pattern: /(?<=工号\s?(?:为|是|:)?\s?)[A-Za-z]?-?\d{3,10}(?!\d)/g },
]

const dotted = '(?:\\s{0,2}\\.\\s{0,2}[\\w-]+)+'
const spoken = '(?:\\s{0,2}(?:\\.|。|点|\\(dot\\)|\\[dot\\]|\\bdot\\b)\\s{0,2}[A-Za-z\\d-]{1,30}){1,3}'
const addresses = [
  new RegExp(`[\\w.+-]+\\s{0,2}@\\s{0,2}[\\w-]+${dotted}`, 'g'),
  new RegExp(
    `[\\w.+-]+\\s{0,2}(?:@|#|艾特|圈a|\\(at\\)|\\[at\\]|\\{at\\}|\\bat\\b)\\s{0,2}[A-Za-z\\d][\\w-]*${spoken}`,
    'gi',
  ),
]

/** Finds numbers, and addresses of electronic mail, that belong to persons. */
export function findNumbers({ text, digits }: View, spans: Spans): void {
  for (const pattern of addresses)
    for (const { index: at, 0: said } of text.matchAll(pattern)) spans.add({ at, end: at + said.length, sort: '邮箱' })
  for (const { sort, pattern, isMeant } of forms)
    for (const { index: at, 0: said } of digits.matchAll(pattern)) {
      const end = at + said.length
      const around = { before: digits.slice(Math.max(0, at - 16), at), after: digits.slice(end, end + 4) }
      const bare = said.replace(/[^\dXx]/g, '')
      if (!isMeant || isMeant(bare, said, around)) spans.add({ at, end, sort })
    }
}
