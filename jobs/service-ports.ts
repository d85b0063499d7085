import { type Person, z } from '#sdk'
import type { OwnRating, ServicePorts } from '../agent/service-ports.ts'
import type { Db } from '../store/db.ts'
import { heldOf } from '../store/erase.ts'
import { cancelReminders, openReminders, setReminder } from '../store/own-reminders.ts'
import { settingOr } from '../store/settings.ts'
import { talkedBefore } from '../store/talk.ts'
import { openTicket, type Ticket, ticketsFor, ticketsOf } from '../store/tickets.ts'
import type { Duty } from './duty.ts'
import { quietHours } from './quiet.ts'

const Days = z.int().min(1).max(30).catch(1)

/** What the agent's own tools need besides the database. */
export type ServiceParts = {
  readonly db: Db
  readonly duty: Duty
  hide(text: string, person: Pick<Person, 'id' | 'name'>): Promise<string>
  rate(rating: OwnRating): Promise<string | null>
}

/** The tickets on an officer's desk: their own, and what nobody has yet of people they look after. */
export async function deskOf(
  { db, duty }: Pick<ServiceParts, 'db' | 'duty'>,
  person: Pick<Person, 'id' | 'roles'>,
): Promise<Ticket[]> {
  const desk: Ticket[] = []
  for (const ticket of await ticketsFor(db, person.id)) if (await duty.mayWork(person, ticket)) desk.push(ticket)
  return desk
}

/** Makes the ports of the agent's own tools over the store. */
export function createServicePorts(parts: ServiceParts): ServicePorts {
  const { db, duty, hide, rate } = parts
  return {
    reminders: {
      set: (made, most) => setReminder(db, made, most),
      open: (personId) => openReminders(db, personId),
      cancel: (personId, ids) => cancelReminders(db, personId, ids),
      quiet: () => quietHours(db),
    },
    tickets: {
      open: (made, most) => openTicket(db, made, most),
      of: (personId) => ticketsOf(db, personId),
      for: (person) => deskOf(parts, person),
      officerFor: (person) => duty.officerFor(person),
      days: async () => Days.parse(await settingOr(db, 'service.ticketDays', 1)),
    },
    talk: (conversation, turnId, limit) => talkedBefore(db, conversation, turnId, limit),
    rate,
    hide,
    held: (personId, reach) => heldOf(db, { personId, reach }),
  }
}
