import { asksForRule, asksForTerm, asksOfKind, wantsNothingDone } from '../../understand/asking.ts'
import { kindMark, standardCue, withoutKinds } from '../../understand/kinds.ts'
import { lengthOf } from '../../understand/length.ts'
import { isQuestion } from '../../understand/topics.ts'
import type { Intent } from './intents.ts'
import type { Reading } from './reading.ts'
import type { Scene } from './wish.ts'

/** From this score on a wish for a tool stands, whatever the rules say on its subject. */
export const firm = 0.7
/** 我的职级是啥: so few words tell no case to which a rule could be applied. */
export const bareLookUp = 22

/** Tools that show the speaker's own data and say nothing about rules. */
export const ownData: ReadonlySet<string> = new Set(['profile_me', 'leave_balance', 'leave_list'])
const event =
  /生(?:了)?(?:孩子|小孩|娃|二胎|三胎|宝宝)|(?:老婆|爱人|妻子|媳妇)[^,。]{0,8}(?:生|预产期)|怀孕|要生|领证|再婚|去世|过世|病故|流产|难产|住院护理/

const aboutLeave = /假|年休|公休|[几多少\d]天|[应该能还可]休|leave|vacation|holiday|days/i

// Pay, allowances and funds: the calendar and the own record hold none of them.
const money =
  /补助|补贴|津贴|工资|薪|奖金|费(?!用卡)|钱|待遇|报酬|公积金|社保|养老|医保|个税|年金|allowance|salary|fund\b/i
const withoutMoney: ReadonlySet<string> = new Set(['calc_calendar', 'calc_leave_days', 'profile_me'])

// Leave that an event of life gives: how long it is stands in the rules and in no account.
const ofEvents: ReadonlySet<string> = new Set([
  'MATERNITY',
  'PATERNITY',
  'MISCARRIAGE',
  'MARRIAGE',
  'BEREAVEMENT',
  'HOME_VISIT',
])

/** True for 产假有几天, which asks for the rule and not for what somebody has left. */
export function asksLengthOfLeave({ text, leaveType, dates }: Reading): boolean {
  if (leaveType === null || !ofEvents.has(leaveType.code) || dates.spans.length > 0) return false
  return (
    /^.{0,12}(?:几天|多少天|多久|多长)|有没有|(?:能|可以|可)[请休放][^,。]{0,4}(?:几|多少)天|how (?:long|many days)/i.test(
      text,
    ) && !/我(?!想|要?知道|$)(?<!告诉我|问我|跟我说)|剩|余|还|\bmy\b|\bi\b|left/i.test(text)
  )
}

// 单位能把我的体检结果给别人看吗 asks what others may do with it.
const mayOthersSee =
  /(?:能|可以|允许|随便|有权|合法)[^,。]{0,8}(?:把|拿|用|公开|泄露|看|查|给)[^,。]{0,4}我们?的[^,。]{0,14}(?:给|让|吗|么)|我们?的?[^,。]{0,10}(?:谁|哪些人|什么人|领导|同事|别人)(?:能|可以|有权)(?:看|查)/

/** True for questions on standards, ranks and the events of life, which own data cannot answer. */
function asksOfRules(text: string): boolean {
  if (/剩|余额|用没用|休没休|用掉|登记|系统里|还有(?:几|多少)|balance|left|my (?:own )?(?:record|profile)/i.test(text))
    return false
  if (/我(?:能|可以|该|应该?)(?:领|拿|报|享受)/.test(text)) return true
  if (mayOthersSee.test(text)) return true
  const mine = /我(?!们?(?:局|单位|省|市|县|国|部门|科|处))|本人|自己|\bmy\b|\bi\b/i.test(text)
  if (!mine && isQuestion(text) && (standardCue.test(text) || withoutKinds(text).includes(kindMark))) return true
  return isQuestion(text) && event.test(text) && /能|可以|几天|多少天|多久/.test(text)
}

/** Whether a message has a word for what an own record or balance shows; without one it hardly asks for it. */
function namesWhatIsShown(tool: string, reading: Reading): boolean {
  if (tool === 'leave_balance') return aboutLeave.test(reading.text) || /balance/i.test(reading.text)
  return tool !== 'profile_me' || lengthOf(reading.text) <= bareLookUp
}

// Who only wants to know is shown no card.
const asksOnly =
  /先(?:别|不要?|不用)(?:帮我|给我|替我|急着?|着急)*(?:提|交|办|请|申请|报|弄|发|走|递)|别(?:真的?|直接)(?:提|交|办|请)|不是(?:要|真)(?:请|办|提|辞|申请)|(?:只是|就是|就|只)(?:想)?(?:问问|问一下|了解|打听|咨询)|just (?:asking|wondering|curious)|do(?:n't| not) (?:submit|file|book|send) (?:it|anything)?/i

// What they show answers no question on the rules, however much of its words they share.
const lookUps: ReadonlySet<string> = new Set([
  ...ownData,
  'attendance_summary',
  'assessment_mine',
  'contract_mine',
  'training_records',
  'pay_slip',
  'pay_insurance',
  'lifecycle_status',
  'people_timeline',
])
// What is drawn from the funds is watched over elsewhere.
const patrols = ['supervision_alerts', 'supervision_scan']
const ofFunds = /冒领|骗保|骗取[^,。]{0,6}(?:金|待遇)|(?:失业金|养老金|基金)[^,。]{0,8}(?:预警|风险|疑点)/
// 收到取消年休的通知 tells what others did, and takes nothing back.
const doneByOthers =
  /(?:收到|接到)[^,，。]{0,4}(?:取消|撤销)|被(?:单位|领导|人)?取消|给取消了|(?:was|were|been|got) (?:cancel|withdraw|revok)/i
// What happened to somebody at work is neither a leave nor a gap in the records.
const ofInjury =
  /工伤|[受摔撞砸烫扭划]伤[^,，。]{0,6}(?:报|认定|算)|(?:判断|属于|算)[^,，。]{0,8}哪一?[类种](?!人|身份|编|岗|职)/
const besideInjury = [
  'leave_submit',
  'leave_team',
  'leave_quote',
  'leave_list',
  'attendance_summary',
  'approval_inbox',
  'profile_me',
  'directory_find',
]
// What somebody is fit for, and where to apply, is in no record of theirs.
const ofJobs =
  /(?:岗位?|职位)[^,，。]{0,10}(?:招|对得上|匹配|适合)|岗[^,，。]{0,4}我?(?:要|想)投|适合[^,，。]{0,8}(?:岗|职位)|竞聘|应聘|内部招|(?:fit|match|apply for)[^,.]{0,20}(?:job|post|opening)/i
const ofProjects = /破壳|[”"》]项目/
const besideProjects = [
  'retirement_apply',
  'retirement_forecast',
  'lifecycle_status',
  'assessment_evidence',
  'leave_list',
  'leave_plan',
  'contribution_add',
]
// Who is away is asked with such words as well; a term or a level is not.
const lists: ReadonlySet<string> = new Set(['leave_team', 'approval_inbox'])

/** The tools that a wish may be for: none that submits for a mere question, none of own records for one on the rules. */
export function sift({ tools }: Scene, reading: Reading, all: readonly Intent[]): readonly Intent[] {
  const { text } = reading
  const nothingDone = asksOnly.test(text) || wantsNothingDone(text, reading.dates.spans.some(isDay))
  const submits = (name: string) => tools.some((tool) => tool.name === name && tool.effect.startsWith('submit'))
  const beside = leftOut(text, all)
  return all.filter(({ tool, score }) => {
    if (beside.has(tool) || (nothingDone && submits(tool))) return false
    return score >= firm || namesWhatIsShown(tool, reading)
  })
}

const isDay = ({ grain }: { readonly grain: string }) => grain === 'day' || grain === 'week'

/** Tools that a text is surely not for. */
function leftOut(text: string, all: readonly Intent[]): ReadonlySet<string> {
  const isOfRules = asksOfRules(text) || all.some(({ tool }) => tool === 'calc_entitlement')
  const reasons: readonly (readonly [tools: Iterable<string>, holds: boolean])[] = [
    [['calc_annual_leave'], !aboutLeave.test(text)],
    [withoutMoney, money.test(text) && isQuestion(text)],
    [ownData, isOfRules],
    [['leave_balance'], asksOfKind(text) && !/剩|余额|还有几|还有多少/.test(text)],
    [lookUps, asksForRule(text)],
    [lists, asksForTerm(text) || asksOfKind(text)],
    [['leave_cancel'], doneByOthers.test(text)],
    [patrols, asksForTerm(text) || ofFunds.test(text)],
    [besideInjury, ofInjury.test(text) && !/请[^,。]{0,4}假|停工留薪/.test(text)],
    [['profile_me'], ofJobs.test(text)],
    [besideProjects, ofProjects.test(text)],
  ]
  return new Set(reasons.flatMap(([names, holds]) => (holds ? [...names] : [])))
}
