import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Knowledge } from '../../../knowledge/index.ts'
import { readFolder } from '../../../knowledge/read/folder.ts'
import type { PGliteDb } from '../../../store/pglite.ts'
import { actsFolder, emptyKnowledge, file, guest, openKnowledge, staff, twoPeople } from './library.ts'

const act = (number: string, from: string, text: string) =>
  file(
    `办法${number}.md`,
    `---\ndoc: "试验办法(${number})"\ntitle: "试验办法"\nversion_date: "${number}"\neffective_date: "${from}"\neffective_date_source: "text"\n---\n第一条 ${text}\n`,
  )

describe('the import', () => {
  let db: PGliteDb
  let knowledge: Knowledge
  beforeAll(async () => {
    ;({ db } = await emptyKnowledge())
  })
  beforeEach(async () => {
    await db.exec('truncate document cascade')
    knowledge = openKnowledge(db)
  })
  afterAll(() => db.close())
  const approve = (doc: string, actor: string) => knowledge.curation.approve(doc, { actor, today: '2026-11-23' })
  const retire = async (doc: string) => {
    await knowledge.curation.retire(doc, { actor: 'S-1', reason: '不再需要' })
    await approve(doc, 'S-2')
  }
  const ask = async (text: string, asOf = '2025-07-01') => {
    const { passages } = await knowledge.search({ text, asOf, reader: staff })
    return passages.map(({ citation }) => citation.document)
  }

  test('refuses an audience that nobody knows, and tells of a new version with an old text', async () => {
    const secret = file('密.md', '---\ndoc: "密(2020-01-01)"\naudience: "everyone"\n---\n第一条 内容。\n')
    const files = [secret, act('2020-01-01', '2020-02-01', '三日。'), act('2021-01-01', '2021-02-01', '三日。')]
    const { imported, failed } = await knowledge.importDocuments({ files, ...twoPeople })
    expect(failed).toMatchObject([{ name: '密.md', reason: expect.stringContaining('everyone') }])
    expect(imported.map(({ sameAs }) => sameAs)).toEqual([null, '试验办法(2020-01-01)'])
  })

  test('brings in what is readable and names what is damaged', async () => {
    const files = [...(await readFolder([actsFolder])), file('坏.md', '---\ntitle 甲\n---\n'), file('空.md', '')]
    const result = await knowledge.importDocuments({ files, ...twoPeople })
    expect(result.imported).toHaveLength(6)
    expect(result.failed.map(({ name }) => name)).toEqual(['坏.md', '空.md'])
    for (const { reason } of result.failed) expect(reason).toMatch(/。$/)
    expect(await knowledge.list()).toHaveLength(6)
  })

  test('takes a run of letters that no index could hold, and finds what stands beside it', async () => {
    // Random, so that no compression makes it short.
    const letters = Buffer.from(crypto.getRandomValues(new Uint8Array(12_000))).toString('hex')
    const questions = { questions: file('办法.questions.md', `## 第一条\n\n- ${letters.slice(0, 180)}\n`).bytes }
    const files = [{ ...act('2020-01-01', '2020-02-01', `绿色雨伞放在门房。${letters}`), ...questions }]
    const { failed } = await knowledge.importDocuments({ files, ...twoPeople })
    expect(failed).toEqual([])
    expect(await ask('绿色雨伞放在哪里')).toEqual(['试验办法(2020-01-01)'])
    expect(await ask(letters)).toEqual(['试验办法(2020-01-01)'])
  })

  test('touches only what changed the second time', async () => {
    const files = await readFolder([actsFolder])
    const first = await knowledge.importDocuments({ files, ...twoPeople })
    const again = await knowledge.importDocuments({ files, ...twoPeople })
    expect(again).toMatchObject({ imported: [], failed: [], indexVersion: first.indexVersion })
    expect(again.unchanged).toHaveLength(6)
    const path = `${actsFolder}/contract.md`
    const text = (await readFile(path, 'utf8')).replace('二个月', '三个月')
    const changed = await knowledge.importDocuments({ files: [file('contract.md', text)], ...twoPeople })
    expect(changed.imported).toMatchObject([{ doc: '样例劳动合同规定(2012-07-01)', articles: 2 }])
    const listed = (await knowledge.list()).filter(({ doc }) => doc.startsWith('样例劳动合同规定'))
    expect(listed).toMatchObject([{ revision: 2, state: 'published' }])
    expect((await knowledge.article('样例劳动合同规定(2012-07-01)', '第二条', staff, '2026-11-23'))?.text).toContain(
      '三个月',
    )
  })

  test('wants two people to publish', async () => {
    const files = [act('2020-01-01', '2020-02-01', '甲。')]
    const one = { files, author: 'S-1', approvedBy: 'S-1', publish: true }
    await expect(knowledge.importDocuments(one)).rejects.toThrow('不能是同一个人')
    await expect(knowledge.importDocuments({ ...one, approvedBy: null })).rejects.toThrow('需要另一人审核')
    expect(await knowledge.list()).toEqual([])
  })

  test('makes drafts that nobody finds until another person approves', async () => {
    const files = [act('2020-01-01', '2020-02-01', '蓝色自行车停放在北门。')]
    const { imported } = await knowledge.importDocuments({ files, author: 'S-1' })
    expect(imported).toMatchObject([{ state: 'draft' }])
    expect(await ask('自行车停放在哪里')).toEqual([])
    const { curation } = knowledge
    await curation.submit('试验办法(2020-01-01)', 'S-1')
    await expect(approve('试验办法(2020-01-01)', 'S-1')).rejects.toThrow('不能是同一个人')
    await approve('试验办法(2020-01-01)', 'S-2')
    expect(await ask('自行车停放在哪里')).toEqual(['试验办法(2020-01-01)'])
    await retire('试验办法(2020-01-01)')
    expect(await ask('自行车停放在哪里')).toEqual([])
  })

  test('closes the old version when a new one comes, in either order', async () => {
    const old = act('2010-01-01', '2010-02-01', '自行车停放在北门。')
    const young = act('2020-01-01', '2020-02-01', '自行车停放在南门。')
    await knowledge.importDocuments({ files: [young, old], ...twoPeople })
    expect(await ask('自行车停放')).toEqual(['试验办法(2020-01-01)'])
    expect(await ask('自行车停放', '2015-01-01')).toEqual(['试验办法(2010-01-01)'])
    expect(await ask('自行车停放', '2009-01-01')).toEqual([])
    const { passages } = await knowledge.search({ text: '自行车停放', asOf: '2015-01-01', reader: staff })
    expect(passages[0]?.citation).toMatchObject({ effectiveFrom: '2010-02-01', effectiveUntil: '2020-01-31' })
    await retire('试验办法(2020-01-01)')
    expect(await ask('自行车停放')).toEqual(['试验办法(2010-01-01)'])
  })

  test('refuses two versions of one act from the same day', async () => {
    const files = [act('2010-01-01', '2010-02-01', '甲。'), act('2010-01-15', '2010-02-01', '乙。')]
    const result = await knowledge.importDocuments({ files, ...twoPeople })
    expect(result.imported).toHaveLength(1)
    expect(result.failed[0]?.reason).toContain('重叠')
  })

  test('opens an article with its validity on the day and the other versions that the reader may read', async () => {
    const old = act('2010-01-01', '2010-02-01', '甲。')
    const middle = act('2015-01-01', '2015-02-01', '乙。')
    const young = act('2020-01-01', '2020-02-01', '丙。')
    await knowledge.importDocuments({ files: [old, middle, young], ...twoPeople })
    const opened = await knowledge.article('试验办法(2015-01-01)', '第一条', staff, '2026-11-23')
    expect(opened?.citation.validity).toBe('已失效（2020-02-01起由《试验办法(2020-01-01)》接替）')
    expect(opened?.others).toMatchObject([
      { version: '2010-01-01', effectiveFrom: '2010-02-01', effectiveUntil: '2015-01-31' },
      { version: '2020-01-01', effectiveFrom: '2020-02-01', effectiveUntil: null },
    ])
    expect((await knowledge.article('试验办法(2015-01-01)', '第一条', staff, '2018-01-01'))?.citation.validity).toBe(
      '现行有效',
    )
  })

  test('opens what was cited and withdrawn since, as withdrawn, and still only for its readers', async () => {
    const text = '---\ndoc: "内部规程"\naudience: ["staff"]\n---\n第一条 钥匙在值班室。\n'
    await knowledge.importDocuments({ files: [file('b.md', text)], collection: 'handbook', ...twoPeople })
    await retire('内部规程')
    const opened = await knowledge.article('内部规程', '第一条', staff, '2026-11-23')
    expect(opened).toMatchObject({ text: '第一条 钥匙在值班室。', citation: { validity: '已撤下，不再作为依据' } })
    expect(await knowledge.article('内部规程', '第一条', guest, '2026-11-23')).toBeNull()
    expect(await knowledge.article('内部规程', '第九条', staff, '2026-11-23')).toBeNull()
    // A draft that nobody approved is not opened for anybody.
    const draft = '---\ndoc: "草稿规程"\naudience: ["staff"]\n---\n第一条 还没有定。\n'
    await knowledge.importDocuments({ files: [file('c.md', draft)], collection: 'handbook', author: 'S-1' })
    expect(await knowledge.article('草稿规程', '第一条', staff, '2026-11-23')).toBeNull()
  })

  test('shows an article only to those who may read the document', async () => {
    const text = '---\ndoc: "内部办法"\naudience: ["staff"]\n---\n第一条 保险柜在三楼。\n'
    await knowledge.importDocuments({ files: [file('a.md', text)], collection: 'handbook', ...twoPeople })
    expect(await knowledge.article('内部办法', '第一条', guest, '2026-11-23')).toBeNull()
    expect((await knowledge.article('内部办法', '第1条', staff, '2026-11-23'))?.citation.validity).toContain('日期待核')
    const { passages } = await knowledge.search({ text: '保险柜在几楼', asOf: '2025-07-01', reader: guest })
    expect(passages).toEqual([])
  })

  test('reports progress after each file', async () => {
    const seen: number[] = []
    const files = [act('2010-01-01', '2010-02-01', '甲。'), act('2020-01-01', '2020-02-01', '乙。')]
    await knowledge.importDocuments({ files, ...twoPeople, onProgress: (done) => seen.push(done) })
    expect(seen).toEqual([1, 2])
  })
})
