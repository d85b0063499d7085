/** A text and the encoding it was read in. */
export type Decoded = {
  readonly text: string
  /** Name for people, such as `GB18030`. */
  readonly encoding: string
  /** True when nothing in the file says which encoding it is and several would be possible. */
  readonly guessed: boolean
}

function decodeStrictly(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function decodeLoosely(bytes: Uint8Array, label: string): string {
  return new TextDecoder(label).decode(bytes)
}

function startsWith(bytes: Uint8Array, ...start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte)
}

const isContinuation = (byte: number | undefined) => byte !== undefined && byte >= 0x80 && byte < 0xc0

/** The length of the character of UTF-8 with several bytes that begins here, 1 when none does. */
function utf8Length(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] as number
  const length = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1
  if (byte >= 0xf5) return 1
  for (let next = 1; next < length; next++) if (!isContinuation(bytes[at + next])) return 1
  return length
}

/** Share of the bytes above ASCII that are part of well-formed UTF-8 characters of three or four bytes. */
function utf8Share(bytes: Uint8Array): number {
  let high = 0
  let formed = 0
  for (let at = 0; at < bytes.length; ) {
    const length = utf8Length(bytes, at)
    if ((bytes[at] as number) >= 0x80) high += length
    if (length > 2) formed += length
    at += length
  }
  return high === 0 ? 1 : formed / high
}

/** True for a pair of bytes of GB2312: its signs and its two levels of characters. */
function isOrdinaryPair(lead: number, trail: number): boolean {
  return trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xf7))
}

/** Share of the pairs of bytes above ASCII that stand in the part of the table where ordinary Chinese text stands. */
function ordinaryGbShare(bytes: Uint8Array): number {
  let pairs = 0
  let ordinary = 0
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] as number
    const trail = bytes[at + 1] ?? 0
    if (lead < 0x81) at += 1
    // A character of four bytes is GB18030 and nothing else; it says nothing about the others.
    else if (trail >= 0x30 && trail < 0x3a) at += 4
    else {
      pairs++
      if (isOrdinaryPair(lead, trail)) ordinary++
      at += 2
    }
  }
  return pairs === 0 ? 1 : ordinary / pairs
}

/** The most frequent characters of ordinary and of official Chinese, some four in ten of any longer text. */
const frequent = new Set(
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运'
    // Words of rules for staff.
    .concat('休假假期职责令规章办按照应予依照单位申请批准工资奖惩考勤审批聘用'),
)

/** Share of the frequent characters among the Chinese characters of a text; null when there are too few to tell. */
function frequentShare(text: string): number | null {
  const characters = text.slice(0, 200_000).match(/\p{Script=Han}/gu) ?? []
  if (characters.length < 40) return null
  return characters.filter((character) => frequent.has(character)).length / characters.length
}

const isPlausible = (text: string) => (frequentShare(text) ?? 1) >= 0.15

/** True when a whole line with several Chinese characters is UTF-8, which other encodings hardly ever are by chance. */
function hasUtf8Line(bytes: Uint8Array): boolean {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0x0a, start)
    const line = bytes.subarray(start, end < 0 ? bytes.length : end)
    if (line.filter((byte) => byte >= 0x80).length >= 10 && decodeStrictly(line, 'utf-8') !== null) return true
    start += line.length + 1
  }
  return false
}

/** Text in GB18030, of which GBK and GB2312 are parts; null when it is hardly that, or only in parts. */
function decodeGb(bytes: Uint8Array): string | null {
  if (ordinaryGbShare(bytes) < 0.6 || hasUtf8Line(bytes)) return null
  const text = decodeStrictly(bytes, 'gb18030') ?? decodeLoosely(bytes, 'gb18030')
  return isPlausible(text) ? text : null
}

/** Characters that a text in Chinese or English is made of. */
const usual = /[\t\n\r\u0020-\u007e\u00a0-\u00ff\u2010-\u2027\u2030-\u205e\u3000-\u301f\u4e00-\u9fff\uff00-\uffef]/g

/** Text in UTF-16 without a mark; null when it is hardly that. */
function decodeUtf16(bytes: Uint8Array): string | null {
  if (bytes.length % 2 !== 0 || bytes.length < 4) return null
  const shares = ['utf-16le', 'utf-16be'].map((label) => {
    const text = decodeStrictly(bytes, label)
    if (text === null || text.includes('\0')) return { text: null, share: 0 }
    const sample = text.slice(0, 100_000)
    return { text, share: (sample.match(usual) ?? []).length / sample.length }
  })
  const best = shares.sort((one, other) => other.share - one.share)[0]
  return best && best.share >= 0.9 ? best.text : null
}

/** Text whose first bytes say which encoding it is; null when they say nothing. */
function decodeMarked(bytes: Uint8Array): Decoded | null {
  const marked = (label: string, encoding: string): Decoded => ({
    text: decodeStrictly(bytes, label) ?? decodeLoosely(bytes, label),
    encoding,
    guessed: false,
  })
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return marked('utf-8', 'UTF-8')
  if (startsWith(bytes, 0xff, 0xfe)) return marked('utf-16le', 'UTF-16')
  if (startsWith(bytes, 0xfe, 0xff)) return marked('utf-16be', 'UTF-16')
  if (startsWith(bytes, 0x84, 0x31, 0x95, 0x33)) {
    const { text, ...rest } = marked('gb18030', 'GB18030')
    return { text: text.replace(/^\ufeff/, ''), ...rest }
  }
  return null
}

/**
 * Text from bytes in UTF-8, UTF-16 or GB18030. Bytes that do not fit become U+FFFD.
 * @returns null when it is none of them
 */
export function decodeBytes(bytes: Uint8Array): Decoded | null {
  const marked = decodeMarked(bytes)
  if (marked) return marked
  const utf8 = decodeStrictly(bytes, 'utf-8')
  // Letters of UTF-16 in ASCII are also valid UTF-8, with a NUL beside each.
  if (utf8 !== null && !utf8.includes('\0')) return { text: utf8, encoding: 'UTF-8', guessed: false }
  if (bytes.includes(0)) {
    const text = decodeUtf16(bytes)
    return text === null ? null : { text, encoding: 'UTF-16', guessed: true }
  }
  if (utf8Share(bytes) > 0.8) return { text: decodeLoosely(bytes, 'utf-8'), encoding: 'UTF-8', guessed: false }
  const gb = decodeGb(bytes)
  if (gb !== null) return { text: gb, encoding: 'GB18030', guessed: true }
  const utf16 = decodeUtf16(bytes)
  return utf16 === null ? null : { text: utf16, encoding: 'UTF-16', guessed: true }
}

/** Text in the encoding that the file itself names, such as a `meta` element of a page; null when it is not in it. */
export function decodeAs(bytes: Uint8Array, label: string): string | null {
  try {
    return decodeStrictly(bytes, new TextDecoder(label).encoding)
  } catch {
    return null
  }
}
