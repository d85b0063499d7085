import { afterAll, beforeAll, expect, test } from 'vitest'
import { visibleName } from '#sdk'
import { builtInPlugins } from '../../tools/index.ts'
import { openProduct, type Product } from '../support/product.ts'

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

// 招聘与入职、考勤、薪酬、绩效、培训、档案、合同, and what an HR office does every day beside them.
test.each([
  ['入职', 'sun', '给林新录办入职，12月1日报到', 'onboarding_start'],
  ['请假', 'zhang', '我的年假还有几天', 'leave_balance'],
  ['考勤', 'zhang', '我这个月迟到了几次', 'attendance_summary'],
  ['薪酬', 'zhang', '看看我上个月的工资条', 'pay_slip'],
  ['社保', 'zhang', '我的公积金每月缴多少', 'pay_insurance'],
  ['绩效', 'zhang', '我三季度的考核数据', 'assessment_evidence'],
  ['培训', 'zhang', '给我推荐培训课程', 'training_recommend'],
  ['档案', 'sun', '张示例的档案齐不齐', 'file_check'],
  ['合同', 'li', '我的合同什么时候到期', 'contract_mine'],
  ['调动', 'sun', '有哪些调动在办', 'lifecycle_status'],
  ['退休', 'du', '有哪些人该退休没办', 'retirement_due'],
  ['编制', 'du', '哪些单位超编了', 'establishment_status'],
  ['督查', 'du', '列一下督查预警', 'supervision_alerts'],
  ['证明', 'zhang', '开一份在职证明，办签证用', 'certificate_request'],
  ['审批', 'wang', '待我审批的', 'approval_inbox'],
  ['通讯录', 'zhang', '人事科电话多少', 'directory_find'],
  ['指标', 'tian', '未来5年退休人数', 'metrics_query'],
])('S-37: %s is reached from the one conversation', async (_, as, text, tool) => {
  const reply = await product.chat(as, { text }, crypto.randomUUID())
  expect(['call', 'confirm'], reply.answer).toContain(reply.outcome)
  expect(reply.toolCalls.map((call) => call.tool)).toEqual([tool])
})

test('S-37: eight modules and more, every tool under a name of its own', () => {
  const names = builtInPlugins.flatMap((plugin) => plugin.tools.map((tool) => visibleName(plugin, tool)))
  expect(builtInPlugins.length).toBeGreaterThanOrEqual(8)
  expect(new Set(names).size).toBe(names.length)
})
