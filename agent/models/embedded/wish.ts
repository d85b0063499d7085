import type { ThinkRequest, ToolCall } from '../../model.ts'
import type { LeaveProblem } from '../../understand/leave-span.ts'

/** What one wish comes to. */
export type Wish =
  | {
      readonly kind: 'tool'
      readonly call: ToolCall
      readonly missing: readonly string[]
      readonly problem: LeaveProblem | null
      readonly score: number
    }
  | { readonly kind: 'policy'; readonly question: string }
  | { readonly kind: 'withheld'; readonly tool: string; readonly score: number }
  | { readonly kind: 'unclear'; readonly aboutPerson: boolean }
  | { readonly kind: 'other' }

/** A wish for a tool that is meant beyond doubt, and of which nothing is missing but what is named. */
export function wishFor(call: ToolCall, missing: readonly string[] = []): Extract<Wish, { kind: 'tool' }> {
  return { kind: 'tool', call, missing, problem: null, score: 1 }
}

/** What planning needs of a request. */
export type Scene = Pick<ThinkRequest, 'tools' | 'withheld' | 'knowledge' | 'now' | 'person'>
