import { describe, expect, test } from 'vitest'
import { silentLog } from '#sdk'
import { MemoryIndex } from '../../../knowledge/index/memory.ts'
import { dayOf } from '../../../knowledge/search/days.ts'
import { planSearch } from '../../../knowledge/search/plan.ts'
import { emptyKnowledge, file, staff, twoPeople } from './library.ts'

const today = '2025-07-01'

describe('the day a question is about', () => {
  test.each([
    ['2023年的时候劳动节放几天', '2023-07-01'],
    ['2019年3月那会儿产假几天', '2019-03-01'],
    ['2020年5月20日当时的规定是什么', '2020-05-20'],
    ['98年的时候退休工龄怎么算', '1998-07-01'],
    ['2019年出的事,按当时的规定该谁管', '2019-07-01'],
    ['2024年修订前留置最长多久', '2024-01-01'],
    ['二〇一九年的时候怎么规定', '2019-07-01'],
    ['as of 2020-05-01, who may be detained', '2020-05-01'],
    ['what did the supervision law say about detention in 2019', '2019-07-01'],
  ])('%s: %s', (text, day) => expect(dayOf(text, today)).toEqual({ asOf: day, old: false, said: true }))

  test.each([
    '旧版监察法怎么说',
    '监察法修订前怎么规定',
    '保密法没改之前定密要谁批',
    '新法出台前信访几天办结',
    'what did the old secrecy law require',
    'supervision law before it was amended in parliament',
  ])('%s: an earlier wording', (text) => expect(dayOf(text, today)).toEqual({ asOf: today, old: true, said: false }))

  test.each([
    '我2023年入职,年假几天',
    '2019年参加工作,当时没签合同,现在能要双倍工资吗',
    '2026年的时候产假几天',
    'i joined in 2019, how many days of leave do i get',
    'my former boss broke the rules',
  ])('%s: the law of today', (text) => expect(dayOf(text, today)).toEqual({ asOf: today, old: false, said: false }))
})

describe('the version of an act that a question names', async () => {
  const { db, knowledge } = await emptyKnowledge()
  const act = (doc: string, from: string, head = '') =>
    file(
      `${doc}.md`,
      `---\ndoc: "${doc}"\ntitle: "${doc.split('(')[0]}"\nversion_date: ${from}\neffective_date: ${from}\n${head}---\n第一条 巡查每周一次,由值班员负责。\n`,
    )
  const files = [
    act('巡查条例(2015-03-01)', '2015-05-01', 'superseded_by: "巡查工作条例(2017-03-01)"\n'),
    act('巡查工作条例(2017-03-01)', '2017-05-01'),
    act('监督法(2018-03-01)', '2018-03-01', 'superseded_by: "监督法(2024-12-01)"\n'),
    act('监督法(2024-12-01)', '2025-06-01'),
    act('监督法实施条例(2021-09-01)', '2021-09-01'),
  ]
  await knowledge.importDocuments({ files, ...twoPeople })
  const { catalogue } = await new MemoryIndex(db, null, silentLog).open()
  const plan = (text: string) => planSearch(catalogue, null, { text, asOf: today, reader: staff })

  test.each([
    ['2018版监督法对巡查怎么规定', '2018-03-01'],
    ['监督法2018年修订的时候谁负责巡查', '2018-03-01'],
    ['2020年的监督法里谁负责巡查', '2020-07-01'],
  ])('%s: as of %s', (text, day) => expect(plan(text).day).toMatchObject({ asOf: day, said: true }))

  test('what is in force anyway is asked of today, and an act that is not named changes nothing', () => {
    expect(plan('2021年施行的监督法实施条例谁负责巡查').day).toMatchObject({ asOf: today, said: false })
    expect(plan('2018版的表格谁负责填').day.asOf).not.toBe('2018-03-01')
  })

  test.each(['老的监督法谁巡查', '原监督法谁巡查', '以前的监督法谁巡查', '监督法以前是谁巡查'])(
    '%s: an earlier wording first',
    async (text) => {
      expect(plan(text).day.old).toBe(true)
      const { passages } = await knowledge.search({ text, asOf: today, reader: staff })
      expect(passages[0]?.citation.document).toBe('监督法(2018-03-01)')
    },
  )

  test('an act that stood in its place under another name belongs to it', () => {
    expect(plan('以前的巡查工作条例谁巡查').sieve.named).toContain('巡查条例')
    expect(plan('巡查工作条例谁巡查').sieve.named).not.toContain('巡查条例')
  })

  test('a name within a longer one is not meant', () => {
    expect([...plan('监督法实施条例谁巡查').mentions.actIds]).toEqual(['监督法实施条例'])
  })
})
