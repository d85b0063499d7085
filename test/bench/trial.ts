import { silentLog } from '#sdk'
import { NewQuestion } from '../../knowledge/curate/question-set.ts'
import { createJiebaTokenizer } from '../../knowledge/index/jieba.ts'
import { createKnowledge } from '../../knowledge/index.ts'
import { readFolder } from '../../knowledge/read/folder.ts'
import { migrate } from '../../store/migrate.ts'
import { openPGlite } from '../../store/pglite.ts'

const handbook = new URL('../../knowledge/handbook', import.meta.url).pathname
const doc = '示例市数据管理局请休假管理办法(2026-01-05)'
const today = '2026-11-23'
const reader = { roles: ['staff'], unitId: null, staffType: null, province: null } as const
const twoPeople = { author: 'S-1', approvedBy: 'S-2', publish: true } as const

/** Milliseconds of the processor, which do not count what else a machine does. */
async function processorMs(work: () => Promise<unknown>): Promise<number> {
  const began = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}

/**
 * What the trial of a version costs beside asking the same questions once, over the whole handbook. A trial asks the
 * base as it is and as it would be, and reads the index of the second anew.
 * @param count questions, the first words of that many articles
 */
export async function benchTrial(count: number): Promise<{ readonly trialMs: number; readonly askMs: number }> {
  const db = await openPGlite('memory:')
  try {
    await migrate(db)
    const knowledge = createKnowledge({ db, tokenizer: createJiebaTokenizer(), log: silentLog })
    await knowledge.importDocuments({ files: await readFolder([handbook]), collection: 'handbook', ...twoPeople })
    const { rows } = await db.query<{ doc: string; label: string; text: string }>(
      `select v.doc, a.label, a.text from article a join document_version v on v.id = a.version_id
       where v.state = 'published' and v.effective_until is null order by a.sha256 limit $1`,
      [count],
    )
    const set = rows.map((row) =>
      NewQuestion.parse({
        text: row.text.slice(row.label.length, row.label.length + 30),
        expected: [{ document: row.doc, article: row.label }],
      }),
    )
    await knowledge.curation.addQuestions(set, 'S-1')
    const { edit, text } = await knowledge.curation.draft(doc, 'S-1')
    const cut = text.replace(/(第[二四六八十]+条 )[^\n]+/g, '$1 另行通知。')
    await knowledge.curation.edit(doc, { actor: 'S-1', expected: edit, text: cut })
    const askAll = async () => {
      for (const question of set) await knowledge.search({ text: question.text, asOf: today, reader })
    }
    await askAll()
    const askMs = await processorMs(askAll)
    return { trialMs: await processorMs(() => knowledge.curation.trial(doc, today)), askMs }
  } finally {
    await db.close()
  }
}
