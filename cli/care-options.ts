/** What the actions of `kb` that care for the knowledge base are called. */
export const careActions = ['gaps', 'gap', 'answers', 'stale', 'subscribe', 'unsubscribe', 'notices', 'use'] as const

/** One of {@link careActions}. */
export type CareAction = (typeof careActions)[number]

/** True for an action of care. */
export function isCareAction(action: string | undefined): action is CareAction {
  return careActions.some((known) => known === action)
}

/** Options of these actions, as `parseArgs` takes them. */
export const careOptions = {
  all: { type: 'boolean', default: false },
  decision: { type: 'string' },
  document: { type: 'string' },
  file: { type: 'string' },
  kind: { type: 'string' },
  note: { type: 'string' },
  owner: { type: 'string' },
  reason: { type: 'string' },
  revises: { type: 'string' },
  sex: { type: 'string' },
  since: { type: 'string' },
  state: { type: 'string' },
  title: { type: 'string' },
  to: { type: 'string' },
  token: { type: 'string' },
  topic: { type: 'string' },
  until: { type: 'string' },
} as const

/** Lines of the usage that tell of them. */
export const careUsage = `  kb gaps [--state S] [--owner P] --as A · kb gap assign ID --to P · kb gap solve ID [--note …] · kb gap ignore ID --reason …
  kb gap draft ID --title T --file PATH · kb gap answer ID --file JSON --as A      答复变成草稿或官方答复
  kb answers list|add FILE [--revises ID]|approve ID|reject ID --reason …|retire ID --reason … --as A
  kb stale [--kind K] [--owner P] --as A · kb stale decide SUBJECT --kind K --since DAY --decision keep|revise|retire --note …
  kb subscribe|unsubscribe --document D|--topic T|--all --as P
  kb notices list|preview DOCUMENT [--sex F|M|all]|send DOCUMENT --token T [--sex …] --as A · kb use [--since DAY] --as A`
