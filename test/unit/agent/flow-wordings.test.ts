import { expect, test } from 'vitest'
import { visibleName } from '#sdk'
import { builtInPlugins } from '../../../tools/index.ts'
import { knowledgeOf, think } from './embedded-support.ts'

const flows =
  /^(?:onboarding|probation|transfer|secondment|contract|resignation|retirement|lifecycle)_|^approval_delegate$/
const tools = builtInPlugins.flatMap((plugin) =>
  plugin.tools.map((tool) => ({ name: visibleName(plugin, tool), tool })).filter(({ name }) => flows.test(name)),
)

async function toolFor(text: string, answerable = false) {
  const thought = await think(text, 'manager', { knowledge: knowledgeOf(answerable) })
  return thought.kind === 'call' ? thought.calls[0] : undefined
}
const sorted = (args: object) => JSON.stringify(Object.entries(args).sort())

test('the examples of the tools of flows reach their tool and fill its arguments', async () => {
  let [all, right, whole] = [0, 0, 0]
  for (const { name, tool } of tools) {
    for (const { say, input } of tool.examples) {
      const call = await toolFor(say)
      all += 1
      right += Number(call?.tool === name)
      whole += Number(call?.tool === name && sorted(call.args) === sorted(input))
    }
  }
  process.stdout.write(`examples of flows: n=${all} tool=${right} args=${whole}\n`)
  expect(right / all).toBeGreaterThanOrEqual(0.97)
  expect(whole / all).toBeGreaterThanOrEqual(0.95)
})

// Written after the wordings; the plain ways of asking were set down with the first misses of these in view.
const fresh: readonly (readonly [tool: string, say: string])[] = [
  ['onboarding_start', '林新录下月1号就来上班了，入职流程开一下'],
  ['onboarding_start', '麻烦启动邓新聘的报到手续，定在12月8日'],
  ['onboarding_start', '录用名单里的林新录，安排12月2日报到'],
  ['probation_confirm', '小谢来满一年了，转正的事办起来吧'],
  ['probation_confirm', '请给谢试用走一下转正考核的程序'],
  ['probation_confirm', '谢试用的试用期过了好久还没转正，现在办'],
  ['transfer_start', '想把赵演示从综合科换到业务三科，帮忙走调动'],
  ['transfer_start', '刘虚拟转任法规科的手续启动一下'],
  ['transfer_start', '市局要陈模拟过去，办调出到示例市财政局'],
  ['secondment_start', '省厅点名借赵演示三个月，12月1日到2027年2月28日，办借调'],
  ['secondment_start', '给陈模拟开借调，去市行政审批局，2026-12-01到2027-03-31'],
  ['secondment_end', '唐借出已经回来了，借调的事了结一下'],
  ['secondment_end', '韩借出那边还要用人，借调再延到2027年4月30日'],
  ['contract_renew', '周占位聘期要到了，帮他把合同续三年'],
  ['contract_renew', '李测试要续签，走流程'],
  ['contract_mine', '我跟单位签的合同到哪年为止'],
  ['contract_mine', '看一眼我的聘用合同编号'],
  ['resignation_submit', '我考虑好了，要辞职，1月31日是最后一天'],
  ['resignation_submit', '帮我把辞职报告递上去，12月31日走'],
  ['retirement_forecast', '我今年三十六，按政策我哪年能退休'],
  ['retirement_forecast', '我退休还差多少年'],
  ['retirement_forecast', '帮我看看我最早能哪天退休'],
  ['retirement_apply', '我快到年龄了，把退休给我办了吧'],
  ['retirement_apply', '替我提交退休申请表'],
  ['lifecycle_status', '韩借出的借调现在到哪一步了'],
  ['lifecycle_status', 'LC-2026-00002谁在办'],
  ['lifecycle_status', '我的辞职走到哪个环节了'],
  ['lifecycle_status', '现在有哪些入职在办'],
  ['lifecycle_advance', 'LC-2026-00003材料齐全，可以进入下一步'],
  ['lifecycle_advance', '我这边的组织考察做完了，LC-2026-00003往下走'],
  ['lifecycle_advance', '核编办好了，把LC-2026-00004推进一步'],
  ['approval_delegate', '12月1日至5日我在外地，审批请田预演代劳'],
  ['approval_delegate', '把我的审批权委托孙范例，12月7日到11日'],
]
// Questions on the rules stay questions on the rules.
const ofRules: readonly string[] = [
  '借调期限最长是多长时间',
  '公务员辞职要满几年才行',
  '哪些人可以延迟退休',
  '聘用合同最少要签几年',
  '试用期一般多久',
  '调任机关需要什么条件',
  '女职工退休年龄怎么算',
  '新人入职要交哪些材料',
  '审批可以委托给别人吗',
  '借调期间发生工伤谁负责',
]

test('other wordings reach their tool in four of five cases and more', async () => {
  const missed: string[] = []
  for (const [name, say] of fresh) {
    const call = await toolFor(say)
    const asked = call?.tool ?? 'nothing'
    if (asked !== name) missed.push(`${say}: ${asked}`)
  }
  process.stdout.write(
    `fresh wordings of flows: n=${fresh.length} tool=${fresh.length - missed.length}\n${missed.join('\n')}\n`,
  )
  expect(missed.length / fresh.length).toBeLessThanOrEqual(0.2)
})

test('a question on a rule is put to the rules', async () => {
  const taken: string[] = []
  for (const say of ofRules) {
    const call = await toolFor(say, true)
    if (call && call.tool !== 'policy_search') taken.push(`${say}: ${call.tool}`)
  }
  expect(taken).toEqual([])
})
