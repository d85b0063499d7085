/**
 * One spelling for searching: compatibility forms, full-width letters and digits and upper case are folded, runs of
 * white space become one space. Never used on text that is shown.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A text without any white space, for comparing a quote with the text it is taken from. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, '')
}

const isHan = (code: number) =>
  (code >= 0x4e00 && code <= 0x9fff) || code === 0x3007 || (code >= 0x3400 && code < 0x4dc0)
const isWord = (code: number) => (code >= 48 && code <= 57) || (code >= 97 && code <= 122)

/** A run of letters is known by so many of them: what is longer is no word, and no entry of an index either. */
const longestRun = 64

/**
 * Terms of the bigram index in order: each two neighbouring Chinese characters, each run of letters or digits by its
 * first 64.
 * @param text folded text
 */
export function bigrams(text: string): string[] {
  const terms: string[] = []
  let previous = -1
  let runStart = -1
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0
    const word = isWord(code)
    if (!word && runStart >= 0) {
      terms.push(text.slice(runStart, Math.min(i, runStart + longestRun)))
      runStart = -1
    } else if (word && runStart < 0) runStart = i
    const han = isHan(code)
    if (han && previous >= 0) terms.push(text.slice(previous, i + 1))
    previous = han ? i : -1
  }
  return terms
}
