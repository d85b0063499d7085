import { afterAll, beforeAll, expect, test } from 'vitest'
import { silentLog, z } from '#sdk'
import { createJiebaTokenizer } from '../../../knowledge/index/jieba.ts'
import { createSqlIndex } from '../../../knowledge/index/sql.ts'
import { createKnowledge, type Knowledge, type SearchTrace } from '../../../knowledge/index.ts'
import type { Reader } from '../../../knowledge/port.ts'
import { readFolder } from '../../../knowledge/read/folder.ts'
import { migrate } from '../../../store/migrate.ts'
import { count } from '../../support/counts.ts'
import { readLines } from '../../support/lines.ts'
import { type EmptyDatabase, onBothDatabases } from '../../support/postgres-suites.ts'
import { actsFolder, file, guest, staff, twoPeople } from './library.ts'

const handbook = new URL('../../../knowledge/handbook', import.meta.url).pathname
const asOf = '2026-11-23'
const official: Reader = { ...staff, staffType: 'civil_servant', province: 'ZJ' }
const Line = z.object({ question: z.string() })
const questions = readLines('fixtures/knowledge/abstention-train.jsonl', Line)
  .map(({ question }) => question)
  .filter((_, at) => at % count(6, 1) === 0)

/** What an answer rests on: the articles in their order, each with its quote and validity, and whether it answers. */
const gist = ({ passages, answerable, named }: SearchTrace) => ({
  citations: passages.map(({ citation }) => citation),
  answerable,
  named,
})

/** How far an answer agrees with one that had a dictionary. */
function agreement(trace: SearchTrace, withWords: SearchTrace) {
  const keys = ({ passages }: SearchTrace) => passages.map(({ citation }) => `${citation.document} ${citation.article}`)
  const [best] = keys(withWords)
  return {
    first: keys(trace)[0] === best,
    amongFive: best === undefined || keys(trace).slice(0, 5).includes(best),
    decision: trace.answerable === withWords.answerable,
  }
}

onBothDatabases('the index in SQL', (open) => {
  let database: EmptyDatabase
  let words: Knowledge
  let bigrams: Knowledge
  let sql: Knowledge
  beforeAll(async () => {
    database = await open()
    const { db } = database
    await migrate(db)
    words = createKnowledge({ db, tokenizer: createJiebaTokenizer(), log: silentLog })
    bigrams = createKnowledge({ db, tokenizer: null, log: silentLog })
    const index = createSqlIndex(database.another(), { held: null })
    sql = createKnowledge({ db, tokenizer: null, log: silentLog, index })
    await words.importDocuments({ files: await readFolder([actsFolder]), ...twoPeople })
    await words.importDocuments({ files: await readFolder([handbook]), ...twoPeople, collection: 'handbook' })
  })
  afterAll(() => database.close())

  test('gives what bigrams in memory give, and nearly what words and bigrams give', async () => {
    const agreed: ReturnType<typeof agreement>[] = []
    for (const text of questions) {
      const query = { text, asOf, reader: official }
      const [inSql, inMemory, withWords] = [sql, bigrams, words].map((knowledge) => knowledge.searchAdmin(query))
      if (!inSql || !inMemory || !withWords) throw new Error('Three answers.')
      expect(gist(await inSql), text).toEqual(gist(await inMemory))
      expect((await inSql).confidence).toBeCloseTo((await inMemory).confidence, 3)
      agreed.push(agreement(await inSql, await withWords))
    }
    const equal = (key: keyof ReturnType<typeof agreement>) => agreed.filter((one) => one[key]).length
    const share = (n: number) => `${n} of ${questions.length}`
    process.stdout.write(
      `SQL beside memory with a dictionary: first article ${share(equal('first'))}, among five ${share(equal('amongFive'))}, same decision ${share(equal('decision'))}\n`,
    )
    expect(equal('first') / questions.length).toBeGreaterThanOrEqual(0.8)
    expect(equal('amongFive') / questions.length).toBeGreaterThanOrEqual(0.95)
    expect(equal('decision') / questions.length).toBeGreaterThanOrEqual(0.9)
  })

  test.each<[string, Partial<Reader>, string]>([
    ['职工休息假几天', {}, '2015-01-01'],
    ['职工休息假的旧版怎么说', {}, '2025-04-01'],
    ['职工休假办法第2条第二款怎么说', {}, '2025-04-01'],
    ['《没有收录的条例》第三条', {}, '2025-04-01'],
    ['妻子生育护理假几天', { province: 'SH' }, '2025-04-01'],
    ['妻子生育护理假几天', { province: 'ZJ' }, '2025-04-01'],
    ['我想辞职', { staffType: 'contract_offbook' }, '2025-04-01'],
    ['我想辞职', { staffType: 'civil_servant' }, '2025-04-01'],
    ['年休假可以跨年安排吗', guest, '2026-11-23'],
  ])('filters before it ranks: %s %o %s', async (text, reader, day) => {
    const query = { text, asOf: day, reader: { ...staff, ...reader } }
    expect(gist(await sql.searchAdmin(query))).toEqual(gist(await bigrams.searchAdmin(query)))
  })

  test('opens, names, checks and describes as the index in memory does', async () => {
    const { passages } = await sql.search({ text: '工作满十年每年休息假几天', asOf: '2025-04-01', reader: staff })
    const citation = passages[0]?.citation
    if (!citation) throw new Error('Nothing was found.')
    for (const knowledge of [sql, bigrams]) {
      expect(await knowledge.check('', [citation], '2025-04-01')).toBeNull()
      expect(await knowledge.check('休息假九十九天', [citation], '2025-04-01')).toBe('number_not_contained')
      expect(await knowledge.check('', [{ ...citation, article: '第九百条' }], '2025-04-01')).toBe('no_such_article')
    }
    const same = async (ask: (knowledge: Knowledge) => Promise<unknown>) =>
      expect(await ask(sql)).toEqual(await ask(bigrams))
    await same((knowledge) => knowledge.article(citation.document, citation.article, staff, asOf))
    await same((knowledge) => knowledge.named('《样例市职工休假办法》', '第2条', '2015-01-01', guest))
    await same((knowledge) => knowledge.named('没有的办法', '第一条', '2025-01-01', guest))
    await same((knowledge) => knowledge.describe('zh'))
    await same((knowledge) => knowledge.describe('en'))
  })

  test('sees a publish at its next question', async () => {
    const ask = { text: '紫色雨伞借用几天', asOf, reader: staff }
    const before = await sql.search(ask)
    const files = [file('雨伞规定.md', '# 雨伞规定\n\n第一条 紫色雨伞借用三天。\n')]
    await words.importDocuments({ files, ...twoPeople })
    const after = await sql.search(ask)
    expect(after.indexVersion).toBeGreaterThan(before.indexVersion)
    expect(after.passages[0]?.citation.document).toBe('雨伞规定')
  })
})
