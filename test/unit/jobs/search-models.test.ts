import { describe, expect, test } from 'vitest'
import { silentLog } from '#sdk'
import { readConfig, readWorkerConfig } from '../../../config.ts'
import { chooseSearchModels } from '../../../jobs/search-models.ts'
import type { Db } from '../../../store/db.ts'

const noDatabase: Db = {
  kind: 'postgres',
  query: () => Promise.reject(new Error('Nothing is asked.')),
  tx: () => Promise.reject(new Error('Nothing is asked.')),
  exec: async () => {},
  close: async () => {},
}
const choose = (settings: Readonly<Record<string, string>>) =>
  chooseSearchModels(readConfig(settings), { db: noDatabase, log: silentLog, fetch, nowMs: () => 0, random: () => 0 })

describe('the settings of search', () => {
  test('are all off by themselves', () => {
    expect(choose({})).toEqual({ embeddings: null, chat: null, search: null, reranker: null, rewrites: false })
  })

  test('a language model alone changes nothing in search', () => {
    const { chat, search } = choose({ MODEL_BASE_URL: 'http://127.0.0.1:1/v1', MODEL_NAME: 'm' })
    expect(chat?.name).toBe('m')
    expect(search).toBeNull()
  })

  test.each<[Readonly<Record<string, string>>, Partial<Record<'embeddings' | 'reranker', unknown>>]>([
    [
      { EMBED_BASE_URL: 'http://e/v1', EMBED_MODEL: 'bge-m3' },
      { embeddings: { model: 'bge-m3', dimensions: 1024, batch: 10 } },
    ],
    [{ RERANK_BASE_URL: 'http://r/v1', RERANK_MODEL: 'reranker' }, { reranker: { model: 'reranker' } }],
    [{ MODEL_BASE_URL: 'http://m/v1', MODEL_NAME: 'm', SEARCH_REWRITE: 'on' }, {}],
  ])('%o switches one means on', (settings, expected) => {
    const chosen = choose(settings)
    expect(chosen).toMatchObject(expected)
    expect(chosen.search).not.toBeNull()
  })

  test('problems are told all at once', () => {
    const wrong = {
      EMBED_BASE_URL: 'http://e/v1',
      RERANK_MODEL: 'reranker',
      SEARCH_REWRITE: 'on',
      EMBED_BATCH: '0',
    }
    expect(() => readConfig({ ...wrong, EMBED_BATCH: '10' })).toThrow(
      /EMBED_MODEL is needed.*RERANK_BASE_URL is needed.*MODEL_BASE_URL is needed with SEARCH_REWRITE/,
    )
    expect(() => readConfig({ EMBED_DIMENSIONS: '5000', EMBED_BATCH: '0', SEARCH_BUDGET_MS: '9' })).toThrow(
      /EMBED_DIMENSIONS.*EMBED_BATCH.*SEARCH_BUDGET_MS/,
    )
    expect(() => readWorkerConfig(wrong)).toThrow(/EMBED_MODEL|EMBED_BATCH/)
  })

  test('a key is never printed', () => {
    const config = readConfig({ EMBED_BASE_URL: 'http://e/v1', EMBED_MODEL: 'm', EMBED_API_KEY: 'sk-1234' })
    expect(JSON.stringify(config) + String(config.EMBED_API_KEY)).not.toContain('sk-1234')
  })
})
