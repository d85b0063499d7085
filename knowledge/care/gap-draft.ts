import { CurationError } from '../curate/error.ts'
import type { SourceFile } from '../read/source.ts'
import { fold } from '../text/normalize.ts'
import type { Gap } from './gaps.ts'

/** An answer that a person wrote on a gap, to become a draft document. */
export type WrittenAnswer = { readonly title: string; readonly text: string }

const encoder = new TextEncoder()
const mostQuestions = 100
const longestQuestion = 200

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/**
 * The file of a draft document, with the wordings of the gap as the questions its first article answers. It names no
 * day from which it holds: nobody has said one, so it stays 日期待核 until somebody confirms it.
 * @param day ISO day of the version
 * @throws CurationError for an empty title or text
 */
export function draftFile({ title, text }: WrittenAnswer, gap: Pick<Gap, 'wordings'>, day: string): SourceFile {
  const name = oneLine(title).replace(/["\\]/g, '')
  const body = text.replace(/\r\n?/g, '\n').trim()
  if (name === '' || body === '')
    throw new CurationError('请写明草稿的题名和正文。', 'Please give the draft a title and a text.')
  const article = /^第[^\s]{1,12}条/m.exec(body)
  const lines = [
    '---',
    `doc: ${JSON.stringify(`${name}(${day})`)}`,
    `title: ${JSON.stringify(name)}`,
    `version_date: "${day}"`,
    'audience: "staff"',
    '---',
    '',
    `# ${name}`,
    '',
    article ? body : `第一条　${body}`,
    '',
  ]
  // A masked name would make a question of it that nobody asks.
  const questions = gap.wordings
    .map(oneLine)
    .filter((wording) => wording.length <= longestQuestion && !wording.includes('〔') && fold(wording) !== '')
    .slice(0, mostQuestions)
  const beside = [`# ${article?.[0] ?? '第一条'}`, ...new Set(questions.map((question) => `- ${question}`)), '']
  return {
    name: `${name}.md`,
    bytes: encoder.encode(lines.join('\n')),
    ...(questions.length > 0 ? { questions: encoder.encode(beside.join('\n')) } : {}),
  }
}
