import { englishActs } from '../data/acts.ts'
import { cleanName } from '../index/names.ts'
import type { Catalogue } from '../index/snapshot.ts'
import { numeralClass, parseNumeral } from '../text/numerals.ts'

const numeral = `[${numeralClass}]+`
const actName = '[\\p{Script=Han}《》〈〉()（）、]{1,40}?(?:法|条例|办法|规定|决定|解释|细则|通知|制度|手册|编|法典)'
const articlePattern = new RegExp(
  `(?:第\\s*)?(${numeral})\\s*条(?:\\s*之\\s*(${numeral}))?(?:\\s*第?\\s*(${numeral})\\s*款)?(?:\\s*第?\\s*[(（]?(${numeral})[)）]?\\s*项)?`,
  'u',
)
const englishArticle = /(?:article|art\.?)\s*(\d{1,4})|§\s*(\d{1,4})/

/** An article that a question names. */
export type NamedArticle = {
  /** Acts the name may stand for; empty when the knowledge base holds no such act. */
  readonly actIds: readonly string[]
  readonly number: number
  readonly suffix: number
  readonly paragraph: number | null
  readonly item: number | null
}

function isSubsequence(short: string, long: string): boolean {
  let at = 0
  for (const character of long) if (character === short[at]) at++
  return at === short.length
}

/** Acts whose name ends with, or is abbreviated by, a written name; the shortest such name wins. */
function resolveLoosely(name: string, { names }: Catalogue): readonly string[] {
  const loose = (test: (known: string) => boolean) =>
    [...names.entries()].filter(([known]) => test(known)).sort(([a], [b]) => a.length - b.length)[0]?.[1]
  const kind = /(?:法|条例|办法|规定|决定|解释|细则|通知)$/.exec(name)?.[0]
  if (!kind || name.length < kind.length + 2) return []
  return (
    loose((known) => known.endsWith(name)) ??
    loose((known) => name.length >= 4 && known.endsWith(kind) && known[0] === name[0] && isSubsequence(name, known)) ??
    loose((known) => name.length >= 4 && known.endsWith(kind) && isSubsequence(name, known)) ??
    []
  )
}

/** What may stand before the name of an act without being a part of it. */
const lead =
  /^(?:.*(?:根据|按照|依据|依照|请问|一下|看看|看|查|问|说|在|按|据|的|是|和|与|及|关于|中|知道|了解|有关|对|我国|现行|新|旧|老|版|最新|前|年|时候|里|国务院|共和国|省|市|,|，|:|：|\s))?$/

/** Acts a written name stands for: a known name with nothing but a lead before it, then looser readings. */
export function resolveAct(written: string, catalogue: Catalogue): readonly string[] {
  const name = cleanName(written)
  for (let start = 0; start <= name.length - 3; start++) {
    const known = catalogue.names.get(name.slice(start))
    if (known && lead.test(name.slice(0, start))) return known
  }
  const core = name.replace(/^(?:根据|按照|依据|依照|请问|那|在|查一下|看看|我想看|什么是|帮我查|帮我看)+/, '')
  return resolveLoosely(core, catalogue)
}

function writtenName(text: string, before: number): string | null {
  const head = text.slice(0, before)
  const quoted = /[《〈]([^《》]+)[》〉][^《》]{0,4}$/.exec(head)
  if (quoted) return quoted[1] as string
  return (
    new RegExp(
      `(${actName})(?:[(（][^()（）]{0,20}[)）]|(?:19|20)\\d\\d年?(?:版|修[订正]版?|的?版本|那版)本?)?[的里中,，\\s]*$`,
      'u',
    ).exec(head)?.[1] ?? null
  )
}

const bareEnglish = (text: string) => text.replace(/[\s'’-]/g, '')

/** The longest English name of an act in a text, without spaces and apostrophes, and the act. */
function englishName(text: string): readonly [string, string] | null {
  if (!/[a-z]{3}/.test(text)) return null
  const bare = bareEnglish(text)
  for (const entry of englishActs) if (bare.includes(entry[0])) return entry
  return null
}

function englishNamed(text: string, { names }: Catalogue): NamedArticle | null {
  const match = englishArticle.exec(text)
  const act = englishName(text)
  if (!match || !act) return null
  const number = Number(match[1] ?? match[2])
  return { actIds: names.get(act[1]) ?? [], number, suffix: 0, paragraph: null, item: null }
}

/** The article a question names, such as 公务员法第三十八条第二款; null when it names none. */
export function findNamedArticle(text: string, catalogue: Catalogue): NamedArticle | null {
  const match = articlePattern.exec(text)
  if (!match) return englishNamed(text, catalogue)
  const number = parseNumeral(match[1] as string)
  const after = text.slice(match.index + match[0].length)
  const written =
    writtenName(text, match.index) ?? new RegExp(`^[^\\p{Script=Han}]*(${actName})`, 'u').exec(after)?.[1] ?? null
  if (number === null || written === null) return null
  const optional = (value: string | undefined) => (value ? parseNumeral(value) : null)
  return {
    actIds: resolveAct(written, catalogue),
    number,
    suffix: optional(match[2]) ?? 0,
    paragraph: optional(match[3]),
    item: optional(match[4]),
  }
}

/** What a question says about acts by name. */
export type ActMentions = {
  readonly actIds: ReadonlySet<string>
  /** A name between 《 and 》 that the knowledge base does not know. */
  readonly unknown: boolean
  /** The question without marks and spaces, and where in it a known name stands. */
  readonly plain: string
  readonly places: readonly { readonly start: number; readonly end: number }[]
}

type Place = { readonly start: number; readonly end: number; readonly actIds: readonly string[] }

/** The names that stand in a question; one within a longer one is not meant: 保密法 in 保密法实施条例. */
function placesIn(plain: string, { names }: Catalogue): readonly Place[] {
  const found: Place[] = []
  for (const [name, actIds] of names) {
    const start = name.length < 3 ? -1 : plain.indexOf(name)
    if (start >= 0) found.push({ start, end: start + name.length, actIds })
  }
  return found.filter(
    ({ start, end }) =>
      !found.some((other) => other.start <= start && other.end >= end && other.end - other.start > end - start),
  )
}

function englishPlaces(bare: string, { names }: Catalogue): readonly Place[] {
  const act = englishName(bare)
  if (!act) return []
  const start = bare.indexOf(act[0])
  return [{ start, end: start + act[0].length, actIds: names.get(act[1]) ?? [] }]
}

/** Acts whose name stands in a question. */
export function findActs(text: string, catalogue: Catalogue): ActMentions {
  const plain = cleanName(text)
  const bare = bareEnglish(plain)
  const places = placesIn(plain, catalogue)
  const all = places.length > 0 ? places : englishPlaces(bare, catalogue)
  const quoted = [...text.matchAll(/《([^》]{2,60})》/g)].map(([, name]) => resolveAct(name as string, catalogue))
  return {
    actIds: new Set([...all.flatMap(({ actIds }) => actIds), ...quoted.flat()]),
    unknown: quoted.some((ids) => ids.length === 0),
    plain: places.length > 0 ? plain : bare,
    places: all,
  }
}
