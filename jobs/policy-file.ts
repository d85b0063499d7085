import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '#sdk'
import { type Policy, policyHash } from '../agent/policy.ts'
import { everyMinute, type Running } from './every-minute.ts'
import type { PolicyInForce } from './policies.ts'
import { readPolicyText } from './policy-text.ts'

/** What the file of the rules is called, in the data directory. */
export const policyFileName = 'policy.jsonc'

/** What stands in the file: rules, or a sentence on what is wrong with it; null where there is no file. */
export type PolicyFile = Policy | string | null

/** Reads the file of the rules in a data directory. */
export async function readPolicyFile(directory: string): Promise<PolicyFile> {
  try {
    return readPolicyText(await readFile(join(directory, policyFileName), 'utf8'))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return code === 'ENOENT' ? null : message
  }
}

/** Says in the log, once for each edit, that the file of the rules is not what is in force. */
export function watchPolicyFile(parts: {
  readonly file: () => Promise<PolicyFile>
  readonly inForce: () => Promise<PolicyInForce>
  readonly log: Log
}): Running {
  let told = ''
  const look = async () => {
    const file = await parts.file()
    if (file === null) return
    const inForce = await parts.inForce()
    const found = typeof file === 'string' ? file : await policyHash(file)
    if (found !== inForce.hash && found !== told)
      parts.log.warn('The policy file was edited and not approved by two people; the approved policy is obeyed.', {
        file: typeof file === 'string' ? 'unreadable' : found,
        inForce: inForce.hash,
      })
    told = found
  }
  const once = () =>
    look().catch((error: Error) => parts.log.error('The policy file could not be looked at.', { error: error.message }))
  return everyMinute(once, once())
}
