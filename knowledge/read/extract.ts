import { parseNumeral } from '../text/numerals.ts'
import type { Extracted, ExtractedMetadata } from './extracted.ts'

const digit = '[〇零○一二三四五六七八九十\\d]'
const dayPattern = `(${digit}{2,4})\\s*年\\s*(${digit}{1,3})\\s*月\\s*(${digit}{1,3})\\s*日`
const numberPattern = /[一-龥]{1,10}[〔[(（【]\s*(?:19|20)\d{2}\s*[〕\])）】]\s*\d{1,4}\s*号/
const issuerWord = /(?:人民政府|委员会|办公厅|办公室|人民代表大会|法院|检察院|部|局|厅|署|会|院|中心|党组|集团)$/

const pad = (part: number) => String(part).padStart(2, '0')

function yearOf(text: string): number | null {
  if (/^\d{4}$/.test(text)) return Number(text)
  const digits = [...text].map((character) => parseNumeral(character === '○' ? '〇' : character))
  if (digits.length !== 4 || digits.some((value) => value === null || value > 9)) return null
  return Number(digits.join(''))
}

/** An ISO day from the parts of a Chinese date; null for a day there is none of. */
function toDay(year: string, month: string, day: string): string | null {
  const [y, m, d] = [yearOf(year), numeral(month), numeral(day)]
  if (y === null || m === null || d === null || y < 1949 || y > 2100) return null
  const date = new Date(Date.UTC(y, m - 1, d))
  return date.getUTCMonth() === m - 1 && date.getUTCDate() === d ? `${y}-${pad(m)}-${pad(d)}` : null
}

const numeral = (text: string): number | null => (/^\d+$/.test(text) ? Number(text) : parseNumeral(text))

function daysBy(text: string, pattern: RegExp, source: string): readonly Extracted[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const value = toDay(match[1] as string, match[2] as string, match[3] as string)
    return value ? [{ value, source: `${source}：${match[0].replace(/\s+/g, '').slice(0, 40)}` }] : []
  })
}

const first = (found: readonly Extracted[]): Extracted | null => found[0] ?? null
const latest = (found: readonly Extracted[]): Extracted | null =>
  found.reduce<Extracted | null>((last, one) => (last && last.value >= one.value ? last : one), null)

function labelAround(text: string, at: number): string {
  const labels = [
    ...text
      .slice(0, at)
      .matchAll(/(?:^|\n)[#*\t \u3000]*(第[〇零一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?)/g),
  ]
  return labels.at(-1)?.[1] ?? '正文'
}

function effective(text: string): Extracted | null {
  const pattern = new RegExp(`自\\s*${dayPattern}\\s*(?:零时)?起(?:正式|开始)?(?:施行|实施|执行|生效|实行)`, 'g')
  const found = first(daysBy(text, pattern, '正文'))
  if (found) {
    const at = text.search(new RegExp(pattern.source))
    return { ...found, source: found.source.replace('正文', labelAround(text, at)) }
  }
  // 自发布之日起施行 names no day: the day it was given out is the one.
  const atOnce = /自(?:发布|公布|印发|下发|颁布|批准)之日起(?:施行|实施|执行|生效|实行)/.exec(text)
  const made = atOnce ? madeOn(text) : null
  return made && atOnce
    ? { value: made.value, source: `${labelAround(text, atOnce.index)}：${atOnce[0]}；${made.source}` }
    : null
}

/** The latest day in the note on its making at the head, or the last date that stands alone, where it is signed. */
function madeOn(text: string): Extracted | null {
  const making = '[^。\\n]{0,60}?(?:通过|公布|发布|印发|颁布|修订|修正|批准|下发)'
  const noted = latest(daysBy(text.slice(0, 1500), new RegExp(`${dayPattern}${making}`, 'g'), '文首'))
  if (noted) return noted
  const signed = text.split('\n').filter((line) => new RegExp(`^\\s*${dayPattern}\\s*$`).test(line))
  return first(daysBy(signed.at(-1) ?? '', new RegExp(dayPattern, 'g'), '落款'))
}

/** A text that was amended after the day it names holds in its present wording from some later day. */
function withDoubt(found: Extracted | null, made: Extracted | null): Extracted | null {
  if (!found || !made || made.value <= found.value) return found
  return { ...found, source: `${found.source}；文本在${made.value}又修改过，现行文本的施行日期需要核对` }
}

/** True where the clause before a day names another document: 《旧办法》自2026年3月1日起废止. */
function endsAnother(text: string, at: number): boolean {
  const clause =
    text
      .slice(Math.max(0, at - 60), at)
      .split(/[。；\n]/)
      .at(-1) ?? ''
  return /》|原[《办规]|旧/.test(clause)
}

function until(text: string): Extracted | null {
  const pattern = new RegExp(
    `(?:有效期(?:至|到)|执行(?:至|到)|施行(?:至|到)|自)\\s*${dayPattern}\\s*(?:止|起(?:废止|失效|停止执行))?`,
    'g',
  )
  for (const match of text.matchAll(pattern)) {
    const [whole, year, month, day] = match as unknown as [string, string, string, string]
    const value = toDay(year, month, day)
    const ends = /^(?:有效期|执行|施行)/.test(whole) || /(?:废止|失效|停止执行)$/.test(whole)
    if (!value || !ends || endsAnother(text, match.index)) continue
    const last = /^(?:有效期|执行|施行)/.test(whole)
    return {
      value: last ? dayAfter(value) : value,
      source: `${labelAround(text, match.index)}：${whole.replace(/\s+/g, '')}`,
    }
  }
  return null
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}

function issuer(text: string): Extracted | null {
  const lines = text.split('\n').map((line) => line.replace(/^[#*\s]+|[*\s]+$/g, ''))
  const signed = lines.findIndex((line) => new RegExp(`^${dayPattern}$`).test(line))
  const before = lines
    .slice(Math.max(0, signed - 3), Math.max(0, signed))
    .filter(Boolean)
    .at(-1)
  if (signed > 0 && before && before.length <= 30 && issuerWord.test(before)) return { value: before, source: '落款' }
  const head = lines.slice(0, 6).find((line) => line.length > 3 && line.length <= 30 && issuerWord.test(line))
  return head ? { value: head, source: '文首' } : null
}

/**
 * Reads off the text of a document what it says about itself. Nothing is guessed: what is not written is null, and all
 * that is found bears where it stood, so that a person can confirm it.
 * @param title what the file itself names as its title; null when it names none
 */
export function extractMetadata(text: string, title: string | null): ExtractedMetadata {
  const body = text
    .normalize('NFKC')
    .replace(/[〔【](?=\s*(?:19|20)\d{2})/g, '〔')
    .replace(/(?<=\d{4}\s*)[〕】]/g, '〕')
  const made = madeOn(body)
  const number = numberPattern.exec(text.slice(0, 1500))
  return {
    title: title ? { value: title.trim(), source: '文件标题' } : null,
    docNumber: number ? { value: number[0].replace(/\s+/g, ''), source: '文首' } : null,
    issuer: issuer(body),
    versionDate: made,
    effectiveFrom: withDoubt(effective(body), made),
    declaredUntil: until(body),
  }
}
