import { isQuestion } from '../../understand/topics.ts'
import type { Reading } from './reading.ts'
import { flowWordings } from './wordings-flows.ts'

/** Tools that are known by wordings and not by rules of cues. */
export const taught: ReadonlySet<string> = new Set(Object.keys(flowWordings).filter((tool) => tool !== 'policy_search'))

// Tools that show the speaker's own: without a word for the speaker the question is one on the rules.
const own: ReadonlySet<string> = new Set(['contract_mine', 'retirement_forecast'])
const mine = /我(?!们?(?:局|单位|省|市|国|科|处))|本人|自己|\bmy\b|\bi\b/i
// Tools that look something up: a question is how one asks for them.
const looks: ReadonlySet<string> = new Set(['contract_mine', 'retirement_forecast', 'lifecycle_status'])
const asked = /帮我|给我|替我|麻烦|please/i

const subjects: Readonly<Record<string, RegExp>> = {
  onboarding_start: /入职|报到|录用|到岗|新招|新录|onboard|recruit|hir/i,
  probation_confirm: /转正|试用|见习|probation|confirm/i,
  transfer_start: /调|转任|交流|轮换|关系|transfer|move/i,
  secondment_start: /借|抽调|帮助工作|second|lend/i,
  secondment_end: /借|second/i,
  contract_renew: /续|合同|聘|签到退休|contract/i,
  contract_mine: /合同|contract/i,
  resignation_submit: /辞|离职|解除|不(?:想)?干了|走人|离开单位|quit|resign/i,
  retirement_forecast: /退(?!回|给|掉)|养老|缴费|retire/i,
  retirement_apply: /退(?!回|给|掉)|retire/i,
  lifecycle_status:
    /入职|转正|调动|调任|转任|借调|退休|辞职|续签|续订|合同|事项|流程|案|步|LC-|进度|case|onboarding|transfer|retirement|secondment|turn/i,
  lifecycle_advance: /办结|完成|办完|办好|推进|往下|下一(?:步|环节|个)|流转|标记|齐了|齐全|LC-|这一?步|step|next/i,
  approval_delegate: /委托|授权|代(?:我|批|审|理|替)|替我|交给|stand-?in|delegate|approve for me/i,
}
const about = /请(?:个|一|半|几|.{0,3})?.{0,4}假|休假|年假|病假|事假|调休|补休/

/**
 * How far words fit a tool that was taught, between 0 and 1: they have to name its subject, and a question is put to
 * the rules unless the tool itself looks something up.
 */
export function fitOf(tool: string, { text }: Reading): number {
  const subject = subjects[tool]
  if (subject && !subject.test(text)) return 0.3
  if (own.has(tool) && !mine.test(text)) return 0.4
  if (tool !== 'approval_delegate' && about.test(text) && !/LC-|退休|调动|借调|入职|辞职|合同/.test(text)) return 0.3
  if (looks.has(tool)) return 1
  return isQuestion(text) && !asked.test(text) && !/(?:手续|流程|材料)(?!.*(?:[?？吗呢]|怎|什么|哪|几|多))/.test(text)
    ? 0.45
    : 1
}
