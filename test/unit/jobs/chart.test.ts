import fc from 'fast-check'
import { parseFragment } from 'parse5'
import { expect, test } from 'vitest'
import type { Chart } from '#sdk'
import { makeChart } from '../../../jobs/render/chart.ts'

const chart: Chart = {
  ...{ fileName: 'a.svg', type: 'bar', title: '退休人数', unit: '人', labels: ['2027', '2028'] },
  series: [{ name: '退休人数', values: [7, null] }],
}
const draw = async (given: Partial<Chart>) => new TextDecoder().decode(await makeChart({ ...chart, ...given }))

test('the same figures are the same picture, with title, labels and figures as text', async () => {
  const first = await draw({})
  expect(await draw({})).toBe(first)
  for (const text of ['退休人数', '2027', '2028', '>7<', '人']) expect(first).toContain(text)
})

test('many or long names lie beneath each other, each with room of its own', async () => {
  const labels = Array.from({ length: 30 }, (_, at) => `示例市数据管理局第${at}事业单位`)
  const svg = await draw({ labels, series: [{ name: '人', values: labels.map((_, at) => at) }] })
  expect(Number(/height="(\d+)"/.exec(svg)?.[1])).toBeGreaterThan(30 * 20)
  for (const label of labels) expect(svg).toContain(label)
})

/** Every element and attribute of a picture. */
function partsOf(svg: string): { readonly tags: Set<string>; readonly attributes: Set<string> } {
  const tags = new Set<string>()
  const attributes = new Set<string>()
  const walk = (node: object) => {
    if ('tagName' in node) tags.add(String(node.tagName))
    if ('attrs' in node) for (const { name } of node.attrs as { name: string }[]) attributes.add(name)
    if ('childNodes' in node) for (const child of node.childNodes as object[]) walk(child)
  }
  walk(parseFragment(svg))
  return { tags, attributes }
}

test('whatever the words are, nothing in a picture runs, is fetched or breaks it', async () => {
  const nasty = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"onload="x',
      "'><img src=x onerror=1>",
      '&lt;',
      ']]>',
      '{a}',
      '\u0000',
    ),
  )
  await fc.assert(
    fc.asyncProperty(nasty, nasty, nasty, async (title, label, name) => {
      const svg = await draw({ title, labels: [label, '2'], series: [{ name, values: [1, 2] }] })
      const { tags, attributes } = partsOf(svg)
      expect(
        [...tags].filter((tag) => !/^(?:svg|rect|path|text|g|defs|clippath|tspan|circle|polyline)$/i.test(tag)),
      ).toEqual([])
      expect(
        [...attributes].filter((attribute) => /^on|href|src/i.test(attribute) && attribute !== 'xmlns:xlink'),
      ).toEqual([])
    }),
    { numRuns: 40 },
  )
})
