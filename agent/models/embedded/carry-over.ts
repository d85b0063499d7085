import type { Exchange, ThinkRequest, ToolCall } from '../../model.ts'
import { mondayOf } from '../../understand/days.ts'
import { blank } from '../../understand/durations.ts'
import { normalise } from '../../understand/normalise.ts'
import { onlyNamed } from '../../understand/people.ts'
import type { Reading } from './reading.ts'
import { type Wish, wishFor } from './wish.ts'

// What a later sentence says anew of one of these replaces what an earlier one said of it.
const kinds: readonly RegExp[] = [
  /公务员|参公(?:人员)?|机关(?:干部|工作人员)?|事业(?:单位|编制?|身份)?(?:的|人员|管理岗|专技岗?|工勤岗?)?|编外(?:人员|合同工?)?|合同(?:工|制)|派遣(?:人员|工)?|civil servants?|public institution(?: staff)?/g,
  /浙江|上海|广东|北京|河南|山东|江苏|安徽|福建|湖南|湖北|四川|zhejiang|shanghai|guangdong|beijing|henan|shandong/gi,
  /[一二三]胎|[一二三]孩|头胎|老[二三]|双胞胎|(?:first|second|third) (?:child|baby)/gi,
  /女(?:干部|工人|职工|专技|管理岗?)|男(?:干部|工人|职工)?|工人|干部/g,
  /迟到|早退|缺卡|漏卡|旷工|加班/g,
  /按[一-龥]{1,3}(?=列|分|看|统计|排|$|[,，。])|各(?:个)?(?:单位|科室|部门|月|季度|年)|分(?:单位|科室|月|季度|年)|每(?:个)?(?:月|季度|单位|科室)|逐月/g,
  /(?:住房)?公积金|社保|养老(?:保险)?|医保|医疗保险|失业保险|工伤保险|生育保险|(?:职业)?年金/g,
  /(?:行政|事业|政法|工勤|机关)(?:编制?)?(?![一-龥]{0,2}单位)/g,
  /正高|副高|中级|初级|[正副][处科]/g,
  /警告|记大过|记过|降级|撤职|开除/g,
]

const sameMonth = /同月|同一个?月|月份?(?:一样|不变|相同)|same month/i
const year = /(?<!\d)(?:19|20)?\d{2}年/

/** What was said before, without what is now said anew of the same kind. */
export function withoutSuperseded(before: string, now: string): string {
  const said = year.exec(now)?.[0]
  const dated = sameMonth.test(now) && said ? before.replace(year, said) : before
  return kinds.reduce((out, kind) => (now.match(kind) ? out.replace(kind, '') : out), dated)
}

/** A later sentence without the words that only say what stays: 71年的呢,同月 gives its year to the month before. */
export function withoutSameness(said: string): string {
  // 行政的呢 beside 事业编空着几个 asks for posts of that kind.
  const now = said.replace(/^(?<kind>行政|事业|政法|工勤)的/, '$<kind>编的')
  return sameMonth.test(now)
    ? now
        .replace(sameMonth, '')
        .replace(year, '')
        .replace(/的呢|要是/g, '')
    : now
}

// No wish of their own, however much they sound like a question on the rules.
const leans = [
  /^(?:那|那么|那要是|要是|如果)?.{1,10}的话(?:呢)?$/,
  /^(?:那|那么|要是|还有)?.{1,14}呢[,?]?.{0,8}$/,
  /^(?:那|那么|要是|还有)?[^,]{2,8}的?呢[,?]/,
  /^(?:那|那么)?.{0,10}(?:也(?:是)?(?:一样|这样|这么多|同样|适用|行|算)|一样(?:吗|么|不)?|有(?:什么|没有?)?(?:区别|不同|差别|变化)(?:吗|么)?)$/,
  /^.{2,8}(?:也|一并|顺便)(?:帮我|给我|一起|要)?(?:看|查|列|发|来|给|要|调)(?:看|查|一?下|一看|一份|我|出来|吧)*$/,
  /^(?:那|那么|再|就|然后)*(?:换成|改成|换|只看|只要|就看|光看|按).{1,8}(?:的|看|列|来|呢|吧)*$/,
  /^(?:那|那么|还是)*(?:别|不要?|甭|先别)(?:按|分|看|列)[^,，]{1,6}了?[,，]?(?:改)?(?:按|分|看|换成?)[^,，]{1,6}(?:的|看|列|来|吧)*$/,
  /^(?:那|那么)?(?:跟|和|与|同|比).{1,8}(?:比|相比|对比|差)(?:呢|多少|一下)?$/,
  /^.{2,4}(?:有没有?|有吗|有么|几次|几回)$/,
  /^(?:and |what about |how about |same for |versus |compared (?:to|with) ).{1,24}$/i,
]

/** True for words that only make sense after what was said before: 上海的话, 也一样吗, 换成按月的. */
export function leansOnBefore(text: string): boolean {
  return text.length <= 22 && leans.some((pattern) => pattern.test(text))
}

const resumes =
  /(?:接着|继续|回到|还是)(?:帮我|给我)?(?:办|弄|请|搞|提交?|走|说)?(?:刚才|刚刚|之前|上面|前面|原来|没办完|方才)(?:的)?(?:那个?|这个?|的)?|(?:刚才|刚刚|之前|方才)(?:那个?|没办完的|的)[^,。]{0,8}(?:接着|继续)(?:办|弄|请|提交?|走)?|(?:go on|continue|carry on|back) (?:with|to) (?:the|that|my|what)/i

const goesOn =
  /^(?:那|好的?|嗯|请|ok)?[,，]?(?:我们|咱们?)?(?:就)?(?:接着|继续)(?:往下)?(?:帮我|给我)?(?:办理?|弄|走|提交?|申请|来)?(?:吧|呗|呀)?$|^(?:please )?(?:go on|continue|carry on|resume)(?:,? please)?$/i

/** True for 继续 and the like, which name nothing. */
export function isGoingOn(text: string): boolean {
  return goesOn.test(text.replace(/[\s,。!?~…]+$/g, ''))
}

/**
 * 接着办刚才那个年假, or 继续 while something waits for consent: what was being prepared before something else was
 * asked; null where nothing was.
 */
export function planResume({ history, tools, pending }: ThinkRequest, { text, leaveType }: Reading): Wish | null {
  const { tool, args } = pending ?? {}
  if (isGoingOn(text) && tool !== undefined && args !== undefined) return wishFor({ tool, args })
  if (!resumes.test(text)) return null
  const submits = (tool: string) => tools.some(({ name, effect }) => name === tool && effect.startsWith('submit'))
  const call = history
    .flatMap(({ calls }) => calls)
    .findLast(({ tool, args }) => submits(tool) && (!leaveType?.named || args.leaveType === leaveType.code))
  return call ? wishFor(call) : null
}

const antecedent =
  /^(?:那|再|把|顺便|还有|查|看|调|也|,)*(?:一下|下|看)?(?<who>[他她](?!们)|这个?人|此人|该同志|这位(?:同志)?)/

/** 他的履历 after somebody's card, with the name in its place; null where nobody was named. */
export function namePerson(text: string, history: readonly Exchange[]): string | null {
  const match = antecedent.exec(text)
  const args = history.at(-1)?.calls[0]?.args
  const called = args?.person ?? args?.subject ?? args?.name
  const who = match?.groups?.who
  const person = typeof called === 'string' ? called : onlyNamed(normalise(history.at(-1)?.said ?? ''))
  if (!who || person === undefined) return null
  return text.replace(who, person)
}

// 改成周五吧,周四有会: why it changes names no day of it.
const why =
  /[,，](?:因为|那天)?[^,，]{0,6}(?:\d{1,2}[号日]|[上下这本]?周[一二三四五六日天]|[今明后]天)[^,，]{0,4}(?:有|要|得|去|来不及)[^,，]*$/
const becomes = /改(?:成|到|为|在)|换(?:成|到)|挪到|推迟?到/
const halfBeside =
  /(?<day>\bthe \d{1,2}(?:st|nd|rd|th)?),?\s?(?:and )?(?:just|only)?\s?(?:in )?(?:the )?(?<half>morning|afternoon)\b/i

// 不对,周三局里开会走不开,改成礼拜四: why it changes stands before as well.
const whyBefore =
  /^(?<start>(?:不对|错了|等等|哎|哦)?[,，]?)[^,，。]{2,20}(?:开会|走不开|有会|有事|要忙|来不及|冲突|不行|撞(?:上|了)|去不了)[^,，。]{0,6}[,，](?=(?:那|就|给我|帮我)*(?:改|换|挪|推))/

/** A change without the reason behind it, and a half of a day beside its day. */
export function withoutReasons(text: string): string {
  const plain = text.replace(whyBefore, '$<start>')
  const changed = becomes.test(plain.split(/[,，]/)[0] ?? '') ? plain.replace(why, '') : plain
  return changed.replace(halfBeside, '$<day> $<half>')
}

const half =
  /^(?:(?:说|搞|弄)?错了[,，]?|不对[,，]?|不是[上下]午[,，]?)*(?:不|那|就|是|应该是|改成|改为|换成|还是)*(?:只|就)?(?:请|休|要)?(?<half>上午|下午)(?:就行|就好|就够了?|吧|的|半天|了)*(?:[,，][^,，]{0,10}(?:有会|开会|有事|要忙|来不及|走不开|要[^,，]{1,6}))?$/

/** True for words that only name a half of a day: 只请上午. */
export function isHalf(text: string): boolean {
  return half.test(text)
}

/** 改成只请上午: the half of the day that stays of what was asked for; null where the text is none. */
export function joinHalf(now: Reading, before: Reading): string | null {
  const said = half.exec(now.text)?.groups?.half
  if (!said) return null
  const [day] = before.dates.spans
  if (!day) return `${before.text},${said}`
  const whole = blank(before.text, before.durations).replace(/\0+/g, '')
  const end = day.at + day.length
  return `${whole.slice(0, end).replace(/[上下]午$/, '')}${said}${whole.slice(end)}`
}

const spanKeys = ['start', 'end', 'startHalf', 'endHalf', 'days']

/** The arguments of a call with what is said anew in them; a new span of days replaces the old one as a whole. */
export function overlay(base: ToolCall, fresh: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const kept = Object.entries(base.args).filter(([key]) => fresh.start === undefined || !spanKeys.includes(key))
  return { ...Object.fromEntries(kept), ...fresh }
}

// 改成周四到周五 beside a leave of next week speaks of that week.
const bareWeekday = /(?<![上下这本当]个?)(?:周|星期|礼拜)[一二三四五六日天]/
const otherDay = /[上下这本当]个?(?:周|星期|礼拜|月)|\d\s?[号日月./]|[今明后]天/

/** The day from which bare days of the week are counted: the Monday of what is changed; undefined for today. */
export function anchorOf({ args }: ToolCall, { text, today }: Reading): string | undefined {
  const { start } = args
  if (typeof start !== 'string' || !bareWeekday.test(text) || otherDay.test(text)) return undefined
  const monday = mondayOf(start)
  return monday > today ? monday : undefined
}

const isDay = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

/** What is read of the joined words, without days that were fixed before and are not said anew; halves of a leave may be. */
export function keepingDays(
  base: ToolCall,
  args: Readonly<Record<string, unknown>>,
  { dates }: Reading,
): Readonly<Record<string, unknown>> {
  if (dates.spans.length > 0 || base.args.leaveType !== undefined) return args
  return Object.fromEntries(Object.entries(args).filter(([name]) => !isDay(base.args[name])))
}
