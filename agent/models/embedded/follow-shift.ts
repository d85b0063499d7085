import type { Exchange, ThinkRequest, ToolCall } from '../../model.ts'
import { addDays, addMonths, type Day } from '../../understand/days.ts'
import { readDecision, readItemIds } from '../../understand/decisions.ts'
import { lengthOf } from '../../understand/length.ts'
import { readNumber } from '../../understand/numbers.ts'
import type { Reading } from './reading.ts'
import { readScene } from './scene.ts'
import { type Wish, wishFor } from './wish.ts'

const isDay = (value: unknown): value is Day => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

const number = '(?<count>[一二两三四五六七八九十半]|\\d{1,2})'
const moved = new RegExp(
  `^(?:那|就|都|再|要不|还是|帮我|把它|整体|全部|统一|,)*(?<way>往后|往前|向后|向前|推后|推迟|延后|延迟|延期|顺延|晚|提前|提早|早|后|前)(?:再)?(?:挪|推|移|延|顺延|调|改|走|退|提)?(?:个|了)?${number}(?:个)?(?<unit>天|日|周|星期|礼拜|月|年)(?:的话|来|走|休|请|退|呢|吧|几号|哪天|是|行不行|可以|吗|(?:天数|其他|其它|别的|其余)(?:都)?(?:不变|照旧|一样)|,|。|\\?)*$`,
)
const movedInEnglish =
  /^(?:please |can you |could you |make (?:it|that|them) |move (?:it|that|them) |push (?:it|that|them) )*(?:(?<way>back|out|forward|up|later|earlier) (?:by )?)?(?<count>a|an|one|two|three|half a|\d{1,2}) (?<unit>days?|weeks?|months?|years?)(?: (?<after>later|earlier|back|forward|sooner))?(?: please)?$/i
// To push back is to go later, as 往后 is.
const goesBack = /前|早|earlier|forward|up|sooner/i
const longestShift = 30

type Step = { readonly days: number; readonly months: number }

function stepOf(unit: string, count: number): Step {
  if (/^(?:天|日|day)/i.test(unit)) return { days: count, months: 0 }
  if (/^(?:周|星期|礼拜|week)/i.test(unit)) return { days: count * 7, months: 0 }
  return { days: 0, months: Math.round(count * (/^(?:年|year)/i.test(unit) ? 12 : 1)) }
}

/** How far a text moves what is spoken of; null where it moves nothing. */
function readStep(text: string): Step | null {
  const groups = (moved.exec(text) ?? movedInEnglish.exec(text))?.groups
  const way = groups?.way ?? groups?.after
  if (!groups || way === undefined) return null
  const said = (groups.count ?? '').toLowerCase()
  const count = said === '半' || said === 'half a' ? 0.5 : (readNumber(said) ?? 0)
  const sign = goesBack.test(way) ? -1 : 1
  const { days, months } = stepOf(groups.unit ?? '', count)
  return days === 0 && months === 0 ? null : { days: days * sign, months: months * sign }
}

const move = (day: Day, { days, months }: Step): Day => addDays(addMonths(day, months), days)

const computesRetirement = /^(?:calc_retirement|retirement_forecast|retirement_apply)$/

// A choice of a day to retire is counted from the day that was told.
function chosenAfter(request: ThinkRequest, call: ToolCall, step: Step, answered: string): Wish | null {
  const tool = call.tool === 'retirement_apply' ? call.tool : 'calc_retirement'
  const [told] = readScene(request, answered).dates.spans
  const from = isDay(call.args.chosenDate) ? call.args.chosenDate : told?.from
  if (from === undefined || !request.tools.some(({ name }) => name === tool)) return null
  return wishFor({ tool, args: { ...call.args, chosenDate: move(from, step) } })
}

// The one leave that was just told of is changed, not the span that was looked at.
function changedOf(request: ThinkRequest, step: Step, answered: string): Wish | null {
  const [told, other] = readScene(request, answered).dates.spans
  if (!told || other || !request.tools.some(({ name }) => name === 'leave_change')) return null
  const args = { date: told.from, newStart: move(told.from, step), newEnd: move(told.to, step) }
  return wishFor({ tool: 'leave_change', args })
}

/** 往后挪一周, 再往后半年: the days of what waits, or of what was just looked at, moved as a whole. */
export function planMoved(request: ThinkRequest, { text }: Reading, last: Exchange): Wish | null {
  const call = request.pending ?? last.calls[0]
  const step = lengthOf(text) > longestShift ? null : readStep(text.replace(/[\s,。!?]+$/g, ''))
  if (!call || !step) return null
  if (computesRetirement.test(call.tool)) return chosenAfter(request, call, step, last.answered)
  const listed = call.tool === 'leave_list' ? changedOf(request, step, last.answered) : null
  if (listed) return listed
  const days = Object.entries(call.args).filter(([, value]) => isDay(value))
  if (days.length === 0 || !request.tools.some(({ name }) => name === call.tool)) return null
  const args = Object.fromEntries(days.map(([name, value]) => [name, isDay(value) ? move(value, step) : value]))
  return wishFor({ tool: call.tool, args: { ...call.args, ...args } })
}

const decides =
  /^(?:那|那就|就|都|这个|那个|他的|她的|我)*(?:不(?:准|批|同意|予批准|通过|行)(?:假)?|驳回?|拒绝|退回(?:去)?|打回(?:去)?|同意|批准?|准了?|通过|全批|都批|都同意|reject(?: it| them)?|approve(?: it| them| all)?|return it|send it back)(?:了|吧|掉|的|它|他|她|请求|申请)*(?:[,，](?<why>.{2,40}))?$/i

/** 不准 after the inbox was shown decides what waits there: the only item, else it is asked which. */
export function planDecided(request: ThinkRequest, { text }: Reading, last: Exchange): Wish | null {
  if (!last.calls.some(({ tool }) => tool === 'approval_inbox') || request.pending) return null
  const match = decides.exec(text.replace(/[\s。!]+$/g, ''))
  const decision = match && readDecision(text)
  if (!decision || !request.tools.some(({ name }) => name === 'approval_decide')) return null
  const ids = [...new Set(readItemIds(last.answered))]
  const isAll = /都|全|all|them/i.test(text)
  const why = match.groups?.why
  const args = {
    decision,
    ...(ids.length === 1 ? { items: ids } : isAll ? { items: ['all'] } : {}),
    ...(why ? { comment: why.replace(/^(?:因为|理由是?|原因是?)/, '') } : {}),
  }
  return wishFor({ tool: 'approval_decide', args }, 'items' in args ? [] : ['items'])
}

/** True for a bare decision after an inbox was shown, which rates nothing and consents to nothing of the speaker's. */
export function isDeciding(request: ThinkRequest, text: string): boolean {
  const last = request.history.at(-1)
  return last !== undefined && planDecided(request, readScene(request, text), last) !== null
}
