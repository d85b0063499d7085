import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DocumentClaims } from '../../handbook/claims.ts'
import { examineHandbook } from '../../handbook/examine.ts'
import { renderReport } from '../../handbook/render.ts'
import { demand, suiteWith } from '../../support/capabilities.ts'
import { actsFolder } from '../knowledge/library.ts'

const today = '2026-11-23'
const act = '样例市职工休假办法'
const title = '示例市样例局休假规定'

type Draft = {
  readonly body: string
  readonly docNumber?: string
  readonly version?: string
  readonly effective?: string
  readonly more?: readonly string[]
  readonly basedOn?: readonly string[]
}

const written = (day: string) => day.replace(/(\d+)-0?(\d+)-0?(\d+)/, '$1年$2月$3日')

function file({
  body,
  docNumber = '示样〔2026〕1号',
  version = '2026-01-05',
  effective = '2026-02-01',
  more = [],
  basedOn = ['第二条'],
}: Draft): string {
  return [
    '---',
    `doc: "${title}(${version})"`,
    `title: "${title}"`,
    `docNumber: "${docNumber}"`,
    'issuer: "示例市样例局"',
    'region: "浙江"',
    `version_date: "${version}"`,
    `effective_date: "${effective}"`,
    'staff_types: ["civil_servant"]',
    ...more,
    'based_on:',
    ...basedOn.map((article) => `- {act: "${act}", article: "${article}"}`),
    '---',
    `# ${title}`,
    `${written(effective)} 施行，${docNumber}印发`,
    `${written(effective)} 施行`,
    '<!-- INFO END -->',
    body,
  ].join('\n')
}

const claims = (more: Partial<DocumentClaims>): DocumentClaims => ({
  claims: [],
  house: {},
  examples: {},
  law: {},
  unverified: {},
  ...more,
})

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'renshi-handbook-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** What is wrong with a handbook of these documents, read against the small acts. */
async function wrong(
  drafts: Readonly<Record<string, Draft>>,
  known: Readonly<Record<string, DocumentClaims>> = {},
): Promise<readonly string[]> {
  for (const [name, draft] of Object.entries(drafts)) await writeFile(join(folder, `${name}.md`), file(draft))
  const report = await examineHandbook(actsFolder, today, { folder, claims: new Map(Object.entries(known)) })
  return report.problems.map(({ document, article, text }) => `${document} ${article} ${text}`)
}

describe('a handbook', () => {
  test('passes when each number stands in a named article, is computed by a rule or is listed', async () => {
    const body = `第一条 每年休假7天，依据《${act}》第二条；提前3个工作日申请；男方护理假15天。`
    const paternity = {
      article: '第一条',
      pattern: '护理假(\\d+)天',
      rule: 'leave.paternity',
      input: { province: 'ZJ' },
      output: 'days',
    }
    const known = { a: claims({ claims: [paternity], house: { 第一条: ['3个工作日'] } }) }
    expect(await wrong({ a: { body } }, known)).toEqual([])
  })

  test('fails on a number that nothing bears out', async () => {
    expect(await wrong({ a: { body: `第一条 每年休假8天，依据《${act}》第二条。` } })).toEqual([
      'a 第一条 “8天”没有依据：既没有规则、条文印证，也不在清单里',
    ])
  })

  test('fails on a number that only an article named in another sentence holds', async () => {
    const body = `第一条 依据《${act}》第二条休假。每年休假7天。`
    expect(await wrong({ a: { body } })).toHaveLength(1)
  })

  test('fails on a number that its rule computes otherwise, and on a claim that finds nothing', async () => {
    const body = `第一条 护理假14天，依据《${act}》第二条。`
    const claim = { article: '第一条', rule: 'leave.paternity', input: { province: 'ZJ' }, output: 'days' }
    const known = {
      a: claims({
        claims: [
          { ...claim, pattern: '护理假(\\d+)天' },
          { ...claim, pattern: '陪产假(\\d+)天' },
        ],
      }),
    }
    expect(await wrong({ a: { body } }, known)).toEqual([
      'a 第一条 “护理假14天”与规则 leave.paternity 算出的不一致',
      'a 第一条 找不到“陪产假(\\d+)天”（leave.paternity）',
    ])
  })

  test('fails on a limit that the rule draws elsewhere', async () => {
    const body = `第一条 连续旷工超过14天的辞退，依据《${act}》第二条。`
    const input = { staffType: 'civil_servant', consecutiveDays: '$n', yearTotalDays: 0 }
    const claim = {
      article: '第一条',
      pattern: '超过(\\d+)天',
      rule: 'dismissal.absence',
      input,
      output: 'mustDismiss',
    }
    const known = { a: claims({ claims: [{ ...claim, threshold: 'exclusive' }] }) }
    expect(await wrong({ a: { body } }, known)).toEqual(['a 第一条 “超过14天”与规则 dismissal.absence 算出的不一致'])
    const right = { a: { body: body.replace('14天', '15天') } }
    expect(await wrong(right, known)).toEqual([])
  })

  test('fails on a listed number, article or document that is not there', async () => {
    const body = `第一条 每年休假7天，依据《${act}》第二条。`
    const known = { a: claims({ house: { 第一条: ['9天'], 第八条: ['1天'] } }), b: claims({}) }
    expect(await wrong({ a: { body } }, known)).toEqual([
      'a 清单 清单提到第八条，正文没有这一条',
      'a 第一条 清单里的“9天”（本局自定）正文里没有',
      'b 清单 手册里没有这个文件',
    ])
  })

  test('fails on an act listed as not there that is there, and on an article that lacks a listed number', async () => {
    const body = `第一条 每年休假9天，依据《${act}》第二条。`
    expect(await wrong({ a: { body } }, { a: claims({ unverified: { [act]: { 第一条: ['9天'] } } }) })).toEqual([
      `a 清单 《${act}》能查到原文，不应列为未核`,
    ])
    expect(await wrong({ a: { body } }, { a: claims({ law: { [`《${act}》第二条`]: { 第一条: ['9天'] } } }) })).toEqual(
      [`a 清单 《${act}》第二条里没有“9天”`],
    )
  })

  test('fails on an article that its act or the handbook does not have, and on one without an act', async () => {
    const body = [
      `第一条 依据《${act}》第九条。`,
      '第二条 见《示例市样例局不存在的规定》。',
      `第三条 超过第七条天数的，依据《${act}》第二条；又见《${title}》第二十条。`,
      '第四条 大家都要遵守。',
    ].join('\n')
    expect(await wrong({ a: { body, basedOn: ['第二条', '第九条'] } })).toEqual([
      `a 第一条 《${act}》里没有第九条`,
      'a 第二条 手册里没有《示例市样例局不存在的规定》',
      'a 第二条 没有写明依据的法规',
      'a 第三条 提到本文件的第七条，但没有这一条',
      `a 第三条 《${title}》里没有第二十条`,
      'a 第四条 没有写明依据的法规',
    ])
  })

  test('is read against the version of an act in force on its day, not the newest', async () => {
    const body = `第一条 每年休假3天，依据《${act}》第二条。`
    const old = { body, version: '2015-01-05', effective: '2015-02-01', docNumber: '示样〔2015〕1号' }
    const next = { body: body.replace('3天', '7天') }
    const ended = [`superseded_by: "${title}(2026-01-05)"`, 'effective_until: "2026-02-01"']
    expect(await wrong({ a: next, b: { ...old, more: ended } })).toEqual([])
  })

  test('lists what it names that nobody can look up, and does not fail on it', async () => {
    const body = `第一条 依据《样例市没有原文的办法》第三条、《样例市无条文的通知》和《${act}》第二条。`
    const basedOn = ['第二条']
    const text = file({ body, basedOn }).replace(
      'based_on:',
      'based_on:\n- {act: "样例市没有原文的办法", article: "第三条"}',
    )
    await writeFile(join(folder, 'a.md'), text)
    const { documents, problems } = await examineHandbook(actsFolder, today, { folder, claims: new Map() })
    expect(problems).toEqual([])
    expect(documents[0]?.unverified).toEqual(['《样例市没有原文的办法》第三条', '《样例市无条文的通知》'])
  })

  test('fails on an act of another province', async () => {
    const body = '第一条 依据《浙江样例生育假规定》第二条。'
    const elsewhere = file({ body, basedOn: [] }).replace('region: "浙江"', 'region: "上海"')
    await writeFile(join(folder, 'a.md'), elsewhere)
    const report = await examineHandbook(actsFolder, today, { folder, claims: new Map() })
    expect(report.problems.map(({ text }) => text)).toContain('《浙江样例生育假规定》只适用于浙江')
  })

  test('fails on metadata that is missing, disagrees or overlaps', async () => {
    const body = `第一条 每年休假7天，依据《${act}》第二条。`
    const problems = await wrong({
      a: { body, docNumber: '示样1号', basedOn: ['第一条'] },
      b: { body, version: '2026-01-06' },
      c: { body, version: '2026-04-01', effective: '2026-05-01' },
    })
    expect(problems).toEqual([
      'a 文件头 文号“示样1号”不完整',
      `a 文件头 based_on 里没有《${act}》第二条`,
      `a 文件头 based_on 里的 ${act} 1 正文没有引用`,
      `a 文件头 与《${title}(2026-01-06)》同日施行，有效期重叠`,
      'a 文件头 文件头的失效日期应为 2026-05-01',
      'a 文件头 已被接替，但没有写 superseded_by',
      'b 文件头 文号与 c 相同',
      `b 文件头 与《${title}(2026-01-05)》同日施行，有效期重叠`,
      'b 文件头 文件头的失效日期应为 2026-05-01',
      'b 文件头 已被接替，但没有写 superseded_by',
      'c 文件头 文号与 b 相同',
    ])
  })
})

suiteWith(['shared'], 'the handbook that is published', () => {
  test('names articles that are there, states numbers that hold and carries its metadata', async () => {
    const report = await examineHandbook(join(demand('shared'), 'corpus'), today)
    expect(report.problems).toEqual([])
    expect(report.numbers.filter(({ evidence }) => evidence === 'rule').length).toBeGreaterThan(200)
    expect(renderReport(report)).toMatch(/全部符合。\n$/)
  })
})
