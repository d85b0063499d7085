import { expect, test } from 'vitest'
import type { Model, ThinkRequest } from '../../agent/model.ts'
import { createEmbeddedModel } from '../../agent/models/embedded/index.ts'
import { openPGlite } from '../../store/pglite.ts'
import { openProduct } from '../support/product.ts'
import { scratchFolder } from '../support/server.ts'

/** The embedded model, and everything it was ever asked. */
function recording(): { readonly model: Model; readonly seen: ThinkRequest[] } {
  const embedded = createEmbeddedModel()
  const seen: ThinkRequest[] = []
  return {
    seen,
    model: {
      name: 'recording',
      async think(request) {
        seen.push(request)
        return embedded.think(request)
      },
    },
  }
}

test('sensitive subjects get fixed words and a colleague, and their words go nowhere', async () => {
  const folder = await scratchFolder()
  const { model, seen } = recording()
  const product = await openProduct({ directory: folder.path, model })
  try {
    const harm = await product.chat('zhang', { text: '压力太大，我真的不想活了，梧桐树下' })
    expect(harm.outcome).toBe('handoff')
    expect(harm.answer).toContain('12356')
    expect(harm.answer).toMatch(/工单号 \S+/)
    const told = await product.chat('li', { text: '科长总是对我动手动脚，在梧桐树下，怎么办' })
    expect(told).toMatchObject({ outcome: 'handoff' })
    expect(told.answer).toContain('12338')
    const wrong = await product.chat('du', { text: '我想匿名举报我们处长收好处费，在梧桐树下' })
    expect(wrong.outcome).toBe('answer')
    expect(wrong.answer).toContain('12388')
    // The rules were searched for the way of a report, in words of our own.
    expect(wrong.toolCalls.map(({ tool }) => tool)).toEqual(['policy_search'])
    expect(JSON.stringify(wrong.toolCalls)).not.toMatch(/处长|梧桐/)
    expect(wrong.citations.length).toBeGreaterThan(0)
    expect(seen).toEqual([])
    // What is said next is understood without the words that were said before.
    await product.chat('zhang', { text: '我还有几天年假' })
    expect(JSON.stringify(seen)).not.toContain('梧桐树下')
    expect(seen[0]?.history.at(-1)?.said).toBe('〔敏感事项，未保留〕')
  } finally {
    await product.close()
  }
  const db = await openPGlite(folder.path)
  const { rows: tables } = await db.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const held: string[] = []
  for (const { name } of tables) {
    const { rows } = await db.query<{ n: number }>(
      `select count(*)::int as n from "${name}" t where t::text ~ '梧桐树下'`,
    )
    if ((rows[0]?.n ?? 0) > 0) held.push(name)
  }
  await db.close()
  await folder.remove()
  // The message itself, until the conversation is erased; no ticket, gap, count or memory holds it.
  expect(held.sort()).toEqual(['turn', 'turn_event'])
}, 120_000)

test('a body that has a way of its own switches the fixed words off', async () => {
  const product = await openProduct({ settings: { RENSHI_SENSITIVE: 'off' } })
  try {
    const reply = await product.chat('zhang', { text: '我想匿名举报我们处长收好处费' })
    expect(reply.answer).not.toContain('12388')
  } finally {
    await product.close()
  }
}, 120_000)
