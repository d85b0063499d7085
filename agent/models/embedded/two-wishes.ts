import { hasSeveralDecisions, readDecision, readItems } from '../../understand/decisions.ts'
import { sameTool } from './parts.ts'
import type { Scene, Wish } from './wish.ts'

// From this score on both sides of 和 or a comma are wishes of their own.
const plainWish = 0.85
const mostClauses = 6

/** 查一下考勤和公积金: two look-ups under one verb, or side by side; null where it is one. */
export function inTwo({ tools }: Scene, text: string, plan: (part: string) => Wish): readonly Wish[] | null {
  const joined =
    /^(?<verb>(?:帮我|给我|请|麻烦|我想)*(?:查|看|调|问|列|发|show me|show|check)(?:一下|一查|一看|看|查|下)?(?:我的?|my )?)(?<first>.{2,14}?)(?:和|跟|以及|还有|、| and )(?<second>.{2,20})$/i.exec(
      text,
    )?.groups
  const [left = '', right = '', ...more] = joined
    ? [`${joined.verb}${joined.first}`, `${joined.verb}${joined.second}`]
    : text.split(',')
  if (more.length > 0 || left.length < 3 || right.length < 3) return null
  return asLookUps(tools, [left, right].map(plan))
}

function asLookUps(tools: Scene['tools'], wishes: readonly Wish[]): readonly Wish[] | null {
  const isLookUp = (wish: Wish) =>
    wish.kind === 'tool' &&
    wish.score >= plainWish &&
    wish.missing.length === 0 &&
    tools.some(({ name, effect }) => name === wish.call.tool && effect === 'read' && !name.startsWith('calc_'))
  const areDistinct = wishes.every((wish, at) => !wishes.slice(0, at).some((other) => sameTool(wish, other)))
  return wishes.every(isLookUp) && areDistinct ? wishes : null
}

// What closes a list: 都给我看看, 一起发我.
const closesList =
  /^(?:都|一起|一并|分别|统统|全部|这几样|这些)?(?:帮我|给我|替我|你)?(?:都|一起|一并)?(?:看|查|列|发|说|报|调)(?:看|查|一?下|给我|我)*(?:一?下)?$|^(?:please|thanks?|thank you)$/i

/** 年假剩几天、7月的工资条、合同哪天到期,都看看: look-ups in a list, each plain by itself; null where one is not. */
export function inList({ tools }: Scene, text: string, plan: (part: string) => Wish): readonly Wish[] | null {
  const parts = text.split(/[、,，;；]|\band\b/).flatMap((part) => part.trim() || [])
  const kept = parts.filter((part) => !closesList.test(part))
  if (kept.length < 2 || kept.length > mostClauses || kept.some((part) => part.length < 3)) return null
  return asLookUps(tools, kept.map(plan))
}

function toolOf(wish: Wish): string | undefined {
  return wish.kind === 'tool' ? wish.call.tool : undefined
}

// Side by side without a word between them both have to be plain beyond doubt.
const beyondDoubt = 0.95

function isBeyondDoubt(wish: Wish): boolean {
  return (
    wish.kind === 'tool' &&
    wish.score >= beyondDoubt &&
    wish.missing.length === 0 &&
    wish.problem === null &&
    !wish.call.tool.startsWith('calc_')
  )
}

// 今年学时不够 only tells why what follows is asked, and 走下一步 belongs to what goes before.
const shortest = 5
const isAsked = (clause: string): boolean => clause.length >= shortest && !/(?:不够|不足|太少|没了|不对)$/.test(clause)

/**
 * Wishes that stand side by side, each with the clauses that tell its details: 邮箱换成…,再开个证明,签证用; null where
 * fewer than two clauses are wishes beyond doubt, or two of them for one tool.
 */
export function inClauses(text: string, plan: (part: string) => Wish): readonly Wish[] | null {
  const clauses = text.split(/[,。;!?]+/).flatMap((clause) => clause.trim() || [])
  if (clauses.length < 2 || clauses.length > mostClauses) return null
  const planned = clauses.map(plan)
  const heads = planned.flatMap((wish, at) => (isBeyondDoubt(wish) && isAsked(clauses[at] ?? '') ? [at] : []))
  const tools = new Set(heads.map((at) => planned[at]).flatMap((wish) => (wish ? toolOf(wish) : []) ?? []))
  if (heads.length < 2 || tools.size < heads.length) return null
  const wishes = heads.map((head, nth) => plan(clauses.slice(nth === 0 ? 0 : head, heads[nth + 1]).join(',')))
  return wishes.every((wish) => wish.kind === 'tool') && wishes.every((wish) => tools.has(toolOf(wish) ?? ''))
    ? wishes
    : null
}

/**
 * Decisions that differ by item, each with its own: 第一个同意,第二个驳回,理由是没附证明; null where there is one
 * decision, or one of them says too little.
 */
export function inDecisions(text: string, self: string, plan: (part: string) => Wish): readonly Wish[] | null {
  if (!hasSeveralDecisions(text, self)) return null
  const parts: string[] = []
  for (const part of text.split(/[,;。]/)) {
    const begins = parts.length === 0 || (readItems(part, self).length > 0 && readDecision(part) !== null)
    if (begins) parts.push(part)
    else parts.push(`${parts.pop()},${part}`)
  }
  const wishes = parts.map(plan)
  const areDecisions = wishes.every((wish) => toolOf(wish) === 'approval_decide' && isComplete(wish))
  return wishes.length > 1 && areDecisions ? wishes : null
}

const isComplete = (wish: Wish): boolean => wish.kind === 'tool' && wish.missing.length === 0 && wish.problem === null
