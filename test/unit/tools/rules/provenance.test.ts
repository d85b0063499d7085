import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { computeRule, ruleNames } from '../../../../tools/rules/index.ts'
import { samples } from './samples.ts'

type Said = {
  readonly basis: string
  readonly citations: readonly { readonly title: string; readonly article: string }[]
  readonly asOf: string | null
  readonly assumptions: readonly { readonly zh: string; readonly en: string }[]
  readonly steps: readonly unknown[]
  readonly needsReview?: true
}

const all = ruleNames.flatMap((id) => (samples[id] ?? []).map((input) => ({ id, input })))
const said = (id: string, input: Readonly<Record<string, unknown>>) => computeRule(id, input) as Said

test('there are samples of every rule, and each of them computes', () => {
  expect(Object.keys(samples).sort()).toEqual([...ruleNames].sort())
  const open = all.filter(({ id, input }) => {
    const result = computeRule(id, input)
    return 'error' in result || 'status' in result
  })
  expect(open).toEqual([])
})

test.each(all)('$id says its basis, its articles and what it assumes', ({ id, input }) => {
  const { basis, citations, assumptions, needsReview } = said(id, input)
  expect(['law', 'secondary', 'recall', 'convention']).toContain(basis)
  if (basis === 'law' || basis === 'secondary') expect(citations.length).toBeGreaterThan(0)
  expect(needsReview === true).toBe(basis === 'recall')
  if (basis === 'recall') expect(assumptions.some(({ zh }) => zh.startsWith('待核实'))).toBe(true)
  for (const { zh, en } of assumptions) expect(zh !== '' && en !== '').toBe(true)
})

describe('the day of the event', () => {
  test('decides on the article of the text that was in force then', () => {
    const article = (receivedDate: string) =>
      said('appeal.supervisoryReview', { receivedDate }).citations.map((one) => one.article)
    expect(article('2025-05-31')).toEqual(['第四十九条'])
    expect(article('2025-06-01')).toEqual(['第五十六条'])
  })

  test('before the law is known nothing is computed', () => {
    const early = { workStart: '1990-01-01', asOf: '2007-12-31', sickMonths: 0, personalDays: 0 }
    expect(
      computeRule('leave.annualEntitlement', {
        ...early,
        personalLeavePaid: false,
        schoolVacationDays: 0,
        alreadyTakenThisYear: false,
      }),
    ).toMatchObject({ status: 'needs_review', reason: expect.stringContaining('2008') })
  })

  test('under a predecessor with the same figures the result has to be confirmed', () => {
    expect(computeRule('probation.end', { staffType: 'civil_servant', hireDate: '2018-09-01' })).toMatchObject({
      regulariseFrom: '2019-09-01',
      basis: 'recall',
      needsReview: true,
    })
  })

  test('decides which sanctions a manager of an institution may get', () => {
    const period = (effectiveDate: string) =>
      computeRule('discipline.period', { kind: '记大过', effectiveDate, staffType: 'institution_manager' })
    expect(period('2020-06-30')).toMatchObject({ error: 'kind_not_applicable' })
    expect(period('2020-07-01')).toMatchObject({ months: 18 })
  })
})

test('a retirement shows its way from the month of birth to the month of retirement', () => {
  const { steps } = said('retirement.statutory', { category: 'male60', birthDate: '1968-05-10' })
  expect(
    (steps as { label: { zh: string }; value: { zh: string } }[]).map(({ label, value }) => `${label.zh} ${value.zh}`),
  ).toEqual([
    '出生年月 1968年5月',
    '原法定退休年龄 60周岁',
    '延迟 11个月',
    '法定退休年龄 60周岁11个月',
    '退休年月 2029年4月',
  ])
})

const corpus = process.env.RENSHI_SHARED ? `${process.env.RENSHI_SHARED}/corpus` : ''
const isThere = corpus !== '' && existsSync(corpus)
const numeral = /^(?:第)?([零〇一二三四五六七八九十百]+)[条、]/

describe.skipIf(!isThere)(`what is cited${isThere ? '' : ' (skipped: RENSHI_SHARED is unset)'}`, () => {
  test('stands in the corpus where the act is there', () => {
    const files = readdirSync(corpus).map((name) => readFileSync(`${corpus}/${name}`, 'utf8'))
    const textsOf = (title: string) =>
      files.filter((text) => /^title: "?(?:中华人民共和国)?([^"\n]+)"?$/m.exec(text)?.[1] === title)
    const cited = new Map<string, { title: string; article: string }>()
    for (const { id, input } of all)
      for (const one of said(id, input).citations) cited.set(`${one.title}${one.article}`, one)
    const held = [...cited.values()].filter(({ title, article }) => article !== '' && textsOf(title).length > 0)
    const missing = held.filter(({ title, article }) => {
      const number = article.slice(1, -1)
      return !textsOf(title).some((text) => text.split('\n').some((line) => numeral.exec(line)?.[1] === number))
    })
    process.stdout.write(`${held.length} articles cited of acts in the corpus, ${cited.size} in all\n`)
    expect(held.length).toBeGreaterThan(25)
    expect(missing).toEqual([])
  })
})
