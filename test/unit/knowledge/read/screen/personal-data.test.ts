import { describe, expect, test } from 'vitest'
import { countPersonalData, findPersonalData } from '../../../../../knowledge/read/screen/personal-data.ts'
import { isBankCard, isIdCard } from '../../../../../knowledge/read/screen/personal-numbers.ts'
import { demand, suiteWith } from '../../../../support/capabilities.ts'
import { count } from '../../../../support/counts.ts'
import { handbook, type Sample, statutes } from './library.ts'
import { bankCard, idCard, mobile, nobodys, obfuscated } from './roster.ts'

const total = (text: string) => Object.values(countPersonalData(text)).reduce((sum, count) => sum + count, 0)
/** A made-up number with sentences of a rule around it. */
const within = (number: string) =>
  `第三条 办理时填写登记表。联系人登记为 ${number}，每年12月复核一次。\n\n第四条 资料存10年。`

function falseAlarms(samples: readonly Sample[]): number {
  return samples.reduce((sum, { text }) => sum + total(text), 0)
}

describe('row 50, pii-obfuscated: numbers that are spaced, spelled and broken', () => {
  const all = obfuscated()
  const found = all.filter(({ kind, text }) => countPersonalData(within(text))[kind] === 1)

  test('are found, at least 95 of 100, each kind and way of writing on its own too', () => {
    const missed = all.filter((each) => !found.includes(each)).map(({ kind, style }) => `${kind}: ${style}`)
    expect(all).toHaveLength(400)
    expect(found.length / all.length, missed.join('; ')).toBeGreaterThanOrEqual(0.95)
    for (const kind of ['id_card', 'mobile_phone', 'bank_card'] as const) {
      const ofKind = all.filter((each) => each.kind === kind)
      expect(ofKind.filter((each) => found.includes(each)).length / ofKind.length, kind).toBeGreaterThanOrEqual(0.95)
    }
  })

  test('are hardly ever taken for numbers that belong to nobody', () => {
    const alarms = nobodys().filter((line) => total(line) > 0)
    expect(found.length / (found.length + alarms.length), alarms.join('\n')).toBeGreaterThanOrEqual(0.97)
  })

  test('are told from all the figures of the handbook', () => {
    expect(found.length / (found.length + falseAlarms(handbook()))).toBeGreaterThanOrEqual(0.97)
  })

  suiteWith(['shared'], 'with the acts of the corpus', () => {
    test('are told from all their figures', () => {
      expect(found.length / (found.length + falseAlarms(statutes(demand('shared'))))).toBeGreaterThanOrEqual(0.97)
    })
  })
})

describe('row 49, pii-roster: a table of people', () => {
  const rows = Array.from({ length: 500 }, (_, at) => {
    const name = `${'王李张刘陈'[at % 5]}${'伟芳敏静磊'[(at >> 3) % 5]}`
    return `| ${name} | ${idCard()} | ${mobile()} | ${bankCard()} | ${at % 2 === 0 ? '高血压，长期服药' : '无'} |`
  })
  const table = ['| 姓名 | 身份证号 | 手机 | 工资卡 | 健康备注 |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  )

  test('is told with its counts by kind, and may be published after a decision only', () => {
    const findings = findPersonalData([table])
    expect(findings.map((each) => [each.kind, each.count])).toEqual([
      ['id_card', 500],
      ['mobile_phone', 500],
      ['bank_card', 500],
      ['health_note', 250],
    ])
    expect(new Set(findings.map(({ severity }) => severity))).toEqual(new Set(['needs_decision']))
    for (const { sentence } of findings) expect(sentence).not.toMatch(/\d{4,}|王伟|高血压/)
  })

  test('is told likewise when the rows are lines of words', () => {
    const lines = rows.map((row) => row.replaceAll('|', ' ').replace(/^ +(\S+)/, '姓名：$1'))
    expect(countPersonalData(lines.join('\n'))).toEqual({
      id_card: 500,
      mobile_phone: 500,
      bank_card: 500,
      health_note: 250,
    })
  })
})

describe('the checks', () => {
  test.each([
    ['11010519491231002X', true],
    ['110105194912310021', false],
    ['110105194913310025', false],
    ['990105194912310026', false],
  ])('of identity cards: %s %s', (number, valid) => expect(isIdCard(number)).toBe(valid))

  test.each([
    ['4111111111111111', true],
    ['4111111111111112', false],
    ['1111111111111111', false],
    ['411111111111', false],
  ])('of bank cards: %s %s', (number, valid) => expect(isBankCard(number)).toBe(valid))

  test('find a mistyped number that is called what it is', () => {
    expect(countPersonalData('身份证号：110105194912310021').id_card).toBe(1)
    expect(countPersonalData('流水号：110105194912310021').id_card).toBe(0)
    expect(countPersonalData('身份证号 110105491231002').id_card).toBe(1)
  })

  test.each([
    '110105，19491231，002X',
    '| 110105 | 19491231 | 002X |',
    '110105/19491231/002x',
    '①①⓪①⓪⑤①⑨④⑨①②③①⓪⓪②Х',
    '𝟏𝟏𝟎𝟏𝟎𝟓𝟏𝟗𝟒𝟗𝟏𝟐𝟑𝟏𝟎𝟎𝟐X',
  ])('find an identity card in a way of writing of its own: %s', (text) => {
    expect(countPersonalData(text).id_card).toBe(1)
  })

  test.each(['138。0013。8000', '（138）0013-8000', '1⃣3⃣8⃣0⃣0⃣1⃣3⃣8⃣0⃣0⃣0⃣', '13800138000×1', '0086 13800138000'])(
    'find a phone in a way of writing of its own: %s',
    (text) => expect(countPersonalData(text).mobile_phone).toBe(1),
  )

  test('do not take a card for a phone nor a phone for a part of something', () => {
    expect(countPersonalData('123138001380001')).toMatchObject({ mobile_phone: 0 })
    expect(countPersonalData('13800138000、13900139000\n13700137000')).toMatchObject({ mobile_phone: 3, bank_card: 0 })
  })
})

describe('health notes', () => {
  test.each([
    '王五同志因胃癌住院，由李四代班。',
    '张三患抑郁症，请各科室关照。',
    '姓名：赵敏　诊断：糖尿病',
    '| 欧阳明 | 信息科 | 怀孕 12 周 |',
    '陈静近期查出乳腺癌，已请病假。',
  ])('beside a name are found: %s', (line) => expect(countPersonalData(line).health_note).toBe(1))

  test.each([
    '职工患癌症、精神病、瘫痪的，医疗期可以适当延长。',
    '怀孕7个月以上的女职工不得安排夜班。',
    '| 高温作业 | 高血压患者不得从事 |',
    '任何人患传染病的，应当报告。',
    '单位应当安排怀孕女职工做产前检查。',
    '体检项目包括高血压、糖尿病筛查。',
    '王五同志因公出差，由李四代班。',
  ])('without one are none: %s', (line) => expect(countPersonalData(line).health_note).toBe(0))
})

/** Characters a document may have; fewer in the everyday run. */
const longest = count(400_000, 2_000_000)

test('the longest text is read in seconds, whatever it repeats', () => {
  for (const part of ['1', '1 ', '一\n', '姓名：王', '张三患', '6222 ', '1X', '138.0013.8000 ', '| 王伟 | 癌 ']) {
    const text = part.repeat(longest / part.length)
    const start = performance.now()
    countPersonalData(text)
    expect(performance.now() - start, part).toBeLessThan(count(10_000, 30_000))
  }
})
