import type { Locale } from '#sdk'
import type { ThinkRequest, Thought, ToolCard } from '../../model.ts'
import { mend, normalise, withClauses } from '../../understand/normalise.ts'
import { asksOwnPay } from '../../understand/pay-questions.ts'
import { isIndividual } from '../../understand/people.ts'
import { nameItem, namePointedAt } from '../../understand/pointing.ts'
import { readDanger } from '../../understand/protections.ts'
import { isBareRating } from '../../understand/ratings.ts'
import {
  asksWhetherToConsent,
  isBareCommand,
  readConsent,
  readDrop,
  readSmalltalk,
} from '../../understand/smalltalk.ts'
import { isOffTopic, isQuestion } from '../../understand/topics.ts'
import { fillArguments } from './arguments.ts'
import { readCarried } from './carried.ts'
import { isGoingOn, namePerson } from './carry-over.ts'
import { isTakingBack } from './carry-subject.ts'
import { isDeciding } from './follow-shift.ts'
import { planFollowUp } from './follow-up.ts'
import { isHarmless } from './harmless.ts'
import { acceptsCounted, namedByAnswer } from './last-answer.ts'
import { asksPaperOfSomebody, withoutPapers } from './papers.ts'
import { askFor, dangerPhrases, phrases, problemPhrases, smalltalkPhrases } from './phrases.ts'
import { isLikelyAnswered, planText } from './plan.ts'
import { answerPolicy } from './policy.ts'
import { readScene } from './scene.ts'
import { readFields } from './schema.ts'
import { asksToForget } from './service-intents.ts'
import { isByPapers } from './slots-time.ts'
import type { Wish } from './wish.ts'

/** A thought that only says something. */
export function say(outcome: Extract<Thought, { kind: 'say' }>['outcome'], text: string): Thought {
  return { kind: 'say', outcome, text, citations: [], related: [] }
}

const protectedFields =
  /(?:工资的?卡|银行卡|卡号|姓名|名字|身份证|学历|出生).{0,14}(?:换|改|变更|更新|修改)|(?:换|改|变更|更新|修改).{0,8}(?:工资卡|银行卡|卡号|姓名|名字|身份证号?|学历)/

/** 没用 after an answer rates it; out of the blue it is a complaint. */
function isRating({ history }: ThinkRequest, text: string): boolean {
  return (
    isBareRating(text) && ['answer', 'call', 'decline', 'refuse', 'clarify'].includes(history.at(-1)?.outcome ?? '')
  )
}

/** Rates, accepts or goes on with what was said before, and is no talk. */
function isOfBefore(request: ThinkRequest, text: string): boolean {
  return isRating(request, text) || acceptsCounted(request, text) || (isGoingOn(text) && request.pending !== null)
}

// Out of the blue 取消 asks what is meant; these ask nothing.
const givesUp = /算了|当我没[说问]|没事了|不问了|never ?mind|forget (?:it|about it)/i

function isDropped(text: string, isTalking: boolean): boolean {
  return readDrop(text) && (isTalking || givesUp.test(text))
}

function talk(request: ThinkRequest, text: string): Thought | null {
  const { pending, history, locale } = request
  const open = pending !== null || ['clarify', 'confirm'].includes(history.at(-1)?.outcome ?? '')
  if (isTakingBack(request, text) || isDeciding(request, text)) return null
  if (isDropped(text, open || history.length > 0)) {
    return pending ? { kind: 'drop', text: phrases.dropped[locale] } : say('smalltalk', phrases.dropped[locale])
  }
  if (asksWhetherToConsent(text) || (readConsent(text) && (pending || history.length === 0))) {
    return pending ? say('clarify', phrases.useButton[locale]) : say('clarify', phrases.nothingPending[locale])
  }
  if (isOfBefore(request, text)) return null
  return talkOfNothing(text, open, locale)
}

function talkOfNothing(text: string, open: boolean, locale: Locale): Thought | null {
  if (isGoingOn(text) || (!open && isBareCommand(text))) return say('clarify', phrases.unclear[locale])
  const smalltalk = readSmalltalk(text)
  return smalltalk ? say('smalltalk', smalltalkPhrases[smalltalk][locale]) : null
}

// Longer questions on one's pay tell a case, to which a rule may be the answer.
const leastCase = 14

/** For the HR office a colleague's certificate is work done elsewhere; for everybody else, and with pay in it, no affair of theirs. */
function paperOfSomebody({ person, locale }: ThinkRequest, text: string): Thought | null {
  if (!asksPaperOfSomebody(text, person.name) || isQuestion(text)) return null
  const isOfficeWork = person.roles.includes('hr_officer') && !/收入|工资|income|salary/i.test(text)
  return say(isOfficeWork ? 'decline' : 'refuse', phrases.othersPaper[locale])
}

function guard(request: ThinkRequest, text: string): Thought | null {
  const { locale, person } = request
  const danger =
    readDanger(withoutPapers(text, person.name), person.name) ?? readCarried(text, request.history, person.name)
  const isAllowed = danger !== null && isHarmless(request, text, danger)
  const isForgetting = (danger?.kind === 'forgery' || danger?.kind === 'instructions') && asksToForget(text)
  // 写首诗,老科长过生日用 asks for nobody's data.
  if (danger?.kind === 'private' && isOffTopic(text) && !isQuestion(text))
    return say('decline', phrases.offTopic[locale])
  if (danger && !isAllowed && !isForgetting) return say('refuse', dangerPhrases[danger.kind][locale])
  const paper = paperOfSomebody(request, text)
  if (paper) return paper
  const canPay = request.tools.some(({ name }) => name.startsWith('pay_'))
  const isCase = text.length > leastCase && isLikelyAnswered(request)
  if (!canPay && asksOwnPay(text) && !isCase)
    return closed(request, 'pay_slip') ?? say('decline', phrases.ownPay[locale])
  const canUpdate = request.tools.some(({ name }) => name === 'profile_update')
  if (!canUpdate && protectedFields.test(text) && !/[?]|吗|怎么|如何|哪/.test(text))
    return say('decline', phrases.protectedField[locale])
  return null
}

/** `from` and `to` are hours of overtime, days of a journey, and of an approval the one who takes over. */
function meaningOf(name: string, card: ToolCard | undefined): string {
  if (name !== 'from' && name !== 'to') return name
  const fields = card ? readFields(card) : []
  if (fields.some((field) => field.name === 'compensation')) return name === 'from' ? 'fromTime' : 'toTime'
  return name === 'to' && fields.some((field) => field.name === 'destination') ? 'until' : name
}

function question(request: ThinkRequest, wish: Extract<Wish, { kind: 'tool' }>): Thought | null {
  const { locale } = request
  if (isByPapers(wish.call)) return say('refuse', phrases.protectedField[locale])
  if (wish.problem) return say('clarify', problemText(wish, locale))
  if (wish.missing.length === 0) return null
  const card = request.tools.find(({ name }) => name === wish.call.tool)
  // The first words of it: a schema is not told at length.
  const describe = (name: string) =>
    (card ? readFields(card).find((field) => field.name === name)?.description : '')
      ?.split(/[,;:(，；：（]/)[0]
      ?.slice(0, 30) || name
  return say(
    'clarify',
    askFor(
      wish.missing.map((name) => meaningOf(name, card)),
      locale,
      describe,
    ),
  )
}

function problemText(wish: Extract<Wish, { kind: 'tool' }>, locale: Locale): string {
  const problem = wish.problem ? problemPhrases[wish.problem][locale] : ''
  // A half day without its half may also lack its kind.
  const open = wish.problem === 'which_half' || wish.problem === 'vague_day'
  if (!open || !wish.missing.includes('leaveType')) return problem
  return `${problem}${askFor(['leaveType'], locale, (name) => name)}`
}

function wishOf(request: ThinkRequest, wish: Wish): Thought {
  const { locale } = request
  switch (wish.kind) {
    case 'tool':
      return question(request, wish) ?? { kind: 'call', calls: [wish.call] }
    case 'policy':
      return searchPolicy(request, wish.question)
    case 'withheld':
      return withheld(request, wish.tool)
    case 'unclear':
      return wish.aboutPerson ? say('refuse', dangerPhrases.private[locale]) : say('clarify', phrases.unclear[locale])
    case 'other':
      return say('decline', phrases.offTopic[locale])
  }
}

// 我想调去别的科室 is a wish that the HR office takes, and no reach for what is another's.
const wishesForOneself =
  /^(?:那|请问|你好)?[,，]?我(?:也)?(?:想|要|打算|希望|准备|申请)(?:要|申请|去|报)*(?:调|转|换|交流|轮岗|借调|挂职|转正|入职|续签|续聘|辞|退休|提拔|晋升|评|定级)|^(?:can|could|may) i (?:apply|ask|be|move|transfer)|^i(?:'d like| want| would like) to (?:apply|move|transfer|be)/i

// Records of one person, whom a title names as well as a name does.
const ofRecords: ReadonlySet<string> = new Set(['people_card', 'people_timeline', 'retirement_due', 'leave_team'])

// Where the rules of the organisation are the reason, they are named, with whom to ask.
function closed({ withheld: cards, locale }: ThinkRequest, tool: string): Thought | null {
  const words = cards.find(({ name }) => name === tool)?.closed
  return words ? say('refuse', words[locale]) : null
}

/** What somebody may not do may still be answered by the rules, as long as it is about nobody by name. */
function withheld(request: ThinkRequest, tool: string): Thought {
  const byRules = closed(request, tool)
  if (byRules) return byRules
  const { people } = readScene(request, request.text)
  const isOfSomebody = people.some((person) => isIndividual(person) || (ofRecords.has(tool) && person.kind === 'role'))
  // What everybody may have computed stands in the rules as well.
  if (tool.startsWith('calc_') && !isOfSomebody) return searchPolicy(request, request.text)
  if (!isOfSomebody && wishesForOneself.test(request.text)) return say('decline', phrases.throughOffice[request.locale])
  const asksWho = /谁|哪些|名单|有没有|几个|多少人/.test(request.text)
  if (request.knowledge.answerable && !isOfSomebody && !asksWho) return searchPolicy(request, request.text)
  return say('refuse', phrases.withheld[request.locale])
}

function searchPolicy(request: ThinkRequest, question: string): Thought {
  const card = request.tools.find(({ name }) => name === 'policy_search')
  if (!card) return answerPolicy(request)
  const { args } = fillArguments(card, readScene(request, question))
  return { kind: 'call', calls: [{ tool: card.name, args: { ...args, question } }] }
}

// Several wishes: those that can run do; what is missing in another is asked afterwards, in round two.
function several(request: ThinkRequest, wishes: readonly Wish[]): Thought {
  const thoughts = wishes.map((wish) => wishOf(request, wish))
  const calls = thoughts.flatMap((thought) => (thought.kind === 'call' ? thought.calls : []))
  // Of several that submit the first is prepared, and the card names the others.
  if (calls.length > 0) return { kind: 'call', calls }
  return thoughts[0] ?? say('decline', phrases.offTopic[request.locale])
}

/** What a text with several wishes leaves to ask once its other wishes have run; null = nothing. */
export function openQuestion(request: ThinkRequest): string | null {
  const wishes = planText(request, request.text)
  if (wishes.length < 2) return null
  for (const wish of wishes) {
    if (wish.kind !== 'tool') continue
    const asked = question(request, wish)
    if (asked?.kind === 'say') return asked.text
  }
  return null
}

/** A text that points into the list of the last answer, with what it points at named; items of an inbox keep their place. */
function pointedAt(request: ThinkRequest): ThinkRequest {
  const last = request.history.at(-1)
  if (!last || last.calls.some(({ tool }) => tool.startsWith('approval_'))) return request
  const said = normalise(request.text)
  if (isTakingBack(request, withClauses(said))) return request
  const text =
    namePointedAt(said, last.answered) ??
    namedByAnswer(said, last, request.person.name) ??
    nameItem(said, last.answered) ??
    namePerson(said, request.history)
  return text === null ? request : { ...request, text }
}

/** The first step of a turn. */
export function decide(asked: ThinkRequest): Thought {
  const request = pointedAt(asked)
  const text = normalise(request.text)
  if (text === '') return say('clarify', phrases.unclear[request.locale])
  const early = guard(request, mend(text)) ?? talk(request, withClauses(text))
  if (early) return early
  const followUp = planFollowUp(request)
  if (followUp) return wishOf(request, followUp)
  const wishes = planText(request, text)
  const [first] = wishes
  return wishes.length > 1 ? several(request, wishes) : wishOf(request, first ?? { kind: 'other' })
}
