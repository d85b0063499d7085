/**
 * Why curation refuses: `rule` = a rule of the house or what was sent is not fit, `state` = not in this state,
 * `changed` = somebody was faster, `missing` = there is no such thing, `worse` = questions get worse, `findings` = what
 * was found in it stands against publishing.
 */
export type CurationRefusal = 'rule' | 'state' | 'changed' | 'missing' | 'worse' | 'findings'

/** Thrown when something in the curation of documents is not allowed; the message is a sentence for people. */
export class CurationError extends Error {
  override readonly name = 'CurationError'
  /** The same sentence in English. */
  readonly en: string
  readonly refusal: CurationRefusal

  constructor(zh: string, en = 'The rules of curation do not allow this.', refusal: CurationRefusal = 'rule') {
    super(zh)
    this.en = en
    this.refusal = refusal
  }
}

/** A question that answers worse than before, as an approver must know and name it. */
export type WorseQuestion = {
  readonly id: string
  readonly text: string
  readonly before: string
  readonly after: string
}

/** Thrown when publishing would make questions worse that the approver has not acknowledged by name. */
export class TrialRefused extends CurationError {
  readonly worse: readonly WorseQuestion[]

  constructor(worse: readonly WorseQuestion[]) {
    const ids = worse.map(({ id }) => id)
    const named = worse.map(({ id, text }) => `${id}“${text}”`).join('、')
    super(
      `发布后这些题会变差：${named}。请修改文件；确要发布，请逐题确认（acknowledge：${ids.join(',')}）。`,
      `Publishing makes questions worse: ${ids.join(', ')}. Change the document, or acknowledge each of them by its number.`,
      'worse',
    )
    this.worse = worse
  }
}

/** Thrown for a text that bears a mark of secrecy: nothing of it is kept, and the security officers are told. */
export class ClassifiedText extends CurationError {
  constructor(sentence: string) {
    super(sentence, 'The text bears a mark of secrecy; nothing of it was kept.')
  }
}
