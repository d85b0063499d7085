/** The questions that the product brings along; the texts of the acts themselves are imported, not shipped. */
export type QuestionBank = {
  /** Questions (相似问) for a version of an act, by its key such as 公务员法(2018-12-29); null when there are none. */
  questionsFor(doc: string): Promise<Uint8Array | null>
  /** Questions of which it is known that rules do not answer them, in a fixed order. */
  unanswered(): Promise<readonly string[]>
}

/** No questions at all. */
export const emptyBank: QuestionBank = {
  questionsFor: async () => null,
  unanswered: async () => [],
}
