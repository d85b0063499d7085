import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { silentLog } from '#sdk'
import type { CurationEntry } from '../../../knowledge/curate/record.ts'
import { demandState, type Step, stateNames, statesFor } from '../../../knowledge/curate/transitions.ts'
import type { DocumentState } from '../../../knowledge/document.ts'
import { createJiebaTokenizer } from '../../../knowledge/index/jieba.ts'
import { createKnowledge, type Knowledge } from '../../../knowledge/index.ts'
import type { Db } from '../../../store/db.ts'
import { migrate } from '../../../store/migrate.ts'
import { type EmptyDatabase, onBothDatabases } from '../../support/postgres-suites.ts'
import { file, staff, twoPeople } from './library.ts'

const tokenizer = createJiebaTokenizer()
const today = '2026-11-23'
const doc = '车位办法(2026-01-01)'
const [A, B, C] = ['S-1', 'S-2', 'S-3'] as const

const actFile = (key: string, text: string, more: Readonly<Record<string, string>> = {}) => {
  const day = /\d{4}-\d\d-\d\d/.exec(key)?.[0] ?? '2026-01-01'
  const fields = {
    doc: `"${key}"`,
    title: `"${key.replace(/\(.*/, '')}"`,
    version_date: `"${day}"`,
    effective_date: `"${day}"`,
    effective_date_source: '"text"',
    audience: '"staff"',
    ...more,
  }
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}`)
  return file(`${key}.md`, `---\n${head.join('\n')}\n---\n${text}\n`)
}
const text = '第一条 蓝色车位停放轿车。\n\n第二条 夜间车位每月收费二百元。'

let db: Db
let knowledge: Knowledge
let trail: CurationEntry[]

const importOne = (key = doc, body = text, more: Readonly<Record<string, string>> = {}) =>
  knowledge.importDocuments({ files: [actFile(key, body, more)], collection: 'handbook', ...twoPeople })
const approve = (actor: string, key = doc, more: { on?: string; acknowledge?: string[] } = {}) =>
  knowledge.curation.approve(key, { actor, today, ...more })
const found = async (words: string, asOf = today) =>
  (await knowledge.search({ text: words, asOf, reader: staff, limit: 1 })).passages.map(
    ({ citation, text: whole }) => `${citation.document} ${whole.slice(4)}`,
  )
const actions = () => trail.map(({ action, actor }) => `${action.replace('knowledge.', '')} ${actor}`)
/** A draft that changes the fee, and the number of its edit. */
async function draftFee(actor: string = A, fee = '三百'): Promise<number> {
  const { edit } = await knowledge.curation.draft(doc, actor)
  const articles = [{ label: '第二条', text: `夜间车位每月收费${fee}元。` }]
  return (await knowledge.curation.edit(doc, { actor, expected: edit, articles })).edit
}
async function publishFee(fee: string): Promise<void> {
  await draftFee(A, fee)
  await knowledge.curation.submit(doc, A)
  await approve(B)
}

const states = Object.keys(stateNames) as DocumentState[]
const steps: readonly Step[] = ['edit', 'submit', 'approve', 'reject', 'withdraw', 'retire', 'revise']

test.each(steps.flatMap((step) => states.map((state) => [step, state] as const)))(
  '%s in state %s is allowed or refused with what to do instead',
  (step, state) => {
    if (statesFor(step).includes(state)) expect(() => demandState(step, state, doc)).not.toThrow()
    else expect(() => demandState(step, state, doc)).toThrow(new RegExp(`${stateNames[state].zh}.*不能.*。请.*。$`))
  },
)

onBothDatabases('curation', (open) => {
  let database: EmptyDatabase

  beforeAll(async () => {
    database = await open()
    db = database.db
    await migrate(db)
  })
  beforeEach(async () => {
    await db.exec('truncate document cascade; truncate curation_question')
    trail = []
    const record = async (_sql: unknown, entry: CurationEntry) => {
      trail.push(entry)
    }
    knowledge = createKnowledge({ db, tokenizer, log: silentLog, record })
  })
  afterAll(() => database.close())

  describe('a draft', () => {
    test('is made from what is published, changes it nowhere, and takes its place when another person approves', async () => {
      await importOne()
      const edit = await draftFee()
      expect(edit).toBe(2)
      expect(await found('夜间车位收费')).toEqual([`${doc} 夜间车位每月收费二百元。`])
      await expect(approve(B)).rejects.toThrow('“草稿”，不能审核通过。请先提交审核')
      expect(await knowledge.curation.submit(doc, A)).toMatchObject({
        state: 'in_review',
        sameAs: null,
        changes: { changed: 1, unchanged: 1 },
      })
      await expect(approve(A)).rejects.toThrow('不能是同一个人')
      expect(await approve(B)).toMatchObject({ state: 'published', revision: 2, publishOn: null })
      expect(await found('夜间车位收费')).toEqual([`${doc} 夜间车位每月收费三百元。`])
      expect(actions().slice(2)).toEqual([`drafted ${A}`, `edited ${A}`, `submitted ${A}`, `published ${B}`])
    })

    test('that another person changed cannot be approved by them either', async () => {
      await importOne()
      const edit = await draftFee(A)
      await knowledge.curation.edit(doc, { actor: B, expected: edit, metadata: { issuer: '办公室' } })
      await knowledge.curation.submit(doc, A)
      await expect(approve(B)).rejects.toThrow('不能是同一个人')
      await expect(approve(A)).rejects.toThrow('不能是同一个人')
      expect(await approve(C)).toMatchObject({ state: 'published' })
    })

    test('is not overwritten by somebody who saw an older one', async () => {
      await importOne()
      const edit = await draftFee()
      const change = { actor: B, articles: [{ label: '第一条', text: '红色车位停放轿车。' }] }
      await knowledge.curation.edit(doc, { ...change, expected: edit })
      await expect(knowledge.curation.edit(doc, { ...change, expected: edit })).rejects.toMatchObject({
        refusal: 'changed',
        message: expect.stringContaining('重新打开'),
      })
    })

    test('of two people at once is kept from one of them, and nothing is lost', async () => {
      await importOne()
      const { edit } = await knowledge.curation.draft(doc, A)
      const change = (actor: string, label: string) =>
        knowledge.curation.edit(doc, { actor, expected: edit, articles: [{ label, text: `${actor}改过的车位。` }] })
      const ended = await Promise.allSettled([change(A, '第一条'), change(B, '第二条')])
      expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect((await knowledge.curation.text(doc)).text.match(/改过的车位/g)).toHaveLength(1)
    })

    test('is made once: a second one is refused while the first is on its way', async () => {
      await importOne()
      await knowledge.curation.draft(doc, A)
      await expect(knowledge.curation.draft(doc, B)).rejects.toMatchObject({ refusal: 'state' })
      await knowledge.curation.withdraw(doc, A)
      expect(await knowledge.curation.draft(doc, B)).toMatchObject({ revision: 3, edit: 1 })
    })

    test('takes a whole new text, and the questions of staff follow their articles', async () => {
      const questions = '# 第二条\n- 半夜停车要交多少钱\n'
      const files = [{ ...actFile(doc, text), questions: new TextEncoder().encode(questions) }]
      await knowledge.importDocuments({ files, collection: 'handbook', ...twoPeople })
      const { edit, text: body } = await knowledge.curation.draft(doc, A)
      const longer = body.replace('第二条 ', '第二条 车位按月登记。\n\n第三条 ')
      await knowledge.curation.edit(doc, { actor: A, expected: edit, text: longer })
      const { diff } = await knowledge.curation.diff(doc)
      expect(diff.articles.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
        'unchanged 第一条',
        'added 第二条',
        'moved 第三条',
      ])
      const { rows } = await db.query(
        `select label, questions from article a join document_version v on v.id = a.version_id
       where v.state = 'draft' and questions <> '[]'`,
      )
      expect(rows).toEqual([{ label: '第三条', questions: ['半夜停车要交多少钱'] }])
    })

    test.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
      ['no such article', { articles: [{ label: '第九条', text: '甲' }] }, /没有第九条/],
      ['no text at all', { text: '' }, /没有正文/],
      ['two articles in one', { articles: [{ label: '第一条', text: '甲。\n第五条 乙。' }] }, /另一条的条号/],
      ['another number', { articles: [{ label: '第一条', text: '第五条 乙。' }] }, /另一条的条号/],
      ['every article gone', { articles: ['第一条', '第二条'].map((label) => ({ label, text: null })) }, /没有正文/],
      ['text and articles', { text: '第一条 甲。', articles: [{ label: '第一条', text: '甲' }] }, /只能改一样/],
      ['an unknown audience', { metadata: { audience: ['everybody'] } }, /“everybody”不认识/],
      ['a last day before the first', { metadata: { declaredUntil: '2020-01-01' } }, /早于施行日期/],
    ])('refuses %s and stays as it is', async (_, change, sentence) => {
      await importOne()
      const { edit, text: before } = await knowledge.curation.draft(doc, A)
      await expect(knowledge.curation.edit(doc, { actor: A, expected: edit, ...change })).rejects.toThrow(sentence)
      expect(await knowledge.curation.text(doc)).toMatchObject({ edit, text: before })
    })

    test('whose text equals what it replaces is flagged, at import, after an edit and when it is submitted', async () => {
      await importOne()
      const again = { status: '"现行有效"' }
      await knowledge.importDocuments({ files: [actFile(doc, text, again)], collection: 'handbook', author: A })
      expect((await knowledge.list({ state: 'draft' }))[0]).toMatchObject({ sameAs: doc })
      expect(await knowledge.curation.submit(doc, A)).toMatchObject({ sameAs: doc })
      await approve(B)
      const next = '车位办法(2026-06-01)'
      await knowledge.importDocuments({ files: [actFile(next, text)], collection: 'handbook', author: A })
      expect((await knowledge.list({ state: 'draft' }))[0]).toMatchObject({ doc: next, sameAs: doc })
      const { edit } = await knowledge.curation.text(next)
      const articles = [{ label: '第二条', text: '夜间车位免费。' }]
      expect(await knowledge.curation.edit(next, { actor: A, expected: edit, articles })).toMatchObject({
        sameAs: null,
      })
    })
  })

  describe('a version in review', () => {
    test('goes back to its author with the reason', async () => {
      await importOne()
      await draftFee()
      await knowledge.curation.submit(doc, A)
      await expect(knowledge.curation.reject(doc, { actor: A, reason: '写错' })).rejects.toThrow('不能是同一个人')
      await expect(knowledge.curation.reject(doc, { actor: B, reason: ' ' })).rejects.toThrow('请写明理由')
      await knowledge.curation.reject(doc, { actor: B, reason: '收费没有依据' })
      expect((await knowledge.list({ state: 'draft' }))[0]).toMatchObject({ reason: '收费没有依据' })
      await knowledge.curation.submit(doc, A)
      expect(await approve(B)).toMatchObject({ state: 'published' })
    })

    test('can be withdrawn and is never found', async () => {
      await importOne()
      await draftFee()
      await knowledge.curation.submit(doc, A)
      await knowledge.curation.withdraw(doc, A)
      await expect(approve(B)).rejects.toThrow('“已发布”，不能审核通过')
      expect(await found('夜间车位收费')).toEqual([`${doc} 夜间车位每月收费二百元。`])
    })

    test('that nobody ever imported has no such document', async () => {
      for (const step of [
        () => approve(B, '没有的办法'),
        () => knowledge.curation.draft('没有的办法', A),
        () => knowledge.curation.diff('没有的办法'),
        () => knowledge.curation.rollback('没有的办法', { actor: A, reason: '理由' }),
      ])
        await expect(step()).rejects.toMatchObject({ refusal: 'missing', message: expect.stringContaining('kb list') })
    })
  })

  describe('a scheduled version', () => {
    async function schedule(on: string): Promise<void> {
      await draftFee()
      await knowledge.curation.submit(doc, A)
      await approve(B, doc, { on })
    }

    test('is found from its day on and not before, however often the clock comes', async () => {
      await importOne()
      await schedule('2026-12-01')
      for (const now of ['2026-11-23T09:00:00+08:00', '2026-11-30T23:59:59+08:00']) {
        expect(await knowledge.curation.runSchedule(now)).toEqual({ published: [], failed: [] })
        expect(await found('夜间车位收费', '2026-12-02')).toEqual([`${doc} 夜间车位每月收费二百元。`])
      }
      const runs = await Promise.all([1, 2].map(() => knowledge.curation.runSchedule('2026-12-01T00:00:00+08:00')))
      expect(runs.flatMap(({ published }) => published)).toEqual([doc])
      expect(await knowledge.curation.runSchedule('2026-12-05T00:00:00+08:00')).toEqual({ published: [], failed: [] })
      expect(await found('夜间车位收费', '2026-12-02')).toEqual([`${doc} 夜间车位每月收费三百元。`])
      expect(actions().slice(-2)).toEqual([`scheduled ${B}`, 'published system'])
    })

    test('of a day that has passed is refused', async () => {
      await importOne()
      await expect(schedule('2026-11-01')).rejects.toThrow('已经过了')
    })

    test('can be sent back, and gives way to a revision that is published before its day', async () => {
      await importOne()
      await schedule('2026-12-01')
      await knowledge.curation.reject(doc, { actor: C, reason: '暂缓' })
      expect(await knowledge.curation.scheduled()).toEqual([])
      await knowledge.curation.submit(doc, A)
      await approve(B, doc, { on: '2026-12-01' })
      await importOne(doc, text.replace('二百', '四百'))
      expect(await knowledge.curation.runSchedule('2026-12-02T00:00:00+08:00')).toEqual({ published: [], failed: [] })
      expect(await found('夜间车位收费')).toEqual([`${doc} 夜间车位每月收费四百元。`])
    })

    test('that can no longer be published stays, and says why', async () => {
      await importOne()
      const next = '车位办法(2027-01-01)'
      await knowledge.importDocuments({ files: [actFile(next, text)], collection: 'handbook', author: A })
      await knowledge.curation.submit(next, A)
      await approve(B, next, { on: '2026-12-01' })
      await importOne('车位办法(2026-12-20)', text, { effective_date: '"2027-01-01"' })
      const { published, failed } = await knowledge.curation.runSchedule('2026-12-01T08:00:00+08:00')
      expect(published).toEqual([])
      expect(failed).toMatchObject([{ doc: next, reason: expect.stringContaining('重叠') }])
      expect(await knowledge.curation.scheduled()).toHaveLength(1)
    })
  })

  describe('retiring', () => {
    test('takes two people, and the document is found until the second agrees', async () => {
      await importOne()
      await knowledge.curation.retire(doc, { actor: A, reason: '车位取消' })
      expect(await found('夜间车位收费')).toHaveLength(1)
      await expect(approve(A)).rejects.toThrow('不能是同一个人')
      await expect(knowledge.curation.draft(doc, B)).rejects.toThrow('待撤下')
      expect(await approve(B)).toMatchObject({ state: 'retired', trial: null })
      expect(await found('夜间车位收费')).toEqual([])
      await expect(knowledge.curation.retire(doc, { actor: A, reason: '再撤' })).rejects.toThrow('已撤下')
      expect(actions().slice(-2)).toEqual([`retire_asked ${A}`, `retired ${B}`])
    })

    test('can be refused, and then the document stays', async () => {
      await importOne()
      await knowledge.curation.retire(doc, { actor: A, reason: '车位取消' })
      await expect(knowledge.curation.reject(doc, { actor: A, reason: '不行' })).rejects.toThrow('不能是同一个人')
      expect(await knowledge.curation.reject(doc, { actor: B, reason: '还在用' })).toMatchObject({ state: 'published' })
      expect(await found('夜间车位收费')).toHaveLength(1)
    })
  })

  describe('rolling back', () => {
    test('brings the last earlier revision back through a second person, as a new revision', async () => {
      await importOne()
      await publishFee('三百')
      await publishFee('四百')
      const asked = await knowledge.curation.rollback(doc, { actor: A, reason: '定价有误' })
      expect(asked).toEqual({ revision: 4, from: 2 })
      expect(await found('夜间车位收费')).toEqual([`${doc} 夜间车位每月收费四百元。`])
      await expect(approve(A)).rejects.toThrow('不能是同一个人')
      await approve(B)
      expect(await found('夜间车位收费')).toEqual([`${doc} 夜间车位每月收费三百元。`])
      expect((await knowledge.list()).map(({ revision, state }) => [revision, state])).toEqual([[4, 'published']])
    })

    test('brings a retired document back', async () => {
      await importOne()
      await knowledge.curation.retire(doc, { actor: A, reason: '误撤' })
      await approve(B)
      await knowledge.curation.rollback(doc, { actor: B, reason: '误撤' })
      await approve(A)
      expect(await found('夜间车位收费')).toHaveLength(1)
    })

    test('needs something to go back to, which a withdrawn draft is not', async () => {
      await importOne()
      await knowledge.curation.draft(doc, A)
      await knowledge.curation.withdraw(doc, A)
      await expect(knowledge.curation.rollback(doc, { actor: A, reason: '理由' })).rejects.toThrow('无可恢复')
    })
  })

  describe('metadata', () => {
    const undated = { effective_date: '""', effective_date_source: '""' }

    test('is shown with where it comes from; a date nobody confirmed stays 日期待核', async () => {
      await importOne(doc, text, undated)
      const validity = async () => (await knowledge.article(doc, '第一条', staff, today))?.citation.validity
      expect(await validity()).toBe('日期待核')
      await knowledge.curation.draft(doc, A)
      const item = async () =>
        (await knowledge.curation.metadata(doc)).items.find(({ field }) => field === 'effectiveFrom')
      expect(await item()).toMatchObject({ value: null, readFrom: 'none', remark: '日期待核', confirmedBy: null })
      const bare = { actor: A, expected: 1, fields: ['effectiveFrom'] as const }
      await expect(knowledge.curation.confirm(doc, bare)).rejects.toThrow('施行日期还没有')
      const values = { effectiveFrom: '2026-01-01' }
      expect(await knowledge.curation.confirm(doc, { actor: A, expected: 1, fields: [], values })).toMatchObject({
        edit: 2,
      })
      expect(await item()).toMatchObject({ value: '2026-01-01', readFrom: 'person', remark: '', confirmedBy: A })
      await knowledge.curation.submit(doc, A)
      await approve(B)
      expect(await validity()).toBe('现行有效')
    })
  })

  describe('links', () => {
    const other = '班车办法(2025-01-01)'

    async function repeal(from: string): Promise<void> {
      const { edit } = await knowledge.curation.draft(doc, A)
      const dated = await knowledge.curation.edit(doc, { actor: A, expected: edit, metadata: { effectiveFrom: from } })
      const link = { kind: 'repeals', act: '班车办法', fromArticle: '第2条' } as const
      await knowledge.curation.addLink(doc, link, { actor: A, expected: dated.edit })
      await knowledge.curation.submit(doc, A)
      await approve(B)
    }

    test('publishing an act that repeals another closes that on its day, and retiring it opens it again', async () => {
      await importOne()
      await importOne(other, '第一条 班车早上七点发车。')
      await repeal('2026-03-01')
      const until = async () => (await knowledge.list()).find((one) => one.doc === other)?.effectiveUntil
      expect(await until()).toBe('2026-03-01')
      expect(await found('班车几点发车')).toEqual([])
      expect(await found('班车几点发车', '2026-02-28')).toHaveLength(1)
      const opened = await knowledge.article(other, '第一条', staff, today)
      expect(opened?.links).toEqual([
        { kind: 'repealed_by', document: doc, title: '车位办法', article: '第二条', since: '2026-03-01' },
      ])
      expect((await knowledge.article(doc, '第二条', staff, today))?.links).toMatchObject([
        { kind: 'repeals', document: other },
      ])
      expect((await knowledge.article(doc, '第一条', staff, today))?.links).toEqual([])
      await knowledge.curation.retire(doc, { actor: A, reason: '误发' })
      await approve(B)
      expect(await until()).toBeNull()
    })

    test('closes also what is imported after it', async () => {
      await importOne()
      await importOne(other, '第一条 班车早上七点发车。')
      await repeal('2026-03-01')
      await importOne('班车办法(2025-06-01)', '第一条 班车早上八点发车。')
      expect(await found('班车几点发车')).toEqual([])
      expect(await found('班车几点发车', '2025-03-01')).toHaveLength(1)
    })

    test('a file that rests on others has them as links, told only to those who may read them', async () => {
      await importOne('内控办法(2025-01-01)', '第一条 保险柜在三楼。', { audience: '"hr_officer"' })
      await importOne(doc, text, {
        based_on: '[{"act": "内控办法", "article": "第一条"}, {"act": "未收录法", "article": "第二条"}]',
      })
      expect((await knowledge.article(doc, '第一条', staff, today))?.links).toEqual([])
      const officer = { ...staff, roles: ['staff', 'hr_officer'] as const }
      expect((await knowledge.article(doc, '第一条', officer, today))?.links).toMatchObject([
        { kind: 'rests_on', document: '内控办法(2025-01-01)', article: '第一条' },
      ])
      expect((await knowledge.article('内控办法(2025-01-01)', '第一条', officer, today))?.links).toMatchObject([
        { kind: 'basis_of', document: doc, article: '' },
      ])
      expect((await knowledge.curation.links(doc)).own).toHaveLength(2)
    })

    test.each<[string, Readonly<Record<string, string>>, RegExp]>([
      ['an act nobody holds', { kind: 'repeals', act: '没有的办法' }, /没有《没有的办法》/],
      ['its own act', { kind: 'amends', act: '车位办法' }, /自动由新版本接替/],
      ['an article that is not there', { kind: 'amends', act: '班车办法', article: '第九条' }, /没有“第九条”/],
    ])('to %s are refused', async (_, link, sentence) => {
      await importOne()
      await importOne(other, '第一条 班车早上七点发车。')
      const { edit } = await knowledge.curation.draft(doc, A)
      const given = link as { kind: 'repeals'; act: string }
      await expect(knowledge.curation.addLink(doc, given, { actor: A, expected: edit })).rejects.toThrow(sentence)
    })

    test('a repeal without a day is not submitted', async () => {
      await importOne(doc, text, { effective_date: '""' })
      await importOne(other, '第一条 班车早上七点发车。')
      const { edit } = await knowledge.curation.draft(doc, A)
      await knowledge.curation.addLink(doc, { kind: 'repeals', act: other }, { actor: A, expected: edit })
      await expect(knowledge.curation.submit(doc, A)).rejects.toThrow('没有施行日期')
    })
  })

  describe('the question set', () => {
    const expected = [{ document: '车位办法', article: '第二条' }]
    const question = { text: '夜间车位每月收费多少', expected, asOf: null } as const
    const reader = { staffType: null, province: null, roles: ['staff' as const], unitIds: [] }

    async function ready(): Promise<string> {
      await importOne()
      const [id] = await knowledge.curation.addQuestions([{ ...question, expected: [...expected], reader }], A)
      return id as string
    }
    async function spoil(): Promise<void> {
      const { edit } = await knowledge.curation.draft(doc, A)
      const articles = [{ label: '第二条', text: '其他事项另行通知。' }]
      await knowledge.curation.edit(doc, { actor: A, expected: edit, articles })
      await knowledge.curation.submit(doc, A)
    }

    test('shows what gets worse, by question, and changes nothing', async () => {
      const id = await ready()
      await spoil()
      const before = await found('夜间车位收费')
      const { rows } = await db.query('select version from knowledge_index')
      expect(await knowledge.curation.trial(doc, today)).toMatchObject({
        ...{ questions: 1, better: [], same: 0 },
        worse: [{ id, text: question.text, before: 'first' }],
      })
      expect(await found('夜间车位收费')).toEqual(before)
      expect((await db.query('select version from knowledge_index')).rows).toEqual(rows)
      expect((await knowledge.list({ state: 'in_review' })).map(({ revision }) => revision)).toEqual([2])
    })

    test('holds a version back until what gets worse is acknowledged by name, and keeps who did that', async () => {
      const id = await ready()
      await spoil()
      await expect(approve(B)).rejects.toMatchObject({ refusal: 'worse', worse: [{ id }] })
      await expect(approve(B, doc, { acknowledge: ['999'] })).rejects.toThrow(question.text)
      expect(await found('夜间车位收费')).toHaveLength(1)
      expect(await approve(B, doc, { acknowledge: [id] })).toMatchObject({ state: 'published' })
      expect(await knowledge.curation.trials(doc)).toMatchObject([
        { acknowledged: [id], decidedBy: B, result: { worse: [{ id }] } },
      ])
      expect(trail.at(-1)).toMatchObject({ action: 'knowledge.published', detail: { worse: 1, acknowledged: id } })
    })

    test('says what gets better, and lets a version through that changes nothing', async () => {
      await ready()
      await spoil()
      await approve(B, doc, { acknowledge: [(await knowledge.curation.questions())[0]?.id ?? ''] })
      await knowledge.curation.rollback(doc, { actor: A, reason: '改坏了' })
      expect(await approve(B)).toMatchObject({ trial: { better: [{ after: 'first' }], worse: [] } })
      await draftFee()
      await knowledge.curation.submit(doc, A)
      expect(await approve(B)).toMatchObject({ trial: { better: [], worse: [], same: 1 } })
    })

    test('knows questions that nothing may answer', async () => {
      await importOne()
      await knowledge.curation.addQuestions([{ ...question, expected: [], text: '班车办法第一条怎么说', reader }], A)
      await knowledge.importDocuments({
        files: [actFile('班车办法(2026-01-01)', '第一条 班车早上七点从北门发车，几点发车以此为准。')],
        ...{ collection: 'handbook', author: A },
      })
      await knowledge.curation.submit('班车办法(2026-01-01)', A)
      const { worse } = await knowledge.curation.trial('班车办法(2026-01-01)', today)
      expect(worse).toMatchObject([{ before: 'first', after: 'wrong' }])
    })

    test('is asked again when others publish between a trial and its decision', async () => {
      await ready()
      await spoil()
      const [id] = (await knowledge.curation.questions()).map((one) => one.id)
      const [approved] = await Promise.all([
        approve(B, doc, { acknowledge: [id ?? ''] }),
        importOne('班车办法(2025-01-01)', '第一条 班车早上七点发车。'),
      ])
      const published = trail.findLast(({ subject, actor }) => subject === doc && actor === B)
      expect(published?.detail.indexVersion).toBe((approved.trial?.indexVersion ?? 0) + 1)
    })

    test('loses a question only by its number', async () => {
      const id = await ready()
      await expect(knowledge.curation.removeQuestions(['999'], A)).rejects.toThrow('没有编号 999')
      expect(await knowledge.curation.removeQuestions([id], A)).toBe(1)
      expect(await knowledge.curation.questions()).toEqual([])
      expect(actions().slice(-2)).toEqual([`question_added ${A}`, `question_removed ${A}`])
    })
  })
})
