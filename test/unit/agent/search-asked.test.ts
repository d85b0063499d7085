import { expect, test } from 'vitest'
import { askedClauses, searchAsked } from '../../../agent/search-asked.ts'
import type { KnowledgePort, KnowledgeQuery } from '../../../knowledge/port.ts'
import { knowledgeOf } from './embedded-support.ts'

const reader = { roles: [], unitId: null, staffType: null, province: null }
const query = (text: string): KnowledgeQuery => ({ text, asOf: '2026-11-23', reader })

/** A knowledge base that answers some questions only. */
function answering(...texts: readonly string[]): { readonly port: KnowledgePort; readonly asked: string[] } {
  const asked: string[] = []
  const search = async ({ text }: KnowledgeQuery) => {
    asked.push(text)
    return knowledgeOf(texts.includes(text))
  }
  return { port: { search } as unknown as KnowledgePort, asked }
}

test('the clauses that ask for a rule are looked for by themselves, what only tells the case is not', () => {
  expect(askedClauses('调去别的局当科员,公务员转任要满足哪些条件呢')).toEqual(['公务员转任要满足哪些条件呢'])
  expect(askedClauses('我想了解下离职的流程 先别帮我提')).toEqual(['我想了解下离职的流程'])
  expect(askedClauses('公务员试用期多久')).toEqual([])
  expect(askedClauses('昨天跟同事吵了一架,心里不舒服怎么办')).toEqual([])
})

test('a message that is answered as a whole is searched for once', async () => {
  const text = '借调的人工资谁发,年度考核由哪边负责'
  const { port, asked } = answering(text)
  expect((await searchAsked(port, query(text))).answerable).toBe(true)
  expect(asked).toEqual([text])
})

test('a message that is not gets the answer to the clause of it that is', async () => {
  const { port } = answering('公务员转任要满足哪些条件呢')
  const found = await searchAsked(port, query('调去别的局当科员,公务员转任要满足哪些条件呢'))
  expect(found.answerable).toBe(true)
})

test('where no clause is answered the whole message stays unanswered', async () => {
  const { port } = answering()
  expect((await searchAsked(port, query('调去别的局当科员,公务员转任要满足哪些条件呢'))).answerable).toBe(false)
})
