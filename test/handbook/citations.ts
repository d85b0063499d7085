import { articleKey } from '../../knowledge/split/labels.ts'
import { numeralClass, toChinese } from '../../knowledge/text/numerals.ts'

/** A reference to an article; `act` is null for one to the document itself. */
export type Citation = {
  readonly act: string | null
  readonly article: string
  /** Where it stands in the text. */
  readonly at: number
}

const numeral = `[${numeralClass}]+`
const name = '《((?:[^《》]|《[^《》]*》)+)》'
const label = `第${numeral}(?:条(?:之${numeral})?|项)`
const token = new RegExp(
  `${name}|(?:该|同)(法|条例|办法|规定|决定|通知|指南|细则)(?=第|的|所)|(${label})(?:第${numeral}款)?(?:第${numeral}项)?(至${label})?`,
  'g',
)

/** Names of acts that stand in 《》 in a text. */
export function actsNamed(text: string): readonly string[] {
  return Array.from(text.matchAll(new RegExp(name, 'g')), ([, act]) => act as string)
}

function rangeOf(first: string, rest: string | undefined): readonly string[] {
  const last = rest ? Number(articleKey(rest.slice(1))) : Number.NaN
  const start = Number(articleKey(first))
  if (!Number.isInteger(last) || !Number.isInteger(start) || last < start) return [first]
  return Array.from({ length: last - start + 1 }, (_, step) => `第${toChinese(start + step)}条`)
}

/** What may stand between an act and its article, or between two articles of one act. */
const link = /^(?:（[^（）]*）|[、和及或者与的所指\s]|同时看)*$/

/**
 * The articles a text refers to. An article belongs to the act before it when only brackets or a list lie between,
 * 该法第N条 to the last act of that kind, everything else to the document itself.
 */
export function citationsOf(text: string): readonly Citation[] {
  const found: Citation[] = []
  const acts: string[] = []
  let act: string | null = null
  let end = 0
  for (const match of text.matchAll(token)) {
    const [whole, named, kind, article, rest] = match
    if (named) {
      act = named
      acts.push(named)
    } else if (kind) act = acts.findLast((known) => known.endsWith(kind)) ?? null
    else if (article) {
      const linked = link.test(text.slice(end, match.index))
      if (!linked) act = null
      for (const one of rangeOf(article, rest)) found.push({ act, article: one, at: match.index })
    }
    end = match.index + whole.length
  }
  return found
}
