import { isToolError, type Person } from '#sdk'
import type { People } from '../agent/people.ts'
import type { Care } from '../knowledge/care/index.ts'
import { CurationError } from '../knowledge/index.ts'
import type { Identity } from './identity.ts'

/** What the routes of care need. */
export type CareRoutes = {
  readonly identity: Identity
  readonly people: People
  readonly care: Care
  /** ISO instant of the business clock. */
  now(): string
}

const notStaff = { error: '请先绑定本人账号。', errorEn: 'Please have your account bound first.' }

/** What a guest hears, whose ratings and wishes would be everybody's; null for members of staff. */
export function refuseGuests({ roles }: Pick<Person, 'roles'>): typeof notStaff | null {
  return roles.includes('guest') ? notStaff : null
}

/** The staff id somebody is named by: an alias, a staff id or a role in demo mode, else a staff id. @throws CurationError */
export async function namedPerson(
  { identity, people }: Pick<CareRoutes, 'identity' | 'people'>,
  as: string,
): Promise<string> {
  const demo = await identity.demoPerson(as)
  if (demo) return demo.id
  try {
    return (await people.identify(as)).id
  } catch (error) {
    if (!isToolError(error) || error.code !== 'not_found') throw error
    throw new CurationError(`没有工号为“${as}”的在职人员。`, `No active member of staff has the id '${as}'.`, 'missing')
  }
}
