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

/** What planning needs of a request. */
export type Scene = Pick<ThinkRequest, 'tools' | 'withheld' | 'knowledge' | 'now' | 'person'>
