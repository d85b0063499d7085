/** Thrown for a file of questions that cannot be read; the message names the line. */
export class QuestionsError extends Error {
  override readonly name = 'QuestionsError'
}

/** Ending of the file that stands beside a document and holds the questions its articles answer. */
export const questionsEnding = /\.questions\.md$/i

const mostForAnArticle = 100
const longest = 200

/**
 * Reads the questions staff ask (相似问) beside a document: a heading with the label of an article, then one question a
 * line.
 *
 *     # 第五条
 *     - 咱们几点上班
 *
 * @returns questions by label of the article, in their order, each once
 * @throws QuestionsError
 */
export function parseQuestions(text: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  let open: string[] | null = null
  for (const [at, raw] of text.split('\n').entries()) {
    const line = raw.trim()
    if (line === '') continue
    const label = /^#+\s+(\S+)$/.exec(line)?.[1]
    const question = /^[-*]\s+(.+)$/.exec(line)?.[1]
    if (label) {
      open = found.get(label) ?? []
      found.set(label, open)
    } else if (question && open) addQuestion(open, question, at + 1)
    else throw new QuestionsError(`问法文件第 ${at + 1} 行既不是“# 第几条”也不是“- 问题”。`)
  }
  return found
}

function addQuestion(open: string[], question: string, line: number): void {
  if (question.length > longest) throw new QuestionsError(`问法文件第 ${line} 行超过 ${longest} 个字。`)
  if (open.includes(question)) return
  if (open.length === mostForAnArticle)
    throw new QuestionsError(`问法文件第 ${line} 行：一条最多写 ${mostForAnArticle} 个问法。`)
  open.push(question)
}

/** A file with its bytes, or with where they are. */
type Named = { readonly name: string; readonly bytes: unknown }

const stemOf = (name: string) =>
  name.replace(questionsEnding, '').replace(/\.(?:md|markdown|txt|docx|pdf|xlsx|csv|x?html?)$/i, '')

/** Joins each file of questions to the document beside it; one without a document stays in the list as it is. */
export function joinQuestions<File extends Named>(
  files: readonly File[],
): readonly (File & { readonly questions?: File['bytes'] })[] {
  const [questions, documents] = [true, false].map((wanted) =>
    files.filter(({ name }) => questionsEnding.test(name) === wanted),
  ) as [File[], File[]]
  const byStem = new Map(questions.map((file) => [stemOf(file.name), file]))
  const joined = documents.map((file) => {
    const own = byStem.get(stemOf(file.name))
    byStem.delete(stemOf(file.name))
    return own ? { ...file, questions: own.bytes } : file
  })
  return [...joined, ...byStem.values()]
}
