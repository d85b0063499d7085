import type { Article, ArticleQuestion, Collection, ReadDocument } from '../document.ts'
import { splitArticles } from '../split/articles.ts'
import { articleKey } from '../split/labels.ts'
import { FrontMatterError, parseFrontMatter } from './front-matter.ts'
import { MetadataError, readMetadata } from './metadata.ts'
import { parseQuestions, QuestionsError, questionsEnding } from './questions.ts'
import { UnreadableFile } from './unreadable.ts'

/** A file as it was given, not yet looked at. */
export type SourceFile = {
  readonly name: string
  readonly bytes: Uint8Array
  /** The file of questions (相似问) that lies beside it. */
  readonly questions?: Uint8Array
}

const maxBytes = 20 * 1024 * 1024
const maxCharacters = 2_000_000

/** The text of a file in UTF-8 with plain line ends and without a byte order mark. */
function decode(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new UnreadableFile('E_EMPTY', '文件是空的。')
  if (bytes.length > maxBytes) throw new UnreadableFile('E_SIZE', '文件超过 20 MB 的上限。')
  if (bytes.includes(0)) throw new UnreadableFile('E_TYPE', '文件不是文本（含有空字节），请提供 Markdown 文本。')
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (text.length > maxCharacters) throw new UnreadableFile('E_SIZE', '文件超过 200 万字的上限。')
    return text.replace(/\r\n?/g, '\n')
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    throw new UnreadableFile('E_CORRUPT', '文件的编码不是 UTF-8，请另存为 UTF-8 后再导入。')
  }
}

/** The name of a file without folders and ending. */
export function baseName(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? path).replace(/\.(?:md|markdown|txt)$/i, '')
}

type Places = { readonly missing: 'fails' | 'is skipped' }

/** The questions beside a document, each with the place of its article. */
function questionsOf(text: string, articles: readonly Article[], { missing }: Places): readonly ArticleQuestion[] {
  const places = new Map(articles.map(({ label, ordinal }) => [articleKey(label), ordinal]))
  return [...parseQuestions(text)].flatMap(([label, questions]) => {
    const ordinal = places.get(articleKey(label))
    if (ordinal === undefined && missing === 'is skipped') return []
    if (ordinal === undefined) throw new QuestionsError(`问法文件写了“${label}”，文件里没有这一条。`)
    return questions.map((question) => ({ ordinal, text: question }))
  })
}

/** The document with the questions that the product knows for it; an article the text does not have is skipped. */
export function withBankQuestions(document: ReadDocument, bank: Uint8Array): ReadDocument {
  return { ...document, questions: questionsOf(decode(bank), document.articles, { missing: 'is skipped' }) }
}

/**
 * Reads a Markdown file into a document with its articles.
 * @throws UnreadableFile with a sentence that says what is wrong
 */
export function readDocument(file: SourceFile, collection: Collection): ReadDocument {
  if (questionsEnding.test(file.name))
    throw new UnreadableFile('E_TYPE', '这是问法文件，旁边没有同名的制度文件；请和它放在一起导入。')
  const text = decode(file.bytes)
  try {
    const { fields, body } = parseFrontMatter(text)
    const heading = /^#[ \t]+(.+)$/m.exec(body)?.[1]?.trim() ?? null
    const meta = readMetadata(fields, { name: baseName(file.name), heading, collection })
    const articles = splitArticles(body)
    if (articles.length === 0) throw new UnreadableFile('E_EMPTY', '文件里没有正文。')
    const questions = file.questions ? questionsOf(decode(file.questions), articles, { missing: 'fails' }) : []
    return { meta, body, articles, questions }
  } catch (error) {
    if (error instanceof FrontMatterError || error instanceof MetadataError || error instanceof QuestionsError)
      throw new UnreadableFile('E_CORRUPT', error.message)
    throw error
  }
}
