import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { differenceOf } from '../../../../knowledge/care/difference.ts'
import { nearestWording, readWording } from '../../../../knowledge/care/wording.ts'
import type { Queryable } from '../../../../store/db.ts'
import { readLines } from '../../../support/lines.ts'

const Pair = z.object({ one: z.string(), other: z.string(), same: z.boolean() })
const sql: Queryable = {
  query: () => {
    throw new Error('Nothing asks the database here.')
  },
}
const weigh = async () => () => 1
const isFound = async (asked: string, known: string) => {
  const wordings = [{ item: known, wording: readWording(known) }]
  return (await nearestWording(readWording(asked), wordings, { threshold: 0.8, weigh, sql })) !== null
}

describe('two questions', () => {
  const pairs = readLines('fixtures/care/wordings.jsonl', Pair)

  test('that are answered differently are never taken for one, however alike they sound', async () => {
    const wrong: string[] = []
    for (const { one, other } of pairs.filter(({ same }) => !same))
      if ((await isFound(one, other)) || (await isFound(other, one))) wrong.push(`${one} ${other}`)
    expect(wrong).toEqual([])
  })

  test('that are one in other small words are mostly known as one', async () => {
    const alike = pairs.filter(({ same }) => same)
    let found = 0
    for (const { one, other } of alike) found += Number(await isFound(other, one))
    process.stdout.write(`wordings: ${found} of ${alike.length} questions are known again\n`)
    expect(found / alike.length).toBeGreaterThanOrEqual(0.9)
  })

  test('are the same after folding, whatever the politeness, marks and digits', () => {
    const folded = (text: string) => readWording(text).folded
    expect(folded('请问一下，病假超过两个月工资怎么发？')).toBe(folded('病假超过２个月工资怎么发'))
    expect(folded('退休之前能不能休假')).toBe(folded('退休前能休假'))
    expect(folded('〔姓名#1〕的工龄怎么算')).toBe(folded('〔姓名#2〕的工龄怎么算'))
  })

  test('differ by what stands in the same place', () => {
    expect(differenceOf('婚假可以请几天', '丧假可以请几天')).toBe('swapped')
    expect(differenceOf('证明能交吗', '证明要交吗')).toBe('swapped')
    expect(differenceOf('公积金可以提取吗', '住房公积金可以提取吗')).toBe('more')
    expect(differenceOf('年假可以提取吗', '年假能提取吗')).toBe('none')
    expect(differenceOf('退休前可以休假吗', '可以提前休假吗')).toBe('swapped')
  })
})
