import { type Person, type Reply, z } from '#sdk'
import type { TurnResult } from '../agent/ports.ts'
import type { StoredMessage } from '../channels/receive.ts'
import type { Db } from '../store/db.ts'
import { handBack, joinConversation, liveTicketIn, sayAsColleague, sayAsPerson } from '../store/live-talk.ts'
import { settingOr } from '../store/settings.ts'
import type { Signals } from '../store/signals.ts'
import { findTicket, stepTicket, type Ticket, ticketId } from '../store/tickets.ts'
import type { ClaimedTurn } from '../store/turns.ts'
import type { Duty } from './duty.ts'

/** A silent colleague is taken to have left after so many minutes, unless the setting `service.liveMinutes` says else. */
const Minutes = z
  .int()
  .min(1)
  .max(24 * 60)
  .catch(30)

const backWords =
  /^(?:(?:请|我要|那就)?(?:交回|转回|回到|切回|换回)(?:数字)?(?:助手|机器人|人事助手)|结束人工(?:服务)?|不用人工了|back to the assistant|end the chat with (?:hr|the colleague))[。.!！]?$/i
const deskWords = /^(接手|接入|交回|take|join|hand ?back)?\s*[:：@]?\s*(GD-?\d{1,18})\s*(?:[:：,，]|\s)?\s*([\s\S]*)$/i

/** What a colleague and the one who asked for them say to each other. */
export type Live = ReturnType<typeof createLive>

/** What a live conversation needs. */
export type LiveParts = { readonly db: Db; readonly duty: Duty; readonly signals: Signals }

function silent(turn: ClaimedTurn): TurnResult {
  const reply: Reply = { answer: '', parts: [], citations: [], toolCalls: [], outcome: 'handoff', trace: turn.turnId }
  return { reply, watch: null, exchange: null }
}

function spoken(turn: ClaimedTurn, person: Person, zh: string, en: string): TurnResult {
  const text = person.locale === 'zh' ? zh : en
  const reply: Reply = {
    ...{ answer: text, parts: [{ kind: 'text', text }], citations: [], toolCalls: [] },
    ...{ outcome: 'handoff', trace: turn.turnId },
  }
  return { reply, watch: null, exchange: null }
}

/** Makes the way between a person and the colleague who has joined their conversation. */
export function createLive({ db, duty, signals }: LiveParts) {
  const minutes = async () => Minutes.parse(await settingOr(db, 'service.liveMinutes', 30))

  async function changed(id: string): Promise<void> {
    const ticket = await findTicket(db, id)
    if (ticket) signals.changed(ticket.conversation)
  }

  /** Takes a ticket and joins its conversation. @returns why not */
  async function join(id: string, person: Person): Promise<'not_yours' | 'joined' | 'over'> {
    const ticket = await findTicket(db, id)
    if (!ticket || !(await duty.mayWork(person, ticket))) return 'not_yours'
    const taken = await stepTicket(db, id, person.id, { kind: 'take' })
    if (typeof taken === 'string') return taken === 'over' ? 'over' : 'not_yours'
    const has = await joinConversation(db, id, { actor: person.id, name: person.name, minutes: await minutes() })
    await changed(id)
    return has ? 'joined' : 'not_yours'
  }

  async function say(id: string, person: Person, text: string, turnId: string | null): Promise<boolean> {
    const said = { actor: person.id, name: person.name, text, turnId, minutes: await minutes() }
    const done = await sayAsColleague(db, id, said)
    await changed(id)
    return done
  }

  async function back(id: string, actor: string, by: 'colleague' | 'person' | 'time'): Promise<boolean> {
    const done = await handBack(db, id, actor, by)
    await changed(id)
    return done
  }

  /** A colleague works on a ticket from their own private chat: 接手 GD-0001, GD-0001 您好, 交回 GD-0001. */
  async function fromDesk(turn: ClaimedTurn, person: Person, text: string): Promise<TurnResult | null> {
    const [, verb = '', number = '', words = ''] = deskWords.exec(text) ?? []
    const id = number === '' ? null : ticketId(number)
    const ticket = id === null ? null : await findTicket(db, id)
    if (!id || !ticket || !(await duty.mayWork(person, ticket))) return null
    const name = ticket.number
    if (verb !== '') return step(turn, person, ticket, /^(?:交回|hand)/i.test(verb))
    if (words === '') return null
    if (await say(id, person, words, turn.turnId)) return silent(turn)
    return spoken(turn, person, `请先说“接手 ${name}”再答复。`, `Say “take ${name}” first.`)
  }

  async function step(turn: ClaimedTurn, person: Person, { id, number: name }: Ticket, isBack: boolean) {
    if (isBack) {
      const done = await back(id, person.id, 'colleague')
      return done
        ? spoken(turn, person, `${name} 已交回数字助手。`, `${name} is with the assistant again.`)
        : spoken(turn, person, `您没有接入 ${name}。`, `You are not in ${name}.`)
    }
    const done = await join(id, person)
    return done === 'joined'
      ? spoken(
          turn,
          person,
          `已接入 ${name}。以“${name} ”开头的话会转给对方；办完请说“交回 ${name}”。`,
          `You are in ${name}. What begins with “${name} ” goes to the person; say “hand back ${name}” when done.`,
        )
      : spoken(turn, person, `${name} 现在不能接入。`, `${name} cannot be joined now.`)
  }

  return {
    ...{ join, say, back },
    /** What a message comes to that is not for Renshi; null for every other. */
    async hear(turn: ClaimedTurn, person: Person, { incoming, group }: StoredMessage): Promise<TurnResult | null> {
      if (incoming.kind !== 'text' || group) return null
      const text = incoming.text.trim()
      const atDesk = person.roles.includes('guest') ? null : await fromDesk(turn, person, text)
      if (atDesk || !turn.isLive) return atDesk
      const ticket = await liveTicketIn(db, turn.conversation)
      // A code is a decision of the person on what they were shown before, and no word to the colleague.
      if (!ticket || /^\D{0,10}\d{6}\D?$/.test(text)) return null
      if (backWords.test(text)) {
        await back(ticket.id, person.id, 'person')
        return spoken(
          turn,
          person,
          '好的，由我继续为您服务。刚才的工单仍由人事科同事跟进。',
          'All right, I am back. The HR office still follows up the ticket.',
        )
      }
      const told = await sayAsPerson(db, ticket, { name: person.name, text, turnId: turn.turnId })
      if (told) signals.changed(told)
      return silent(turn)
    },
  }
}
