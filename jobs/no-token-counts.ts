/**
 * What LangChain takes from a counter of tokens, in the Worker: its tables would be fetched over the network, and
 * budgets are kept by our own estimate.
 */
export class Tiktoken {
  constructor() {
    throw new Error('Tokens are not counted by a table in the Worker.')
  }
}

/** The name of no table. */
export function getEncodingNameForModel(): string {
  return 'none'
}
