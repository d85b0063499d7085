import type { Person, Text } from '#sdk'
import type { Held, Reach } from '../store/erase.ts'
import type { NewReminder, OwnReminder } from '../store/own-reminders.ts'
import type { Talked } from '../store/talk.ts'
import type { NewTicket, Opened, Ticket } from '../store/tickets.ts'

export type { Held, OwnReminder, Talked, Ticket }

/** Hours of the day, `HH:MM`, in which nothing is sent by the clock; the next morning sends it. */
export type QuietHours = { readonly from: string; readonly to: string }

/** Reminders that people ask for. */
export type ReminderPort = {
  /** @returns null when the person has `most` open already */
  set(made: NewReminder, most: number): Promise<OwnReminder | null>
  /** Open ones, the next one first. */
  open(personId: string): Promise<readonly OwnReminder[]>
  /** @returns those that were still open */
  cancel(personId: string, ids: readonly string[]): Promise<readonly OwnReminder[]>
  quiet(): Promise<QuietHours>
}

/** Tickets of those who asked for a colleague. */
export type TicketPort = {
  /** @returns null when the conversation has `most` open already */
  open(made: NewTicket, most: number): Promise<Opened | null>
  /** A person's own, newest first. */
  of(personId: string): Promise<readonly Ticket[]>
  /** What somebody has to work on, and what nobody has yet of people they look after. */
  for(person: Pick<Person, 'id' | 'roles'>): Promise<readonly Ticket[]>
  /** Who is on duty for a person; null when nobody can be found now. */
  officerFor(person: Pick<Person, 'id' | 'unitId' | 'unitIds'>): Promise<string | null>
  /** Working days an answer may take. */
  days(): Promise<number>
}

/** What was said and answered in a conversation before a turn, newest first. */
export type TalkPort = (conversation: string, turnId: string, limit: number) => Promise<readonly Talked[]>

/** What a person thinks of an answer. */
export type OwnRating = {
  readonly turnId: string
  readonly person: Pick<Person, 'id' | 'name'>
  readonly good: boolean
  readonly stars: number | null
  readonly reason: string
}

/** What a tool is called, by its visible name; undefined for one there is no longer. */
export type TitleOf = (tool: string) => Text | undefined

/** What the agent's own tools are built over. */
export type ServicePorts = {
  readonly reminders: ReminderPort
  readonly tickets: TicketPort
  readonly talk: TalkPort
  /** @returns the number of the item that a bad rating of a policy answer opened; null = kept only */
  rate(rating: OwnRating): Promise<string | null>
  /** A text with the personal data in it replaced by placeholders, for good. */
  hide(text: string, person: Pick<Person, 'id' | 'name'>): Promise<string>
  /** How much there is of a person's conversations. */
  held(personId: string, reach: Reach): Promise<Held>
}
