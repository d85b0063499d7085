import type { ThinkRequest } from '../../model.ts'
import { fillArguments } from './arguments.ts'
import type { Reading } from './reading.ts'
import { type Wish, wishFor } from './wish.ts'

const asksWhatItIs =
  /(?:是|算)(?:什么|啥|哪(?:来|里))|(?:怎么|咋)(?:来|算|回事|[多少]|这么)|为(?:什么|啥|何)|什么(?:钱|意思|东西)|what(?:'s| is)|why/i

/** 那笔津贴怎么来的 after a slip asks for that item of the same month. */
export function planItem({ tools, history }: ThinkRequest, now: Reading): Wish | null {
  const call = history.at(-1)?.calls.find(({ tool }) => tool === 'pay_slip')
  const card = call && tools.find(({ name }) => name === call.tool)
  if (!call || !card || !asksWhatItIs.test(now.text)) return null
  const { item } = fillArguments(card, now).args
  if (item === undefined || now.dates.spans.length > 0) return null
  return wishFor({ tool: call.tool, args: { ...call.args, item } })
}

const comparesWith =
  /^(?:compared? (?:to|with) |vs\.? |and )?(?:the )?same (?:month|time|period) last year|^(?:那|那么|再)?(?:同比|跟|和|与|同|比)(?:一下)?.{1,8}?(?:比|相比|对比|差|多|少|呢)/i

// 去年同月 is counted from the month that was looked at.
const sameTime =
  /去年(?:的)?(?:同月|同期|这个?月|这时候?|同一个?月)|同比|(?:the )?same (?:month|time|period) last year/i

function yearBefore(period: unknown): string | undefined {
  const [year, month] = typeof period === 'string' ? period.split('-') : []
  return year && month ? `${Number(year) - 1}-${month}` : undefined
}

function monthBefore(period: unknown): string | undefined {
  const [year, month] = typeof period === 'string' ? period.split('-').map(Number) : []
  if (!year || !month) return undefined
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`
}

/** 跟8月比呢 after a slip compares its month with another. */
export function planComparison({ tools, history }: ThinkRequest, now: Reading): Wish | null {
  const call = history.at(-1)?.calls.find(({ tool }) => tool === 'pay_slip')
  const card = call && tools.find(({ name }) => name === call.tool)
  if (!call || !card || !comparesWith.test(now.text)) return null
  const { period, compareWith } = fillArguments(card, now).args
  const said = sameTime.test(now.text) ? yearBefore(call.args.period) : (period ?? compareWith)
  // 上个月 beside a slip of last month is the month before that one.
  const other = said === call.args.period && /上(?:一)?个?月/.test(now.text) ? monthBefore(said) : said
  if (typeof other !== 'string' || other === call.args.period) return null
  return wishFor({ tool: call.tool, args: { ...call.args, compareWith: other } })
}
