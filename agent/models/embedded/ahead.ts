import { learnJudge } from '../../understand/private-judge.ts'
import type { Comparable } from './examples.ts'
import { learnNow } from './learned.ts'
import { indexAhead } from './scene.ts'

/** Learns now what is else learnt by the first messages that need it, which would wait up to a second for it. */
export function learnAhead(tools: readonly Comparable[]): void {
  learnNow(tools)
  indexAhead(tools)
  learnJudge()
}
