import type { DocumentState } from '../document.ts'
import { CurationError } from './error.ts'

/** What a person can do to a version on its way; each is allowed in some states only. */
export type Step = 'edit' | 'submit' | 'approve' | 'reject' | 'withdraw' | 'retire' | 'revise' | 'accept'

type Name = { readonly zh: string; readonly en: string }

/** Names of the states as people read them. */
export const stateNames: Readonly<Record<DocumentState, Name>> = {
  draft: { zh: '草稿', en: 'a draft' },
  in_review: { zh: '待审核', en: 'in review' },
  scheduled: { zh: '待发布', en: 'scheduled' },
  published: { zh: '已发布', en: 'published' },
  pending_retire: { zh: '待撤下', en: 'waiting to be retired' },
  retired: { zh: '已撤下', en: 'retired' },
}

const steps: Readonly<Record<Step, { readonly from: readonly DocumentState[]; readonly name: Name }>> = {
  edit: { from: ['draft'], name: { zh: '修改', en: 'edited' } },
  submit: { from: ['draft'], name: { zh: '提交审核', en: 'submitted' } },
  approve: { from: ['in_review', 'pending_retire'], name: { zh: '审核通过', en: 'approved' } },
  reject: { from: ['in_review', 'scheduled', 'pending_retire'], name: { zh: '退回', en: 'rejected' } },
  accept: { from: ['draft', 'in_review'], name: { zh: '接受检查结果', en: 'accepted in its findings' } },
  withdraw: { from: ['draft', 'in_review'], name: { zh: '撤回', en: 'withdrawn' } },
  retire: { from: ['published'], name: { zh: '申请撤下', en: 'proposed for retirement' } },
  revise: { from: ['published'], name: { zh: '修订', en: 'revised' } },
}

const advice: Readonly<Record<DocumentState, Name>> = {
  draft: { zh: '请先提交审核（kb submit）。', en: 'Submit it first (kb submit).' },
  in_review: { zh: '请等审核，或先退回、撤回。', en: 'Wait for the review, or have it rejected or withdrawn first.' },
  scheduled: { zh: '请先由另一人退回（kb reject）。', en: 'Have another person reject it first (kb reject).' },
  published: {
    zh: '请先建立修订（kb draft）；不再需要的，请申请撤下（kb retire）。',
    en: 'Make a draft of it (kb draft), or ask to retire it.',
  },
  pending_retire: { zh: '请先由另一人通过或退回撤下申请。', en: 'Have another person decide on its retirement first.' },
  retired: { zh: '请先恢复（kb rollback）或重新导入。', en: 'Roll it back (kb rollback) or import it again.' },
}

/** States from which a step is allowed. */
export function statesFor(step: Step): readonly DocumentState[] {
  return steps[step].from
}

/**
 * Refuses a step that the state of a version does not allow.
 * @param doc key of the version, to name it
 * @throws CurationError with a sentence that says what to do instead
 */
export function demandState(step: Step, state: DocumentState, doc: string): void {
  const { from, name } = steps[step]
  if (from.includes(state)) return
  throw new CurationError(
    `《${doc}》现在是“${stateNames[state].zh}”，不能${name.zh}。${advice[state].zh}`,
    `${doc} is ${stateNames[state].en} and cannot be ${name.en}. ${advice[state].en}`,
    'state',
  )
}
