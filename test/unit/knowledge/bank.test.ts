import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { silentLog } from '#sdk'
import { createKnowledge } from '../../../knowledge/index.ts'
import { emptyBank } from '../../../knowledge/read/bank.ts'
import { readDocument } from '../../../knowledge/read/document.ts'
import { productBank } from '../../../knowledge/read/folder.ts'
import { parseQuestions } from '../../../knowledge/read/questions.ts'
import { articleKey } from '../../../knowledge/split/labels.ts'
import { migrate } from '../../../store/migrate.ts'
import { openPGlite } from '../../../store/pglite.ts'
import { demand, suiteWith } from '../../support/capabilities.ts'
import { file, staff, twoPeople } from './library.ts'

const folder = new URL('../../../knowledge/bank', import.meta.url).pathname
const names = readdirSync(folder).filter((name) => name.endsWith('.questions.md'))
const textOf = (name: string) => readFileSync(`${folder}/${name}`, 'utf8')
const bare = (question: string) => question.replace(/[\s\p{P}]/gu, '').toLowerCase()

describe('the bank of questions for acts', () => {
  test('can be read, and asks nothing twice in an act', () => {
    for (const name of names) {
      const all = [...parseQuestions(textOf(name)).values()].flat().map(bare)
      expect(all.length, name).toBeGreaterThan(0)
      expect(new Set(all).size, name).toBe(all.length)
    }
  })

  test('has no pattern that makes up more than a fifth of an act', () => {
    for (const name of names) {
      const heads = [...parseQuestions(textOf(name)).values()].flat().map((question) => bare(question).slice(0, 4))
      const most = Math.max(...Array.from(Map.groupBy(heads, (head) => head).values(), ({ length }) => length))
      expect(most / heads.length, name).toBeLessThanOrEqual(0.2)
    }
  })
})

suiteWith(['shared'], 'the bank of questions beside the corpus', () => {
  test('is for articles that the acts have', () => {
    for (const name of names) {
      const act = name.replace('.questions.md', '.md')
      const bytes = readFileSync(`${demand('shared')}/corpus/${act}`)
      const { meta, articles } = readDocument({ name: act, bytes }, 'statutes')
      expect(`${meta.doc}.questions.md`).toBe(name)
      const labels = new Set(articles.map(({ label }) => articleKey(label)))
      const strange = [...parseQuestions(textOf(name)).keys()].filter((label) => !labels.has(articleKey(label)))
      expect(strange, name).toEqual([])
    }
  })
})

describe('an act that is imported without questions', () => {
  const text = '# 示例办法\n\n第一条　职工每年可以领取防暑降温用品一次。\n\n第二条　本办法自2020年1月1日起施行。\n'
  const bankOf = (questions: Uint8Array | null) => ({ ...emptyBank, questionsFor: async () => questions })
  const open = async (bank: string | null) => {
    const db = await openPGlite('memory:')
    await migrate(db)
    const questions = bank === null ? null : new TextEncoder().encode(bank)
    const tokenizer = null
    return { db, knowledge: createKnowledge({ db, tokenizer, log: silentLog, bank: bankOf(questions) }) }
  }

  test('is found by the questions of the bank, and one the text has no article for is left out', async () => {
    const { db, knowledge } = await open('# 第一条\n- 大热天单位给不给发绿豆汤\n# 第九条\n- 别的\n')
    await knowledge.importDocuments({ files: [file('示例办法(2020-01-01).md', text)], ...twoPeople })
    const { passages } = await knowledge.search({ text: '绿豆汤发不发', asOf: '2025-01-01', reader: staff })
    expect(passages[0]?.citation.article).toBe('第一条')
    await db.close()
  })

  test('is imported anew when the bank has come to know it', async () => {
    const { db, knowledge } = await open(null)
    const files = [file('示例办法(2020-01-01).md', text)]
    await knowledge.importDocuments({ files, ...twoPeople })
    const later = createKnowledge({
      ...{ db, tokenizer: null, log: silentLog },
      bank: bankOf(new TextEncoder().encode('# 第一条\n- 绿豆汤有没有\n')),
    })
    expect((await later.importDocuments({ files, ...twoPeople })).imported).toHaveLength(1)
    expect((await later.importDocuments({ files, ...twoPeople })).unchanged).toHaveLength(1)
    await db.close()
  })
})

test('the bank of the product knows no other file', async () => {
  expect(await productBank.questionsFor('../handbook/leave')).toBeNull()
  expect(await productBank.questionsFor('没有的法(2020-01-01)')).toBeNull()
})
