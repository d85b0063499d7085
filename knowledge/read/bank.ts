/**
 * The questions (相似问) that the product brings along for a version of an act, by its key such as 公务员法(2018-12-29);
 * null when it has none. The texts of the acts themselves are imported, not shipped.
 */
export type QuestionBank = (doc: string) => Promise<Uint8Array | null>

/** No questions for any act. */
export const emptyBank: QuestionBank = async () => null
