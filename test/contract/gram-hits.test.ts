import { afterAll, beforeAll, expect, test } from 'vitest'
import { silentLog, z } from '#sdk'
import { createJiebaTokenizer } from '../../knowledge/index/jieba.ts'
import { createKnowledge } from '../../knowledge/index.ts'
import { readFolder } from '../../knowledge/read/folder.ts'
import { migrate, migrations } from '../../store/migrate.ts'
import { type EmptyDatabase, onBothDatabases } from '../support/postgres-suites.ts'

const acts = new URL('../fixtures/knowledge/acts', import.meta.url).pathname
const Rows = z.array(z.looseObject({ term: z.string() }))
const step = migrations.find(({ id }) => id === '008-gram-hits')

onBothDatabases('where bigrams stand', (open) => {
  let database: EmptyDatabase
  beforeAll(async () => {
    database = await open()
    await migrate(database.db)
    const knowledge = createKnowledge({ db: database.db, tokenizer: createJiebaTokenizer(), log: silentLog })
    const long = `第一条 ${'甲乙丙。'.repeat(400)}\n\n`
    const many = Array.from({ length: 400 }, (_, at) => `第${at + 2}条 钥匙在${at}号柜。`).join('\n\n')
    const files = [...(await readFolder([acts])), { name: '长.md', bytes: new TextEncoder().encode(long + many) }]
    const { failed } = await knowledge.importDocuments({ files, author: 'S-1', approvedBy: 'S-2', publish: true })
    expect(failed).toEqual([])
  })
  afterAll(() => database.close())
  const held = async () =>
    Rows.parse(
      (await database.db.query('select term, version_id, part, hits::text from gram_hits order by 2, 1, 3')).rows,
    )

  test('is split into rows that fit into an index, with counts that end at 255', async () => {
    const { rows } = await database.db.query(
      `select max(cardinality(hits)) as most, max(part) as parts,
         (select max(h & 255)::int from gram_hits g cross join lateral unnest(g.hits) as t (h)) as count from gram_hits`,
    )
    expect(rows).toEqual([{ most: 150, parts: 2, count: 255 }])
  })

  test('is the same after a database of the step before was brought up', async () => {
    const { db } = database
    const before = await held()
    expect(before.length).toBeGreaterThan(500)
    await db.exec(`
      create table gram_posting (
        term text not null, version_id bigint not null, ordinals int[] not null, counts int[] not null,
        primary key (term, version_id));
      insert into gram_posting select g.term, g.version_id, array_agg((h >> 32)::int order by h),
        array_agg(case when h & 255 = 255 then 400 else (h & 255)::int end order by h)
      from gram_hits g cross join lateral unnest(g.hits) as t (h) group by 1, 2;
      drop table gram_hits;`)
    await db.exec(step?.sql ?? '')
    expect(await held()).toEqual(before)
  })
})
