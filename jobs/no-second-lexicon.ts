/**
 * In the place of the second half of the thesaurus on Workers, where every KiB of a start counts: there questions are
 * read by the first half, by the questions beside the articles and by the words themselves.
 */
export const lexiconLifeLines: readonly string[] = []
export const glossaryLifeLines: readonly string[] = []
