/** A value of the front matter; nested objects and lists only as JSON on one line. */
export type FrontMatterValue = string | number | boolean | null | readonly unknown[] | Readonly<Record<string, unknown>>

/** The front matter of a file and the text after it. */
export type FrontMatter = {
  /** Null when the file has none. */
  readonly fields: Readonly<Record<string, FrontMatterValue>> | null
  readonly body: string
}

/** Thrown for a front matter that cannot be read; the message is a sentence with the line number. */
export class FrontMatterError extends Error {
  override readonly name = 'FrontMatterError'
}

function bareList(text: string, line: number): readonly unknown[] {
  const inner = text.slice(1, -1).trim()
  if (inner === '') return []
  return inner.split(',').map((item) => value(item.trim(), line))
}

/** Objects with bare names, `{act: "…"}`, as JSON; what stands in double quotes is left alone. */
function quoteNames(text: string): string {
  return text
    .split(/("(?:[^"\\]|\\.)*")/)
    .map((part, place) => (place % 2 === 1 ? part : part.replace(/([{,]\s*)([A-Za-z_]\w*)(\s*:)/g, '$1"$2"$3')))
    .join('')
}

function json(text: string, line: number): FrontMatterValue {
  try {
    return JSON.parse(quoteNames(text)) as FrontMatterValue
  } catch {
    throw new FrontMatterError(`文件头第 ${line} 行的值写得不对，字符串请用双引号括起来。`)
  }
}

function value(text: string, line: number): FrontMatterValue {
  if (text === '' || text === 'null' || text === '~') return ''
  if (text.startsWith('"') || text.startsWith('{')) return json(text, line)
  if (text.startsWith('[')) {
    if (!text.endsWith(']')) throw new FrontMatterError(`文件头第 ${line} 行的列表没有写完，缺少 ]。`)
    return /^\[[^"[\]{}]*\]$/.test(text) ? bareList(text, line) : json(text, line)
  }
  if (/^'[^']*'$/.test(text)) return text.slice(1, -1)
  if (/^[-&*!|>%@`'#\]}?]/.test(text)) throw new FrontMatterError(`文件头第 ${line} 行的值写得不对，请用双引号括起来。`)
  return text
}

/** Adds a line `- value` to the list that the field before it opens. */
function addListItem(fields: Record<string, FrontMatterValue>, name: string | null, item: string, line: number): void {
  const list = name === null ? undefined : fields[name]
  if (name === null || !(list === '' || Array.isArray(list)))
    throw new FrontMatterError(`文件头第 ${line} 行的列表项前面没有“名称:”一行。`)
  fields[name] = [...(list === '' ? [] : (list as readonly unknown[])), value(item, line)]
}

/**
 * Splits a Markdown file into front matter and body. Reads the flat form `key: "value"` with values in double quotes,
 * bare words, lists and objects on one line, and lists with one `- value` a line; everything else is an error with its
 * line number.
 * @throws FrontMatterError
 */
export function parseFrontMatter(text: string): FrontMatter {
  const lines = text.split('\n')
  if ((lines[0] ?? '').trimEnd() !== '---') return { fields: null, body: text }
  const fields: Record<string, FrontMatterValue> = Object.create(null)
  let last: string | null = null
  for (let i = 1; i < lines.length; i++) {
    const line = (lines[i] as string).trimEnd()
    if (line === '---') return { fields, body: lines.slice(i + 1).join('\n') }
    if (line === '' || line.startsWith('#')) continue
    const item = /^\s*-\s+(.+)$/.exec(line)
    if (item) {
      addListItem(fields, last, (item[1] as string).trim(), i + 1)
      continue
    }
    const match = /^([A-Za-z_][\w-]*):(?:\s+(.*))?$/.exec(line)
    if (!match) throw new FrontMatterError(`文件头第 ${i + 1} 行不是“名称: "值"”的形式。`)
    const name = match[1] as string
    if (name in fields) throw new FrontMatterError(`文件头第 ${i + 1} 行重复了 ${name}。`)
    fields[name] = value((match[2] ?? '').trim(), i + 1)
    last = name
  }
  throw new FrontMatterError('文件头以 --- 开始，却没有用 --- 结束。')
}
