import { lengthOf } from '../../understand/length.ts'
import { isIndividual } from '../../understand/people.ts'
import { isQuestion } from '../../understand/topics.ts'
import { fillArguments } from './arguments.ts'
import type { Reading } from './reading.ts'
import type { Scene, Wish } from './wish.ts'

// Shorter texts are wishes with their details, and no stories with a wish in them.
const leastStory = 42
const leastClauses = 4
const mostMarked = 3
const mostAfter = 6

// Where in a story the wish stands: somebody is asked to do something, or the thing to do is named.
const marks =
  /帮(?!扶|教|助)|[替代给]我(?!们)|麻烦|劳驾|(?:你|您)(?:这边)?(?:直接|先|就|给|帮|替|把|看|瞅|瞧)|[想要]请(?!假)|能不能|能否|申请|提交|提上|调出|登记|填上|办一?下|办个|起了|推荐|列给|安排|撤回|补上|报了|照我|please|could you|can you/i

type ToolWish = Extract<Wish, { kind: 'tool' }>
type Candidate = { readonly wish: ToolWish; readonly said: string; readonly at: number }

/** True for a text that tells a story around its wish. */
export function isStory(text: string): boolean {
  return lengthOf(text) >= leastStory && clausesOf(text).length >= leastClauses
}

const clausesOf = (text: string): readonly string[] =>
  text.split(/[,，。;；!！?？:：]+/).flatMap((clause) => clause.trim() || [])

const pronoun = /[他她](?!们|人)/

type Stretch = Pick<Candidate, 'said' | 'at'>

/** Stretches of a story that may hold the wish: each clause with a mark, alone and with what stands around it. */
function stretchesOf({ text, people }: Reading): readonly Stretch[] {
  const names = new Set(people.filter(isIndividual).map((person) => person.name))
  const name = names.size === 1 ? ([...names][0] ?? null) : null
  const clauses = clausesOf(text)
  const marked = clauses.flatMap((clause, at) => (marks.test(clause) ? [at] : [])).slice(-mostMarked)
  const around = [
    [0, 1],
    [-1, 1],
    [-2, 1],
    [0, 2],
    [-1, 2],
    [0, mostAfter],
    [-1, mostAfter],
  ] as const
  const stretches = marked.flatMap((at) =>
    around.map(([from, to]) => ({ at, said: clauses.slice(Math.max(0, at + from), at + to).join(',') })),
  )
  return stretches.map(({ said, at }) => ({ at, said: name === null ? said : said.replace(pronoun, name) }))
}

const openOf = ({ missing, problem }: ToolWish): number => missing.length + (problem === null ? 0 : 1)

/** The better of two readings of the wish: the one that stands later, leaves less open, then the surer, then the longer. */
function byWorth(a: Candidate, b: Candidate): number {
  const sureness = Math.round(10 * b.wish.score) - Math.round(10 * a.wish.score)
  return b.at - a.at || openOf(a.wish) - openOf(b.wish) || sureness || b.said.length - a.said.length
}

// From this score on a stretch plainly asks for a tool.
const plain = 0.9

const ofDays = ['date', 'start', 'end', 'startHalf', 'endHalf', 'from', 'to', 'returnedOn', 'lastDay']

/** What a stretch leaves open, read off the rest of the story: days where it names none, and what the tool needs. */
function completed({ tools }: Scene, whole: Reading, { wish }: Candidate): ToolWish {
  const card = tools.find(({ name }) => name === wish.call.tool)
  if (!card) return wish
  const told = fillArguments(card, whole).args
  const hasDays = ofDays.some((name) => wish.call.args[name] !== undefined)
  const taken = Object.entries(told).filter(
    ([name]) =>
      wish.call.args[name] === undefined && (wish.missing.includes(name) || (!hasDays && ofDays.includes(name))),
  )
  const args = { ...wish.call.args, ...Object.fromEntries(taken) }
  return { ...wish, call: { ...wish.call, args }, missing: wish.missing.filter((name) => args[name] === undefined) }
}

/**
 * The wish that a story is told for: 考虑了大半年,跟家里也开了会 … 申请替我提交上去. Null where no stretch of it plainly
 * asks for something to be done or shown, and for a case of which the rules are asked.
 * @param plan plans a stretch by itself
 * @returns the wish, and whether no other stretch asks for another tool
 */
export function planStory(
  scene: Scene,
  whole: Reading,
  plan: (said: string) => Wish,
): { readonly wish: Wish; readonly isOnly: boolean } | null {
  const { text } = whole
  if (!isStory(text)) return null
  const candidates = stretchesOf(whole).flatMap(({ said, at }): Candidate[] => {
    const wish = plan(said)
    return wish.kind === 'tool' && wish.score >= plain && !wish.call.tool.startsWith('calc_')
      ? [{ wish, said, at }]
      : []
  })
  const [best] = candidates.sort(byWorth)
  if (!best) return null
  const last = clausesOf(text).at(-1) ?? ''
  const isCase = isQuestion(last) && !marks.test(last) && !best.said.endsWith(last)
  const isOnly = new Set(candidates.map(({ wish }) => wish.call.tool)).size === 1
  return isCase ? null : { wish: completed(scene, whole, best), isOnly }
}
