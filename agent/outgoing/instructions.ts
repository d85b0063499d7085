/** So many characters in a row of an instruction are a repetition of it (security T-26). */
const longestRun = 40
const step = longestRun / 2

/**
 * Tells whether a text repeats forty characters in a row of what must not be repeated: the instructions of a model, the
 * schemas of tools. Spaces do not count.
 */
export function createSecretCheck(secrets: readonly string[]): (text: string) => boolean {
  const held = secrets.map(bare).filter((secret) => secret.length >= longestRun)
  return (text) => {
    const said = bare(text)
    // Any run of forty holds a piece of twenty that begins at a multiple of twenty.
    for (let at = 0; at + step <= said.length; at += step) {
      const piece = said.slice(at, at + step)
      for (const secret of held) if (repeats(said, at, secret, piece)) return true
    }
    return false
  }
}

function bare(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '')
}

function repeats(said: string, at: number, secret: string, piece: string): boolean {
  for (let found = secret.indexOf(piece); found >= 0; found = secret.indexOf(piece, found + 1)) {
    let from = 0
    while (at - from > 0 && found - from > 0 && said[at - from - 1] === secret[found - from - 1]) from++
    let to = step
    while (at + to < said.length && found + to < secret.length && said[at + to] === secret[found + to]) to++
    if (from + to >= longestRun) return true
  }
  return false
}
