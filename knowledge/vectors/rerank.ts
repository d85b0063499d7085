import { z } from '#sdk'
import { type Endpoint, EndpointFault, type Patience, postJson } from './http.ts'

/** Orders texts by how well they answer a question. */
export type Reranker = {
  readonly model: string
  /** Numbers of the texts, best first, each once; all of them. @throws EndpointFault */
  order(question: string, texts: readonly string[], patience: Patience): Promise<readonly number[]>
}

/** So many of the best are ordered anew. */
export const mostReranked = 30

const Answer = z.object({
  results: z.array(z.object({ index: z.number().int().nonnegative(), relevance_score: z.number() })),
})

/**
 * Makes the client of a rerank endpoint.
 * @see Cohere API reference, "Rerank" (v2), and Jina Reranker API, read 2026-11; both have this form, and vLLM too
 */
export function createReranker(endpoint: Endpoint & { readonly model: string }): Reranker {
  const { model } = endpoint
  return {
    model,
    async order(question, texts, patience) {
      const body = { model, query: question, documents: texts, top_n: texts.length, return_documents: false }
      const parsed = Answer.safeParse(await postJson(endpoint, 'rerank', body, patience))
      const results = parsed.data?.results ?? []
      const numbers = new Set(results.map(({ index }) => index))
      // Half an order is none: what was left out would be thought to be worse than what was not.
      if (results.length !== texts.length || numbers.size !== texts.length || Math.max(...numbers) >= texts.length)
        throw new EndpointFault('garbled')
      return results
        .toSorted((a, b) => b.relevance_score - a.relevance_score || a.index - b.index)
        .map(({ index }) => index)
    },
  }
}
