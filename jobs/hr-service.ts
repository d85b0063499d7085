import type { ApiAnswer, ApiCall } from '#sdk'
import { hrAway } from '../agent/people.ts'
import type { Directory, Service } from '../agent/ports.ts'
import type { HrClient } from '../tools/hr-api/client.ts'

/** A call that was given up after this long had no answer at all. */
const hungMs = 1000
/** For so long after a call that hung no further one is sent to hang as well. */
const restMs = 1000

const away: ApiAnswer = {
  ok: false,
  problem: { type: 'about:blank', title: 'The HR system did not answer.', status: 503, code: 'UNAVAILABLE' },
}

/** Keeps calls from a system that hangs, so that a turn of several calls waits for one of them only. */
function createFuse(nowMs: () => number) {
  let restsUntil = 0
  return {
    isOpen: () => nowMs() < restsUntil,
    async watch<T>(work: () => Promise<T>, isLost: (value: T) => boolean): Promise<T> {
      const started = nowMs()
      const note = () => {
        if (nowMs() - started >= hungMs) restsUntil = nowMs() + restMs
      }
      try {
        const value = await work()
        if (isLost(value)) note()
        return value
      } catch (error) {
        note()
        throw error
      }
    },
  }
}

const isAway = (answer: ApiAnswer) => !answer.ok && answer.problem.status >= 500

/** The HR system as the conversation uses it: who people are, and what tools talk to on their behalf. */
export function createHrService(
  client: HrClient,
  nowMs: () => number,
): { readonly directory: Directory; readonly hr: Service } {
  const fuse = createFuse(nowMs)
  const exchange: HrClient['exchange'] = async (personId, scopes) => {
    if (fuse.isOpen()) throw hrAway()
    return fuse.watch(
      () => client.exchange(personId, scopes),
      () => false,
    )
  }
  return {
    directory: {
      async identify(personId, locale) {
        const { person } = await exchange(personId, [])
        return { ...person, locale }
      },
      async holders(personId, scope) {
        if (fuse.isOpen()) throw hrAway()
        return fuse.watch(
          () => client.holders(personId, scope),
          () => false,
        )
      },
    },
    hr: {
      async open(personId, scopes) {
        const { token } = await exchange(personId, scopes)
        const sent = (call: ApiCall) => call.send ?? {}
        return {
          async read({ path, query }) {
            return fuse.isOpen() ? away : fuse.watch(() => client.read(token, path, query), isAway)
          },
          async preview(call) {
            if (fuse.isOpen()) return { answer: away, confirmationToken: null }
            return fuse.watch(
              () => client.preview(token, call.path, sent(call)),
              ({ answer }) => isAway(answer),
            )
          },
          write: (call, key, confirmation) => client.write(token, call.path, sent(call), key, confirmation),
          operation: (key) => client.operation(key),
        }
      },
    },
  }
}
