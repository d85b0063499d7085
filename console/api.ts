import { isEnglish, locale, words } from './words.ts'

/** A sentence in both languages, as the server sends it. */
export type Text = { readonly zh: string; readonly en: string }

/** A card that asks for consent. */
export type CardPart = {
  kind: 'card'
  title: string
  text: string
  changes: { label: string; before: string | null; after: string }[]
  actions: { id: 'confirm' | 'cancel'; label: string; value: string }[]
}

/** A part of an answer as the server sends it. */
export type Part =
  | { kind: 'text'; text: string }
  | { kind: 'facts'; title: string; facts: { label: string; value: string }[] }
  | { kind: 'table'; title: string; columns: string[]; rows: string[][] }
  | { kind: 'chart'; title: string; labels: string[]; series: { name: string; values: number[] }[]; picture?: string }
  | CardPart
  | { kind: 'file'; name: string; url: string }
  | { kind: 'citations'; title: string; citations: Cited[] }

/** An article that was quoted. */
export type Cited = {
  document: string
  title: string
  article: string
  version: string
  effectiveFrom: string
  effectiveUntil: string | null
  quote: string
  validity?: string
}

/** An event of the conversation. */
export type PageEvent = {
  readonly seq: number
  readonly kind: string
  readonly turnId: string
  readonly data: {
    readonly messageId?: string
    readonly incoming?: { kind: 'text'; text: string } | { kind: 'confirm' | 'cancel'; code: string }
    readonly text?: Text
    /** The answer as far as it stands, of a `draft`. */
    readonly draft?: string
    readonly sentence?: string
    readonly parts?: Part[]
    readonly receipt?: string
    readonly error?: string
    readonly errorEn?: string
  }
}

/** Who is signed in. */
export type Person = {
  readonly id: string
  readonly name: string
  readonly unitName: string | null
  readonly roles: readonly string[]
}

/** The session as the server tells it. */
export type Session = { readonly person: Person | null; readonly now: string; readonly isDemo: boolean }

/** The server refused, with a sentence for people. */
export class Refused extends Error {
  readonly status: number
  constructor(status: number, sentence: string) {
    super(sentence)
    this.status = status
  }
}

/** The sentence of a refusal in the language of the page. */
export async function sentenceOf(response: Response): Promise<string> {
  const body: { error?: string; errorEn?: string } = await response.json().catch(() => ({}))
  return (isEnglish() && body.errorEn) || body.error || words('serverSaid', response.status)
}

/**
 * Asks the server for JSON.
 * @throws Refused with the server's sentence, or what `fetch` throws when there is no connection
 */
export async function ask<T>(path: string, send?: unknown): Promise<T> {
  const init =
    send === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(send) }
  const response = await fetch(path, { ...init, cache: 'no-store' })
  if (!response.ok) throw new Refused(response.status, await sentenceOf(response))
  return (await response.json()) as T
}

/** A failure as a sentence for people. */
export function tellOf(error: unknown): string {
  return error instanceof Refused ? error.message : words('noConnection')
}

/** A text of both languages in the language of the page. */
export function inLocale(text: Text | undefined): string {
  return text?.[locale()] ?? ''
}
