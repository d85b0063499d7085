import { Workbook } from 'exceljs'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { isToolError, type Paper } from '#sdk'
import { createPress } from '../../../jobs/render/press.ts'

const press = createPress()
const paper: Paper = {
  fileName: '在职证明.pdf',
  locale: 'zh',
  title: '在职证明',
  opening: ['兹证明张示例同志系我单位在职工作人员，情况如下：'],
  facts: [
    { label: '姓名', value: '张示例䶮龘' },
    { label: '工作单位', value: '综合科' },
  ],
  closing: ['本证明仅用于：办理签证。'],
  signature: ['示例市数据管理局人事科', '2026年11月23日'],
  foot: ['校验码 QFUU-MGMK-HKP7-DFQU-DT6S'],
  watermark: '张示例 仅供办理签证使用 2026-11-23',
  madeAt: '2026-11-23T09:00:00+08:00',
}

test('a paper is one page with every word in it, rare characters of names and the watermark too', async () => {
  const bytes = await press.pdf(paper)
  const pdf = await getDocumentProxy(bytes)
  const { totalPages, text } = await extractText(pdf, { mergePages: true })
  expect(totalPages).toBe(1)
  const plain = text.replace(/\s/g, '')
  for (const words of ['在职证明', '张示例䶮龘', '综合科', '仅用于：办理签证', 'QFUU-MGMK-HKP7', '仅供办理签证使用'])
    expect(plain).toContain(words)
})

test('a character that the font lacks is refused by name and never left blank', async () => {
  const error = await press.pdf({ ...paper, closing: ['𒀀'] }).catch((one: unknown) => one)
  expect(isToolError(error) && error.tell.zh).toContain('𒀀')
})

test('a workbook holds the cells as they came, and text that looks like a formula stays text', async () => {
  const bytes = await press.xlsx({
    fileName: '考勤.xlsx',
    watermark: '张示例 本人导出 & 2026',
    sheets: [
      {
        name: '考勤',
        columns: [{ title: '日期' }, { title: '分钟' }],
        rows: [
          ['=1+1', 12],
          ['2026-11-03', null],
        ],
      },
    ],
  })
  const book = new Workbook()
  await book.xlsx.load(bytes.buffer as ArrayBuffer)
  const sheet = book.worksheets[0]
  expect(sheet?.getRow(1).getCell(1).value).toBe('张示例 本人导出 & 2026')
  expect(sheet?.getRow(2).values).toEqual([undefined, '日期', '分钟'])
  expect(sheet?.getRow(3).getCell(1).value).toBe('=1+1')
  expect(sheet?.getRow(3).getCell(2).value).toBe(12)
})
