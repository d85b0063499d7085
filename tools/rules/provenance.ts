import type { Text } from '#sdk'
import { type ActName, acts, sameSince } from './acts.ts'
import type { IsoDay } from './dates.ts'

/**
 * How well a rule is attested: `law` read in full, `secondary` by a quotation, `recall` from professional knowledge
 * (shown 待核实, never a firm answer), `convention` where the law is silent and the product chose how to count.
 */
export type Basis = 'law' | 'secondary' | 'recall' | 'convention'

/** An article that decided a figure; `article` such as 第三条, empty for a document known only as a whole. */
export type RuleCitation = { readonly title: ActName; readonly article: string }

/** One step on the way from the facts to the result, for people to follow. */
export type RuleStep = { readonly label: Text; readonly value: Text }

/** What a rule says of its result besides the figures. */
export type About = {
  readonly basis: Basis
  readonly citations: readonly RuleCitation[]
  /** The day the rule is evaluated at; left out = the version in force now, which is said. */
  readonly asOf?: IsoDay | null | undefined
  readonly assumptions?: readonly (Text | null | undefined | false)[]
  readonly steps?: readonly RuleStep[]
}

/** What goes with every computed result (`domain/rules.md`, the three rules for every tool). */
export type Provenance = {
  readonly basis: Basis
  readonly citations: readonly RuleCitation[]
  readonly asOf: IsoDay | null
  readonly assumptions: readonly Text[]
  readonly steps: readonly RuleStep[]
  /** There only when a person has to check the result before anybody relies on it. */
  readonly needsReview?: true
}

/** The article of an act, checked against the register of acts by the compiler. */
export function cite(title: ActName, ...articles: readonly string[]): readonly RuleCitation[] {
  return articles.length === 0 ? [{ title, article: '' }] : articles.map((article) => ({ title, article }))
}

const unchecked: Text = {
  zh: '待核实：这一条没有核对到原文，正式办理前请人事科确认。',
  en: 'To be confirmed: the text of this rule could not be checked; please ask the HR office before relying on it.',
}
const byConvention: Text = {
  zh: '法规没有写明这样计算，这里按通行的计算方法，单位另有规定的从其规定。',
  en: 'The law does not say how this is counted; this is the usual way, and rules of the unit come first.',
}
const presentLaw: Text = {
  zh: '没有给出发生日期，按现行规定计算。',
  en: 'No day of the event was given, so the rules now in force are used.',
}

function olderText(title: string, from: IsoDay): Text {
  return {
    zh: `待核实：事情发生在《${title}》现行文本施行（${from}）之前，当时的规定期限相同，但原文未收录，请人事科核对。`,
    en: `To be confirmed: the event lies before the present text of 《${title}》 came into force (${from}); the figures were the same, but the old text is not at hand.`,
  }
}

/** A day on which the rule did not exist in a known form: nothing is computed. */
export type NotYetInForce = {
  readonly status: 'needs_review'
  readonly reason: string
  /** The same in English. */
  readonly reasonEn: string
  readonly asOf: IsoDay
}

/** The acts a result rests on that were not yet in force on its day, the latest first. */
function lateActs({ citations, asOf }: About): readonly ActName[] {
  if (!asOf) return []
  const late = citations.map(({ title }) => title).filter((title) => acts[title].from > asOf)
  return [...new Set(late)].sort((a, b) => acts[b].from.localeCompare(acts[a].from))
}

/**
 * The provenance of a result at the day of the event. Before the present text of an act the result stands only where
 * its predecessor is known to have had the same figures, and then as something to be confirmed.
 */
export function provenanceOf(about: About): Provenance | NotYetInForce {
  const late = lateActs(about)
  const { asOf = null } = about
  const unknown = late.find((title) => asOf !== null && asOf < sameSince(title))
  if (unknown && asOf)
    return {
      status: 'needs_review',
      reason: `《${unknown}》自${acts[unknown].from}起施行，${asOf}的情形适用当时的规定，请人事科核定。`,
      reasonEn: `《${unknown}》 has been in force since ${acts[unknown].from}; for ${asOf} the rules of then apply, please ask the HR office.`,
      asOf,
    }
  const basis = late.length > 0 ? 'recall' : about.basis
  const said = (about.assumptions ?? []).filter((text): text is Text => !!text)
  const assumptions = [
    ...said,
    ...late.slice(0, 1).map((title) => olderText(title, acts[title].from)),
    ...(about.basis === 'recall' ? [unchecked] : []),
    ...(about.basis === 'convention' ? [byConvention] : []),
    ...('asOf' in about && asOf === null ? [presentLaw] : []),
  ]
  return {
    basis,
    citations: about.citations,
    asOf,
    assumptions,
    steps: about.steps ?? [],
    ...(basis === 'recall' ? { needsReview: true as const } : {}),
  }
}
