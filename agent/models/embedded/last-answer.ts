import type { Exchange, ThinkRequest } from '../../model.ts'
import { normalise } from '../../understand/normalise.ts'
import { onlyNamed } from '../../understand/people.ts'
import { readBirth } from '../../understand/retirement-facts.ts'
import { readStaffFilter } from '../../understand/staff-filter.ts'
import { fillArguments } from './arguments.ts'
import type { Reading } from './reading.ts'
import { readScene } from './scene.ts'
import { type Wish, wishFor } from './wish.ts'

const accepts =
  /^(?:可以|行|好的?|嗯|没问题|ok|那)?[,，]?(?:那)?(?:就)?(?:照|按)(?:着)?(?:这个|这样|此|上面|这么)(?:的)?(?:算|提交?|请|报|办|交|来)?(?:上去)?(?:吧|了)?$|^(?:可以|行|好的?|嗯|没问题|ok|那)?[,，]?(?:那)?(?:就)?(?:这样|这么)(?:提交?|请|办|报|交)(?:吧|了)?$|^(?:可以|行|好的?|嗯|没问题|ok|那)[,，]?(?:你)?(?:帮我|给我|替我|直接)*(?:提交?|请|交|报)(?:上去)?(?:吧|了)$|^(?:好的?|行|可以|嗯)?[,，]?(?:那)?就(?:请|休|用)?这(?:几|些|[两三四五六七八九十])天(?:吧|了)?$|^(?:那)?(?:就)?(?:帮我|给我|替我)*(?:提交|提|交)(?:上去)?(?:吧|了)$|^(?:ok(?:ay)?|yes|fine|good)?,? ?(?:go ahead and |please )*(?:submit|file|book|request) (?:it|that|this)(?: then| please)?$/i
const counted: ReadonlySet<string> = new Set(['leave_quote', 'calc_leave_days'])
const ofSpan = ['leaveType', 'start', 'end', 'startHalf', 'endHalf']

/** True for consent to a leave that was just counted: it is to be prepared, and nothing else is meant. */
export function acceptsCounted({ history, pending }: ThinkRequest, text: string): boolean {
  const isCounted = history.at(-1)?.calls.some(({ tool }) => counted.has(tool)) ?? false
  return pending === null && isCounted && accepts.test(text.replace(/[\s,。!?~]+$/g, ''))
}

/** 可以,照这个提吧 after a leave was counted prepares that very leave; consent itself is given on its card. */
function planAccepted(request: ThinkRequest, { text }: Reading, last: Exchange): Wish | null {
  const call = last.calls.find(({ tool }) => counted.has(tool))
  if (!call || !acceptsCounted(request, text)) return null
  if (!request.tools.some(({ name }) => name === 'leave_submit')) return null
  const args = Object.fromEntries(Object.entries(call.args).filter(([name]) => ofSpan.includes(name)))
  const missing = ['leaveType', 'start', 'end'].filter((name) => args[name] === undefined)
  return wishFor({ tool: 'leave_submit', args }, missing)
}

const monthBefore =
  /(?:再)?(?:往前|往上|前)(?:推|数)?(?:一|1)?个?月|再上(?:一)?个?月|(?:the )?(?:previous month|month before)/i
const monthAfter = /(?:再)?(?:往后|往下|后)(?:推|数)?(?:一|1)?个?月|(?:the )?month after/i
const longestShift = 16

/** 再往前一个月的呢 after a look at one month looks at the one before. */
function planShifted({ tools }: ThinkRequest, { text, dates }: Reading, last: Exchange): Wish | null {
  const call = last.calls.find(({ args }) => /^20\d\d-\d\d$/.test(String(args.period)))
  if (!call || text.length > longestShift) return null
  // 上个月 alone is a month of the calendar, 再上个月 one of what was looked at.
  if (dates.spans.length > 0 && !/再上/.test(text)) return null
  const step = monthBefore.test(text) ? -1 : monthAfter.test(text) ? 1 : 0
  if (step === 0 || !tools.some(({ name }) => name === call.tool)) return null
  const [year = 0, month = 1] = String(call.args.period).split('-').map(Number)
  const at = year * 12 + month - 1 + step
  const period = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  return wishFor({ tool: call.tool, args: { ...call.args, period } })
}

const retires = /^(?:retirement_forecast|calc_retirement)$/

/** 我爱人女,1975年6月的,也算算 after a day of retirement has that of somebody else computed from what is told. */
function planAnotherBirth(request: ThinkRequest, { text }: Reading, last: Exchange): Wish | null {
  const card = request.tools.find(({ name }) => name === 'calc_retirement')
  if (!card || !last.calls.some(({ tool }) => retires.test(tool)) || readBirth(text) === null) return null
  return wishFor({ tool: card.name, args: fillArguments(card, readScene(request, `${text},什么时候退休`)).args })
}

const exportsThose =
  /(?:就|全部)?(?:照|按)(?:着)?(?:这个?|上面|刚才)(?:的)?(?:名单|结果|条件|表)?[^,，。]{0,2}(?:导|下载|做表|出表)|(?:[这那]批|[这那]些|他们|她们|名单|结果|上面|刚才|[这那]个表)[^,，。]{0,6}(?:导(?:出|成|个|一)|下载|做成?表|存成)|^(?:帮我|给我|麻烦|请)*(?:导出|导成|导个表|下载)(?:来|下来|一下|成?表格?|excel)?(?:吧)?(?=$|[,，。:])|export (?:them|these|this list|that list)/i

/** 这批人导出来 after people were found gives a file of those. */
function planExport(request: ThinkRequest, reading: Reading, last: Exchange): Wish | null {
  const found = last.calls.find(({ tool }) => tool === 'people_find' || tool === 'retirement_due')
  const card = request.tools.find(({ name }) => name === 'people_export')
  if (!found || !card || !exportsThose.test(reading.text)) return null
  const filled = fillArguments(card, reading)
  const args = { ...filled.args, filter: found.args.filter ?? readStaffFilter(normalise(last.said), undefined) ?? {} }
  return wishFor(
    { tool: card.name, args },
    filled.missing.filter((name) => name !== 'filter'),
  )
}

/** What a text asks that only makes sense by the last answer; null where it stands by itself. */
export function planByLastAnswer(request: ThinkRequest, reading: Reading): Wish | null {
  const last = request.history.at(-1)
  if (!last) return null
  return (
    planAccepted(request, reading, last) ??
    planShifted(request, reading, last) ??
    planAnotherBirth(request, reading, last) ??
    planExport(request, reading, last)
  )
}

const asksContact =
  /^(?:那|请问)?(?<who>[她他](?!们)|这(?:个人|位)|那(?:个人|位))(?:的)?(?:办公)?(?:座机|分机|内线|电话|办公室|邮箱|工位|在哪(?:个|办公|儿|间)|怎么联系)/
const affirms = /^(?<yes>(?:对|是的?|嗯|没错)[,，]?)(?:就)?(?:是)?(?<who>[他她](?!们)|这(?:个人|位)|那(?:个人|位))/

/** 她座机多少, or 对,就是他, with the name of the only person the last answer spoke of; null where it is not that. */
export function namedByAnswer(text: string, { answered }: Exchange, self: string): string | null {
  const match = asksContact.exec(text) ?? affirms.exec(text)
  const who = match?.groups?.who
  if (!match || !who) return null
  const name = onlyNamed(normalise(answered), self)
  if (name === undefined) return null
  return match.groups?.yes ? text.replace(match[0], name) : text.replace(who, name)
}
