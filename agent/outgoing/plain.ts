import type { ReplyPart } from '#sdk'

/** Hosts that an answer may link to: those of public bodies. Everything of our own is linked by its path. */
const publicHost = /^(?:[\w-]+\.)*gov\.cn$/i

const bidi = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const tag = /<\/?[a-z!?][^<>]{0,2000}>?/gi
const image = /!\[([^\]]{0,200})\]\([^)]{0,2000}\)/g
const link = /(?<!!)\[([^\]]{0,200})\]\(([^)\s]{0,2000})[^)]{0,200}\)/g
const scheme = /\b(?:https?|ftp|file|data|javascript|vbscript|ws|wss):[^\s，。；、）)】」"'<>]{0,2000}/gi
// example.com/x and www.example.com without a scheme, as messengers make links of them.
const bare =
  /(?<![\w@./-])(?:www\.)?(?:[\p{L}\p{N}-]{1,63}(?:\.|\[\.\]|。(?=[a-z])))+(?:com|net|org|io|cn|example|top|xyz|info|cc|link|site|me|co|app|dev|ru|tk|ly|gl|gd|test|invalid|local)\b(?:[/?#:][^\s，。；、）)】」"'<>]{0,2000})?/giu
const leftOut = '〔链接已略去〕'

function hostOf(url: string): string {
  return (
    url
      .normalize('NFKC')
      .replace(/^[a-z]+:\/*/i, '')
      .replace(/^[^/@]*@/, '')
      .split(/[/?#:]/)[0]
      ?.replaceAll('[.]', '.') ?? ''
  )
}

function isPublic(url: string): boolean {
  return !/^(?:data|file|ftp|wss?|javascript|vbscript):/i.test(url) && publicHost.test(hostOf(url))
}

/** A text without marks of HTML, pictures, links to elsewhere and signs that turn its direction; the words stay. */
export function withoutMarkup(text: string): string {
  return withoutLinks(text.replace(tag, ''))
}

/** A text without pictures, links to elsewhere and signs that turn its direction. */
export function withoutLinks(text: string): string {
  return text
    .replace(bidi, '')
    .replace(image, '$1')
    .replace(link, (_, label: string, url: string) =>
      url.startsWith('/') || isPublic(url) ? `[${label}](${url})` : label,
    )
    .replace(scheme, (url) => (isPublic(url) ? url : leftOut))
    .replace(bare, (url) => (isPublic(url) ? url : leftOut))
}

/**
 * A part with the texts in it made harmless: what people wrote into records is shown as text and leads nowhere.
 * Addresses of our own files stay.
 */
export function plainPart(part: ReplyPart): ReplyPart {
  switch (part.kind) {
    case 'text':
      return { ...part, text: withoutLinks(part.text) }
    case 'facts':
      return { ...part, facts: part.facts.map(({ label, value }) => ({ label, value: withoutLinks(value) })) }
    case 'table':
      return { ...part, rows: part.rows.map((row) => row.map(withoutLinks)) }
    case 'card':
      return {
        ...part,
        text: withoutLinks(part.text),
        changes: part.changes.map(({ label, before, after }) => ({
          label,
          before: before === null ? null : withoutLinks(before),
          after: withoutLinks(after),
        })),
      }
    case 'citations':
      return {
        ...part,
        citations: part.citations.map((citation) => ({ ...citation, quote: withoutLinks(citation.quote) })),
      }
    case 'chart':
    case 'file':
      return part
  }
}
