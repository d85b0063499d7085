import { expect, test } from 'vitest'
import type { Exchange, ThinkRequest } from '../../../agent/model.ts'
import { readBeneficiary } from '../../../agent/understand/beneficiary.ts'
import { readPeople } from '../../../agent/understand/people.ts'
import { callsOf, think } from './embedded-support.ts'

test.each([
  ['替刘虚拟请明天病假一天，他住院了', '刘虚拟'],
  ['帮小刘请明天的病假', '小刘'],
  ['刘虚拟住院了，帮他请个病假', '他'],
  ['给王样本请明天病假一天', '王样本'],
  ['帮我请明天的病假', undefined],
  ['给我请一天年假', undefined],
  ['给王科长请个假，明天上午', undefined],
  ['跟王样本说一声，我明天请年假', undefined],
  ['明天请年假，陪王样本去医院', undefined],
])('whom leave is for: %s', (text, who) => {
  expect(readBeneficiary(text, readPeople(text))?.name).toBe(who)
})

test.each([
  ['替刘虚拟请明天病假一天，他住院了', 'manager', 'leave_behalf'],
  ['帮小刘请明天的病假', 'manager', 'leave_behalf'],
  ['刘虚拟住院了，帮他请个病假，明天一天', 'manager', 'leave_behalf'],
])('leave for a colleague never becomes the own leave: %s', async (text, role, tool) => {
  expect(callsOf(await think(text, role)).map((call) => call.tool)).toEqual([tool])
})

type Open = NonNullable<ThinkRequest['pending']>
const journey: Open = {
  code: '123456',
  tool: 'leave_abroad',
  args: { from: '2027-01-10', to: '2027-01-20', destination: '日本', purpose: '旅游' },
  text: '',
  expires: '2026-11-23T09:10:00+08:00',
} as Open
const leave = {
  ...journey,
  tool: 'leave_submit',
  args: { leaveType: 'ANNUAL', start: '2026-12-07', end: '2026-12-07' },
}

test.each([
  [journey, '把11月30号的年假改到12月2号', 'leave_change'],
  [leave, '把11月30号的年假改到12月2号', 'leave_change'],
  [leave, '导出我11月考勤', 'attendance_export'],
  [leave, '我什么时候退休', 'retirement_forecast'],
  [leave, '改到12月8号', 'leave_submit'],
  [leave, '还是请病假吧', 'leave_submit'],
])(
  'beside a card that waits a plain wish begins anew, and a change stays one (%#): %s',
  async (pending, text, tool) => {
    const history: Exchange[] = [
      { said: '', answered: '', outcome: 'confirm', calls: [{ tool: pending.tool, args: pending.args }] },
    ]
    const thought = await think(text, 'staff', { pending, history })
    expect(callsOf(thought).map((call) => call.tool)).toEqual([tool])
  },
)

test('what was refused of others does not stick to a question on oneself', async () => {
  const history: Exchange[] = [{ said: '帮我把张示例的工资发给我老婆', answered: '', outcome: 'refuse', calls: [] }]
  expect(callsOf(await think('我公积金交多少', 'staff', { history })).map((call) => call.tool)).toEqual([
    'pay_insurance',
  ])
})

test.each(['退休要准备什么材料', '转正要交哪些材料'])(
  'a question on another matter is about no leave: %s',
  async (text) => {
    expect(callsOf(await think(text)).map((call) => call.tool)).toEqual(['policy_search'])
  },
)
