import type { ThinkRequest } from '../../model.ts'
import { readBeneficiary } from '../../understand/beneficiary.ts'
import { kindMark, withoutKinds } from '../../understand/kinds.ts'
import { lengthOf } from '../../understand/length.ts'
import { isIndividual } from '../../understand/people.ts'
import { readBirth } from '../../understand/retirement-facts.ts'
import { isAboutWork, isOffTopic, isQuestion, isUpkeep } from '../../understand/topics.ts'
import { splitWishes } from '../../understand/wishes.ts'
import { fillArguments } from './arguments.ts'
import type { Intent } from './intents.ts'
import { toolForOthers } from './of-others.ts'
import { oncePerTwo } from './once.ts'
import {
  areAllPlain,
  asOneChange,
  computesFromFacts,
  sameTool,
  spread,
  standsAlone,
  withKindOfLeave,
  withNames,
} from './parts.ts'
import type { Reading } from './reading.ts'
import { intentsOf, readScene } from './scene.ts'
import { asksLengthOfLeave, bareLookUp, firm, ownData, sift } from './sift.ts'
import { isCaseCalculator } from './slots-rules.ts'
import { planStory } from './story.ts'
import { timeTaught } from './time-intents.ts'
import { inClauses, inDecisions, inList, inTwo } from './two-wishes.ts'
import type { Scene, Wish } from './wish.ts'

// From this score on even a text with foreign words in it is about the tool.
const sure = 0.8

const sureAnswer = 0.75

/** True when the rules surely answer a text, whatever it sounds like. */
export function isSurelyAnswered({ knowledge }: Pick<ThinkRequest, 'knowledge'>): boolean {
  return knowledge.answerable && knowledge.confidence >= sureAnswer
}

// What a message is about in passing matters less, the likelier an article answers it.
const likelyAnswer = 0.5

/** True when the rules more likely answer a text than not. */
export function isLikelyAnswered({ knowledge }: Pick<ThinkRequest, 'knowledge'>): boolean {
  return knowledge.answerable && knowledge.confidence >= likelyAnswer
}

/** From this score on a wish is clear enough to be followed. */
export const clear = 0.36
const policyTool = 'policy_search'

// Among tools that fit nearly alike, one the person may use goes first.
function choose(intents: readonly Intent[]): Intent | null {
  const best = intents[0]
  if (!best || best.score < clear) return null
  if (!best.withheld) return best
  const allowed = intents.find(({ withheld }) => !withheld)
  // What looks like a wish beyond the rights has to be clear before it is refused.
  if (best.score < firm || (allowed && allowed.score > best.score - 0.12))
    return allowed && allowed.score >= clear ? allowed : null
  return best
}

// A decision without an item is more likely a look at what waits.
function withItems(scene: Scene, wish: Wish, reading: Reading, intents: readonly Intent[]): Wish {
  if (wish.kind !== 'tool' || !wish.missing.includes('items') || !wish.call.tool.startsWith('approval_')) return wish
  const inbox = intents.find(({ tool }) => tool === 'approval_inbox')
  return inbox && !inbox.withheld && inbox.score >= clear ? toolWish(scene, reading, inbox) : wish
}

// 产假几天 asks how long the leave is, and not how a span of it counts.
function asksLengthOnly(tool: string, { text, dates, durations }: Reading): boolean {
  return tool === 'calc_leave_days' && dates.spans.length === 0 && durations.length === 0 && isQuestion(text)
}

// Leave that somebody asks for a colleague must never become their own.
const behalf = 'leave_behalf'
const ofOneself: ReadonlySet<string> = new Set(['leave_submit', 'leave_quote'])

function forWhom({ tools }: Scene, reading: Reading, intent: Intent): Intent {
  const isForColleague = ofOneself.has(intent.tool) && readBeneficiary(reading.text, reading.people)
  const tool = isForColleague ? behalf : toolForOthers(intent.tool, reading, readBirth(reading.text) !== null)
  return tool === intent.tool ? intent : { ...intent, tool, withheld: !tools.some(({ name }) => name === tool) }
}

const papers =
  /(?:什么|啥|哪些|哪种).{0,6}(?:材料|证明|手续|条件)|(?:材料|证明|手续|条件).{0,6}(?:什么|啥|哪些)|what (?:documents|papers|proof)/i

// 请病假要什么材料 is of no leave yet, and needs no day to be answered.
function asksPapersOnly(tool: string, { text, dates, durations }: Reading): boolean {
  return ofOneself.has(tool) && dates.spans.length === 0 && durations.length === 0 && papers.test(text)
}

// Of these one has to be said, whichever.
const oneOf: Readonly<Record<string, readonly string[]>> = {
  leave_change: ['newStart', 'newEnd', 'newStartHalf', 'newEndHalf', 'leaveType'],
  review_give: ['score', 'work', 'cooperation', 'conduct'],
}

function stillOpen(tool: string, args: Readonly<Record<string, unknown>>): readonly string[] {
  const names = oneOf[tool] ?? []
  return names.some((name) => args[name] !== undefined) ? [] : names.slice(0, 1)
}

function toolWish(scene: Scene, reading: Reading, found: Intent): Wish {
  const intent = forWhom(scene, reading, found)
  const card = scene.tools.find(({ name }) => name === intent.tool)
  if (!card) return { kind: 'withheld', tool: intent.tool, score: intent.score }
  if (intent.tool === policyTool || asksLengthOnly(intent.tool, reading) || asksPapersOnly(intent.tool, reading))
    return { kind: 'policy', question: reading.text }
  const filled = fillArguments(card, reading)
  const { args, problem } = filled
  const missing = [...filled.missing, ...stillOpen(card.name, args)]
  return { kind: 'tool', call: { tool: card.name, args }, missing, problem, score: intent.score }
}

function withoutTool(scene: Scene, reading: Reading): Wish {
  const { text } = reading
  if (isBesideThePoint(scene, text)) return { kind: 'other' }
  const asks = isQuestion(text)
  if (scene.knowledge.answerable) return { kind: 'policy', question: text }
  if ((isAboutWork(text) || withoutKinds(text).includes(kindMark)) && (asks || text.length > 4))
    return { kind: 'policy', question: text }
  if (!asks && reading.dates.spans.length > 0)
    return { kind: 'unclear', aboutPerson: reading.people.some(isIndividual) }
  return { kind: 'other' }
}

// Translating, writing and telling are no tool's work, whatever the text to work on speaks of.
function isOrderedElse(text: string): boolean {
  return /^(?:请|帮我|给我|麻烦|please |can you |could you )*(?:translate\b|翻译|写(?:一?首|个|篇)|讲个|sing\b|tell me a (?:joke|story)|write (?:me )?(?:a|an|some) (?:poem|song|story|essay))/i.test(
    text,
  )
}

/** True for what is no matter of the office, unless it is asked as a case that an article answers. */
function isBesideThePoint(scene: Scene, text: string): boolean {
  return isOffTopic(text) && !(isQuestion(text) ? isLikelyAnswered(scene) : isSurelyAnswered(scene))
}

// So little may a tool be ahead of the rules for the rules to be asked all the same.
const ahead = 0.2

/** True when a tool is only faintly meant and the rules surely answer. */
function isAnsweredByRules(scene: Scene, text: string, intents: readonly Intent[]): boolean {
  const [best] = intents
  if (!best || best.score >= firm) return false
  if (!isSurelyAnswered(scene)) return false
  if (ownData.has(best.tool) && lengthOf(text) <= bareLookUp) return false
  const rules = intents.find(({ tool }) => tool === policyTool)?.score ?? 0
  return best.score - rules < ahead
}

/** 给他请个假: whom it is for and when is asked, as long as the speaker may do it at all. */
function asksOnBehalf({ tools }: Scene, { text, people }: Reading): Intent | null {
  if (!/请.{0,4}假/.test(text) || isQuestion(text) || !readBeneficiary(text, people)) return null
  return { tool: behalf, score: clear, withheld: !tools.some(({ name }) => name === behalf) }
}

/** Plans one wish. */
export const planWish = oncePerTwo((scene: Scene, reading: Reading): Wish => {
  if (isUpkeep(reading.text)) return { kind: 'other' }
  const all = intentsOf(scene, reading)
  const isCase = all.some(({ tool }) => isCaseCalculator(tool))
  if (!isCase && asksLengthOfLeave(reading)) return { kind: 'policy', question: reading.text }
  const intents = sift(scene, reading, all)
  const intent = isAnsweredByRules(scene, reading.text, intents)
    ? null
    : (choose(intents) ?? asksOnBehalf(scene, reading))
  const isMeant = (intent?.score ?? 0) >= sure && !isOrderedElse(reading.text)
  if (isBesideThePoint(scene, reading.text) && !isMeant) return { kind: 'other' }
  return intent ? withItems(scene, toolWish(scene, reading, intent), reading, intents) : withoutTool(scene, reading)
})

// What is plainly asked for and submits something is told at length: its clauses are details and no further wishes.
function isPlainSubmit({ tools }: Scene, wish: Wish): boolean {
  if (wish.kind !== 'tool' || wish.score < 1 || !timeTaught.has(wish.call.tool)) return false
  return tools.some(({ name, effect }) => name === wish.call.tool && effect.startsWith('submit'))
}

// 跑一遍督查,看某处有没有新的预警, 婚假13天从2号起,哪天上班: the second clause says what the first is for.
const sweeps = /(?:跑|扫|查)[^,，。]{0,12}[,，]看看?(?:一下)?[^,，。]{0,14}有没有/
const endsWhen = /[,，?](?:哪天|什么时候|几号|啥时候)[^,，。]{0,6}(?:回来|上班|到岗|返岗|结束|到期)/

function isOneSweep(wish: Wish, text: string): boolean {
  if (wish.kind !== 'tool') return false
  if (wish.call.tool === 'supervision_scan') return sweeps.test(text)
  return /^(?:calc_leave_days|leave_quote)$/.test(wish.call.tool) && wish.missing.length === 0 && endsWhen.test(text)
}

/** Plans a whole text: one wish, or several where each part is a clear wish of its own. */
export const planText = oncePerTwo((scene: Scene, text: string): readonly Wish[] => {
  const whole = readScene(scene, text)
  const wishes = planSeveral(scene, whole)
  const decisions = inDecisions(whole.text, whole.self, planPart(scene))
  if (decisions) return decisions
  const told = planStory(scene, whole, planPart(scene))
  return told && (wishes.length < 2 || told.isOnly) ? [told.wish] : withoutReturned(asOneChange(wishes, whole.text))
})

/** 病假不休满了,明天就回来上班,销假: what is closed early is neither cancelled nor asked for besides. */
function withoutReturned(wishes: readonly Wish[]): readonly Wish[] {
  const toolOf = (wish: Wish) => (wish.kind === 'tool' ? wish.call.tool : '')
  // 郑某某月底就回来了,把他那个借调结掉 returns nobody from leave.
  if (wishes.some((wish) => toolOf(wish) === 'secondment_end'))
    return wishes.filter((wish) => toolOf(wish) !== 'leave_return')
  if (!wishes.some((wish) => toolOf(wish) === 'leave_return')) return wishes
  return wishes.filter((wish) => !/^leave_(?:cancel|submit|change)$/.test(toolOf(wish)))
}

function planSeveral(scene: Scene, whole: Reading): readonly Wish[] {
  const single = planWish(scene, whole)
  const parts = isOneSweep(single, whole.text) ? [] : splitWishes(whole.text)
  if (parts.length > 1 && !computesFromFacts(whole, single)) {
    const wishes = withNames(withKindOfLeave(parts, whole), whole.self)
      .filter((part) => !/^(?:是)?(?:谁|哪个)(?:负责|管|处理)(?:的)?[?]?$/.test(part))
      .map((part) => planWish(scene, readScene(scene, part)))
    const alone = isPlainSubmit(scene, single) && !areAllPlain(wishes) ? [] : wishes.filter(standsAlone)
    const tools = alone.filter(({ kind }) => kind === 'tool')
    const distinct = alone.filter((wish, i) => !alone.slice(0, i).some((other) => sameTool(wish, other)))
    // Two questions on the rules are one search; a tool with details is one wish.
    if (distinct.length > 1 && tools.length > 0 && tools.length === distinct.length) return distinct
    if (distinct.length > 1 && tools.length > 0 && isSubmitWithQuestion(distinct)) return distinct
  }
  return besideRules(
    scene,
    whole,
    isOneSweep(single, whole.text)
      ? [single]
      : (inTwo(scene, whole.text, planPart(scene)) ??
          inList(scene, whole.text, planPart(scene)) ??
          sideBySide(scene, whole, single) ??
          spread(whole, single)),
  )
}

function sideBySide(scene: Scene, whole: Reading, single: Wish): readonly Wish[] | null {
  return computesFromFacts(whole, single) ? null : inClauses(whole.text, planPart(scene))
}

const planPart = (scene: Scene) => (part: string) => planWish(scene, readScene(scene, part))

const askedFor = /帮|替我|给我|麻烦|请(?!假|教|问)|please|can you|could you/i

/** A case that rules surely answer gets them beside what is looked up, and instead of what would be submitted. */
function besideRules(scene: Scene, { text }: Reading, wishes: readonly Wish[]): readonly Wish[] {
  const tools = wishes.flatMap((wish) => (wish.kind === 'tool' ? [wish.call.tool] : []))
  const isComputed = tools.some(isCaseCalculator)
  const isCase = isComputed
    ? isLikelyAnswered(scene)
    : lengthOf(text) > bareLookUp && isQuestion(text) && isSurelyAnswered(scene)
  if (!isCase || tools.length < wishes.length) return wishes
  const policy: Wish = { kind: 'policy', question: text }
  const submits = scene.tools.some(({ name, effect }) => tools.includes(name) && effect.startsWith('submit'))
  if (!submits) return [...wishes, policy]
  return askedFor.test(text) ? wishes : [policy]
}

function isSubmitWithQuestion(wishes: readonly Wish[]): boolean {
  return wishes.every((wish) =>
    wish.kind === 'tool'
      ? wish.score >= 0.8
      : wish.kind === 'policy' && wish.question.length >= 5 && isAboutWork(wish.question) && isQuestion(wish.question),
  )
}
