import { describe, expect, test } from 'vitest'
import { standardLimits } from '../../../../knowledge/read/formats/contract.ts'
import { readCsv, readCsvText } from '../../../../knowledge/read/formats/csv.ts'
import { splitArticles } from '../../../../knowledge/split/articles.ts'
import { count } from '../../../support/counts.ts'
import { measured, outcomeOf, seeded } from '../../../support/office-files.ts'

const read = (text: string) => readCsvText(text, standardLimits)
const linesOf = (text: string) => read(text).text.trimEnd().split('\n\n').slice(1)
const outcome = (text: string, limits = standardLimits) =>
  outcomeOf(Promise.resolve().then(() => readCsvText(text, limits)))

describe('a file of separated values', () => {
  test('becomes one line for each record, with the names of the columns', () => {
    expect(read('姓名,部门,年假天数\n甲,人事处,5\n乙,,10\n')).toEqual({
      kind: 'csv',
      text: '## 表格\n\n第1行 姓名；部门；年假天数\n\n第2行 姓名：甲；部门：人事处；年假天数：5\n\n第3行 姓名：乙；年假天数：10\n',
      title: null,
      warnings: [],
    })
  })

  test.each([
    ['commas', '姓名,部门\n甲,乙'],
    ['semicolons', '姓名;部门\n甲;乙'],
    ['tabs', '姓名\t部门\n甲\t乙'],
  ])('may have %s', (_, text) => expect(linesOf(text)).toEqual(['第1行 姓名；部门', '第2行 姓名：甲；部门：乙']))

  test('may have separators, quotes and line ends within quotes', () =>
    expect(linesOf('姓名,说明\n甲,"一,二;三"\n乙,"他说""好"""\n丙,"上\r\n下"\n')).toEqual([
      '第1行 姓名；说明',
      '第2行 姓名：甲；说明：一,二;三',
      '第3行 姓名：乙；说明：他说"好"',
      '第4行 姓名：丙；说明：上 下',
    ]))

  test('may begin with a mark, and with a title, and have empty lines, which count', () =>
    expect(linesOf('\ufeff2025年年假表,,\n\n姓名,部门,天数\n甲,乙,5')).toEqual([
      '第1行 2025年年假表',
      '第3行 姓名；部门；天数',
      '第4行 姓名：甲；部门：乙；天数：5',
    ]))

  test('may have records of any length, and columns without a name', () =>
    expect(linesOf('姓名,部门\n甲\n乙,丙,丁\n')).toEqual([
      '第1行 姓名；部门',
      '第2行 姓名：甲',
      '第3行 姓名：乙；部门：丙；C列：丁',
    ]))

  test('of one column has plain lines', () =>
    expect(linesOf('注意事项\n一\n二')).toEqual(['第1行 注意事项', '第2行 一', '第3行 二']))

  test('of nothing but numbers names no columns', () =>
    expect(linesOf('1,2\n3,4')).toEqual(['第1行 A列：1；B列：2', '第2行 A列：3；B列：4']))

  test('is found again row by row', () => {
    const rows = Array.from({ length: 40 }, (_, at) => `职工${at},部门${at},${at}天,${'说明'.repeat(30)}`)
    const { text } = read(`姓名,部门,天数,说明\n${rows.join('\n')}`)
    const passages = splitArticles(text)
    expect(passages.length).toBeGreaterThan(5)
    expect(passages.some(({ text: passage }) => passage.includes('第39行 姓名：职工37；部门：部门37'))).toBe(true)
  })

  test('with text that looks like Markdown shows it as it stands', () =>
    expect(linesOf('甲,乙\n<script>,[a](http://b)\n')[1]).toBe('第2行 甲：\\<script>；乙：[a]\\(http://b)'))

  test('with names of objects as columns is like any other', () => {
    expect(linesOf('__proto__,constructor\n甲,toString\n')[1]).toBe('第2行 __proto__：甲；constructor：toString')
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  test.each([
    ['no text', '', 'E_EMPTY'],
    ['only separators', ',,,\n , \n', 'E_EMPTY'],
    ['a quote that never ends', '甲,乙\n"丙,丁\n戊,己\n', 'E_CORRUPT'],
  ])('with %s is refused', async (_, text, code) => expect(await outcome(text)).toBe(code))

  test('with a quote in the middle of a value is read', () =>
    expect(linesOf('甲,乙\n12"屏,丙\n')[1]).toBe('第2行 甲：12"屏；乙：丙'))

  test('of more cells, records or characters than the limits is refused', async () => {
    const small = { ...standardLimits, cells: 100, characters: 2000 }
    expect(await outcome('甲,乙\n'.repeat(50), small)).toBe('OK')
    expect(await outcome('甲,乙\n'.repeat(51), small)).toBe('E_SIZE')
    expect(await outcome(`${'\n'.repeat(200)}甲,乙`, small)).toBe('E_SIZE')
    expect(await outcome(`${'长'.repeat(150)},乙\n${'甲,丙\n'.repeat(20)}`, small)).toBe('E_SIZE')
    expect(await outcome(`${','.repeat(20_000)}甲`)).toBe('E_SIZE')
  })
})

describe('rows of bad-documents.md', () => {
  test('21 formula: what begins like a formula stays text and is noticed', () => {
    const { text, warnings } = read('姓名,说明\n=1+1,@SUM(A1)\n+cmd|x,-5\n甲,-\n')
    expect(text).toContain('姓名：=1+1；说明：@SUM(A1)')
    expect(warnings).toMatchObject([{ kind: 'formula_as_text', count: 3, needsDecision: false }])
  })

  test('25 dates: a day that does not exist stays text and is noticed', () => {
    const { text, warnings } = read('姓名,日期\n甲,2026年2月30日\n乙,2024-02-29\n丙,2025/13/1\n')
    expect(text).toContain('日期：2026年2月30日')
    expect(warnings).toMatchObject([{ kind: 'bad_date', count: 2 }])
  })

  const table = '姓名,部门\n张三,人力资源社会保障厅人事处\n李四,办公室\n'
  const gbk = Buffer.from(
    'd0d5c3fb2cb2bfc3c50ad5c5c8fd2cc8cbc1a6d7cad4b4c9e7bbe1b1a3d5cfccfcc8cbcac2b4a60ac0eecbc42cb0ecb9abcad20a',
    'hex',
  )
  test.each([
    ['utf8.csv', Buffer.from(table)],
    ['utf8-bom.csv', Buffer.from(`\ufeff${table}`)],
    ['utf16le.csv', Buffer.from(`\ufeff${table}`, 'utf16le')],
    ['utf16be.csv', Buffer.from(`\ufeff${table}`, 'utf16le').swap16()],
    ['gbk.csv', gbk],
  ])('40 %s', async (_, bytes) => {
    const { text } = await readCsv(bytes, standardLimits)
    expect(text).toContain('第2行 姓名：张三；部门：人力资源社会保障厅人事处')
  })

  test('40 gb18030.csv: characters of four bytes', async () => {
    const bytes = Buffer.concat([gbk, Buffer.from('95329031', 'hex'), Buffer.from(',\n')])
    expect((await readCsv(bytes, standardLimits)).text).toContain('姓名：\u{20087}')
  })

  test('40 a guessed encoding is said', async () => {
    const { warnings } = await readCsv(gbk, standardLimits)
    for (const { kind } of warnings) expect(kind).toBe('guessed_encoding')
  })

  test('40 NUL bytes and bytes of no encoding are refused, never shown as other signs', async () => {
    expect(await outcomeOf(readCsv(Buffer.from('甲,乙\n丙\0,丁\n'), standardLimits))).toBe('E_CORRUPT')
    expect(
      await outcomeOf(readCsv(Buffer.from([0xff, 0xff, 0x80, 0x81, 0xfe, 0xff, 0x2c, 0x0a]), standardLimits)),
    ).toMatch(/^E_/)
    expect(await outcomeOf(readCsv(new Uint8Array(), standardLimits))).toBe('E_EMPTY')
  })

  test('28 bitflip: any text ends in an outcome', async () => {
    const random = seeded(40)
    const signs = ['"', ',', '\n', '\r', ';', '\t', '甲', '=', ' ', '\ufeff', '第一条 ', '\\']
    for (let round = 0; round < count(500, 20_000); round++) {
      const text = Array.from({ length: random(60) }, () => signs[random(signs.length)]).join('')
      expect(await outcome(text)).toMatch(/^(?:OK|OK_CLEAN|E_EMPTY|E_CORRUPT)$/)
    }
  })

  test('41 long-line: two million characters take little time', async () => {
    for (const text of [
      `"${'甲'.repeat(1_900_000)}"`,
      '"'.repeat(1_900_000),
      ','.repeat(1_900_000),
      '甲\n'.repeat(950_000),
    ]) {
      const { value, milliseconds } = await measured(() => outcome(text))
      expect(value).toMatch(/^(?:OK|E_SIZE|E_EMPTY|E_CORRUPT)$/)
      expect(milliseconds).toBeLessThan(5000)
    }
  })
})
