import { expect, test } from 'vitest'
import { emptyKnowledge, file, staff, twoPeople } from './library.ts'

const act = (doc: string, from: string, body: string, more = '') => {
  const head = `---\ndoc: "${doc}"\ntitle: "${doc.split('(')[0]}"\nversion_date: ${from}\neffective_date: ${from}\n${more}---\n`
  return file(`${doc}.md`, head + body)
}
const asked = (text: string, questions: string) => new TextEncoder().encode(`${text}\n- ${questions}\n`)
const oldText = '第一条 职工每年可以领取防暑降温用品一次。\n\n第二条 本办法由工会解释。\n'
const newText =
  '第一条 为了关心职工,制定本办法。\n\n第二条 职工每年可以领取防暑降温用品两次。\n\n第三条 本办法由工会解释。\n'

async function asksFor(text: string, asOf: string, files: readonly ReturnType<typeof act>[]) {
  const { db, knowledge } = await emptyKnowledge()
  for (const one of files) await knowledge.importDocuments({ files: [one], ...twoPeople })
  const { passages } = await knowledge.search({ text, asOf, reader: staff })
  await db.close()
  return passages.map(({ citation }) => `${citation.document} ${citation.article}`)
}

test('a new version begins with the questions of what its articles came from', async () => {
  const before = {
    ...act('示例办法(2010-01-01)', '2010-01-01', oldText),
    questions: asked('# 第一条', '大热天给不给发绿豆汤'),
  }
  const after = act('示例办法(2020-01-01)', '2020-01-01', newText)
  expect((await asksFor('绿豆汤发不发', '2025-01-01', [before, after]))[0]).toBe('示例办法(2020-01-01) 第二条')
})

test('and an old one with those of what they became', async () => {
  const before = act('示例办法(2010-01-01)', '2010-01-01', oldText)
  const after = {
    ...act('示例办法(2020-01-01)', '2020-01-01', newText),
    questions: asked('# 第二条', '大热天给不给发绿豆汤'),
  }
  expect((await asksFor('绿豆汤发不发', '2015-01-01', [after, before]))[0]).toBe('示例办法(2010-01-01) 第一条')
})

test('questions that are there stay alone, and those of other readers are not taken', async () => {
  const before = {
    ...act('示例办法(2010-01-01)', '2010-01-01', oldText),
    questions: asked('# 第一条', '大热天给不给发绿豆汤'),
  }
  const own = {
    ...act('示例办法(2020-01-01)', '2020-01-01', newText),
    questions: asked('# 第二条', '夏天有什么东西领'),
  }
  const { db, knowledge } = await emptyKnowledge()
  await knowledge.importDocuments({ files: [before, own], ...twoPeople })
  const closed = act('示例办法(2022-01-01)', '2022-01-01', newText, 'audience: "hr_officer"\n')
  await knowledge.importDocuments({ files: [closed], ...twoPeople })
  const { rows } = await db.query<{ doc: string; questions: readonly string[] }>(
    `select v.doc, a.questions from article a join document_version v on v.id = a.version_id where a.number = 2 order by v.doc`,
  )
  expect(rows.map(({ questions }) => questions)).toEqual([[], ['夏天有什么东西领'], []])
  await db.close()
})
