import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDates } from '../../../../agent/understand/dates.ts'
import { afterQuiet, readInstant } from '../../../../agent/understand/instants.ts'
import { normalise } from '../../../../agent/understand/normalise.ts'
import { readRating, readRatingComment } from '../../../../agent/understand/ratings.ts'
import { readReminder, readReminderChoice } from '../../../../agent/understand/reminder-words.ts'

const now = '2026-11-23T09:30:00+08:00'

describe('an instant', () => {
  test.each([
    ['2026-11-24T09:00', '2026-11-24T09:00:00+08:00'],
    ['2026-11-24T09:00:00', '2026-11-24T09:00:00+08:00'],
    ['2026-11-24T01:00:00Z', '2026-11-24T09:00:00+08:00'],
    ['2026-11-24T09:00:00+09:00', '2026-11-24T08:00:00+08:00'],
    ['2026-11-24', '2026-11-24T09:00:00+08:00'],
    ['15:00', '2026-11-23T15:00:00+08:00'],
    ['09:30', '2026-11-24T09:30:00+08:00'],
    ['08:00', '2026-11-24T08:00:00+08:00'],
    ['PT2H', '2026-11-23T11:30:00+08:00'],
    ['PT90M', '2026-11-23T11:00:00+08:00'],
    ['P1DT1H', '2026-11-24T10:30:00+08:00'],
    ['2026-11-24T15:00-PT10M', '2026-11-24T14:50:00+08:00'],
    ['2026-12-08-P1D', '2026-12-07T09:00:00+08:00'],
  ])('is read from %s', (said, at) => {
    expect(readInstant(said, now)?.at).toBe(at)
  })

  test.each(['', 'soon', 'P', 'PT', '2026-02-30', '2026-02-30T09:00', '25:00', '2026-11-24T24:30', 'PT2H-'])(
    'is not read from “%s”',
    (said) => {
      expect(readInstant(said, now)).toBe(null)
    },
  )

  test('a length ahead is that long ahead, and less a length it is that much earlier', () => {
    const minutes = fc.integer({ min: 1, max: 9999 })
    fc.assert(
      fc.property(minutes, minutes, (ahead, back) => {
        const at = Date.parse(readInstant(`PT${ahead}M`, now)?.at ?? '')
        expect(at - Date.parse(now)).toBe(ahead * 60_000)
        const earlier = Date.parse(readInstant(`2030-01-01T00:00-PT${back}M`, now)?.at ?? '')
        expect(Date.parse('2030-01-01T00:00:00+08:00') - earlier).toBe(back * 60_000)
      }),
    )
  })

  test('a time of day is always ahead, by less than a day', () => {
    const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    fc.assert(
      fc.property(time, ([hour, minute]) => {
        const said = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
        const ahead = Date.parse(readInstant(said, now)?.at ?? '') - Date.parse(now)
        expect(ahead > 0 && ahead <= 86_400_000).toBe(true)
      }),
    )
  })

  test.each([
    ['2026-11-23T21:00:00+08:00', '2026-11-24T08:00:00+08:00'],
    ['2026-11-24T07:59:00+08:00', '2026-11-24T08:00:00+08:00'],
    ['2026-11-24T08:00:00+08:00', null],
    ['2026-11-24T19:59:00+08:00', null],
  ])('%s in the quiet hours is sent at %s', (at, sent) => {
    expect(afterQuiet(at, { from: '20:00', to: '08:00' })).toBe(sent)
  })
})

test.each([
  ['明天提醒我后天交总结', '2026-11-24', '后天交总结'],
  ['提醒我明天上午9点交总结', '2026-11-24T09:00', '交总结'],
  ['后天下班前提醒我把印章还回去', '2026-11-25T17:00', '把印章还回去'],
  ['提醒我准备下午的会', undefined, '准备下午的会'],
  ['一刻钟后提醒我回电话', 'PT15M', '回电话'],
  ['明天提醒我', '2026-11-24', undefined],
])('the words and the time of “%s”', (said, at, text) => {
  const words = normalise(said)
  expect(readReminder(words, readDates(words, '2026-11-23').spans)).toEqual({
    ...(at ? { at } : {}),
    ...(text ? { text } : {}),
  })
})

test.each([
  ['取消提醒', undefined],
  ['取消提醒3', '3'],
  ['第12条提醒不要了', '12'],
  ['取消所有提醒', 'all'],
  ['把体检的提醒取消', '体检'],
])('which reminder “%s” takes back', (said, which) => {
  expect(readReminderChoice(normalise(said))).toBe(which)
})

test.each([
  ['有用', { rating: 'good' }, undefined],
  ['没什么用', { rating: 'bad' }, undefined],
  ['打5分', { rating: 'good', stars: 5 }, undefined],
  ['给三颗星', { rating: 'good', stars: 3 }, undefined],
  ['给2分，没说到点子上', { rating: 'bad', stars: 2 }, '没说到点子上'],
  ['年假几天', null, undefined],
])('the rating in “%s”', (said, rated, why) => {
  expect(readRating(normalise(said))).toEqual(rated)
  expect(readRatingComment(normalise(said))).toBe(why)
})
