import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerPolicy } from '../../../agent/models/embedded/policy.ts'
import type { Knowledge } from '../../../knowledge/index.ts'
import type { PGliteDb } from '../../../store/pglite.ts'
import { emptyKnowledge, file, guest, twoPeople } from './library.ts'

describe('a question on which kinds of staff have rules of their own', () => {
  let db: PGliteDb
  let knowledge: Knowledge
  beforeAll(async () => {
    ;({ db, knowledge } = await emptyKnowledge())
    const act = (title: string, text: string) => file(`${title}.md`, `# ${title}\n\n第一条　${text}\n`)
    const files = [
      act('样例公务员管理规定', '公务员辞职，应当提前三十日书面申请。'),
      act('样例劳动合同规定', '劳动者辞职，应当提前三十日书面申请。'),
      act('样例护理假办法', '配偶生育的，护理假十五日。'),
    ]
    await knowledge.importDocuments({ files, ...twoPeople })
  })
  afterAll(() => db.close())
  const ask = (text: string, reader = guest) => knowledge.search({ text, asOf: '2025-07-01', reader })

  test('is asked back when nobody knows who is meant, with the articles of each kind beside it', async () => {
    const found = await ask('辞职提前三十日书面申请行吗')
    expect(found.staffKinds?.toSorted()).toEqual(['civil', 'labour'])
    const said = answerPolicy({ knowledge: { ...found, answerable: true }, locale: 'zh' })
    expect(said).toMatchObject({ outcome: 'clarify', citations: [] })
    expect(said).toHaveProperty('text', expect.stringMatching(/(?=.*公务员)(?=.*编外)/))
    const english = answerPolicy({ knowledge: { ...found, answerable: true }, locale: 'en' })
    expect(english).toHaveProperty('text', expect.stringContaining('civil servant'))
  })

  test.each([
    ['公务员辞职提前三十日书面申请行吗', guest],
    ['辞职提前三十日书面申请行吗', { ...guest, roles: ['staff' as const], staffType: 'contract_offbook' as const }],
  ])('is answered when it is known: %s', async (text, reader) => {
    expect(await ask(text, reader)).not.toHaveProperty('staffKinds')
  })

  test('is answered when it is about something that is the same for all', async () => {
    expect(await ask('护理假几天')).not.toHaveProperty('staffKinds')
  })
})
