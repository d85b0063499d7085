import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Knowledge } from '../../../knowledge/index.ts'
import type { Reader } from '../../../knowledge/port.ts'
import { readDocument } from '../../../knowledge/read/document.ts'
import { readFolder } from '../../../knowledge/read/folder.ts'
import { makeUnits } from '../../../sandbox/seed/units.ts'
import type { PGliteDb } from '../../../store/pglite.ts'
import { handbookFolder } from '../../handbook/documents.ts'
import { emptyKnowledge, guest, staff, twoPeople } from './library.ts'

const today = '2026-11-23'
const bureau = '示例市数据管理局'
const key = (title: string, version: string) => `${bureau}${title}(${version})`

let db: PGliteDb
let knowledge: Knowledge
beforeAll(async () => {
  ;({ db, knowledge } = await emptyKnowledge())
  const { failed } = await knowledge.importDocuments({
    files: await readFolder([handbookFolder]),
    collection: 'handbook',
    ...twoPeople,
  })
  expect(failed).toEqual([])
})
afterAll(() => db.close())

/** The documents a question finds, best first. */
async function found(text: string, asOf = today, reader: Reader = staff): Promise<readonly string[]> {
  const { passages } = await knowledge.searchAdmin({ text, asOf, reader, limit: 100 })
  return [...new Set(passages.map(({ citation }) => citation.document))]
}

/** Articles a question finds in one document. */
async function quotes(text: string, asOf: string, document: string): Promise<string> {
  const { passages } = await knowledge.searchAdmin({ text, asOf, reader: staff, limit: 100 })
  const own = passages.filter(({ citation }) => citation.document === document)
  return own.map((passage) => passage.text).join('\n')
}

describe('a document of the handbook that another has taken the place of', () => {
  test('answers for a day in its time and never for today', async () => {
    for (const [question, old, next, lastDay, before, after] of [
      [
        '忘记打卡补卡几天内提出，每月能补几次',
        key('考勤管理办法', '2022-02-10'),
        key('考勤管理办法', '2026-01-05'),
        '2026-01-31',
        '每月最多补2次',
        '每月前3次',
      ],
      [
        '远程办公每周不超过几天，谁批准',
        key('远程办公管理办法', '2023-06-12'),
        key('远程办公管理办法', '2026-03-10'),
        '2026-03-31',
        '每人每周不超过1天',
        '每人每周不超过2天',
      ],
    ] as const) {
      const then = await found(question, lastDay)
      expect([question, then.includes(old), then.includes(next)]).toEqual([question, true, false])
      expect(await quotes(question, lastDay, old)).toContain(before)
      const now = await found(question)
      expect([question, now.includes(old), now.includes(next)]).toEqual([question, false, true])
      expect(await quotes(question, today, next)).toContain(after)
    }
  })

  test('ends on the day on which the next begins, and is not there before its own', async () => {
    const old = key('考勤管理办法', '2022-02-10')
    expect(await found('迟到早退怎么算', '2026-02-01')).not.toContain(old)
    expect(await found('迟到早退怎么算', '2022-02-28')).not.toContain(old)
    expect(await found('迟到早退怎么算', '2022-03-01')).toContain(old)
  })
})

describe('a document of the handbook for one unit', () => {
  const document = key('信息科机房值守与应急处置规程', '2026-03-10')
  const unit = makeUnits().find(({ name }) => name === '信息科')
  const question = '机房值守多久巡检一次'

  test('is found by people of the unit alone, and by nobody by its name', async () => {
    const inside: Reader = { ...staff, unitId: unit?.id ?? null }
    expect(await found(question, today, inside)).toContain(document)
    const others: readonly Reader[] = [staff, { ...staff, unitId: 'U-103' }, { ...staff, unitId: null }, guest]
    for (const reader of others) {
      expect(await found(question, today, reader)).not.toContain(document)
      expect(await found('《示例市数据管理局信息科机房值守与应急处置规程》第三条', today, reader)).not.toContain(
        document,
      )
    }
  })
})

describe('a document of the handbook that is not yet in force', () => {
  const document = key('弹性上下班试行办法', '2026-11-10')

  test('is found from its first day on', async () => {
    const question = '弹性上下班的核心时间是几点'
    expect(await found(question, today)).not.toContain(document)
    expect(await found(question, '2026-12-31')).not.toContain(document)
    expect(await found(question, '2027-01-01')).toContain(document)
  })
})

describe('the handbook', () => {
  test('says nothing about an allowance for cars, so that nothing is found on it', async () => {
    for (const text of ['车补标准是多少', '公务交通补贴每月发多少钱'])
      expect([text, (await knowledge.search({ text, asOf: today, reader: staff })).answerable]).toEqual([text, false])
    const files = await readFolder([handbookFolder])
    const speaking = files.filter(({ bytes }) => /车补|交通补贴/.test(new TextDecoder().decode(bytes)))
    expect(speaking.map(({ name }) => name)).toEqual([])
  })

  test('has questions of staff beside every article, none of them twice', async () => {
    const files = await readFolder([handbookFolder])
    const seen = new Map<string, string>()
    for (const file of files) {
      const { articles, questions } = readDocument(file, 'handbook')
      const asked = Map.groupBy(questions, ({ ordinal }) => ordinal)
      for (const { ordinal, label } of articles)
        expect(asked.get(ordinal)?.length ?? 0, `${file.name} ${label}`).toBeGreaterThanOrEqual(3)
      for (const { text } of questions) {
        expect(seen.get(text), text).toBeUndefined()
        seen.set(text, file.name)
      }
    }
  })
})
