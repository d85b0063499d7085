const numerals: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  壹: '1',
  贰: '2',
  叁: '3',
  肆: '4',
  伍: '5',
  陆: '6',
  柒: '7',
  捌: '8',
  玖: '9',
  两: '2',
}
const small: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const amount = /[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖两十拾百佰千仟万萬]{2,}/g

/** A number in Chinese numerals, positional or digit by digit, in Arabic digits. */
function numberOf(words: string): string {
  if (!/[十拾百佰千仟万萬]/.test(words)) return [...words].map((sign) => numerals[sign] ?? '').join('')
  let total = 0
  let section = 0
  let digit = 0
  for (const sign of words) {
    const step = small[sign]
    if (step) {
      section += (digit || 1) * step
      digit = 0
    } else if (sign === '万' || sign === '萬') {
      total += (section + digit) * 10_000
      section = 0
      digit = 0
    } else digit = Number(numerals[sign] ?? 0)
  }
  return String(total + section + digit)
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/[\s\p{Cf}\u115f\u1160\u3164\p{P}\p{S}]/gu, '')

/** A text as it is searched: NFKC, without spaces, signs nobody sees, separators and commas of thousands. */
export function fold(text: string): string {
  return plain(text)
}

function decoded(text: string): string[] {
  const base64 = [...text.matchAll(/[A-Za-z0-9+/_-]{8,}={0,2}/g)].map(([run]) =>
    Buffer.from(run.replaceAll('-', '+').replaceAll('_', '/'), 'base64').toString('utf8'),
  )
  const hex = [...text.matchAll(/(?:[0-9a-f]{2}[\s:,]?){4,}/gi)].map(([run]) =>
    Buffer.from(run.replace(/[^0-9a-f]/gi, ''), 'hex').toString('utf8'),
  )
  return [...base64, ...hex]
}

/** What went out, ready to be searched: as it stands, with numerals as digits, decoded and backwards. */
export function searchable(text: string): readonly string[] {
  const whole = text.normalize('NFKC')
  const digits = whole.replace(amount, numberOf)
  return [plain(whole), plain(digits), ...decoded(whole).map(plain), plain([...whole].reverse().join(''))]
}

/** Whether something stands in what went out. */
export function holds(outgoing: readonly string[], wanted: string): boolean {
  const folded = fold(wanted)
  return folded !== '' && outgoing.some((one) => one.includes(folded))
}

/** Runs of a length that stand in a text and not in another, folded. */
export function sharesRun(outgoing: readonly string[], text: string, length: number, except: string): boolean {
  const signs = [...fold(text)]
  const known = fold(except)
  for (let at = 0; at + length <= signs.length; at++) {
    const run = signs.slice(at, at + length).join('')
    if (!known.includes(run) && outgoing.some((one) => one.includes(run))) return true
  }
  return false
}
