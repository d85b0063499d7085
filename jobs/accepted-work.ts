import { isToolError, type Log } from '#sdk'
import type { AcceptedFix, Care } from '../knowledge/care/index.ts'
import type { Db } from '../store/db.ts'
import { createDocuments } from '../store/documents.ts'
import type { HrClient } from '../tools/hr-api/client.ts'
import type { AcceptedWork } from '../tools/hr-api/schemas/index.ts'

/** What entering accepted work needs. */
export type AcceptedWorkParts = {
  readonly db: Db
  readonly care: Pick<Care, 'acceptedFixes'>
  readonly client: Pick<HrClient, 'jobToken' | 'preview' | 'write'>
  readonly log: Log
}

const job = 'contributions'
const path = '/contributions/accepted'

const workOf = ({ reference, author, acceptedBy, acceptedOn, title }: AcceptedFix): AcceptedWork => ({
  ...{ staffId: author, kind: 'PROCESS', title, source: 'KNOWLEDGE' },
  ...{ reference, acceptedBy, acceptedOn },
})

/** Enters one correction. @returns true when it is in the register, or never can be */
async function enter(client: AcceptedWorkParts['client'], token: string, fix: AcceptedFix): Promise<boolean> {
  const work = workOf(fix)
  const { answer, confirmationToken } = await client.preview(token, path, work)
  // An unknown author, or one who is registered already, stays so: asking again each minute would not help.
  if (!answer.ok) return answer.problem.status < 500 && answer.problem.status !== 429 && answer.problem.status !== 401
  const written = await client.write(token, path, work, `accepted:${fix.reference}`, confirmationToken)
  return written.ok
}

/**
 * Enters corrections of the knowledge base that somebody has accepted into the register of digital contributions, each
 * once under its author (考核办法 第十二条). What the HR system does not answer is entered at the next run.
 * @returns how many were entered or settled
 */
export async function enterAcceptedWork({ db, care, client, log }: AcceptedWorkParts): Promise<number> {
  const documents = createDocuments(db, job)
  const done = new Set(await documents.list('done/'))
  const open = (await care.acceptedFixes()).filter(({ reference }) => !done.has(`done/${reference}`))
  if (open.length === 0) return 0
  let entered = 0
  try {
    const token = await client.jobToken(job, ['contribution:submit:all'])
    for (const fix of open) {
      if (!(await enter(client, token, fix))) continue
      await documents.put(`done/${fix.reference}`, { on: fix.acceptedOn })
      entered += 1
    }
  } catch (error) {
    if (!isToolError(error)) throw error
    log.warn('Accepted corrections could not be entered and will be at the next run.', { open: open.length - entered })
  }
  return entered
}
