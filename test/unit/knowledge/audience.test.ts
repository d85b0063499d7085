import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role, StaffType } from '#sdk'
import { silentLog } from '#sdk'
import { listGaps } from '../../../knowledge/care/gaps.ts'
import { MemoryIndex } from '../../../knowledge/index/memory.ts'
import { createSqlIndex } from '../../../knowledge/index/sql.ts'
import { createKnowledge, type Knowledge } from '../../../knowledge/index.ts'
import type { Reader } from '../../../knowledge/port.ts'
import { isAsOpen, unknownWord } from '../../../knowledge/search/audience.ts'
import { mayRead } from '../../../knowledge/search/filter.ts'
import { planSearch } from '../../../knowledge/search/plan.ts'
import type { PGliteDb } from '../../../store/pglite.ts'
import { count } from '../../support/counts.ts'
import { emptyKnowledge, file, guest, openKnowledge, staff, twoPeople } from './library.ts'

const asOf = '2026-11-23'
const roles: readonly Role[] = ['staff', 'manager', 'leader', 'hr_officer', 'knowledge_admin']
const types: readonly StaffType[] = ['civil_servant', 'institution_technical', 'contract_offbook']
const units = ['U-0', 'U-1', 'U-2', 'U-3', 'U-4', 'U-5']

/** A tree of units: each hangs below an earlier one or is a root. */
const tree = fc.tuple(...units.map((_, at) => fc.integer({ min: -1, max: at - 1 })))
const word = fc.oneof(
  fc.constantFrom('public', 'staff', 'nonsense', 'guest'),
  fc.constantFrom(...roles),
  fc.constantFrom(...units).map((unit) => `unit:${unit}`),
  fc.constantFrom(...types).map((type) => `type:${type}`),
)
const audience = fc.uniqueArray(word, { maxLength: 4 })
const person = fc.record({
  roles: fc.oneof(
    fc.constant<readonly Role[]>(['guest']),
    fc.subarray([...roles]).map((own): readonly Role[] => ['staff', ...own]),
  ),
  unit: fc.option(fc.integer({ min: 0, max: units.length - 1 })),
  staffType: fc.option(fc.constantFrom(...types)),
})
type Drawn = { readonly roles: readonly Role[]; readonly unit: number | null; readonly staffType: StaffType | null }

function unitsAbove(unit: number | null, parents: readonly number[]): readonly string[] {
  const above: string[] = []
  for (let at = unit ?? -1; at >= 0; at = parents[at] ?? -1) above.push(units[at] as string)
  return above
}

function readerOf({ roles: own, unit, staffType }: Drawn, parents: readonly number[]): Reader {
  const unitIds = unitsAbove(unit, parents)
  return { roles: own, unitId: unitIds[0] ?? null, unitIds, staffType, province: null }
}

/** The rule as a person would say it, written apart from the product's. */
function oracle(words: readonly string[], drawn: Drawn, parents: readonly number[]): boolean {
  const named = (kind: string) => words.flatMap((word) => (word.startsWith(`${kind}:`) ? [word.split(':')[1]] : []))
  const people = words.filter((word) => !/^(?:unit|type):/.test(word))
  const isGuest = drawn.roles.every((role) => role === 'guest')
  const fits = isGuest ? ['public'] : ['public', 'staff', ...drawn.roles]
  const conditions = [
    words.length > 0,
    people.length === 0 ? !isGuest : people.some((word) => fits.includes(word)),
    named('unit').length === 0 || unitsAbove(drawn.unit, parents).some((unit) => named('unit').includes(unit)),
    named('type').length === 0 || named('type').includes(drawn.staffType ?? 'none'),
  ]
  return conditions.every(Boolean)
}

describe('an audience', () => {
  test('admits whom the rule admits, whatever its words and the tree', () => {
    fc.assert(
      fc.property(tree, audience, person, (parents, words, drawn) => {
        expect(mayRead({ audience: words }, readerOf(drawn, parents))).toBe(oracle(words, drawn, parents))
      }),
      { numRuns: count(2000, 20_000) },
    )
  })

  test('as open as another admits everybody whom that admits', () => {
    fc.assert(
      fc.property(tree, audience, audience, person, (parents, other, words, drawn) => {
        const reader = readerOf(drawn, parents)
        if (isAsOpen(other, words) && mayRead({ audience: words }, reader))
          expect(mayRead({ audience: other }, reader)).toBe(true)
      }),
      { numRuns: count(5000, 50_000) },
    )
  })

  test('has no words that nobody knows', () => {
    expect(unknownWord(['public', 'staff', 'hr_officer', 'unit:U-102', 'type:civil_servant'])).toBeNull()
    for (const wrong of ['guest', 'everybody', 'unit:', 'type:human', 'Unit:U-1'])
      expect(unknownWord(['staff', wrong])).toBe(wrong)
  })

  test('of a unit holds for its own members where nobody knows what is above them', () => {
    expect(mayRead({ audience: ['unit:U-1'] }, staff)).toBe(true)
    expect(mayRead({ audience: ['unit:U-1'] }, { ...staff, unitId: 'U-2', unitIds: ['U-2', 'U-1'] })).toBe(true)
    expect(mayRead({ audience: ['unit:U-1'] }, guest)).toBe(false)
  })
})

describe('the knowledge base', () => {
  const documents = Array.from({ length: 8 }, (_, at) => `规程${at}`)
  let db: PGliteDb
  let knowledge: Knowledge

  beforeAll(async () => {
    ;({ db, knowledge } = await emptyKnowledge())
    const files = documents.flatMap((name, at) => {
      const older = at % 2 === 0 ? ['2020-01-01'] : ['2020-01-01', '2025-01-01']
      return older.map((day) =>
        file(
          `${name}(${day}).md`,
          `---\ndoc: "${name}(${day})"\ntitle: "${name}"\nversion_date: "${day}"\neffective_date: "${day}"\neffective_date_source: "text"\naudience: "staff"\nbased_on: '{"act": "规程${(at + 1) % 8}", "article": "第一条"}'\n---\n第一条 钥匙在${at}号值班室领取。\n\n第二条 其余事项照旧。\n`,
        ),
      )
    })
    await knowledge.importDocuments({ files, collection: 'handbook', ...twoPeople })
    for (const at of documents.keys())
      await db.query(
        `insert into document_link (version_id, kind, to_act, to_article, added_by)
         select id, 'amends', $2, '', 'S-1' from document_version where title = $1`,
        [`规程${at}`, `规程${(at + 3) % 8}`],
      )
    for (const at of documents.keys()) {
      const citation = {
        document: `规程${at}(2020-01-01)`,
        article: '第一条',
        title: `规程${at}`,
        quote: `钥匙在${at}号值班室领取`,
      }
      await db.query(
        `insert into curated_answer (answer, version, wordings, text, citations, audience, state, author, approver, approved_on)
         values ($1, 1, $2::jsonb, $3, $4::jsonb, '["public"]', 'approved', 'S-1', 'S-2', '2026-01-01')`,
        [
          at + 1,
          JSON.stringify([`${at}号柜的备用钥匙归谁保管`]),
          `官方答复${at}。`,
          JSON.stringify([{ ...citation, version: '2020-01-01', effectiveFrom: '2020-01-01', effectiveUntil: null }]),
        ],
      )
    }
    const { rows } = await db.query<{ doc: string }>('select doc from document_version')
    const nearest = rows.map(({ doc: document }) => ({
      ...{ document, title: document, article: '第一条', version: '', quote: '' },
      ...{ effectiveFrom: '', effectiveUntil: null },
    }))
    await db.query(
      `insert into knowledge_gap (question, nearest, state, owner, first_asked, last_asked)
       values ('钥匙', $1::jsonb, 'assigned', 'S-7', $2, $2)`,
      [JSON.stringify(nearest), asOf],
    )
  })
  afterAll(() => db.close())

  /** Gives each version an audience, as a publish would. */
  async function publishWith(
    audiences: readonly (readonly string[])[],
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const { rows } = await db.query<{ id: string; doc: string }>('select id, doc from document_version order by doc')
    const given = rows.map(({ doc }, at): [string, readonly string[]] => [doc, audiences[at % audiences.length] ?? []])
    await db.tx(async (sql) => {
      await sql.query('update knowledge_index set version = version + 1')
      for (const [doc, words] of given)
        await sql.query(
          `update document_version set audience = $2::jsonb, index_version = (select version from knowledge_index)
           where doc = $1`,
          [doc, JSON.stringify(words)],
        )
    })
    return new Map(given)
  }

  const asked = ['钥匙在哪里领', '规程3第一条', '2021年的时候钥匙在哪', '旧版规程5怎么说', '2号柜的备用钥匙归谁保管']

  /** Everything a search tells, 相关, conflicts and official answers included, names only what is for the reader. */
  async function searchesAreClean(
    reader: Reader,
    may: (doc: string) => boolean,
    docs: readonly string[],
  ): Promise<void> {
    for (const text of asked) {
      const result = await knowledge.search({ text, asOf, reader, limit: 50 })
      const told = JSON.stringify(result)
      expect(docs.filter((doc) => told.includes(doc) && !may(doc))).toEqual([])
      if (result.official) expect(may('规程2(2020-01-01)')).toBe(true)
    }
  }

  /** A question that was given to somebody names those nearest articles only that they may open. */
  async function gapsAreClean(reader: Reader, may: (doc: string) => boolean, docs: readonly string[]): Promise<void> {
    const [gap] = await listGaps(db, { owner: 'S-7', reader })
    expect(gap?.nearest.map(({ document }) => document).sort()).toEqual(docs.filter(may).sort())
  }

  /** A document opens for its readers only, and tells them of no other that is not for them. */
  async function articlesAreClean(
    docs: Iterable<string>,
    reader: Reader,
    may: (doc: string) => boolean,
  ): Promise<void> {
    for (const doc of docs) {
      const opened = await knowledge.article(doc, '第一条', reader, asOf)
      expect(opened !== null).toBe(may(doc))
      for (const { document } of [...(opened?.others ?? []), ...(opened?.links ?? [])]) expect(may(document)).toBe(true)
    }
  }

  /** A name that stands for documents of others only is as unknown as one that stands for nothing. */
  async function namesAreClean(reader: Reader, may: (doc: string) => boolean, docs: readonly string[]): Promise<void> {
    const hidden = documents.find((name) => docs.every((doc) => !doc.startsWith(`${name}(`) || !may(doc)))
    if (!hidden) return
    for (const rest of ['第一条怎么说', '里钥匙在几号值班室领取', '']) {
      const ask = async (name: string) => {
        const result = await knowledge.search({ text: `《${name}》${rest}`, asOf, reader })
        return [result.named, result.answerable, result.passages.map(({ citation }) => citation.document)]
      }
      expect(await ask(hidden)).toEqual(await ask('规程九'))
    }
    expect(await knowledge.named(hidden, '第一条', asOf, reader)).toBeNull()
  }

  test('tells nobody anything of a document that is not for them: no result, name, count, link, quote or validity', async () => {
    const audiences = fc.array(audience, { minLength: 12, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(
        tree,
        audiences,
        fc.array(person, { minLength: 1, maxLength: 3 }),
        async (parents, drawnAudiences, people) => {
          const given = await publishWith(drawnAudiences)
          for (const drawn of people) {
            const reader = readerOf(drawn, parents)
            const may = (doc: string) => oracle(given.get(doc) ?? [], drawn, parents)
            await searchesAreClean(reader, may, [...given.keys()])
            await gapsAreClean(reader, may, [...given.keys()])
            await articlesAreClean(given.keys(), reader, may)
            await namesAreClean(reader, may, [...given.keys()])
          }
        },
      ),
      { numRuns: count(500, 5000) },
    )
  }, 600_000)

  test('does not let an old citation through that is no longer for the reader', async () => {
    await publishWith([['staff']])
    const { passages } = await knowledge.search({ text: '钥匙在哪里领', asOf, reader: staff })
    const citation = passages[0]?.citation
    if (!citation) throw new Error('Nothing was found.')
    expect(await knowledge.check('', [citation], asOf, staff)).toBeNull()
    await publishWith([['hr_officer']])
    expect(await knowledge.check('', [citation], asOf, staff)).toBe('no_such_article')
    expect(await knowledge.check('', [citation], asOf, { ...staff, roles: ['hr_officer'] })).toBeNull()
    expect(await knowledge.article(citation.document, citation.article, staff, asOf)).toBeNull()
  })

  test('gives an official answer to those only who may read what it rests on', async () => {
    const ask = async () =>
      (await knowledge.search({ text: '2号柜的备用钥匙归谁保管', asOf, reader: staff })).official?.text ?? null
    await publishWith([['staff']])
    expect(await ask()).toBe('官方答复2。')
    await publishWith([['hr_officer']])
    expect(await ask()).toBeNull()
  })

  test('counts only what every member of staff may know of', async () => {
    await publishWith([['staff']])
    expect(await knowledge.describe('zh')).toContain('本单位制度 8 份')
    await publishWith([['staff', 'unit:U-9']])
    expect(await knowledge.describe('zh')).toContain('本单位制度 0 份')
  })

  test('asked about others lets a reader find no more than before', async () => {
    await publishWith([['type:civil_servant']])
    const clerk: Reader = { ...staff, staffType: 'contract_offbook' }
    const about = { staffType: 'civil_servant' } as const
    expect((await knowledge.search({ text: '钥匙在哪里领', asOf, reader: clerk, about })).passages).toEqual([])
    expect(
      (await knowledge.search({ text: '钥匙在哪里领', asOf, reader: { ...staff, ...about } })).passages,
    ).not.toEqual([])
  })

  test('keeps all this where SQL ranks', async () => {
    const edge = createKnowledge({ db, tokenizer: null, log: silentLog, index: createSqlIndex(db, { held: null }) })
    const here = openKnowledge(db)
    await fc.assert(
      fc.asyncProperty(
        tree,
        fc.array(audience, { minLength: 12, maxLength: 12 }),
        person,
        async (parents, audiences, drawn) => {
          const given = await publishWith(audiences)
          const query = { text: '钥匙在哪里领', asOf, reader: readerOf(drawn, parents), limit: 50 }
          const documentsOf = async (base: Knowledge) =>
            (await base.search(query)).passages.map(({ citation }) => citation.document).sort()
          const found = await documentsOf(edge)
          for (const doc of found) expect(oracle(given.get(doc) ?? [], drawn, parents)).toBe(true)
          expect(new Set(found)).toEqual(new Set(await documentsOf(here)))
        },
      ),
      { numRuns: count(25, 250) },
    )
  })
})

test('an act that is named and not for the reader counts as one that nobody holds', async () => {
  const { db, knowledge } = await emptyKnowledge()
  const text =
    '---\ndoc: "巡查办法(2026-01-01)"\ntitle: "巡查办法"\naudience: "hr_officer"\n---\n第一条 巡查每周一次。\n'
  await knowledge.importDocuments({ files: [file('a.md', text)], collection: 'handbook', ...twoPeople })
  const { catalogue } = await new MemoryIndex(db, null, silentLog).open()
  const read = (name: string, reader: Reader) => {
    const { mentions } = planSearch(catalogue, null, { text: `按《${name}》，值班员每晚几点到岗`, asOf, reader })
    const { actIds, unknown, places } = mentions
    return { actIds, unknown, places }
  }
  expect(read('巡查办法', staff)).toEqual(read('没有的办法', staff))
  expect(read('巡查办法', staff).unknown).toBe(true)
  expect(read('巡查办法', { ...staff, roles: ['hr_officer'] })).toMatchObject({ unknown: false })
  await db.close()
})
