const longestName = 100
const unsafe: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  '&': '＆',
  '"': '＂',
  "'": '＇',
  '`': '｀',
  '|': '｜',
}

/** The last part of a path without what is not seen, as it is meant by its letters alone. */
export function plainName(name: string): string {
  return (
    (name.slice(0, 10_000).split(/[/\\]/).at(-1) ?? '')
      .toWellFormed()
      // Controls, directions, zero widths, tags: whatever would break a line or turn the ending round.
      .replace(/[\p{C}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|\u034f|[\ufe00-\ufe0f]/gu, '')
      .replace(/\s+/gu, ' ')
      .trim()
  )
}

/** The ending of a file name in lower case without the dot; nothing when it has none. */
export function endingOf(name: string): string {
  return /\.([\p{L}\p{N}]{1,16})[. ]*$/u.exec(plainName(name).normalize('NFKC'))?.[1]?.toLowerCase() ?? ''
}

/**
 * A file name that can be shown in a sentence, a page or a header: one line, no folders, nothing that is mark-up, at
 * most 100 characters with its ending kept.
 */
export function displayName(name: string): string {
  const characters = [...plainName(name).replace(/[<>&"'`|]/g, (character) => unsafe[character] ?? character)]
  if (characters.length === 0) return '未命名文件'
  if (characters.length <= longestName) return characters.join('')
  const tail = characters.slice(-20)
  return `${characters.slice(0, longestName - tail.length - 1).join('')}…${tail.join('')}`
}
