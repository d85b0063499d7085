import type { Text } from '#sdk'

/** A document number (文号) in SQL without what is written in many ways: brackets and spaces. @param value SQL text */
export const bareNumber = (value: string) => `translate(${value}, '［］[]〔〕（）()【】 　', '')`

/**
 * Why a document may not bear the number of a published one: with one number and two texts nobody could tell which is
 * meant.
 */
export function takenNumber(number: string, doc: string): Text {
  return {
    zh: `文号${number}已属于已发布的《${doc}》，两份文件会互相矛盾。如果是更正，请修订《${doc}》；如果文号写错，请改正；如果由它取代，请先撤下《${doc}》。`,
    en: `The document number ${number} belongs to ${doc}, which is published; the two would contradict each other. Revise that one, mend the number, or withdraw that one first.`,
  }
}
