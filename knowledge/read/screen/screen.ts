import { UnreadableFile } from '../unreadable.ts'
import { findClassified } from './classified.ts'
import { type AboutDocument, besideText, type Finding } from './finding.ts'
import { findInstructions } from './instructions.ts'
import { findLookAlikes } from './look-alikes.ts'
import { findUnsafeName } from './names.ts'
import { findPersonalData } from './personal-data.ts'
import { findSecrets } from './secrets.ts'
import { findStuffing } from './stuffing.ts'

/**
 * Looks through the words of a document for what must not be published, or not without a decision, the gravest first.
 * @param text Markdown as the reader gives it, with or without front matter
 */
export function screenDocument(text: string, about: AboutDocument): readonly Finding[] {
  const classified = findClassified(text, about)
  // Nothing more may be said about a text that must not be kept.
  if (classified.length > 0) return classified
  const texts = [text, ...besideText(about)]
  return [
    ...findSecrets(texts),
    ...findPersonalData(texts),
    ...findInstructions(texts),
    ...findStuffing(text),
    ...findLookAlikes(texts),
    ...findUnsafeName(about.name),
  ]
}

/** The error with which an upload is refused, for a document that bears a mark of secrecy; null for others. */
export function refusalOf(findings: readonly Finding[]): UnreadableFile | null {
  const refused = findings.find(({ severity }) => severity === 'refused')
  return refused === undefined ? null : new UnreadableFile('E_CLASSIFIED', refused.sentence)
}
