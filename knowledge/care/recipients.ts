import type { Person } from '#sdk'
import { provinces } from '../data/regions.ts'
import type { LoadedDocument } from '../index/load.ts'
import type { Reader } from '../port.ts'
import { holdsIn, mayRead } from '../search/filter.ts'
import type { Follow } from './follows.ts'

/** Somebody whom a notice can reach. */
export type Reachable = Reader & Pick<Person, 'id' | 'name'>

/** Sex as the HR system gives it, for rules that hold for women or men only. */
export type Sex = 'F' | 'M'

/** Whom a document is for beyond its metadata, and where that was read. */
export type MeantFor = { readonly sex: Sex | null; readonly from: 'title' | 'administrator' | 'nothing' }

const forWomen = /女职工|女干部|女同志|女性|妇女|孕产|哺乳/
const forMen = /男职工|男干部|男性/

/** Whom a title says a document is for; it is shown and may be put right before anything is sent. */
export function meantFor(title: string): MeantFor {
  if (forWomen.test(title)) return { sex: 'F', from: 'title' }
  return forMen.test(title) ? { sex: 'M', from: 'title' } : { sex: null, from: 'nothing' }
}

/** Words that stand over the articles of a document, and how many of its articles hold a word. */
export type DocumentWords = { readonly headings: string; readonly articles: readonly string[] }

/** A topic is named by the title or a heading, or spoken of in two articles. */
function isAbout({ title }: LoadedDocument, words: DocumentWords, topic: string): boolean {
  return topic.split(/\s+/).every((word) => {
    if (title.includes(word) || words.headings.includes(word)) return true
    return words.articles.filter((text) => text.includes(word)).length > 1
  })
}

/** Why somebody is told: the document applies to them, or they follow it or its subject; null = not told. */
export type Reason = 'applies' | 'follows'

/** True when the metadata of a document say that it applies to somebody; what is not known of them does not count as met. */
function applies(document: LoadedDocument, person: Reachable): boolean {
  const province = person.province ? (provinces[person.province] ?? person.province) : null
  const isHere = document.collection === 'handbook' || holdsIn(document, { province, city: null, said: false })
  const { staffTypes } = document
  return isHere && (staffTypes.length === 0 || (person.staffType !== null && staffTypes.includes(person.staffType)))
}

/** What decides on one person. */
export type Choice = {
  readonly document: LoadedDocument
  readonly words: DocumentWords
  readonly person: Reachable
  readonly follows: readonly Follow[]
  /** Whether the person is of the sex the document is for; asked only when it is for one. */
  readonly isOfSex: boolean
}

/**
 * Whether somebody is told of a document. Nobody is told of what they may not read; who switched a document or all
 * notices off is left out, unless they follow the document or its subject by name.
 */
export function reasonFor({ document, words, person, follows, isOfSex }: Choice): Reason | null {
  if (!mayRead(document, person)) return null
  const own = follows.find(({ kind, target }) => kind === 'document' && target === document.actId)
  if (own) return own.wanted ? 'follows' : null
  const byTopic = follows.some(
    ({ kind, target, wanted }) => kind === 'topic' && wanted && isAbout(document, words, target),
  )
  if (byTopic) return 'follows'
  if (follows.some(({ kind, wanted }) => kind === 'all' && !wanted)) return null
  return applies(document, person) && isOfSex ? 'applies' : null
}
