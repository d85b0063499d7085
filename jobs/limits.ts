import type { BaseMessage } from '@langchain/core/messages'
import { estimateTokens } from '../agent/models/openai/condense.ts'
import { type Ask, EndpointFault, mostAnswerTokens } from '../agent/models/openai/endpoint.ts'
import type { Admission, ReceivePorts } from '../channels/receive.ts'
import type { Config } from '../config.ts'
import type { Db } from '../store/db.ts'
import { giveTokensBack, isQueueFull, setTokensAside, takeToken } from '../store/limits.ts'

/** The settings of what is let in. */
export type LimitSettings = Pick<Config, 'RENSHI_MODE' | 'RENSHI_RATE_PERSON' | 'RENSHI_RATE_TENANT' | 'RENSHI_QUEUE'>

/** What a setting comes to; 0 = no limit, as in a demonstration, where one machine speaks for everybody. */
function perMinute(mode: Config['RENSHI_MODE'], set: number | undefined, usual: number): number {
  return set ?? (mode === 'production' ? usual : 0)
}

/** Messages a minute of one person (threat list, T-29), and of all people of one body together. */
const [usualPerson, usualTenant] = [20, 600]
const fillSeconds = 60

/**
 * Decides whether a message is taken: by how fast its sender writes, how fast everybody of the tenant writes, and how
 * many turns wait. Counted in the database, so that it holds over all replicas.
 */
export function createAdmission(config: LimitSettings, db: Db): ReceivePorts['admit'] {
  const person = perMinute(config.RENSHI_MODE, config.RENSHI_RATE_PERSON, usualPerson)
  const tenant = perMinute(config.RENSHI_MODE, config.RENSHI_RATE_TENANT, usualTenant)
  const take = async (key: string, capacity: number) =>
    capacity === 0 || (await takeToken(db, { key, capacity, fillSeconds }))
  return async ({ account, personId }): Promise<Admission> => {
    const own = `person:${account.channel}:${account.tenant}:${personId}`
    const refused = async (why: 'too_fast' | 'busy'): Promise<Admission> => ({
      why,
      // Whoever floods is told once a minute, or the telling would be a flood of its own.
      tell: await takeToken(db, { key: `told:${own}`, capacity: 1, fillSeconds }),
    })
    // A flood of one person ends here and takes nothing of what others have.
    if (!(await take(own, person))) return refused('too_fast')
    if (!(await take(`tenant:${account.channel}:${account.tenant}`, tenant))) return refused('busy')
    if (await isQueueFull(db, config.RENSHI_QUEUE)) return refused('busy')
    return null
  }
}

function tokensOf(messages: readonly BaseMessage[]): number {
  return estimateTokens(JSON.stringify(messages.map(({ content }) => content)))
}

/**
 * Keeps an endpoint within a number of tokens a day. What a call may use at most is set aside before it, and what it
 * did not use is given back, so that the budget is passed by one call at most.
 * @param budget tokens a day; 0 = no limit
 * @throws EndpointFault `spent` instead of asking, once the budget is used up
 */
export function withinBudget(ask: Ask, budget: number, db: Db): Ask {
  if (budget === 0) return ask
  const limited: (...asked: Parameters<Ask>) => ReturnType<Ask> = async (messages, tools, options) => {
    const prompt = tokensOf(messages) + estimateTokens(JSON.stringify(tools))
    const day = await setTokensAside(db, budget, prompt + mostAnswerTokens)
    if (day === null) throw new EndpointFault('spent')
    let answered = 0
    try {
      const completion = await ask(messages, tools, options)
      answered = estimateTokens(JSON.stringify(completion))
      return completion
    } finally {
      // A call that failed may have been worked, so its prompt is counted.
      await giveTokensBack(db, day, Math.max(0, mostAnswerTokens - answered))
    }
  }
  return Object.assign(limited, { dialect: () => ask.dialect() })
}
