import { afterAll, beforeAll, expect, test } from 'vitest'
import { silentLog } from '#sdk'
import { NewQuestion } from '../../../knowledge/curate/question-set.ts'
import { createJiebaTokenizer } from '../../../knowledge/index/jieba.ts'
import { createSqlIndex } from '../../../knowledge/index/sql.ts'
import { createKnowledge } from '../../../knowledge/index.ts'
import { readFolder } from '../../../knowledge/read/folder.ts'
import { migrate } from '../../../store/migrate.ts'
import { openPGlite, type PGliteDb } from '../../../store/pglite.ts'
import { twoPeople } from './library.ts'

const handbook = new URL('../../../knowledge/handbook', import.meta.url).pathname
const doc = '示例市数据管理局请休假管理办法(2026-01-05)'
const today = '2026-11-23'
const questions = 300

let db: PGliteDb

beforeAll(async () => {
  db = await openPGlite('memory:')
  await migrate(db)
})
afterAll(() => db.close())

/** The first words of each article of the handbook as a question that it answers. */
async function askTheHandbook() {
  const { rows } = await db.query<{ doc: string; label: string; text: string }>(
    `select v.doc, a.label, a.text from article a join document_version v on v.id = a.version_id
     where v.state = 'published' and v.effective_until is null order by a.sha256 limit $1`,
    [questions],
  )
  return rows.map((row) =>
    NewQuestion.parse({
      text: row.text.slice(row.label.length, row.label.length + 30),
      expected: [{ document: row.doc, article: row.label }],
    }),
  )
}

test('a trial of 300 questions over the whole handbook says which get worse, in memory and, for the edge, the same in SQL', async () => {
  const tokenizer = createJiebaTokenizer()
  const knowledge = createKnowledge({ db, tokenizer, log: silentLog })
  await knowledge.importDocuments({ files: await readFolder([handbook]), collection: 'handbook', ...twoPeople })
  const set = await askTheHandbook()
  expect(set).toHaveLength(questions)
  await knowledge.curation.addQuestions(set, 'S-1')
  const { edit, text } = await knowledge.curation.draft(doc, 'S-1')
  // Half of its articles lose their words.
  const cut = text.replace(/(第[二四六八十]+条 )[^\n]+/g, '$1 另行通知。')
  await knowledge.curation.edit(doc, { actor: 'S-1', expected: edit, text: cut })
  await knowledge.search({
    text: '年休假',
    asOf: today,
    reader: { roles: ['staff'], unitId: null, staffType: null, province: null },
  })

  const trial = await knowledge.curation.trial(doc, today)
  expect(trial.questions).toBe(questions)
  expect(trial.worse.length).toBeGreaterThan(0)

  const few = await knowledge.curation.questions()
  const kept = new Set([...trial.worse.slice(0, 5).map(({ id }) => id), ...few.slice(0, 10).map(({ id }) => id)])
  await knowledge.curation.removeQuestions(
    few.flatMap(({ id }) => (kept.has(id) ? [] : [id])),
    'S-1',
  )
  const bigrams = createKnowledge({ db, tokenizer: null, log: silentLog })
  const edge = createKnowledge({ db, tokenizer: null, log: silentLog, index: createSqlIndex(db, { held: null }) })
  expect(await edge.curation.trial(doc, today)).toEqual(await bigrams.curation.trial(doc, today))
}, 240_000)
