import { expect, test } from 'vitest'
import { readDates } from '../../../../agent/understand/dates.ts'
import { namePointedAt } from '../../../../agent/understand/pointing.ts'

const courses = '近期的培训：\n1. 窗口服务礼仪（12月3日，4学时）；2. 表格处理进阶 12月9日 6学时；3. 公文处理实务 12.20'
const lines = '查到了：\n- 消防演练通知，下周二\n- 体检安排，12月5日'

test.each([
  ['第二个班帮我报', courses, '表格处理进阶 帮我报'],
  ['给我报第一门', courses, '给我报 窗口服务礼仪'],
  ['报最后一个', courses, '报 公文处理实务'],
  ['enrol me in the third one', courses, 'enrol me in 公文处理实务'],
  ['第2条是什么时候', lines, '体检安排 是什么时候'],
  ['第五个帮我报', courses, null],
  ['第二个孩子的产假几天', '您好', null],
  ['这个班车几点', courses, null],
])('%s', (text, answered, named) => {
  const got = namePointedAt(text, answered)
  expect(got?.replace(/\s+/g, ' ') ?? null).toBe(named)
})

test.each(['评分低于4.5的单位', '满意度不足4.2', '得分4.8分', '完成率≥9.5'])('%s names no day', (text) => {
  expect(readDates(text, '2026-11-23', 'future').spans).toEqual([])
})
