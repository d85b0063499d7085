import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { extractMetadata } from '../../../../knowledge/read/extract.ts'
import { noteExtracted } from '../../../../knowledge/read/extracted.ts'
import { parseFrontMatter } from '../../../../knowledge/read/front-matter.ts'
import { readMetadata } from '../../../../knowledge/read/metadata.ts'
import { demand, suiteWith } from '../../../support/capabilities.ts'

const letter = `示例市人事局文件

示数人〔2026〕12号

# 示例市人事局请假办法

第一条 职工请假按本办法办理。

第二条 本办法自二〇二六年三月一日起施行，有效期至2030年12月31日。

示例市人事局

2026年2月10日`

describe('what a text says about itself', () => {
  test('is its number, issuer and days, each with where it stood', () => {
    expect(extractMetadata(letter, '请假办法')).toEqual({
      title: { value: '请假办法', source: '文件标题' },
      docNumber: { value: '示数人〔2026〕12号', source: '文首' },
      issuer: { value: '示例市人事局', source: '落款' },
      versionDate: { value: '2026-02-10', source: '落款：2026年2月10日' },
      effectiveFrom: { value: '2026-03-01', source: expect.stringMatching(/^第二条：自二〇二六年三月一日起施行/) },
      declaredUntil: { value: '2031-01-01', source: '第二条：有效期至2030年12月31日' },
    })
  })

  test.each<[string, 'effectiveFrom' | 'declaredUntil', string | null]>([
    ['第九条 本办法自2026年1月1日起实施。', 'effectiveFrom', '2026-01-01'],
    ['第九条 本办法自 ２０２６ 年 １ 月 １ 日起执行。', 'effectiveFrom', '2026-01-01'],
    ['2025年12月3日印发\n\n第九条 本办法自印发之日起施行。', 'effectiveFrom', '2025-12-03'],
    ['第九条 本办法自印发之日起施行。', 'effectiveFrom', null],
    ['第九条 本办法自2026年2月30日起施行。', 'effectiveFrom', null],
    ['第九条 本办法自2026年起施行。', 'effectiveFrom', null],
    ['第九条 本办法自2026年6月1日起废止。', 'declaredUntil', '2026-06-01'],
    ['第九条 执行至2026年12月31日止。', 'declaredUntil', '2027-01-01'],
    ['第九条 《旧请假办法》自2026年6月1日起废止。', 'declaredUntil', null],
    ['第九条 工龄自2020年1月1日起计算。', 'declaredUntil', null],
  ])('%s', (text, field, value) => {
    expect(extractMetadata(text, null)[field]?.value ?? null).toBe(value)
  })

  test('is nothing where it says nothing', () => {
    expect(Object.values(extractMetadata('第一条 甲乙。', null))).toEqual([null, null, null, null, null, null])
  })

  test('is taken from the longest text too', () => {
    const line = '第一条 自2026年参加工作的职工按本办法请假，本办法自2026年3月1日起施行。\n'
    const long = line.repeat(2_000_000 / line.length)
    expect(extractMetadata(long, null).effectiveFrom?.value).toBe('2026-03-01')
  })
})

describe('metadata with what was read off the text', () => {
  const meta = (fields: Record<string, string>) =>
    readMetadata(fields, { name: '办法', heading: null, collection: 'handbook' })

  test('bears the mark of it, and keeps what is there', () => {
    const noted = noteExtracted(meta({ issuer: '总务科' }), extractMetadata(letter, '请假办法'))
    expect(noted).toMatchObject({
      issuer: '总务科',
      docNumber: '示数人〔2026〕12号',
      effectiveFrom: '2026-03-01',
      dateSource: expect.stringMatching(/^extracted：第二条/),
      declaredUntil: '2031-01-01',
    })
    expect(Object.keys(noted.readFrom ?? {}).sort()).toEqual(['declaredUntil', 'docNumber', 'effectiveFrom', 'title'])
  })

  test('has no last day that lies before the first', () => {
    const text = '第一条 自2026年3月1日起施行，执行至2025年12月31日止。'
    expect(noteExtracted(meta({}), extractMetadata(text, null))).toMatchObject({ declaredUntil: null })
  })
})

suiteWith(['shared'], 'the days of the acts', () => {
  test('are read as their front matter says, or not at all', () => {
    const folder = join(demand('shared'), 'corpus')
    const counts = { same: 0, other: 0, none: 0 }
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.md'))) {
      const { fields, body } = parseFrontMatter(readFileSync(join(folder, name), 'utf8'))
      // A day that was taken from the text itself, by whoever made the front matter.
      if (fields?.effective_date_source !== 'text' || typeof fields.effective_date !== 'string') continue
      const read = extractMetadata(body, null).effectiveFrom?.value
      counts[read === undefined ? 'none' : read === fields.effective_date ? 'same' : 'other']++
    }
    process.stdout.write(`extracted effective dates: ${JSON.stringify(counts)}\n`)
    expect(counts.same / (counts.same + counts.other)).toBeGreaterThan(0.9)
  })
})
