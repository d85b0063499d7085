import { describe, expect, test } from 'vitest'
import type { Exchange } from '../../../agent/model.ts'
import { createEmbeddedModel } from '../../../agent/models/embedded/index.ts'
import { callsOf, knowledgeOf, readLines, requestOf } from './embedded-support.ts'

const model = createEmbeddedModel()

type Line = { readonly text: string; readonly role: string; readonly after: string | null; readonly expect: string }

const lines: readonly Line[] = readLines('understand/private.jsonl').map((line) => ({
  text: String(line.text),
  role: String(line.role),
  after: typeof line.after === 'string' ? line.after : null,
  expect: String(line.expect),
}))

function before({ after, role }: Line): Promise<readonly Exchange[]> | readonly Exchange[] {
  return after === null ? [] : said(after, role)
}

async function said(text: string, role: string): Promise<readonly Exchange[]> {
  const thought = await model.think(requestOf(text, role))
  return [
    { said: text, answered: '', outcome: thought.kind === 'say' ? thought.outcome : 'call', calls: callsOf(thought) },
  ]
}

/** What a line comes to: the tools called and the outcome after them, with a knowledge base that has no answer. */
async function comesTo(line: Line): Promise<string> {
  const knowledge = knowledgeOf(false)
  const history = await before(line)
  const first = await model.think(requestOf(line.text, line.role, { knowledge, history }))
  if (first.kind === 'drop') return 'drop'
  if (first.kind === 'say') return first.outcome
  const tools = first.calls.map(({ tool }) => tool).join()
  if (tools !== 'policy_search') return tools
  const results = first.calls.map((call) => ({ call, ok: true as const, result: {}, text: '' }))
  const last = await model.think(requestOf(line.text, line.role, { knowledge, history, results }))
  return last.kind === 'say' ? `searched, ${last.outcome}` : last.kind
}

const meaning: Readonly<Record<string, string>> = { decline: 'searched, decline' }

async function wrong(expected: (expect: string) => boolean): Promise<readonly string[]> {
  const out: string[] = []
  for (const line of lines.filter(({ expect }) => expected(expect))) {
    const got = await comesTo(line)
    if (got !== (meaning[line.expect] ?? line.expect)) out.push(`${line.text} → ${got}`)
  }
  return out
}

describe('private matters', () => {
  test('what is private to somebody else is refused without a call', async () => {
    expect(await wrong((expect) => expect === 'refuse')).toEqual([])
  })

  test('rules on groups and ranks are searched for and declined where nothing answers', async () => {
    expect(await wrong((expect) => expect === 'decline')).toEqual([])
  })

  test('own pay is not refused, and wishes that mention people are served', async () => {
    expect(await wrong((expect) => expect !== 'refuse' && expect !== 'decline')).toEqual([])
  })
})
