import type { AsyncCommand } from 'fast-check'
import { expect } from 'vitest'
import type { Replicas, Sent } from '../support/replicas.ts'
import type { HrRequest } from '../support/server.ts'
import { until } from '../support/server.ts'

/** Days in December 2026 and January 2027 on which everybody works. */
const workdays = [1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18, 21, 22, 23, 24, 25, 28, 29, 30, 31]

/** What was shown to somebody and may be agreed to, as the model of the product sees it. */
export type Card = {
  readonly owner: number
  readonly code: string
  /** The day of leave that was shown; for what takes two people, the last working day. */
  readonly day: string
  readonly takesTwo: boolean
  state: 'pending' | 'superseded' | 'cancelled' | 'awaiting' | 'sent' | 'refused'
  /** Minutes until it is too late. */
  minutes: number
  receipt: string | null
  /** Codes of those who may be the second person, by staff id. */
  readonly seconds: Map<string, string>
}

/** What the model knows: three people and their cards, oldest first. */
export type Model = { readonly cards: Card[]; readonly nextDay: number[]; hasResigned: boolean }

/** What stands under test: the product, three people of it, and a conversation each of their own. */
export type Real = {
  readonly replicas: Replicas
  readonly people: readonly string[]
  readonly conversation: string
  /** Moves the clock of the processes; the clock of the database is moved by what it compares with. */
  moveClock(minutes: number): void
  /** What the HR system carried out of the kinds in play, by person. */
  carriedOut(): Promise<ReadonlyMap<string, readonly string[]>>
  /** Codes that were given to second persons for a card of this code. */
  secondsOf(owner: string, code: string): Promise<ReadonlyMap<string, string>>
  readonly counted: Record<string, number>
}

type Command = AsyncCommand<Model, Real>

const away = /暂时没有响应|还没有提交。请稍后再确认/
const changed = /有了变化|未提交/

/** A fresh model, in which each person has asked for nothing. */
export function freshModel(firstDays: readonly number[]): Model {
  return { cards: [], nextDay: [...firstDays], hasResigned: false }
}

const isFresh = (card: Card) => card.minutes > 0
const isAnswered = ({ answer = '', status }: Sent) => status !== 503 && !away.test(answer)

function add({ counted }: Real, what: string): void {
  counted[what] = (counted[what] ?? 0) + 1
}

/** What is told by its owner's journal: one request a sent card, each on the day that was shown. */
export function expectedEffects(model: Model, people: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const sent = model.cards.filter(({ state }) => state === 'sent')
  return new Map(
    people.map((person, owner) => [
      person,
      sent
        .filter((card) => card.owner === owner)
        .map(({ day }) => day)
        .sort(),
    ]),
  )
}

async function judge(model: Model, real: Real, what: string): Promise<void> {
  const held = await real.carriedOut()
  expect([...held], what).toEqual([...expectedEffects(model, real.people)])
}

/** Says something until the HR system, which a busy machine may keep from answering in time, has answered. */
async function said(
  real: Real,
  person: number,
  replica: number,
  body: Readonly<Record<string, string>>,
): Promise<Sent> {
  const as = real.people[person] ?? ''
  return until(
    `An answer to ${JSON.stringify(body)}`,
    30_000,
    () => (real.replicas.all[replica] ?? real.replicas.all[0]).send(as, body, real.conversation),
    isAnswered,
  )
}

/** A text may put a new card in the place of the old one; nothing else of it counts. */
function afterText(model: Model, person: number, reply: Sent): Card | null {
  const { pending } = reply
  if (!pending) return null
  const known = model.cards.find(({ owner, code }) => owner === person && code === pending.code)
  if (known) return known
  for (const card of model.cards) if (card.owner === person && card.state === 'pending') card.state = 'superseded'
  const args = pending.args as { start?: string; lastDay?: string }
  const card: Card = {
    ...{ owner: person, code: pending.code, day: args.start ?? args.lastDay ?? '' },
    takesTwo: args.lastDay !== undefined,
    ...{ state: 'pending', minutes: 10, receipt: null, seconds: new Map<string, string>() },
  }
  model.cards.push(card)
  return card
}

function dayText(day: string): string {
  const [, month, date] = day.split('-')
  return `${Number(month)}月${Number(date)}号`
}

function takeDay(model: Model, person: number): string | null {
  const index = model.nextDay[person] ?? 0
  model.nextDay[person] = index + 1
  const day = workdays[index]
  return day === undefined ? null : `2026-12-${String(day).padStart(2, '0')}`
}

/** Asks for leave on a day nobody has asked for yet. */
export function prepare(person: number, replica: number): Command {
  const label = `prepare(${person} at ${replica})`
  return {
    check: (model: Readonly<Model>) => (model.nextDay[person] ?? 0) < workdays.length,
    async run(model: Model, real: Real): Promise<void> {
      const day = takeDay(model, person)
      if (day === null) return
      const text = `${dayText(day)}请一天事假`
      const card = afterText(model, person, await said(real, person, replica, { text }))
      expect(card?.day, text).toBe(day)
      add(real, 'prepared')
      await judge(model, real, label)
    },
    toString: () => label,
  }
}

/** Changes in words what was shown. */
export function change(person: number, replica: number): Command {
  const label = `change(${person} at ${replica})`
  return {
    check: (model: Readonly<Model>) =>
      (model.nextDay[person] ?? 0) < workdays.length &&
      model.cards.some((card) => card.owner === person && card.state === 'pending' && !card.takesTwo),
    async run(model: Model, real: Real): Promise<void> {
      const day = takeDay(model, person)
      if (day === null) return
      const reply = await said(real, person, replica, { text: `改成${dayText(day)}` })
      afterText(model, person, reply)
      if (reply.pending) add(real, 'changed')
      await judge(model, real, label)
    },
    toString: () => label,
  }
}

/** Asks for what takes two people. */
export function prepareForTwo(person: number, replica: number): Command {
  const label = `prepareForTwo(${person} at ${replica})`
  return {
    check: (model: Readonly<Model>) => !model.cards.some(({ takesTwo, owner }) => takesTwo && owner === person),
    async run(model: Model, real: Real): Promise<void> {
      const reply = await said(real, person, replica, { text: '我要辞职，最后一天是2027年1月31日' })
      const card = afterText(model, person, reply)
      // The HR system may have its reasons against it; then nothing waits.
      if (card) add(real, 'prepared for two')
      await judge(model, real, label)
    },
    toString: () => label,
  }
}

/** Says words that agree, or seem to; they are no consent. */
export function words(person: number, replica: number, text: string): Command {
  const label = `words(${person} at ${replica}: ${text})`
  return {
    check: () => true,
    async run(model: Model, real: Real): Promise<void> {
      const reply = await said(real, person, replica, { text: text })
      expect(reply.receipt, text).toBeUndefined()
      afterText(model, person, reply)
      add(real, 'free words')
      await judge(model, real, label)
    },
    toString: () => label,
  }
}

/** Drops in words what waits. */
export function drop(person: number, replica: number): Command {
  const label = `drop(${person} at ${replica})`
  return {
    check: () => true,
    async run(model: Model, real: Real): Promise<void> {
      const reply = await said(real, person, replica, { text: '算了' })
      expect(reply.receipt).toBeUndefined()
      for (const card of model.cards)
        if (card.owner === person && card.state === 'pending' && isFresh(card)) card.state = 'cancelled'
      add(real, 'dropped')
      await judge(model, real, label)
    },
    toString: () => label,
  }
}

function withoutReceipt(replies: readonly Sent[], what: string): void {
  for (const reply of replies) expect(reply.receipt, `${what}: ${reply.answer}`).toBeUndefined()
}

/** Every reply tells the one receipt that the card has, whoever was first. */
function withReceipt(card: Card, replies: readonly Sent[], what: string): void {
  card.receipt ??= replies.find(({ receipt }) => receipt)?.receipt ?? null
  expect(card.receipt, `${what}: ${replies.map(({ answer }) => answer).join('\n')}`).toBeTruthy()
  for (const { receipt } of replies) expect(receipt, what).toBe(card.receipt)
}

/** The first of two consents sends nothing; it gives others their codes. */
async function firstConsent(real: Real, card: Card): Promise<void> {
  if (card.state !== 'pending' || !isFresh(card)) return
  const seconds = await real.secondsOf(real.people[card.owner] ?? '', card.code)
  // Nobody may have been found who could be asked; then it still waits for its owner.
  if (seconds.size === 0) return
  card.state = 'awaiting'
  card.minutes = 24 * 60
  for (const [id, code] of seconds) card.seconds.set(id, code)
}

/** What a card comes to by a consent of its owner. */
async function consent(real: Real, card: Card, replies: readonly Sent[], what: string): Promise<void> {
  if (card.takesTwo && card.state !== 'sent') {
    withoutReceipt(replies, what)
    return firstConsent(real, card)
  }
  const isOpen = card.state === 'pending' && isFresh(card)
  const isRefused = replies.every(({ receipt, answer = '' }) => !receipt && changed.test(answer))
  if (isOpen) card.state = isRefused ? 'refused' : 'sent'
  if (card.state !== 'sent') return withoutReceipt(replies, what)
  withReceipt(card, replies, what)
  expect(replies.filter(({ repeated }) => repeated !== true).length, what).toBe(isOpen ? 1 : 0)
  add(real, isOpen ? 'confirmed' : 'repeated')
}

/** Confirms a card of one's own, by the button, by the code in words, or at both replicas at once. */
export function confirm(
  person: number,
  pick: number,
  way: 'button at one' | 'button at the other' | 'words' | 'both at once',
): Command {
  const label = `confirm(${person} card -${pick} by ${way})`
  const cardOf = (model: Readonly<Model>): Card | undefined => {
    const own = model.cards.filter(({ owner }) => owner === person)
    return own.at(-1 - (pick % Math.max(1, own.length)))
  }
  return {
    check: (model: Readonly<Model>) => cardOf(model) !== undefined,
    async run(model: Model, real: Real): Promise<void> {
      const card = cardOf(model)
      if (!card) return
      const press = (replica: number) => said(real, person, replica, { confirm: card.code })
      const replies =
        way === 'both at once'
          ? await Promise.all([press(0), press(1)])
          : [
              way === 'words'
                ? await said(real, person, 0, { text: `确认 ${card.code}` })
                : await press(way === 'button at one' ? 0 : 1),
            ]
      await consent(real, card, replies, `${label} of a card that is ${card.state}, ${card.minutes} min`)
      await judge(model, real, label)
    },
    toString: () => label,
  }
}

/** Takes a card of one's own back by its button. */
export function cancel(person: number, pick: number, replica: number): Command {
  const label = `cancel(${person} card -${pick} at ${replica})`
  return {
    check: (model: Readonly<Model>) => model.cards.some(({ owner }) => owner === person),
    async run(model: Model, real: Real): Promise<void> {
      const own = model.cards.filter(({ owner }) => owner === person)
      const card = own.at(-1 - (pick % own.length))
      if (!card) return
      const reply = await said(real, person, replica, { cancel: card.code })
      expect(reply.receipt).toBeUndefined()
      if (card.state === 'pending' || card.state === 'awaiting') card.state = 'cancelled'
      add(real, 'cancelled')
      await judge(model, real, label)
    },
    toString: () => label,
  }
}

/** Confirms or cancels with a code that was given to somebody else. */
export function steal(person: number, pick: number, way: 'confirm' | 'cancel' | 'words'): Command {
  const label = `steal(${person} card -${pick} by ${way})`
  const eligible = (model: Readonly<Model>) => model.cards.filter(({ owner }) => owner !== person)
  return {
    check: (model: Readonly<Model>) => eligible(model).length > 0,
    async run(model: Model, real: Real): Promise<void> {
      const others = eligible(model)
      const card = others.at(-1 - (pick % others.length))
      // One chance in a million that both have the same six digits.
      if (!card || model.cards.some(({ owner, code }) => owner === person && code === card.code)) return
      const body = way === 'words' ? { text: `确认 ${card.code}` } : { [way]: card.code }
      const reply = await said(real, person, 0, body)
      expect(reply.receipt).toBeUndefined()
      expect(`${reply.error ?? ''}${reply.answer ?? ''}`).toContain('没有找到')
      add(real, "others' codes")
      await judge(model, real, label)
    },
    toString: () => label,
  }
}

/** Time passes, or a clock jumps back. */
export function moveClock(minutes: number): Command {
  const label = `moveClock(${minutes})`
  return {
    check: (model: Readonly<Model>) => model.cards.length > 0,
    async run(model: Model, real: Real): Promise<void> {
      real.moveClock(minutes)
      await real.replicas.db.query(
        `update confirmation set expires_at = expires_at - make_interval(mins => $1) where state in ('pending', 'awaiting_second')`,
        [minutes],
      )
      for (const card of model.cards) if (card.state === 'pending' || card.state === 'awaiting') card.minutes -= minutes
      await judge(model, real, label)
    },
    toString: () => label,
  }
}

/** How the code of a second person is used. */
export type SecondWay = 'agrees' | 'agrees at both' | 'refuses' | 'the first with the code of the second'

/** What a card comes to by the code of a second person. */
async function secondConsent(
  real: Real,
  card: Card,
  [id, code]: readonly [string, string],
  way: SecondWay,
  what: string,
) {
  const send = (as: string, body: Readonly<Record<string, string>>, replica: 0 | 1) =>
    until(what, 30_000, () => real.replicas.all[replica].send(as, body, real.conversation), isAnswered)
  if (way === 'the first with the code of the second') {
    expect(await send(real.people[card.owner] ?? '', { confirm: code }, 0), what).toMatchObject({ status: 404 })
    return
  }
  if (way === 'refuses') {
    withoutReceipt([await send(id, { cancel: code }, 1)], what)
    if (card.state === 'awaiting') card.state = 'cancelled'
    return
  }
  const at = way === 'agrees' ? ([1] as const) : ([0, 1] as const)
  const replies = await Promise.all(at.map((replica) => send(id, { confirm: code }, replica)))
  if (card.state === 'awaiting' && isFresh(card)) card.state = 'sent'
  if (card.state === 'sent') withReceipt(card, replies, what)
  else withoutReceipt(replies, what)
  add(real, 'second consents')
}

/** A second person agrees or refuses, or the first tries with their code. */
export function second(pick: number, way: SecondWay): Command {
  const label = `second(${pick} ${way})`
  const eligible = (model: Readonly<Model>) => model.cards.filter(({ seconds }) => seconds.size > 0)
  return {
    check: (model: Readonly<Model>) => eligible(model).length > 0,
    async run(model: Model, real: Real): Promise<void> {
      const found = eligible(model)
      const card = found[pick % found.length]
      const given = [...(card?.seconds ?? [])][pick % Math.max(1, card?.seconds.size ?? 0)]
      if (!card || !given) return
      await secondConsent(real, card, given, way, `${label} of a card that is ${card.state}, ${card.minutes} min`)
      await judge(model, real, label)
    },
    toString: () => label,
  }
}

/** The days of leave a person has in the HR system. */
export function daysOf(requests: readonly HrRequest[]): readonly string[] {
  return requests.map(({ start }) => start)
}
