import type { Model } from '../../model.ts'
import { restyle } from '../../style.ts'
import { decide } from './decide.ts'
import { report } from './report.ts'

export { learnAhead } from './ahead.ts'

/**
 * The model that needs no network and no key: understands wishes from the tools' examples and a grammar of dates and
 * HR words, and answers by quoting. The same request always gives the same thought.
 */
export function createEmbeddedModel(): Model {
  return {
    name: 'embedded',
    async think(request) {
      request.signal.throwIfAborted()
      return restyle(request) ?? (request.results.length === 0 ? decide(request) : report(request))
    },
  }
}
