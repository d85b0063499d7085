import { expect, test } from 'vitest'
import { readDecision } from '../../../agent/conversation.ts'
import { hideForGood } from '../../../agent/hide.ts'
import { stripFillers } from '../../../agent/understand/normalise.ts'
import { isBareRating } from '../../../agent/understand/ratings.ts'
import { readDrop, readSmalltalk } from '../../../agent/understand/smalltalk.ts'
import { judgeAddress } from '../../../knowledge/read/formats/addresses.ts'
import { isFull } from '../../support/counts.ts'
import { figure } from '../../support/figures.ts'
import { builtPatterns, literalPatterns, type Pattern, pumped, searchMs } from '../../support/patterns.ts'
import { seededRandom } from '../../support/server.ts'

/** As long as a message may be. */
const length = 4000
/** So much longer than a search whose steps grow with the square of the length is none of its kind any more. */
const most = 20

function timed(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

/** The shortest of three, since others use the machine too. */
function shortest(measure: () => number): number {
  return Math.min(measure(), measure(), measure())
}

const square = () => shortest(() => searchMs({ source: 'a+$', flags: '' }, `${'a'.repeat(length)}b`, 10_000))

test.each([
  ['isBareRating', isBareRating, '此', '那个您那', '也'],
  ['readDrop', readDrop, '再说啦', '吧\t', '就'],
  ['readDrop', readDrop, '', '那就, ', '就'],
  ['readDrop', readDrop, '算了', '不请了', '就'],
  ['readSmalltalk', readSmalltalk, 'H', 'HHHH', '没'],
  ['stripFillers', stripFillers, '', ' 。', 'N'],
  ['readDecision', readDecision, '', '\t', '12345'],
  ['hideForGood', (text: string) => hideForGood(text, [], []), '', '县省', '村'],
  ['judgeAddress', judgeAddress, 'a://:', '@a', '\n'],
])(
  'T-21 %s takes no more than the square of its length, whatever is repeated (%#)',
  (_name, read, head, unit, tail) => {
    const text = `${head}${unit.repeat(length).slice(0, length)}${tail}`
    expect(shortest(() => timed(() => read(text))) / square()).toBeLessThan(most)
  },
)

if (isFull)
  test('T-21 no expression of the product explodes on strings that repeat what it speaks of', {
    timeout: 1_200_000,
  }, async ({ task }) => {
    const random = seededRandom()
    const all: readonly Pattern[] = [...literalPatterns(), ...(await builtPatterns())]
    expect(all.length).toBeGreaterThan(2000)
    const limit = most * square()
    const found: string[] = []
    let strings = 0
    for (const pattern of all)
      for (const text of pumped(pattern.source, length, 8, () => random.next())) {
        strings += 1
        if (searchMs(pattern, text, limit) < limit || shortest(() => searchMs(pattern, text, limit)) < limit) continue
        found.push(`${pattern.where} /${pattern.source.slice(0, 80)}/ on ${JSON.stringify(text.slice(0, 20))}…`)
        break
      }
    expect(found, `seed ${random.seed}`).toEqual([])
    figure(task, 'T-21', { expressions: all.length, strings, explode: 0 })
  })
