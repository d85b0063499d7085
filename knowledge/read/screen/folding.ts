const unseen =
  /\p{Cf}|\u20e3|\u034f|\u17b4|\u17b5|[\u115f\u1160\u3164\uffa0]|[\u180b-\u180f]|[\ufe00-\ufe0f]|[\u{e0000}-\u{e01ef}]/gu
const circled = '①②③④⑤⑥⑦⑧⑨'

/** Circled digits beside each other spell a number; one alone counts items, and must not run into the number after it. */
function spellCircled(text: string): string {
  return text.replace(/[⓪①-⑨]+/g, (run) =>
    run.length === 1 ? ' ' : Array.from(run, (each) => `${circled.indexOf(each) + 1}`).join(''),
  )
}

/**
 * A text as it is meant: full-width and other compatibility forms as the plain ones, without characters that are not
 * seen, lines ended alike. For looking only, never for showing.
 */
export function plainText(text: string): string {
  const spelled = spellCircled(text.toWellFormed())
  return spelled
    .normalize('NFKC')
    .replace(unseen, '')
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
}

/** The lines of a text without the front matter it may begin with. */
export function bodyLines(text: string): readonly string[] {
  const lines = text.split('\n')
  const first = lines.findIndex((line) => line.trim() !== '')
  if (first < 0 || lines[first]?.trim() !== '---') return lines
  const end = lines.findIndex((line, at) => at > first && line.trim() === '---')
  return end < 0 ? lines : lines.slice(end + 1)
}
