import type { Article, ArticleQuestion, Collection, ReadDocument } from '../document.ts'
import { splitArticles } from '../split/articles.ts'
import { articleKey } from '../split/labels.ts'
import { displayName } from './display-name.ts'
import { noteExtracted } from './extracted.ts'
import { FrontMatterError, parseFrontMatter } from './front-matter.ts'
import type { TakenFile } from './intake.ts'
import { MetadataError, readMetadata } from './metadata.ts'
import { parseQuestions, QuestionsError, questionsEnding } from './questions.ts'
import { decodeUtf8, type SourceFile } from './source.ts'
import { UnreadableFile } from './unreadable.ts'

/** The name of a file without folders and ending, as it can be shown. */
function baseName(path: string): string {
  return displayName(path).replace(/\.(?:md|markdown|txt|docx|pdf|xlsx|csv|x?html?)$/i, '')
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
  return { ...document, questions: questionsOf(decodeUtf8(bank), document.articles, { missing: 'is skipped' }) }
}

/**
 * Reads a Markdown file into a document with its articles.
 * @throws UnreadableFile with a sentence that says what is wrong
 */
export function readDocument(file: SourceFile, collection: Collection): ReadDocument {
  refuseQuestions(file)
  return documentOf(file, { text: decodeUtf8(file.bytes), title: null, extracted: null }, { collection })
}

/** Refuses a file of questions without its document. @throws UnreadableFile */
export function refuseQuestions({ name }: SourceFile): void {
  if (questionsEnding.test(name))
    throw new UnreadableFile('E_TYPE', '这是问法文件，旁边没有同名的制度文件；请和它放在一起导入。')
}

/** What holds for a file unless it says otherwise itself. */
export type Standard = { readonly collection: Collection; readonly audience?: readonly string[] | undefined }

/**
 * Makes a document with its articles of the text of a file.
 * @throws UnreadableFile with a sentence that says what is wrong
 */
export function documentOf(
  file: SourceFile,
  { text, title, extracted }: Pick<TakenFile, 'text' | 'title' | 'extracted'>,
  { collection, audience = [] }: Standard,
): ReadDocument {
  try {
    const { fields, body } = parseFrontMatter(text)
    const heading = title ?? /^#[ \t]+(.+)$/m.exec(body)?.[1]?.trim() ?? null
    const said = readMetadata(fields, { name: baseName(file.name), heading, collection })
    const meta = fields === null && audience.length > 0 ? { ...said, audience } : said
    const articles = splitArticles(body)
    if (articles.length === 0) throw new UnreadableFile('E_EMPTY', '文件里没有正文。')
    const questions = file.questions ? questionsOf(decodeUtf8(file.questions), articles, { missing: 'fails' }) : []
    return { meta: extracted ? noteExtracted(meta, extracted) : meta, body, articles, questions }
  } catch (error) {
    if (error instanceof FrontMatterError || error instanceof MetadataError || error instanceof QuestionsError)
      throw new UnreadableFile('E_CORRUPT', error.message)
    throw error
  }
}
