import type { Exchange, ThinkRequest, ToolCall } from '../../model.ts'
import { blank } from '../../understand/durations.ts'
import { lengthOf } from '../../understand/length.ts'
import { normalise } from '../../understand/normalise.ts'
import { isIndividual } from '../../understand/people.ts'
import { isBareTime } from '../../understand/reminder-words.ts'
import { isOffTopic, isQuestion } from '../../understand/topics.ts'
import { isTaught } from './areas.ts'
import { fillArguments } from './arguments.ts'
import {
  anchorOf,
  isHalf,
  joinHalf,
  keepingDays,
  leansOnBefore,
  overlay,
  planResume,
  withoutReasons,
  withoutSameness,
  withoutSuperseded,
} from './carry-over.ts'
import { planOnSubject } from './carry-subject.ts'
import { planByLastAnswer } from './last-answer.ts'
import { planComparison, planItem } from './pay-follow-up.ts'
import { clear, planText } from './plan.ts'
import { type Reading, readText } from './reading.ts'
import { intentsOf, readScene } from './scene.ts'
import { asksLengthOfLeave } from './sift.ts'
import { freeAnswer, freeArguments } from './slots-time.ts'
import { timeTaught } from './time-intents.ts'
import type { Wish } from './wish.ts'

/** True for a tool of which something may be told in any words. */
const takesWords = (tool: string): boolean => timeTaught.has(tool) || tool === 'service_remind'

const changes =
  /^(?:哎|唉|哦|噢|啊|诶|呀|等等|等下|[,，])*(?:不对|错了|啊?不|哦不|等等|等下|(?:我)?[看说记打写算弄](?:岔|错|串)(?:行)?了)[,，]|是[^,]{1,10},?不是|改成|改为|改到|换成|换到|^(?:那|就)?换[一-龥]{2,4}(?:代|批|审|来|吧)|改一下|改下|不是.{1,8}(?:是|改|,)|还是.{1,10}吧|应该是|说错|弄错|搞错|更正|instead|make it|change (?:it|that) to|rather|actually|i meant|not .{2,14}(?:but|,)/i
const elliptic =
  /^(?:那|那么|那要是|要是|如果|还有|and |what about|how about|then )?.{1,14}(?:呢|咧|\?)$|^.{1,10}[呢][,?]|^(?:那|那么|还有|要是|what about|how about|and ).{1,20}$/i

const ofCopies = /[一两三四五\d]\s?份|[中英]文|cop(?:y|ies)|english|chinese/i

/** Words left of a text when its dates, lengths and kinds of leave are taken away. */
function leftover({ text, dates, durations, leaveTypes }: Reading): string {
  const rest = blank(text, [...dates.spans, ...durations, ...leaveTypes.filter(({ named }) => named)])
  return rest
    .replace(/\0/g, '')
    .replace(/[\s,。!?、的吧了呢啊是就一请休从到开始假半天上午下午那个要用按]|just|please|leave|from|to|on|the/gi, '')
}

function hasSlots({ dates, durations, leaveType, text }: Reading): boolean {
  return (
    dates.spans.length > 0 ||
    durations.length > 0 ||
    leaveType !== null ||
    isHalf(text) ||
    /^(?:上午|下午|morning|afternoon)/i.test(text) ||
    isBareTime(text) ||
    (lengthOf(text) <= longestAnswer && ofCopies.test(text))
  )
}

// The new words first, so that they win; what they replace is blanked out of the old ones.
function combine(now: Reading, before: Reading): string {
  const taken = [
    ...(now.dates.spans.length > 0 ? before.dates.spans : []),
    ...(now.durations.length > 0 ? before.durations : []),
    ...(now.leaveType ? before.leaveTypes : []),
  ]
  const faults = now.dates.spans.length > 0 ? before.dates.faults.map(placeOf(before.text)) : []
  const withHalf = joinHalf(now, before)
  if (withHalf) return withHalf
  const old = withoutSuperseded(blank(before.text, [...taken, ...faults]).replace(/\0+/g, ' '), now.text)
  const added = withoutSameness(now.text).replace(/(?:不是|不要)[^,]{1,8},?/, '')
  return now.dates.spans.length === 0 && /^(?:上午|下午|morning|afternoon)/i.test(now.text)
    ? `${before.text},${now.text}`
    : `${added},${old}`
}

function placeOf(text: string): (fault: { readonly said: string }) => { readonly at: number; readonly length: number } {
  return ({ said }) => ({ at: Math.max(text.indexOf(said), 0), length: said.length })
}

/** The words a conversation has come to: the last text, joined with those it was a follow-up of. */
function wordsOf(request: ThinkRequest, history: readonly Exchange[]): string {
  const last = history.at(-1)
  if (!last) return ''
  const earlier = history.slice(0, -1)
  const reading = readScene(request, last.said)
  if (earlier.length === 0 || !continues(request, reading, earlier)) return reading.text
  return combine(reading, readScene(request, wordsOf(request, earlier)))
}

/** The words that were asked for, where a tool lacked nothing but what may be said in any words. */
function isFreeAnswer(request: ThinkRequest, { text }: Reading, history: readonly Exchange[]): boolean {
  if (history.at(-1)?.outcome !== 'clarify' || isQuestion(text) || freeAnswer(text) === undefined) return false
  const wish = planText(request, wordsOf(request, history))[0]
  if (wish?.kind !== 'tool' || !takesWords(wish.call.tool)) return false
  return wish.missing.some((name) => freeArguments.some((free) => free === name))
}

/** How sure a text is of a wish of its own. */
function bestOfItsOwn(
  request: ThinkRequest,
  reading: Reading,
  { isOpen, last }: { readonly isOpen: boolean; readonly last: Exchange | undefined },
): number {
  // After an answer from the rules a question on the rules may well go on with it.
  const afterRules = last?.outcome === 'answer' || last?.calls[0]?.tool === 'policy_search'
  const own = intentsOf(request, reading).find(
    ({ tool, withheld }) =>
      // 改到下周二 beside a card that waits, or in answer to a question, speaks of that and of no other leave.
      !(
        withheld ||
        (isOpen && isOfThat(tool, reading.text)) ||
        ((afterRules || leansOnBefore(reading.text)) && tool === 'policy_search')
      ),
  )
  return own?.score ?? 0
}

// 把11月30号的年假改到12月2号 says which leave, whatever else waits.
const namesWhich = /(?:号|日|周.|天)(?:那[天次个])?的.{0,4}假|LR-/

function isOfThat(tool: string, text: string): boolean {
  return tool === 'leave_change' && !namesWhich.test(text)
}

/** True where nothing is open, and for a plain wish for another tool than the one that is: it begins anew. */
function beginsAnew(request: ThinkRequest, reading: Reading, last: Exchange | undefined): boolean {
  if (!last && !request.pending) return true
  const open = request.pending?.tool ?? last?.calls[0]?.tool
  const own = intentsOf(request, reading).find(({ withheld }) => !withheld)
  if (!own || own.tool === open || !isTaught(own.tool)) return false
  return own.score >= 1 && !isOfThat(own.tool, reading.text)
}

// Few words that say nothing by themselves, after a question of ours, answer it.
const longestAnswer = 14
const asksBack = /[?？吗呢]\s*$/

/** True for words such as 对方全责 after a question of ours: no wish of their own, and no talk of something else. */
function answersQuestion(last: Exchange | undefined, { text }: Reading, best: number): boolean {
  if (!last || !asksBack.test(last.answered.trimEnd()) || text.length > longestAnswer) return false
  return !isQuestion(text) && !isOffTopic(text) && best < clear
}

const supposes = /^(?:那|那么)?(?:要是|如果|假如|假设|万一|改成|换成)(?:我)?.{1,14}(?:呢|咧|[?？])?$|^what if /i

/** 那如果晚两年退呢 after something that was computed asks for it once more under another choice. */
function supposesAnew(last: Exchange | undefined, { text }: Reading, best: number): boolean {
  const isComputed = /^calc_|_forecast$|_quote$|_prescreen$/.test(last?.calls[0]?.tool ?? '')
  return isComputed && supposes.test(text) && best < sureOfItsOwn
}

const sureOfItsOwn = 0.8

/** True where the words are an answer to what was asked, or vary what was computed. */
function goesOn(request: ThinkRequest, reading: Reading, history: readonly Exchange[], best: number): boolean {
  const last = history.at(-1)
  if (last?.outcome === 'clarify' && isBareName(reading)) return true
  if (best < 1 && isFreeAnswer(request, reading, history)) return true
  return answersQuestion(last, reading, best) || supposesAnew(last, reading, best)
}

// 病假呢 is sure of a tool of its own only where its words say it all.
const leaning = 0.75

/** True for words that lean on the sentence before, and for no other tool than was called for it. */
function leansOnLast(request: ThinkRequest, reading: Reading, last: Exchange | undefined, best: number): boolean {
  if (!leansOnBefore(reading.text)) return false
  const called = last?.calls[0]?.tool
  return best < leaning || (called !== undefined && intentsOf(request, reading)[0]?.tool === called)
}

const otherStandIn = /^(?:那|还是|就)?(?:换|改)(?:成)?[一-龥]{2,4}(?:代|批|审|来)/

/** True where what is changed is what is open, such as the hours of an overtime. */
function isOfOpen(request: ThinkRequest, reading: Reading, last: Exchange | undefined): boolean {
  const open = request.pending?.tool ?? last?.calls[0]?.tool
  if (open === 'approval_delegate' && otherStandIn.test(reading.text)) return true
  return open !== undefined && intentsOf(request, reading).find(({ withheld }) => !withheld)?.tool === open
}

/** 陈模拟 in answer to a question of ours. */
function isBareName({ text, people }: Reading): boolean {
  return people.some(
    (person) => isIndividual(person) && text.replace(/^(?:给|就|让|是|找)|[吧。]$/g, '') === person.name,
  )
}

/** True when a text only makes sense as a continuation of what was said before. */
function continues(request: ThinkRequest, reading: Reading, history: readonly Exchange[]): boolean {
  const last = history.at(-1)
  if (beginsAnew(request, reading, last)) return false
  const isOpen = request.pending !== null || last?.outcome === 'clarify'
  const best = bestOfItsOwn(request, reading, { isOpen, last })
  if (goesOn(request, reading, history, best)) return true
  if (leansOnLast(request, reading, last, best)) return true
  if (changes.test(reading.text)) return best < 0.9 || isOfOpen(request, reading, last)
  if (elliptic.test(reading.text) && hasSlots(reading)) return best < 0.8
  if (!hasSlots(reading)) return elliptic.test(reading.text) && best < clear
  const rest = leftover(reading)
  // 请病假要什么材料 beside a card that waits is a question, and changes nothing.
  const isOwnQuestion = isQuestion(reading.text) && best >= 0.5
  if (isOpen) return (rest.length <= 6 && !isOwnQuestion) || best < clear
  // 12月22号请一天年假 is nothing but slots, and a wish of its own all the same.
  return rest.length <= 1 && best < 0.8
}

/** 12月2号请一天事假 after a question on the rules goes on with no question. */
function isPlainWish(request: ThinkRequest, reading: Reading): boolean {
  const own = intentsOf(request, reading).find(({ withheld }) => !withheld)
  const isOther = own !== undefined && own.tool !== 'policy_search' && own.score >= sureOfItsOwn
  return isOther && hasSlots(reading) && !isQuestion(reading.text)
}

function baseOf(request: ThinkRequest): ToolCall | null {
  const { pending, history } = request
  if (pending) return { tool: pending.tool, args: pending.args }
  const last = history.at(-1)
  const call = last?.calls[0]
  if (call) return call
  const wish = planText(request, wordsOf(request, history))[0]
  if (wish?.kind === 'tool') return wish.call
  return wish?.kind === 'policy' ? { tool: 'policy_search', args: { question: wish.question } } : null
}

/**
 * The wish of a text that continues the conversation, such as 那事假呢, 改成病假 or an answer to a question;
 * null when the text stands by itself.
 */
export function planFollowUp(request: ThinkRequest): Wish | null {
  const whole = readScene(request, request.text)
  const now = readScene(request, withoutReasons(whole.text))
  const item =
    planItem(request, now) ??
    planComparison(request, now) ??
    planByLastAnswer(request, now) ??
    planResume(request, now) ??
    planOnSubject(request, whole)
  if (item) return item
  // 产假几天 is a question of its own, whatever case was computed before it.
  if (asksLengthOfLeave(now) || !continues(request, now, request.history)) return null
  const base = baseOf(request)
  if (!base) return null
  const before = normalise(wordsOf(request, request.history))
  if (base.tool === 'policy_search') {
    if (isPlainWish(request, now)) return null
    return { kind: 'policy', question: `${withoutSuperseded(before, now.text)} ${now.text}`.trim() }
  }
  const card = request.tools.find(({ name }) => name === base.tool)
  if (!card) return null
  const words = before === '' ? now.text : combine(now, readScene(request, before))
  const joined = readText(words, anchorOf(base, now) ?? now.today, request.person.name)
  const { args, problem } = fillArguments(card, joined)
  const fromNow = isQuestion(now.text) ? {} : pick(fillArguments(card, now).args)
  const required = fillArguments(card, joined).missing
  const merged = overlay(base, { ...keepingDays(base, args, now), ...fromNow, ...freely(base.tool, required, now) })
  return {
    kind: 'tool',
    call: { tool: base.tool, args: merged },
    missing: required.filter((name) => merged[name] === undefined),
    problem,
    score: 1,
  }
}

/** The first of what may be said in any words and is still missing, answered by the whole text. */
function freely(tool: string, missing: readonly string[], { text }: Reading): Readonly<Record<string, unknown>> {
  const name = takesWords(tool) ? freeArguments.find((free) => missing.includes(free)) : undefined
  const answer = name && freeAnswer(text)
  return name && answer ? { [name]: answer } : {}
}

function pick(args: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return args.leaveType === undefined ? {} : { leaveType: args.leaveType }
}
