import { judgeAddress, linkText } from './addresses.ts'
import { markUp } from './mark-up.ts'
import type { Scanner } from './markdown-scanner.ts'
import type { Notices } from './notices.ts'

/** Addresses of reference links by their labels. */
export type Definitions = ReadonlyMap<string, string>

const longestTarget = 4000
/** A label is short; more pieces than this are none. */
const mostPieces = 40

const labelOf = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase()
const looksLikeAddress = /^(?:<[^<>]*>|[a-z][a-z0-9+.-]*:|[#/.\\]|[\w%~-]+[./])/i
const title = /^(?:"[^"]*"|'[^']*'|\([^()]*\))$/

/** Takes the definitions of reference links out of a text: `[label]: address "title"`. */
export function takeDefinitions(text: string, notices: Notices): { rest: string; definitions: Definitions } {
  const definitions = new Map<string, string>()
  const rest = text.replace(
    /^ {0,3}\[([^\]\n^][^\]\n]{0,300})\]:[ \t]*(\S+)(?:[ \t]([^\n]*))?$/gm,
    (line: string, label: string, address: string, after = '') => {
      const shown = after.trim()
      if (!looksLikeAddress.test(address) || (shown !== '' && !title.test(shown))) return line
      if (!definitions.has(labelOf(label))) definitions.set(labelOf(label), address.replace(/^<|>$/g, ''))
      // A title is shown by no page, and `[//]: # (…)` is the usual way to write a comment.
      if (shown !== '') notices.add(markUp.unseenTitle, shown)
      return ''
    },
  )
  return { rest, definitions }
}

type Target = { readonly address: string; readonly end: number }

function plainAddressEnd(text: string, start: number): number | null {
  let end = start
  for (let depth = 0; end < text.length && !/[\s\p{Cc}]/u.test(text[end] as string); end++) {
    if (text[end] === '\\') end++
    else if (text[end] === '(' && ++depth > 32) return null
    else if (text[end] === ')' && --depth < 0) break
  }
  return end
}

/** The address in parentheses, with a title or without, at the start of a text. */
function directTarget(text: string): Target | null {
  const pointed = /^\(\s{0,100}<([^<>\n]{0,2000})>/.exec(text)
  const start = (pointed ?? /^\(\s{0,100}/.exec(text))?.[0].length ?? 1
  const end = pointed ? start : plainAddressEnd(text, start)
  if (end === null) return null
  const rest = /^(?:\s{1,100}(?:"[^"]{0,1000}"|'[^']{0,1000}'|\([^()]{0,1000}\)))?\s{0,100}\)/.exec(text.slice(end))
  return rest ? { address: pointed?.[1] ?? text.slice(start, end), end: end + rest[0].length } : null
}

/** True for what stands behind a bracket and would make a link or an active address of it elsewhere. */
function mayBecomeLink(after: string): boolean {
  if (after[0] !== ':') return after[0] === '('
  return judgeAddress(/^:\s*<?(\S*)/.exec(after)?.[1] ?? '').kind === 'active'
}

type Opener = { readonly at: number; readonly image: boolean }

/** Turns links into text with their address, and takes pictures out. */
export class Links {
  readonly #scanner: Scanner
  readonly #definitions: Definitions
  readonly #notices: Notices
  #openers: Opener[] = []

  constructor(scanner: Scanner, definitions: Definitions, notices: Notices) {
    this.#scanner = scanner
    this.#definitions = definitions
    this.#notices = notices
  }

  lineEnd(): void {
    // A link does not reach over an empty line.
    if (/^\n[ \t]*\n/.test(this.#scanner.ahead(200))) this.#openers = []
    this.#scanner.keepTo(this.#scanner.at + 1)
  }

  /** At `[` or `!`. */
  open(): void {
    const scanner = this.#scanner
    const image = scanner.ahead(2) === '!['
    if (image || scanner.ahead(1) === '[') this.#openers.push({ at: scanner.out.length, image })
    scanner.keepTo(scanner.at + (image ? 2 : 1))
  }

  /** At `]`. */
  close(): void {
    const scanner = this.#scanner
    const opener = this.#openers.pop()
    const target = opener ? this.#target(opener) : null
    if (!opener || !target) {
      // What is no link here must not become one for a reader of Markdown that is less strict.
      if (mayBecomeLink(scanner.ahead(300, 1))) scanner.replaceTo(scanner.at + 1, ']\\')
      else scanner.keepTo(scanner.at + 1)
      return
    }
    const text = opener.image ? '' : scanner.out.slice(opener.at + 1).join('')
    scanner.out.length = opener.at
    scanner.replaceTo(target.end, opener.image ? '' : this.link(text, target.address))
    if (opener.image) this.picture(target.address)
    // No link stands within a link.
    else this.#openers = this.#openers.filter(({ image }) => image)
  }

  picture(address: string): void {
    const { kind } = judgeAddress(address)
    if (kind === 'outside') this.#notices.add(markUp.remoteImage, address)
    else this.#notices.add(kind === 'active' ? markUp.dataImage : markUp.image)
  }

  link(text: string, address: string): string {
    const judged = judgeAddress(address)
    if (judged.kind === 'active') this.#notices.add(markUp.activeLink, text)
    return judged.kind === 'outside' ? linkText(text, judged.shown) : text
  }

  /** Where the link leads whose text ends here; null when it is none. */
  #target(opener: Opener): Target | null {
    const scanner = this.#scanner
    const after = scanner.ahead(longestTarget, 1)
    const start = scanner.at + 1
    const direct = after[0] === '(' ? directTarget(after) : null
    if (direct) return { address: direct.address, end: start + direct.end }
    if (this.#definitions.size === 0 || scanner.out.length - opener.at > mostPieces) return null
    const reference = /^ ?\[([^\]]{0,300})\]/.exec(after)
    const own = reference?.[1] || scanner.out.slice(opener.at + 1).join('')
    const address = this.#definitions.get(labelOf(own.slice(0, 400)))
    return address === undefined ? null : { address, end: start + (reference?.[0].length ?? 0) }
  }
}
