import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import vm from 'node:vm'
import { parseSync } from 'oxc-parser'

/** A regular expression of the product, and where it stands. */
export type Pattern = { readonly source: string; readonly flags: string; readonly where: string }

const folders = ['agent', 'api', 'channels', 'cli', 'console', 'jobs', 'knowledge', 'sandbox', 'sdk', 'store', 'tools']
const root = new URL('../../', import.meta.url).pathname

function filesOf(): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts') && !name.includes('node_modules'))
      .map((name) => join(folder, name)),
  )
}

function literalsIn(node: unknown, found: (pattern: { pattern: string; flags: string }, start: number) => void): void {
  if (typeof node !== 'object' || node === null) return
  if (Array.isArray(node)) {
    for (const item of node) literalsIn(item, found)
    return
  }
  const known = node as { type?: string; start?: number; regex?: { pattern: string; flags: string } }
  if (known.type === 'Literal' && known.regex) found(known.regex, known.start ?? 0)
  for (const value of Object.values(node)) literalsIn(value, found)
}

/** Every regular expression that is written out in the product, each once. */
export function literalPatterns(): readonly Pattern[] {
  const all = new Map<string, Pattern>()
  for (const file of filesOf()) {
    const text = readFileSync(join(root, file), 'utf8')
    literalsIn(parseSync(file, text).program, ({ pattern, flags }, start) => {
      const key = `/${pattern}/${flags}`
      const where = `${file}:${text.slice(0, start).split('\n').length}`
      if (!all.has(key)) all.set(key, { source: pattern, flags, where })
    })
  }
  return [...all.values()]
}

/**
 * Every regular expression that modules of the product put together while they load, found by loading them with a
 * constructor that listens.
 */
export async function builtPatterns(): Promise<readonly Pattern[]> {
  const all = new Map<string, Pattern>()
  const plain = globalThis.RegExp
  let where = ''
  class Listening extends plain {
    constructor(source: RegExp | string, flags?: string) {
      super(source, flags)
      if (where !== '' && typeof source === 'string')
        all.set(`/${source}/${this.flags}`, { source, flags: this.flags, where })
    }
    static override get [Symbol.species]() {
      return plain
    }
  }
  globalThis.RegExp = Listening as RegExpConstructor
  try {
    for (const file of filesOf()) {
      if (!/new RegExp\(/.test(readFileSync(join(root, file), 'utf8'))) continue
      where = file
      await import(join(root, file))
    }
  } finally {
    globalThis.RegExp = plain
  }
  return [...all.values()]
}

const classes: Readonly<Record<string, readonly string[]>> = {
  s: [' ', '\t'],
  d: ['0'],
  w: ['a'],
  D: ['x'],
  S: ['x'],
  W: ['-'],
}

/** Words and characters an expression speaks of: what may be repeated against it. */
function unitsOf(source: string): readonly string[] {
  const units = new Set(['x', ' ', '0', '一', '!', ',', '，'])
  for (const [, name = ''] of source.matchAll(/\\([sdwDSW])/g)) for (const one of classes[name] ?? []) units.add(one)
  const plain = source.replaceAll(/\\[a-zA-Z]|\(\?<?[=!:]|\(\?<\w+>|\{\d+,?\d*\}/g, '|')
  for (const [word] of plain.matchAll(/[\p{L}\p{N}'@#:-]{1,8}/gu)) {
    units.add(word)
    if (word.length > 1) units.add(word.charAt(0))
  }
  for (const [, inner = ''] of source.matchAll(/\[\^?([^\]]{1,40})\]/g))
    for (const one of inner.replaceAll(/\\./g, '')) units.add(one)
  return [...units]
}

/** Strings of a length that repeat what an expression speaks of, and end in what fits nothing. */
export function* pumped(source: string, length: number, strings: number, random: () => number): Generator<string> {
  const units = unitsOf(source)
  const pick = () => units[Math.floor(random() * units.length)] ?? 'x'
  for (let index = 0; index < strings; index++) {
    const unit = index < units.length ? (units[index] ?? 'x') : Array.from({ length: 2 + (index % 3) }, pick).join('')
    const head = index % 2 === 0 ? '' : pick()
    yield `${head}${unit.repeat(Math.ceil(length / unit.length)).slice(0, length)}\u0000${index % 3 === 0 ? pick() : ''}`
  }
}

/** How long one search takes, in milliseconds; `limitMs` when it was broken off. */
export function searchMs({ source, flags }: Pick<Pattern, 'source' | 'flags'>, text: string, limitMs: number): number {
  const expression = new RegExp(source, flags.replace(/[gy]/g, ''))
  const script = new vm.Script('expression.test(text)')
  const context = vm.createContext({ expression, text })
  const began = performance.now()
  try {
    script.runInContext(context, { timeout: limitMs })
  } catch {
    return limitMs
  }
  return performance.now() - began
}
