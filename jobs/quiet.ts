import { z } from '#sdk'
import type { QuietHours } from '../agent/service-ports.ts'
import type { Db } from '../store/db.ts'
import { settingOr } from '../store/settings.ts'

const Quiet = z.object({ from: z.string(), to: z.string() })

/** Hours of the day in which nothing is sent by the clock, from the settings; 20:00 to 08:00 at first. */
export async function quietHours(db: Db): Promise<QuietHours> {
  return Quiet.parse(await settingOr(db, 'reminders.quiet', { from: '20:00', to: '08:00' }))
}

/** True for an instant in the quiet hours, which may reach over midnight. */
export function isQuiet(now: string, { from, to }: QuietHours): boolean {
  const time = now.slice(11, 16)
  return from > to ? time >= from || time < to : time >= from && time < to
}
