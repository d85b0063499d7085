import { isQuestion } from '../../understand/topics.ts'
import type { Reading } from './reading.ts'

// Tools that show the speaker's own: without a word for the speaker the question is one on the rules.
const own: ReadonlySet<string> = new Set(['contract_mine', 'retirement_forecast'])
const mine = /我(?!们?(?:局|单位|省|市|国|科|处))|本人|自己|\bmy\b|\bi\b/i
// Tools that look something up: a question is how one asks for them.
const looks: ReadonlySet<string> = new Set(['contract_mine', 'retirement_forecast', 'lifecycle_status'])
const asked = /帮我|给我|替我|麻烦|please/i

const subjects: Readonly<Record<string, RegExp>> = {
  onboarding_start: /入职|报到|录用|到岗|新招|新录|onboard|recruit|hir/i,
  probation_confirm: /转正|试用|见习|probation|confirm/i,
  transfer_start: /调|转任|交流|轮[换岗]|关系|transfer|move/i,
  secondment_start: /借|抽调|帮助工作|second|lend/i,
  secondment_end: /借|second/i,
  contract_renew: /续|合同|聘|签到退休|contract/i,
  contract_mine: /合同|续签|contract/i,
  resignation_submit: /辞|离职|解除|不(?:想)?干了|走人|离开单位|quit|resign/i,
  retirement_forecast: /退(?!回|给|掉)|养老|缴费|retire/i,
  retirement_apply: /退(?!回|给|掉)|弹性|retire/i,
  lifecycle_status:
    /入职|转正|调动|调任|转任|借调|退休|辞职|续签|续订|合同|事项|流程|案|步|LC-|进度|case|onboarding|transfer|retirement|secondment|turn/i,
  lifecycle_advance: /办结|完成|办完|办好|推进|往下|下一(?:步|环节|个)|流转|标记|齐了|齐全|LC-|这一?步|step|next/i,
  approval_delegate: /委托|授权|代(?:我|批|审|理|替|一下|几天)|替我|交给|stand-?in|delegate|approve for me/i,
}
const about = /请(?:个|一|半|几|.{0,3})?.{0,4}假|休假|年假|病假|事假|调休|补休/

const flow =
  /入职|转正|调动|调任|转任|借调|退休|辞职|续签|续订|LC-|onboarding|probation|secondment|resignation|my (?:transfer|retirement)/i
const progress =
  /哪(?:一?步|儿?了|里了)|第?几步|到哪(?!一?[年天月日])|进度|进展|情况|办(?:得|到|好|理|没)|卡|在谁|谁(?:那|手|办)|状态|下一步|轮到|还?缺|LC-|列表|哪些|有没有|几件|在办|在走|批到|status|where|turn|open|stand|stuck|held up|waiting (?:for|on)/i

/** Where a case stands is asked with a word for standing; what waits for an approver is in their inbox. */
function fitOfStatus(text: string): number {
  if (!progress.test(text)) return 0.4
  return /审|批|签字/.test(text) && !flow.test(text) ? 0.45 : 1
}

const wonders =
  /[?？]|吗|呢$|怎么|如何|多久|多长|条件|能不能|可不可以|是否|规定|政策是|要(?:满|提前|交|准备)(?:几|多|哪|什么)|哪些人|最(?:多|少|长|短)/
// 合同哪年到期 names nobody and asks for no rule.
const isBareOwn = (text: string): boolean =>
  text.length <= 16 &&
  !/谁|(?<!某)他|她|(?:人员|职工|员工|干部|单位|聘制|试用期)的合同|规定|怎么|如何|能不能|吗|哪些|一般|公务员|事业|编外|聘用制|最[长短]|签/.test(
    text,
  )

const commands =
  /办|走|开|启动|起草|起个|起了|拟|发起|安排|推进|帮|给|替|麻烦|请(?!假)|把|提交|递|续|批一下|start|begin|please/i

/**
 * Plain ways to ask for a tool: every pattern has to be there, none of the others; `even` asks for it as a question
 * too, such as 我想离职，跟谁递.
 */
const plain: Readonly<
  Record<string, { readonly all: readonly Pick<RegExp, 'test'>[]; readonly none?: RegExp; readonly even?: RegExp }>
> = {
  onboarding_start: { all: [/入职|报到|onboard/i, commands], none: /已经|往下|办结|进度|到哪|登记返回|返回/ },
  probation_confirm: {
    all: [
      /转正|regulari[sz]|probation (?:review|period)?.{0,40}(?:passed|confirm)|confirm.{0,30}(?:probation|in post)/i,
      commands,
    ],
    none: /进度|到哪|往下|推进|我的/,
  },
  transfer_start: {
    all: [/调动|调任|转任|调出(?!来)|调到|调去|调往|从[一-龥]{2,10}调|换到|要?轮岗(?!规定|制度|交流)/, commands],
    none: /LC-|进度|到哪|往下|推进|同意|批准|驳回|退回|审批/,
  },
  secondment_start: {
    all: [/借调|借[一-龥]{2,4}(?:到|去|给|三|半|一)/, commands],
    even: /[一-龥]{2,3}(?:要|拟|准备)?借(?:调)?(?:到|去|给)[一-龥]{2,12}(?:部|局|委|办|科|院|中心|厅|组)[,，][^?吗]*\d/,
    none: /结束|返回|回来|延|了结|[结了停]掉|续借|销|收尾|回原单位|归队|LC-|进度|到哪|往下|推进|同意|批准|驳回|审批|预警|排查|超期|[扫跑筛]一?[遍轮下]/,
  },
  secondment_end: {
    all: [/借/, /结束|返回|回来|延|了结|续借|销掉|收尾|回原单位|归队|了掉|办掉|(?:结|了|停|终)(?:掉|了|束)/],
    none: /LC-|进度|到哪|往下|谁|哪些|有没有|没回|几个|是不是|超期了?[吗没]/,
  },
  contract_renew: {
    all: [/(?<!连|手|陆|延|接|继|持)续(?:签|聘|订|[一二两三四五\d]年)|合同续/],
    none: /我(?:的|自己)|LC-|进度|到哪|续(?:签|聘)?(?:过|了)(?:几|多少)/,
  },
  contract_mine: {
    all: [
      /合同|续签?过/,
      { test: (text: string) => mine.test(text) || isBareOwn(text) },
      /哪[年天]|到期|期限|编号|多久|什么时候|几[年时号次]|看|还剩|续签?过|签到/,
    ],
    none: /续签|解除|解聘|续订|单位(?:能|可以|要|想|单方)|单方|违约|赔|辞|补偿|谁|哪些人|预警|快到|没到期|到期(?:后|了|不)|不续/,
  },
  resignation_submit: {
    all: [
      /辞职|离职|辞去公职|解除(?:聘用|劳动)?合同|resign|my notice/i,
      /我|帮|递|提交|申请|^提个?[辞离]|干到|\bi\b|\bmy\b/i,
      /\d|一二|月底|申请|报告|信|要|想/,
    ],
    none: /进度|到哪|环节|步|了解|先别|先不|不是要|只是(?:问|想问)|流程|材料|手续/,
    even: /我(?:要|想|打算|准备|决定)(?:提)?(?:辞职|离职|辞去公职)[,，\s]*(?:怎么|如何|在哪|哪里|跟谁|找谁)(?:提交?|递|申请|交|弄|办)|how (?:do|can) i (?:hand in|submit) my (?:resignation|notice)/i,
  },
  retirement_forecast: {
    all: [
      mine,
      /退休|能退|可以退|几时退|时候退|弹性|到龄|缴费年限/,
      /哪[年天个]|几[岁时]|时候|多久|几年|多少年|最早|最晚|日期|算|窗口|[还]?[缺差]/,
    ],
    even: /^(?!.*(?:爸|妈|他|她|老公|老婆|科长|同事|规定))(?:.*(?:离|距离?|到)(?:我)?(?:自己)?退休(?:还|只|大概|一共)*(?:有|差|剩|要|得)[^,。]{0,6}(?:多少|几|多久)|.*还[有要差得](?:再)?(?:熬|干|等)?(?:几|多少)个?[年天月][^,。]{0,4}(?:能|才|可以)?(?:能)?退休|.*how (?:long|many (?:years|months))[^?]{0,20}(?:until|till|before|to) (?:i retire|my retirement|i can retire))/i,
    none: /(?<!急着|不|别)办|(?<!不)申请|提交|规定|政策/,
  },
  retirement_apply: {
    all: [mine, /(?:申请|办|提交|走).{0,8}退休|退休.{0,6}(?:办|申请|手续)|签[^,，。]{0,8}退休(?:的)?(?:协议|约定)/],
    none: /步|进度|哪|情况/,
    even: /^(?!.*(?:[?？吗]|怎么|如何|条件|多久|材料|规定))(?=.*(?:弹性|提前|延迟|到龄|法定|早|晚)[^?]{0,14}退)(?=.*(?:报上去?|递上去?|提交(?:上去|吧|一下|$)|办(?:了吧|一下|手续)|申请(?:一下|吧|了|上去)?(?:$|[,，。])))|(?:走|选|办|按|定)[^,。?]{0,6}(?:弹性|提前|延迟)[^?吗]{0,16}(?:\d{4}年\d{1,2}月|[\d一二三]月)|(?:弹性|提前|延迟|到龄)[^,。?]{0,4}退休?[^?吗]{0,26}(?:(?<!不)提交|(?<![没不])申请|发起|办了?)(?:一下|上去|了|吧|$|[,，。])|(?:弹性|提前|延迟|到龄|法定)(?:退休?|提前|延迟|延后)[^,，。?吗]{0,8}(?:[帮给替]我|我(?:要|想))[^,，。?吗]{0,3}(?:报|申请|提交?|递|办)(?:一下|上去?|掉|了|吧|理)*(?=$|[,，。])/,
  },
  lifecycle_status: {
    all: [
      flow,
      /到哪(?!一?[年天月日])|到?第?几步|how .{0,40}going|status|where .{0,40}(?:stand|stuck|held up|now)|progress|哪(?:一?步|个环节)|进度|情况|谁(?:在|那)|怎么样|有哪些.{0,6}在办|在办/i,
    ],
    none: /规定/,
  },
  lifecycle_advance: {
    all: [/LC-|入职|调动|借调|转正|退休|辞职|这一?步/, /办结|往下走|下一步|推进|材料(?:都)?齐/],
    none: /哪|谁|进度|AL-/,
  },
  approval_delegate: {
    all: [
      /审批|批假|批文|签批|[替代帮]我?(?:先)?(?:审|批|签)/,
      /委托|授权|[替代]我(?:先)?(?:审|批|签)|代(?:我|批|劳|审|替|理)|让[一-龥]{2,4}(?:先)?代|替我|交给|由[一-龥]{2,4}(?:代|批|审|签)/,
    ],
    none: /代审的|待|的(?:年|病|事|婚)?假|补卡|这[个条张]|那[个条张]|第[一二三]|申请/,
  },
}

/** True when a text plainly asks for a tool; a question on the rules never does. */
export function isPlainlyFor(tool: string, { text }: Reading): boolean {
  const ways = plain[tool]
  if (ways?.even?.test(text)) return true
  if (!ways || (wonders.test(text) && !looks.has(tool))) return false
  if (looks.has(tool) && /规定|政策是|条件/.test(text)) return false
  return ways.all.every((pattern) => pattern.test(text)) && !ways.none?.test(text)
}

/**
 * How far words fit a tool that was taught, between 0 and 1: they have to name its subject, and a question is put to
 * the rules unless the tool itself looks something up.
 */
export function fitOf(tool: string, reading: Reading): number {
  const { text } = reading
  const subject = subjects[tool]
  if (subject && !subject.test(text)) return 0.3
  if (own.has(tool) && ((!mine.test(text) && !isPlainlyFor(tool, reading)) || /退休类别/.test(text))) return 0.4
  if (tool === 'lifecycle_status') return fitOfStatus(text)
  if (tool !== 'approval_delegate' && about.test(text) && !/LC-|退休|调动|借调|入职|辞职|合同/.test(text)) return 0.3
  if (looks.has(tool)) return 1
  return isQuestion(text) && !asked.test(text) && !/(?:手续|流程|材料)(?!.*(?:[?？吗呢]|怎|什么|哪|几|多))/.test(text)
    ? 0.45
    : 1
}
