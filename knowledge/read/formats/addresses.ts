/** What the address of a link or picture leads to. */
export type Address =
  /** Another host; `shown` is the address as it is shown to people, in full. */
  | { readonly kind: 'outside'; readonly shown: string }
  /** A place in the same file or a file beside it. */
  | { readonly kind: 'inside' }
  /** Something that would run or bring its own content: a script, data, a program. */
  | { readonly kind: 'active' }

const longest = 2000
const named: Readonly<Record<string, string>> = {
  amp: '&',
  colon: ':',
  tab: '',
  newline: '',
  lpar: '(',
  rpar: ')',
  sol: '/',
}

/** Character references as a browser would resolve them, as far as they matter in an address. */
function resolveReferences(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));?/gi, (whole, decimal, hex, name) => {
    if (name) return named[String(name).toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

/** The address with its host as it is looked up, so that letters that look alike are told apart. */
function withPlainHost(address: string): string {
  const match = /^([a-z]+:\/\/(?:[^/?#]*@)?)([^/?#:]*)(.*)$/isu.exec(address)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant.
  if (!match || /^[\u0000-\u007f]*$/.test(match[2] as string)) return address
  return URL.canParse(address) ? `${match[1]}${new URL(address).hostname}${match[3]}` : address
}

/** Judges an address that is written in a document, however it is disguised. */
export function judgeAddress(written: string): Address {
  const address = resolveReferences(resolveReferences(written.slice(0, 2 * longest)))
    .replace(/[\p{C}\p{Z}]|\u034f|[\ufe00-\ufe0f]/gu, '')
    .slice(0, longest)
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase()
  const safe = (text: string) => text.replace(/[<>"`]/g, encodeURIComponent)
  if (/^[/\\]{2}/.test(address)) return { kind: 'outside', shown: safe(withPlainHost(`https:${address}`)) }
  if (scheme === 'http' || scheme === 'https') return { kind: 'outside', shown: safe(withPlainHost(address)) }
  if (scheme === 'mailto') return { kind: 'outside', shown: safe(address.slice('mailto:'.length).split('?')[0] ?? '') }
  return { kind: scheme === undefined || scheme.length === 1 ? 'inside' : 'active' }
}

/** A link as text: what was written, and where it leads when that is not the same. */
export function linkText(text: string, address: string): string {
  if (address === '' || text.trim() === address) return text
  return `${text}（${address}）`
}
