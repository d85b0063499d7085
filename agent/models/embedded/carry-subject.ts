import type { Exchange, ThinkRequest } from '../../model.ts'
import { readItemIds } from '../../understand/decisions.ts'
import { normalise } from '../../understand/normalise.ts'
import { readNumber } from '../../understand/numbers.ts'
import { isIndividual, onlyNamed } from '../../understand/people.ts'
import { isQuestion } from '../../understand/topics.ts'
import { addWorkdays } from '../../understand/workdays.ts'
import { fillArguments } from './arguments.ts'
import { planDecided, planMoved } from './follow-shift.ts'
import { planText } from './plan.ts'
import type { Reading } from './reading.ts'
import { readScene } from './scene.ts'
import { type Wish, wishFor } from './wish.ts'

type Plan = (request: ThinkRequest, reading: Reading, last: Exchange) => Wish | null

const hasTool = ({ tools }: ThinkRequest, tool: string): boolean => tools.some(({ name }) => name === tool)

const matter = /(?:弹性)?(?:提前|延迟)退休|借调|(?:聘用|劳动)?合同|试用期?|转正|调动|轮岗|入职|退休/
const longestOrder = 44
// From this score on what was said of somebody's matter plainly asks for a step in it.
const plain = 0.95

/** 结束吧,人今天回来了 after 吴示范的借调超期了没: a step in the matter that was spoken of. */
const planStep: Plan = (request, { text, people }, last) => {
  if (text.length > longestOrder || people.some(isIndividual) || isQuestion(text)) return null
  const { history, person } = request
  const topic = history
    .slice(-2)
    .reverse()
    .flatMap(({ said }) => matter.exec(normalise(said))?.[0] ?? [])[0]
  if (topic === undefined) return null
  const named = onlyNamed(normalise(last.said), person.name)
  const subject = named === undefined ? '我要' : `${named}的`
  const [wish, second] = planText(request, `${subject}${topic},${text.replace(/给?[他她](?!们)/, '')}`)
  if (wish?.kind !== 'tool' || second !== undefined || wish.score < plain) return null
  const submits = request.tools.some(({ name, effect }) => name === wish.call.tool && effect.startsWith('submit'))
  return submits && !wish.call.tool.startsWith('approval_') && !wish.call.tool.startsWith('leave_') ? wish : null
}

const takes = /(?:报|请|休|用)(?:上|了|掉|一下|个)?|就[这那]?(?:几|两)?天|book|take/i

/** 那下周一、周二就用掉两天 after a balance asks for leave of that kind. */
const planTaken: Plan = (request, reading, last) => {
  const balance = last.calls.find(({ tool, args }) => tool === 'leave_balance' && args.leaveType !== undefined)
  const card = request.tools.find(({ name }) => name === 'leave_submit')
  const isDay = reading.dates.spans.some(({ grain }) => grain === 'day')
  if (!balance || !card || !isDay || isQuestion(reading.text) || !takes.test(reading.text)) return null
  if (reading.leaveType?.named) return null
  const filled = fillArguments(card, reading)
  const args = { ...filled.args, leaveType: balance.args.leaveType }
  const missing = filled.missing.filter((name) => name !== 'leaveType')
  return { ...wishFor({ tool: card.name, args }, missing), problem: filled.problem }
}

const further = /(?:再|多)(?:加|请|休|要|续)?(?:上)?(?<count>[一二两三四五1-5])天/

/** 再加一天 beside a leave that waits: it ends a working day later, or on the day that is named. */
const planLonger: Plan = (request, { text, dates }, last) => {
  const call = request.pending ?? last.calls.find(({ tool }) => tool === 'leave_submit')
  const count = readNumber(further.exec(text)?.groups?.count ?? '')
  if (call?.tool !== 'leave_submit' || count === null || typeof call.args.end !== 'string') return null
  const [named] = dates.spans.filter(({ grain }) => grain === 'day')
  const end = named && named.to > call.args.end ? named.to : addWorkdays(call.args.end, count)
  return wishFor({ tool: call.tool, args: { ...call.args, end } })
}

const exportsIt =
  /^(?:那|再|就|帮我|给我|麻烦|请)*(?:把[这它])?(?:导(?:出|成|个|一)|下载|做成?表|存成)(?:来|下来)?[^,，。]{0,12}/

/** 导成表格发我 after one's attendance of a month gives the file of that month. */
const planFileOf: Plan = (request, { text, dates }, last) => {
  const call = last.calls.find(({ tool }) => tool === 'attendance_summary')
  const period = String(call?.args.period ?? '')
  if (!/^20\d\d-\d\d$/.test(period) || dates.spans.length > 0 || !exportsIt.test(text)) return null
  if (!hasTool(request, 'attendance_export')) return null
  const [year = 0, month = 1] = period.split('-').map(Number)
  const to = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
  return wishFor({ tool: 'attendance_export', args: { from: `${period}-01`, to } })
}

const takesBack =
  /^(?:那|那[个条张天次]|这[个条张天次]|它|算了|不[去请休用]了|[,，])*(?:都|就|帮我|给我|替我|把它)*(?:撤|取消|销)(?:了|掉|回(?:来|去)?|销)?(?:吧|了)?(?:[,，]?(?:我)?不(?:去|请|休|用|想)(?:休|请|去)?了)?$/

/** 帮我撤回来 after a request was filed means that request; of several it is asked which. */
const planTakenBack: Plan = (request, { text }, last) => {
  if (!takesBack.test(text.replace(/[\s,。!]+$/g, '')) || !hasTool(request, 'leave_cancel')) return null
  if (!last.calls.some(({ tool }) => /^leave_(?:list|submit|balance)$/.test(tool))) return null
  const ids = [...new Set(readItemIds(last.answered))]
  const [id] = ids
  if (id !== undefined && ids.length === 1) return wishFor({ tool: 'leave_cancel', args: { request: id } })
  if (request.pending !== null) return null
  const days = readScene(request, last.answered).dates.spans
  const [day] = days
  if (days.length === 1 && day) return wishFor({ tool: 'leave_cancel', args: { date: day.from } })
  return last.calls.some(({ tool }) => tool === 'leave_list')
    ? wishFor({ tool: 'leave_cancel', args: {} }, ['request'])
    : null
}

const ofPlace = /^(?:是|要|找)?(?<place>[一-龥]{2,8}?)(?:的)?(?:那|这)?(?:个|位|一位)(?:吧)?$/

/** 档案馆那个 after two people of one name. */
const planOneOf: Plan = (_request, { text }, last) => {
  const place = ofPlace.exec(text)?.groups?.place
  const call = last.calls.find(({ tool, args }) => tool === 'directory_find' && typeof args.name === 'string')
  if (!call || place === undefined || !last.answered.includes(place)) return null
  return wishFor({ tool: call.tool, args: { ...call.args, unit: place } })
}

const plans: readonly Plan[] = [
  planMoved,
  planDecided,
  planTaken,
  planLonger,
  planFileOf,
  planTakenBack,
  planOneOf,
  planStep,
]

/** What a text asks that leaves its subject to what was spoken of before; null where it stands by itself. */
export function planOnSubject(request: ThinkRequest, reading: Reading): Wish | null {
  const last = request.history.at(-1)
  if (!last) return null
  for (const plan of plans) {
    const wish = plan(request, reading, last)
    if (wish) return wish
  }
  return null
}

/** True for 撤了吧 after requests were listed or filed: it takes one of them back and drops no talk. */
export function isTakingBack(request: ThinkRequest, text: string): boolean {
  const last = request.history.at(-1)
  if (last === undefined || (request.pending !== null && readItemIds(last.answered).length !== 1)) return false
  return planTakenBack(request, readScene(request, text), last) !== null
}
