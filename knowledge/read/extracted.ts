import type { DocumentMeta } from '../document.ts'

/** A value read off the text of a document, with where it stood, for a person to confirm. */
export type Extracted = { readonly value: string; readonly source: string }

/** What the text of a document says about itself; null where it says nothing. */
export type ExtractedMetadata = {
  readonly title: Extracted | null
  /** 文号, such as 示数人〔2026〕1号. */
  readonly docNumber: Extracted | null
  readonly issuer: Extracted | null
  /** ISO day on which it was made or given out. */
  readonly versionDate: Extracted | null
  /** ISO day from which it holds. */
  readonly effectiveFrom: Extracted | null
  /** ISO day from which it holds no longer, where the text itself says so. */
  readonly declaredUntil: Extracted | null
}

/** Begins the source of a date that was read off a text and that nobody has confirmed. */
export const extractedMark = 'extracted：'

const fields = ['title', 'docNumber', 'issuer', 'effectiveFrom', 'declaredUntil'] as const

/**
 * The metadata with what the text says about itself where nobody said it, each with where it stood: it is shown as
 * 待核 until a person confirms it. A last day before the first is none.
 */
export function noteExtracted(meta: DocumentMeta, extracted: ExtractedMetadata): DocumentMeta {
  const values: { -readonly [field in (typeof fields)[number]]?: string } = {}
  const readFrom: Record<string, string> = {}
  for (const field of fields) {
    const found = extracted[field]
    // The title was taken already where there is one.
    if (found === null || (field !== 'title' && meta[field])) continue
    if (field === 'declaredUntil' && found.value <= (extracted.effectiveFrom?.value ?? '')) continue
    if (field !== 'title') values[field] = found.value
    readFrom[field] = found.source.slice(0, 200)
  }
  const dateSource = readFrom.effectiveFrom ? { dateSource: `${extractedMark}${readFrom.effectiveFrom}` } : {}
  return { ...meta, ...values, ...dateSource, readFrom }
}
