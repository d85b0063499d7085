import { onlyNamed } from '../../understand/people.ts'
import { readService } from '../../understand/service.ts'
import type { Reading } from './reading.ts'
import { isCaseCalculator } from './slots-rules.ts'
import { type Wish, wishFor } from './wish.ts'

/** True where two wishes are for one tool, or one is for a file of what the other looks up: 查三月的加班,导出表格. */
export function sameTool(a: Wish, b: Wish): boolean {
  if (a.kind !== 'tool' || b.kind !== 'tool') return false
  const [first, second] = [a.call.tool, b.call.tool]
  const isFile = [first, second].some((tool) => tool.endsWith('_export'))
  return first === second || (isFile && first.split('_')[0] === second.split('_')[0])
}

/** True for a wish that is clear enough to stand beside another. */
export function standsAlone(wish: Wish): boolean {
  return (wish.kind === 'tool' && wish.score >= 0.6) || wish.kind === 'policy'
}

/** 工龄12年，病假三个月，还有年假吗: what is told first is what the last part is computed from. */
export function computesFromFacts({ text, today }: Reading, wish: Wish): boolean {
  if (wish.kind === 'tool' && isCaseCalculator(wish.call.tool)) return true
  const facts = Object.keys(readService(text, today)).length
  return facts > 1 && wish.kind === 'tool' && wish.call.tool === 'calc_annual_leave'
}

/** Two kinds of leave in one question about balances are two questions. */
export function spread(reading: Reading, wish: Wish): readonly Wish[] {
  if (wish.kind !== 'tool' || wish.call.tool !== 'leave_balance') return [wish]
  const codes = [...new Set(reading.leaveTypes.filter(({ named }) => named).map(({ code }) => code))]
  if (codes.length < 2 || /不是|改/.test(reading.text)) return [wish]
  return codes.map((leaveType) => ({ ...wish, call: { tool: wish.call.tool, args: { ...wish.call.args, leaveType } } }))
}

/** 年假还剩几天,够的话周五请一天: the kind of leave said first holds for what follows. */
export function withKindOfLeave(parts: readonly string[], { leaveTypes, text }: Reading): readonly string[] {
  const [kind, ...more] = leaveTypes.filter(({ named }) => named)
  if (!kind || more.some(({ code }) => code !== kind.code)) return parts
  const said = text.slice(kind.at, kind.at + kind.length)
  return parts.map((part, at) =>
    at > 0 && !part.includes(said) ? part.replace(asksForLeave, `$&${said}`).replace(asksForRest, `$&${said}`) : part,
  )
}

const pronoun = /(?:他|她|这个?人|该同志|此人)(?!们)/

/** 查陈模拟的档案,再调他的简历: a later part that points to somebody means the only one who was named before it. */
export function withNames(parts: readonly string[], self: string): readonly string[] {
  const [first, ...later] = parts
  if (first === undefined || later.length === 0) return parts
  const name = onlyNamed(first, self)
  return name === undefined ? parts : [first, ...later.map((part) => part.replace(pronoun, name))]
}

/** 12月2号的假取消掉,改请12月4号: one leave is taken back for another, which is one change. */
export function asOneChange(wishes: readonly Wish[], text: string): readonly Wish[] {
  if (!becomesOther.test(text)) return wishes
  const calls = wishes.flatMap((wish) => (wish.kind === 'tool' ? [wish.call] : []))
  const [cancel, submit, more] = calls
  if (!cancel || !submit || more || cancel.tool !== 'leave_cancel' || submit.tool !== 'leave_submit') return wishes
  const { start, end, startHalf, endHalf, leaveType } = submit.args
  if (start === undefined) return wishes
  const fresh = { newStart: start, newEnd: end, newStartHalf: startHalf, newEndHalf: endHalf, leaveType }
  const said = Object.fromEntries(Object.entries(fresh).filter(([, value]) => value !== undefined))
  return [wishFor({ tool: 'leave_change', args: { ...cancel.args, ...said } })]
}

const becomesOther = /改(?:请|休|成|为|到|在)|换(?:成|到|请|休)|挪到|instead/i

// 休完还剩几天 asks for the same kind.
const asksForRest = /还?剩(?:下)?(?:几|多少)(?:个)?天(?!.{0,4}(?:假|调休|补休))/
const asksForLeave =
  /(?<=(?:把|的话|就)[^,，。]{1,10})(?:请|休|歇)(?:了|掉)|(?:请|休)(?:个|一|半|两|三|[1-9])(?:个)?(?:半)?天(?!.{0,4}(?:假|调休|补休))/

/** True where each part plainly asks for a tool of its own and says all that it needs. */
export function areAllPlain(wishes: readonly Wish[]): boolean {
  const tools = wishes.flatMap((wish) =>
    wish.kind === 'tool' &&
    !wish.call.tool.startsWith('calc_') &&
    wish.score >= 0.9 &&
    wish.missing.length === 0 &&
    !wish.problem
      ? [wish.call.tool]
      : [],
  )
  return tools.length === wishes.length && new Set(tools).size === tools.length
}
