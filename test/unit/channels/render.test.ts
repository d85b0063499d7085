import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Reply } from '#sdk'
import { createLoopback, platforms } from '../../../channels/loopback/index.ts'
import { piecesOf, splitText } from '../../../channels/render.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text).length
const squeezed = (text: string) => text.replace(/\s+/g, '')

test('a long text is cut within the limit, and nothing but white space is lost', () => {
  const pieces = fc.array(fc.constantFrom('年休假', '。', '\n\n', '\n', 'abc ', '👨‍👩‍👧', '第三条 ', '！'), {
    maxLength: 300,
  })
  fc.assert(
    fc.property(pieces, fc.integer({ min: 40, max: 400 }), (units, longest) => {
      const text = units.join('')
      const cut = splitText(text, longest)
      for (const piece of cut) expect(bytesOf(piece)).toBeLessThanOrEqual(longest)
      expect(squeezed(cut.join(''))).toBe(squeezed(text))
    }),
  )
})

test('every platform is given a card with its buttons, or its words alone where there are none', () => {
  const action = { id: 'confirm', label: '确认提交', value: '123456' } as const
  const reply: Reply = {
    ...{ answer: '请核对。', citations: [], toolCalls: [], outcome: 'confirm', trace: 't' },
    parts: [
      { kind: 'text', text: '请核对。' },
      { kind: 'card', title: '待确认', text: '请假一天', changes: [], actions: [action] },
    ],
  }
  for (const like of platforms) {
    const { capabilities } = createLoopback({ like, newId: () => 'secret' })
    const pieces = piecesOf(reply, capabilities)
    expect(pieces.at(-1)).toMatchObject({ actions: [action] })
    expect(piecesOf(reply, { ...capabilities, cards: false }).flatMap(({ actions }) => actions)).toEqual([])
  }
  expect(piecesOf({ ...reply, answer: '', parts: [] }, { cards: true, longestBytes: 2048 })).toEqual([])
})
