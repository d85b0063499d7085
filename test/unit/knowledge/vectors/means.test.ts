import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createSqlIndex } from '../../../../knowledge/index/sql.ts'
import type { Knowledge, SearchTrace } from '../../../../knowledge/index.ts'
import type { Chat } from '../../../../knowledge/vectors/chat.ts'
import type { Embeddings } from '../../../../knowledge/vectors/client.ts'
import type { PGliteDb } from '../../../../store/pglite.ts'
import { type EmbeddingServer, startEmbeddingServer } from '../../../support/embedding-server.ts'
import { embeddingsOf, helpedKnowledge } from '../../../support/vectors.ts'
import { file, openKnowledge, smallKnowledge, staff, twoPeople } from '../library.ts'

const dimensions = 64
const asOf = '2026-11-23'
let server: EmbeddingServer
let db: PGliteDb
let words: Knowledge

/** An article that shares no word with how staff ask for it, and the vector that a model would give such a question. */
const umbrella = '第一条 遮雨器具凭工作证领取，三日内归还。'
const asked = '外面下大雨没带伞咋办'

/** The embeddings of the server, which know that one question means the other text. */
function understanding(): Embeddings {
  const grams = embeddingsOf(server, dimensions)
  return {
    ...grams,
    query: (text, patience) => grams.query(text === asked ? umbrella : text, patience),
  }
}

function chatSaying(say: string | (() => Promise<string>)): Chat & { readonly heard: string[] } {
  const heard: string[] = []
  return {
    name: 'chat',
    heard,
    async say(_system, user) {
      heard.push(user)
      return typeof say === 'string' ? say : say()
    },
  }
}

beforeAll(async () => {
  server = await startEmbeddingServer(dimensions)
  ;({ db } = await smallKnowledge())
  words = openKnowledge(db)
  const files = [file('遮雨规定.md', `# 遮雨规定\n\n${umbrella}\n\n第二条 丢失的照价赔偿。\n`)]
  await words.importDocuments({ files, ...twoPeople, collection: 'handbook' })
  await helpedKnowledge(db, { embeddings: embeddingsOf(server, dimensions) }).vectors.embed()
})
afterAll(async () => {
  await server.close()
  await db.close()
})
beforeEach(() => server.mode('well'))

const query = (text: string) => ({ text, asOf, reader: staff })
const found = ({ passages }: SearchTrace) => passages.map(({ citation }) => `${citation.document} ${citation.article}`)
const away = 'http://127.0.0.1:9/v1'

describe('vectors beside words', () => {
  test('bring in what words do not find; how sure the search is stays as words have it', async () => {
    const [plain, helped] = await Promise.all([
      words.searchAdmin(query(asked)),
      helpedKnowledge(db, { embeddings: understanding() }).searchAdmin(query(asked)),
    ])
    expect(found(plain)).not.toContain('遮雨规定 第一条')
    expect(found(helped)[0]).toBe('遮雨规定 第一条')
    expect(helped).toMatchObject({
      means: ['lexical', 'dense'],
      missed: [],
      confidence: plain.confidence,
      answerable: plain.answerable,
      features: plain.features,
    })
  })

  test('lose nothing of what words find, and leave first the passage that the confidence is about', async () => {
    const helped = helpedKnowledge(db, { embeddings: embeddingsOf(server, dimensions) })
    for (const text of [
      '工作满十年每年休息假几天',
      '妻子生育护理假几天',
      '我想辞职',
      '病假工资怎么算',
      '丢了东西赔不赔',
    ]) {
      const all = { ...query(text), limit: 500 }
      const [plain, both] = await Promise.all([words.searchAdmin(all), helped.searchAdmin(all)])
      expect(found(both)).toEqual(expect.arrayContaining(found(plain)))
      expect(new Set(found(both)).size).toBe(both.passages.length)
      if (plain.answerable) expect(found(both)[0]).toBe(found(plain)[0])
      const scores = both.passages.map(({ score }) => score)
      expect(scores[0]).toBe(plain.passages[0]?.score ?? scores[0])
    }
  })

  test('find the same where the index is in SQL', async () => {
    const embeddings = understanding()
    const memory = helpedKnowledge(db, { embeddings, tokenizer: null })
    const sql = helpedKnowledge(db, { embeddings, tokenizer: null, index: createSqlIndex(db, { held: null }) })
    for (const text of [asked, '工作满十年每年休息假几天', '我想辞职']) {
      const [one, other] = await Promise.all([memory.searchAdmin(query(text)), sql.searchAdmin(query(text))])
      expect(other.means).toEqual(['lexical', 'dense'])
      expect(found(other).slice(0, 5)).toEqual(found(one).slice(0, 5))
    }
  })

  test('are asked once for the same words', async () => {
    const helped = helpedKnowledge(db, { embeddings: embeddingsOf(server, dimensions) })
    const before = server.requests.length
    await helped.search(query('夏天能穿拖鞋上班吗'))
    await helped.search(query('夏天能穿拖鞋上班吗'))
    expect(server.requests.length - before).toBe(1)
  })

  test('are not asked for an article that is named by its number', async () => {
    const before = server.requests.length
    const helped = helpedKnowledge(db, { embeddings: embeddingsOf(server, dimensions), rerankAt: server.url })
    const named = await helped.searchAdmin(query('职工休假办法第2条第二款怎么说'))
    expect(named).toMatchObject({ named: true, means: ['lexical'], missed: [] })
    expect(server.requests.length).toBe(before)
  })

  test('hear no more of a question than may leave', async () => {
    const hide = (text: string) => text.replaceAll('张示例', '某人')
    const before = server.raw.length
    const chat = chatSaying('{"queries":["病假工资"]}')
    const helped = helpedKnowledge(db, {
      ...{ embeddings: embeddingsOf(server, dimensions), chat, rerankAt: server.url, hide },
    })
    expect((await helped.searchAdmin(query('张示例的病假工资怎么算'))).means).toHaveLength(4)
    expect([...server.raw.slice(before), ...chat.heard].join('')).not.toContain('张示例')
  })
})

describe('an endpoint that fails', () => {
  const plainly = async (text: string) => found(await words.searchAdmin(query(text)))

  test.each([
    ['busy', 'busy'],
    ['broken', 'busy'],
    ['refusing', 'refused'],
    ['nan', 'garbled'],
    ['zero', 'empty'],
    ['wrong_dimension', 'dimension'],
  ] as const)('by being %s leaves the answer of words, and the trace says why', async (mode, why) => {
    server.mode(mode)
    const helped = helpedKnowledge(db, { embeddings: embeddingsOf(server, dimensions) })
    const trace = await helped.searchAdmin(query('工作满十年每年休息假几天'))
    expect(trace).toMatchObject({ means: ['lexical'], missed: [{ means: 'dense', why }], answerable: true })
    expect(found(trace)).toEqual(await plainly('工作满十年每年休息假几天'))
  })

  test('by hanging costs the time that was given and no more, and then rests', async () => {
    server.mode('hanging')
    let now = 0
    const started = performance.now()
    const helped = helpedKnowledge(db, {
      embeddings: embeddingsOf(server, dimensions),
      budgetMs: 150,
      nowMs: () => now + performance.now() - started,
    })
    const ask = async (text: string) => {
      const from = performance.now()
      const { missed } = await helped.searchAdmin(query(text))
      return { why: missed[0]?.why, ms: performance.now() - from }
    }
    for (const text of ['病假工资一', '病假工资二', '病假工资三']) {
      const { why, ms } = await ask(text)
      expect(why).toBe('timeout')
      expect(ms).toBeLessThan(1500)
    }
    const before = server.requests.length
    expect((await ask('病假工资四')).why).toBe('resting')
    expect(server.requests.length).toBe(before)
    server.mode('well')
    now += 31_000
    expect((await ask('病假工资五')).why).toBeUndefined()
    expect(server.requests.length).toBe(before + 1)
  })

  test('by being away is known at once', async () => {
    const helped = helpedKnowledge(db, {
      embeddings: embeddingsOf({ url: away }, dimensions),
      rerankAt: away,
      chat: chatSaying(() => Promise.reject(Object.assign(new Error('no'), { code: 'unreachable' }))),
    })
    const trace = await helped.searchAdmin(query('病假工资怎么算'))
    expect(trace.means).toEqual(['lexical'])
    expect(trace.missed).toEqual([
      { means: 'dense', why: 'unreachable' },
      { means: 'rewrite', why: 'unreachable' },
      { means: 'rerank', why: 'unreachable' },
    ])
    expect(found(trace)).toEqual(await plainly('病假工资怎么算'))
  })
})

describe('other wordings by a chat model', () => {
  test('find what the own words do not find', async () => {
    const chat = chatSaying('好的：{"queries":["遮雨器具的领取与归还"],"article":"遮雨器具凭证领取。"}')
    const trace = await helpedKnowledge(db, { chat }).searchAdmin(query(asked))
    expect(trace.means).toEqual(['lexical', 'rewrite'])
    expect(found(trace)).toContain('遮雨规定 第一条')
    expect(chat.heard[0]).toBe(`<question>${asked}</question>`)
    expect(trace.confidence).toBe((await words.searchAdmin(query(asked))).confidence)
  })

  test('widen neither the region nor the day nor the readers', async () => {
    const chat = chatSaying('{"queries":["浙江省护理假天数","2012年的时候旧版职工休假办法第二条"],"article":"浙江"}')
    for (const [text, province] of [
      ['妻子生育护理假几天', 'SH'],
      ['职工休息假几天', null],
    ] as const) {
      const own = { ...query(text), reader: { ...staff, province }, limit: 500 }
      const [plain, helped] = [await words.searchAdmin(own), await helpedKnowledge(db, { chat }).searchAdmin(own)]
      const documents = (trace: SearchTrace) => new Set(trace.passages.map(({ citation }) => citation.document))
      expect(helped.means).toEqual(['lexical', 'rewrite'])
      expect([...documents(helped)].filter((doc) => /浙江|2010/.test(doc))).toEqual(
        [...documents(plain)].filter((doc) => /浙江|2010/.test(doc)),
      )
      expect(helped.asOf).toBe(plain.asOf)
    }
  })

  test.each(['我不知道', '{"queries":[]}', '{"queries": 5}', '{"queries":["'])(
    'that are none (%s) are left out',
    async (said) => {
      const trace = await helpedKnowledge(db, { chat: chatSaying(said) }).searchAdmin(query('病假工资怎么算'))
      expect(trace).toMatchObject({ means: ['lexical'], missed: [{ means: 'rewrite', why: 'garbled' }] })
    },
  )

  test('that come too late are left out', async () => {
    const chat = chatSaying(() => new Promise((resolve) => setTimeout(() => resolve('{"queries":["病假"]}'), 400)))
    const trace = await helpedKnowledge(db, { chat, budgetMs: 100 }).searchAdmin(query('病假工资怎么算'))
    expect(trace.missed).toEqual([{ means: 'rewrite', why: 'timeout' }])
  })
})

describe('reading the best again', () => {
  test('orders them anew and keeps the rest behind them', async () => {
    const helped = helpedKnowledge(db, { rerankAt: server.url })
    const all = { ...query('劳动合同解除要提前几天通知'), limit: 500 }
    const [plain, reread] = [await words.searchAdmin(all), await helped.searchAdmin(all)]
    expect(reread.means).toEqual(['lexical', 'rerank'])
    expect([...found(reread)].sort()).toEqual([...found(plain)].sort())
    expect(reread).toMatchObject({ confidence: plain.confidence, answerable: plain.answerable })
    if (plain.answerable) expect(found(reread).slice(0, 6)).toContain(found(plain)[0])
  })

  test('has time left when the search by vectors hangs', async () => {
    server.mode('hanging', 1)
    const embeddings = embeddingsOf(server, dimensions)
    const trace = await helpedKnowledge(db, { embeddings, rerankAt: server.url, budgetMs: 500 }).searchAdmin(
      query('外出开会的住宿费标准'),
    )
    expect(trace).toMatchObject({ means: ['lexical', 'rerank'], missed: [{ means: 'dense', why: 'timeout' }] })
  })
})
