const words = new Set(['item', 'items', 'course', 'comment', 'reason', 'purpose', 'name', 'person', 'unit'])
const alternatives: readonly (readonly string[])[] = [
  ['end', 'days'],
  ['request', 'date'],
  ['date', 'holiday', 'year'],
  ['name', 'unit', 'duty'],
  ['case', 'person'],
  ['workStart', 'workYears'],
]

const bare = (value: unknown): string =>
  String(value)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function sameText(key: string, wanted: string, got: unknown): boolean {
  const isWord = words.has(key) || (key === 'to' && !/^\d{4}-/.test(wanted))
  if (isWord) return bare(wanted).includes(bare(got)) || bare(got).includes(bare(wanted))
  if ((key === 'birthDate' || key === 'chosenDate') && /^\d{4}-\d\d$/.test(wanted))
    return String(got).startsWith(wanted)
  if (key === 'holiday') return wanted.replace(/节$/, '') === String(got).replace(/节$/, '')
  if (wanted === 'institution') return String(got).startsWith('institution')
  return wanted.toLowerCase() === String(got).toLowerCase()
}

/** Whether one value means the same as the one expected under a name (`eval/README.md`, Args match). */
export function sameValue(key: string, wanted: unknown, got: unknown): boolean {
  if (Array.isArray(wanted))
    return Array.isArray(got) && wanted.every((each) => got.some((other) => sameValue(key, each, other)))
  if (isRecord(wanted))
    return isRecord(got) && Object.entries(wanted).every(([name, value]) => sameValue(name, value, got[name]))
  if (got === undefined || got === null) return wanted === null
  if (typeof wanted === 'number') return Number(got) === wanted
  if (typeof wanted === 'boolean') return got === wanted
  return sameText(key, String(wanted), got)
}

/**
 * Whether a call holds what is expected. Of alternatives only those the call holds are compared; of a tool that was not
 * the first choice, only the names it has.
 * @param known names of the arguments the tool has; null for the tool the arguments are written for
 */
export function sameArguments(
  wanted: Readonly<Record<string, unknown>>,
  got: Readonly<Record<string, unknown>>,
  known: readonly string[] | null,
): boolean {
  return Object.entries(wanted).every(([key, value]) => {
    if (known && !known.includes(key)) return true
    const group = alternatives.find((names) => names.includes(key))
    const isReplaced = got[key] === undefined && (group?.some((name) => got[name] !== undefined) ?? false)
    return isReplaced || sameValue(key, value, got[key])
  })
}
