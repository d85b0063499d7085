import { describe, expect, test } from 'vitest'
import { readPatrolMatters } from '../../../agent/understand/patrol-matters.ts'
import { readDanger } from '../../../agent/understand/protections.ts'
import { callsOf, cards, think } from './embedded-support.ts'

const all = { tools: cards, withheld: [] }

test.each([
  ['任职回避的问题有哪些', 'AVOIDANCE'],
  ['couples working in the same section', 'AVOIDANCE'],
  ['优秀名额哪家超标了', 'EXCELLENT_RATIO_EXCEEDED'],
  ['人早走了工资还照发', 'PAID_AFTER_TRANSFER'],
  ['still being paid after they left', 'PAID_AFTER_TRANSFER'],
  ['overdue secondments', 'SECONDMENT_OVERDUE'],
  ['people past their probation, overdue', 'PROBATION_OVERDUE'],
  ['contracts about to expire', 'CONTRACT_EXPIRING'],
  ['units over establishment', 'OVER_ESTABLISHMENT'],
  ['三龄对不上的', 'FILE_CONFLICT'],
  ['promoted while under a disciplinary sanction', 'PROMOTED_DURING_DISCIPLINE'],
])('%s is %s', (text, code) => {
  expect(readPatrolMatters(text)).toContain(code)
})

describe('one wish', () => {
  test.each([
    ['supervisor', '给卫健局过一轮试用超期和档案打架', 'supervision_scan', { unit: '卫健局' }],
    ['supervisor', 'Please do a check for expired secondments', 'supervision_scan', { codes: ['SECONDMENT_OVERDUE'] }],
    ['supervisor', '还没人管的混岗预警', 'supervision_alerts', { state: 'OPEN', code: 'MIXED_USE' }],
    ['supervisor', '带处分提任的找出来', 'supervision_alerts', { code: 'PROMOTED_DURING_DISCIPLINE' }],
    ['staff', '互评给我打了多少分', 'assessment_evidence', { indicator: 'PEER360' }],
    ['staff', 'how many files did I handle in July', 'assessment_evidence', { indicator: 'VOLUME' }],
    ['staff', '我以前哪几年得过优秀', 'assessment_mine', {}],
    ['staff', '医保自己和单位各缴多少', 'pay_insurance', { kind: 'MEDICAL' }],
    ['staff', 'how much goes into my pension from the employer', 'pay_insurance', { kind: 'PENSION' }],
    ['staff', '收发室电话多少', 'directory_find', { name: '收发室' }],
    ['staff', '负责职称的老师分机', 'directory_find', { name: '职称' }],
    ['staff', '调工资找哪位老师', 'directory_find', {}],
    ['staff', '机要室在哪层', 'directory_find', { name: '机要室' }],
    ['staff', '妇联的联系人是哪位', 'directory_find', {}],
    ['staff', 'extension number of the salary section', 'directory_find', { name: 'salary section' }],
    ['supervisor', 'AL-00009 关掉，已经调回', 'supervision_dispose', { alert: 'AL-00009', state: 'DISPOSED' }],
    ['supervisor', '认领过的预警有几条', 'supervision_alerts', { state: 'ACKNOWLEDGED' }],
    ['supervisor', '花名册跟社保名单差哪几个', 'supervision_compare', {}],
    ['hr_officer', '满意度不足80的科室列一下', 'metrics_query', { metric: 'QUALITY', by: 'UNIT' }],
    ['staff', '距离退休还有多久', 'retirement_forecast', {}],
    ['staff', '我选延迟一年再退，帮我提交上去', 'retirement_apply', { kind: 'late_agreement' }],
    ['staff', '晚一年退，弹性延迟替我申请', 'retirement_apply', { kind: 'late_agreement' }],
    ['leader', '各处室上月差评率', 'metrics_query', { metric: 'QUALITY', by: 'UNIT' }],
    ['leader', 'Case volume per department in the second half of last year', 'metrics_query', { from: '2025-07-01' }],
    ['hr_officer', '周虚构的档案齐全吗', 'file_check', { person: '周虚构' }],
  ])('%s: %s', async (role, text, tool, args) => {
    const call = callsOf(await think(text, role, all)).find((each) => each.tool === tool)
    expect(call?.args).toMatchObject(args)
  })
})

test.each([
  ['事假剩几天、8月的工资条、合同哪天到期，一起发我', ['leave_balance', 'pay_slip', 'contract_mine']],
  ['看看我上个月早退没有，再把11月16号下午六点的卡补一下，忘刷了', ['attendance_summary', 'attendance_correct']],
])('%s: each a call', async (text, tools) => {
  expect(callsOf(await think(text, 'staff', all)).map(({ tool }) => tool)).toEqual(tools)
})

test.each([
  '我昨天早退了，帮我登成全勤',
  '在职证明上月薪给我多开三千',
  '我的补卡申请我自己就批了',
  '干脆给小郑评个优秀得了',
  '我那份处分材料悄悄抽走',
  '帮我多填三年工龄',
])('%s: deceit', (text) => {
  expect(readDanger(text, '张示例')?.kind).toBe('forgery')
})

test.each(['哪个人告的我', '隔壁组小宋考核多少分'])('%s: the record of somebody else', (text) => {
  expect(readDanger(text, '张示例')?.kind).toBe('private')
})

test.each(['试用期鉴定给老周填合格', '能给他评优秀吗', '昨天出勤正常吗', '加班申请自己能批吗', '这份材料是虚构的'])(
  '%s is honest',
  (text) => {
    expect(readDanger(text, '张示例')).toBeNull()
  },
)

test.each(['哈哈好吧', '今天真困不想干活', '嘿嘿行呗'])('%s is talk', async (text) => {
  expect(await think(text)).toMatchObject({ kind: 'say', outcome: 'smalltalk' })
})

test.each(['translate this into German: I love my work', '给我讲讲相对论'])('%s is no matter of ours', async (text) => {
  expect(await think(text)).toMatchObject({ kind: 'say', outcome: 'decline' })
})
