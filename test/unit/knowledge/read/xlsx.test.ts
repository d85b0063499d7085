import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { standardLimits } from '../../../../knowledge/read/formats/contract.ts'
import { readXlsx } from '../../../../knowledge/read/formats/xlsx.ts'
import { datePartsOf, formatSerial } from '../../../../knowledge/read/formats/xlsx-dates.ts'
import { formatNumber } from '../../../../knowledge/read/formats/xlsx-format.ts'
import { count } from '../../../support/counts.ts'
import {
  canary,
  docxOf,
  measured,
  numberCell,
  numberFormats,
  outcomeOf,
  paragraph,
  rawZip,
  row,
  seeded,
  textCell,
  withFlips,
  type XlsxParts,
  xlsxFiles,
  xlsxOf,
  zipOf,
} from '../../../support/office-files.ts'

type Sheet = XlsxParts['sheets'][number]

const read = async (workbook: XlsxParts) => readXlsx(await xlsxOf(workbook), standardLimits)
const outcome = async (workbook: XlsxParts, limits = standardLimits) =>
  outcomeOf(readXlsx(await xlsxOf(workbook), limits))
const sheet = (rows: string, more: Partial<Sheet> = {}): Sheet => ({ name: '表', rows, ...more })
/** The lines below the name of the sheet. */
const linesOf = async (rows: string, more: Partial<XlsxParts> & { sheet?: Partial<Sheet> } = {}) =>
  (await read({ sheets: [sheet(rows, more.sheet)], ...more })).text.trimEnd().split('\n\n').slice(1)
const head = row(1, textCell('A1', '姓名'), textCell('B1', '值'))
const merges = (...ranges: readonly string[]) =>
  `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`
const formula = (reference: string, code: string, value?: string) =>
  `<c r="${reference}" t="str"><f>${code}</f>${value === undefined ? '' : `<v>${value}</v>`}</c>`

describe('a workbook', () => {
  test('becomes a heading for each sheet and a line for each row', async () => {
    const strings =
      '<si><t>姓名</t></si><si><r><t>人</t></r><r><rPr/><t>事处</t></r><rPh sb="0" eb="1"><t>rén</t></rPh></si>'
    const shared = (reference: string, at: number) => `<c r="${reference}" t="s"><v>${at}</v></c>`
    const first = row(1, shared('A1', 0), textCell('B1', '部门')) + row(3, textCell('A3', '甲'), shared('B3', 1))
    expect(
      await read({
        sheets: [sheet(first), sheet('', { name: '空' }), sheet(row(2, textCell('C2', '单独')), { name: '说明' })],
        strings,
        coreTitle: '人员表',
      }),
    ).toEqual({
      kind: 'xlsx',
      text: '## 表\n\n第1行 姓名；部门\n\n第3行 姓名：甲；部门：人事处\n\n## 说明\n\n第2行 单独\n',
      title: '人员表',
      warnings: [],
    })
  })

  test('may leave out the places of its rows and cells', async () =>
    expect(
      await linesOf(
        '<row><c t="inlineStr"><is><t>姓名</t></is></c><c t="inlineStr"><is><t>值</t></is></c></row><row><c t="inlineStr"><is><t>甲</t></is></c><c><v>5</v></c></row>',
      ),
    ).toEqual(['第1行 姓名；值', '第2行 姓名：甲；值：5']))

  test('has values of every kind', async () => {
    const kinds = [
      '<c r="B2" t="b"><v>1</v></c>',
      '<c r="C2" t="b"><v>0</v></c>',
      '<c r="D2" t="e"><v>#N/A</v></c>',
      '<c r="E2" t="d"><v>2025-01-31T00:00:00</v></c>',
      '<c r="F2"><v>0.30000000000000004</v></c>',
      '<c r="G2"><v>1.1E-3</v></c>',
      '<c r="H2" t="str"><v>甲_x000D_乙_x005F_x000D_</v></c>',
    ]
    const names = ['姓名', '乙', '丙', '丁', '戊', '己', '庚', '辛'].map((name, at) =>
      textCell(`${'ABCDEFGH'[at]}1`, name),
    )
    expect((await linesOf(row(1, ...names) + row(2, textCell('A2', '甲'), ...kinds)))[1]).toBe(
      '第2行 姓名：甲；乙：TRUE；丙：FALSE；丁：#N/A；戊：2025-01-31；己：0.3；庚：0.0011；辛：甲 乙_x000D_',
    )
  })

  test('has a header of several rows where cells are merged, and a title above it', async () => {
    const rows =
      row(1, textCell('A1', '考勤汇总表')) +
      row(2, textCell('A2', '姓名'), textCell('B2', '出勤'), textCell('D2', '备注')) +
      row(3, textCell('B3', '迟到'), textCell('C3', '早退')) +
      row(4, textCell('A4', '甲'), numberCell('B4', 1), numberCell('C4', 2), textCell('D4', '无')) +
      row(5, textCell('A5', '乙'), textCell('B5', '未到岗'))
    expect(await linesOf(rows, { sheet: { after: merges('A1:D1', 'A2:A3', 'B2:C2', 'D2:D3', 'B5:D5') } })).toEqual([
      '第1行 考勤汇总表',
      '第2行 姓名；出勤；备注',
      '第3行 姓名；迟到；早退；备注',
      '第4行 姓名：甲；出勤·迟到：1；出勤·早退：2；备注：无',
      '第5行 姓名：乙；出勤·迟到：未到岗；出勤·早退：未到岗；备注：未到岗',
    ])
  })

  test('leaves hidden rows, columns and cells out and says so', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="200" formatCode=";;;"/></numFmts><fonts><font><sz val="11"/></font><font><sz val="11"/><color rgb="FFFFFFFF"/></font><font><sz val="1"/></font><font><color theme="0"/></font></fonts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/></patternFill></fill></fills><cellXfs><xf/><xf fontId="1"/><xf fontId="2"/><xf fontId="3" fillId="0"/><xf fontId="1" fillId="1"/><xf numFmtId="200"/></cellXfs>'
    const rows =
      row(1, textCell('A1', '姓名', 4), textCell('B1', '值', 4), textCell('C1', '工资'), textCell('D1', '说明')) +
      row(2, textCell('A2', '甲'), textCell('B2', '白', 1), numberCell('C2', 9000), textCell('D2', '小', 2)) +
      `<row r="3" hidden="1">${textCell('A3', '藏')}${textCell('B3', '起')}</row>` +
      row(4, textCell('A4', '乙'), textCell('B4', '主题白', 3), numberCell('D4', 7, 5)) +
      row(5, textCell('A5', '丙'), textCell('D5', '见'), textCell('E5', '窄')) +
      `<row r="6" ht="0" customHeight="1">${textCell('A6', '扁')}</row>`
    const { text, warnings } = await read({
      sheets: [
        sheet(rows, { before: '<cols><col min="3" max="3" hidden="1"/><col min="5" max="9" width="0"/></cols>' }),
      ],
      styles,
    })
    expect(text.trimEnd().split('\n\n').slice(1)).toEqual([
      '第1行 姓名；值；说明',
      '第2行 姓名：甲',
      '第4行 姓名：乙',
      '第5行 姓名：丙；说明：见',
    ])
    expect(warnings.map(({ sentence }) => sentence.replace(/没有读入.*/, ''))).toEqual([
      '有 3 处隐藏的列里的单元格',
      '有 2 处与底色同色的文字',
      '有 1 处小得看不见的文字',
      '有 2 处隐藏或被筛选掉的行',
      '有 1 处用数字格式隐藏的单元格',
    ])
    expect(warnings.every(({ kind, needsDecision }) => kind === 'hidden_text' && needsDecision)).toBe(true)
  })

  test('names what lies over its cells or is written beside them', async () => {
    const { text, warnings } = await read({
      sheets: [
        sheet(head + row(2, textCell('A2', '甲')), {
          after:
            '<headerFooter><oddHeader>&amp;C&amp;"黑体"机密★10年</oddHeader><oddFooter>第 &amp;P 页</oddFooter></headerFooter>',
          relationships: [
            ['d', 'drawing', '../drawings/drawing1.xml'],
            ['c', 'comments', '../comments1.xml'],
          ],
        }),
      ],
      files: {
        'xl/drawings/drawing1.xml': '<xdr:wsDr xmlns:xdr="x"><xdr:pic/><xdr:sp/></xdr:wsDr>',
        'xl/comments1.xml':
          '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><commentList><comment ref="A1"><text><t>批注甲</t></text></comment></commentList></comments>',
      },
    })
    expect(text).not.toContain('批注')
    expect(warnings.map(({ kind, count: found, sentence }) => [kind, found, /“(.*)”/.exec(sentence)?.[1]])).toEqual([
      ['hidden_text', 1, '机密★10年'],
      ['image_without_text', 2, undefined],
      ['hidden_text', 1, '批注甲'],
    ])
  })

  test('without anything to see is refused', async () => {
    expect(await outcome({ sheets: [sheet('')] })).toBe('E_EMPTY')
    expect(await outcome({ sheets: [sheet(head, { state: 'hidden' })] })).toBe('E_EMPTY')
  })

  test('that is a document, or a binary workbook, is refused', async () => {
    expect(await outcomeOf(readXlsx(await docxOf(paragraph('甲')), standardLimits))).toBe('E_TYPE')
    const binary = 'application/vnd.ms-excel.sheet.binary.macroEnabled.main'
    expect(await outcome({ sheets: [sheet(head)], mainType: binary })).toBe('E_TYPE')
  })
})

describe('numbers are shown as their formats show them', () => {
  test.each<[number, string, string]>([
    [1234.5, '#,##0.00', '1,234.50'],
    [0.256, '0%', '26%'],
    [0.1234, '0.00%', '12.34%'],
    [-5, '0;(0)', '(5)'],
    [0, '0;-0;"无"', '无'],
    [12_345_678, '0.0,"千"', '12345.7千'],
    [99_999, '#,##0,.0', '100.0'],
    [7, '000000', '000007'],
    [1.005, '0.00', '1.01'],
    [12, '[DBNum1][$-804]General', '十二'],
    [12, '[DBNum2]General"元整"', '壹拾贰元整'],
    [15_000, '[>=10000]0.0,"千";0', '15.0千'],
    [500, '[>=10000]0.0,"千";0', '500'],
    [13_800_138_000, '000-0000-0000', '138-0013-8000'],
    [123_456, '0.00E+00', '1.23E+05'],
    [0.000_012, '0.0E-0', '1.2E-5'],
    [5, '0"天"', '5天'],
    [5, '0\\天', '5天'],
    [3.1, '0.##', '3.1'],
    [3, '0.##', '3'],
    [0.5, '#.#', '.5'],
    [-1234.567, '¥#,##0.00', '-¥1,234.57'],
    [1234, '[$¥-804]#,##0', '¥1,234'],
    [1, ';;;', ''],
    [0.1 + 0.2, 'General', '0.3'],
    [1e-7, '0.00', '0.00'],
    [Number('330106199001011234'), '0', '330106199001011000'],
    [1e21, '#,##0', '1,000,000,000,000,000,000,000'],
    [1234, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', '1,234.00'],
    [0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', '-'],
    [-98_765, '#,##0_);[Red]\\(#,##0\\)', '(98,765)'],
    [1.5, '# ?/?', '1.5'],
    [5, '@', '5'],
    [5, '', '5'],
    [5, '"', '5'],
  ])('%d in %s', (value, format, expected) => {
    if (format === '"') expect(() => formatNumber(value, format)).not.toThrow()
    else expect(formatNumber(value, format)).toBe(expected)
  })

  test.each<[number, string, string | null]>([
    [45_658, 'yyyy/m/d', '2025-01-01'],
    [45_658.5, 'yyyy-mm-dd hh:mm', '2025-01-01 12:00'],
    [45_658.999_999, 'yyyy"年"m"月"d"日"', '2025-01-02'],
    [45_658, 'm"月"d"日"', '2025-01-01'],
    [45_658, '[$-804]aaaa', '2025-01-01'],
    [0.75, 'h:mm AM/PM', '18:00'],
    [0.75, 'mm:ss', '18:00:00'],
    [1.25, '[h]:mm', '30:00'],
    [1, 'yyyy-m-d', '1900-01-01'],
    [59, 'yyyy-m-d', '1900-02-28'],
    [60, 'yyyy-m-d', null],
    [61, 'yyyy-m-d', '1900-03-01'],
    [0, 'yyyy-m-d', null],
    [-1, 'yyyy-m-d', null],
    [2_958_465, 'yyyy-m-d', '9999-12-31'],
    [2_958_466, 'yyyy-m-d', null],
    [1e300, 'yyyy-m-d', null],
  ])('%d as %s', (serial, format, expected) => {
    const parts = datePartsOf(format)
    if (!parts) throw new Error('Not a format of dates.')
    expect(formatSerial(serial, parts, false)).toBe(expected)
  })

  test.each(['General', '0.00', '#,##0', '@', '0%', '0"m"', '[Red]0', '"yyyy"0', '0.00E+00', '\\d0'])(
    '%s is no format of dates',
    (format) => expect(datePartsOf(format)).toBeNull(),
  )
})

describe('rows of bad-documents.md', () => {
  let server: Awaited<ReturnType<typeof canary>>
  beforeAll(async () => {
    server = await canary()
  })
  afterAll(async () => {
    expect(server.hits()).toBe(0)
    await server.close()
  })

  test('9, 10 billion-laughs.xlsx: in every part that is read', async () => {
    const laughs = '<!DOCTYPE a [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;">]>'
    const files = xlsxFiles({ sheets: [sheet(head)], strings: '', styles: '', coreTitle: '甲' })
    for (const [name, xml] of Object.entries(files)) {
      const changed = { ...files, [name]: String(xml).replace(/^(<\?.*?\?>)/, `$1${laughs}`) }
      expect([name, await outcomeOf(readXlsx(await zipOf(changed), standardLimits))]).toEqual([name, 'E_CORRUPT'])
    }
    const references = xlsxFiles({ sheets: [sheet(row(1, textCell('A1', '&#65;'.repeat(600_000))))] })
    const bytes = await zipOf(references, { compress: false })
    const { value, milliseconds } = await measured(() => outcomeOf(readXlsx(bytes, standardLimits)))
    expect(value).toBe('E_SIZE')
    expect(milliseconds).toBeLessThan(1000)
  })

  test('12 proto.xlsx: names of objects as names of sheets, texts, names and properties', async () => {
    const { text } = await read({
      sheets: [
        sheet(
          row(1, textCell('A1', '__proto__'), textCell('B1', 'constructor')) +
            row(2, textCell('A2', 'toString'), '<c r="B2" t="s"><v>0</v></c>'),
          { name: '__proto__' },
        ),
        sheet(row(1, textCell('A1', '甲'), textCell('B1', '乙')), { name: 'constructor' }),
      ],
      strings: '<si><t>__proto__</t></si>',
      names: '<definedNames><definedName name="__proto__">1</definedName></definedNames>',
      customProperties: { ['__proto__']: 'polluted', constructor: 'polluted', toString: 'polluted' },
    })
    expect(text).toBe(
      '## __proto__\n\n第1行 __proto__；constructor\n\n第2行 __proto__：toString；constructor：__proto__\n\n## constructor\n\n第1行 A列：甲；B列：乙\n',
    )
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  test.each<[string, Partial<XlsxParts>]>([
    ['macro.xlsm', { mainType: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' }],
    ['macro-renamed.xlsx', { files: { 'xl/vbaProject.bin': 'x' } }],
    [
      'a sheet of old macros',
      {
        relationships: [['m', 'xlMacrosheet', 'macrosheets/sheet1.xml']],
        files: { 'xl/macrosheets/sheet1.xml': '<a/>' },
      },
    ],
  ])('13 %s', async (_, parts) => expect(await outcome({ sheets: [sheet(head)], ...parts })).toBe('E_ACTIVE'))

  test('21 formula.xlsx: texts that begin like formulas stay texts', async () => {
    const texts = ['=1+1', '+cmd', '-1+2', '@SUM(A1)', '\t=1', '甲']
    const rows = texts.map((text, at) => row(at + 2, textCell(`A${at + 2}`, '乙'), textCell(`B${at + 2}`, text)))
    const { text, warnings } = await read({ sheets: [sheet(head + rows.join(''))] })
    expect(text).toContain('值：=1+1')
    expect(text).toContain('值：@SUM(A1)')
    expect(warnings).toMatchObject([{ kind: 'formula_as_text', count: 5, needsDecision: false }])
    expect(await linesOf(head + row(2, textCell('A2', '-'), textCell('B2', '-5.5')))).toEqual([
      '第1行 姓名；值',
      '第2行 姓名：-；值：-5.5',
    ])
  })

  test('21 formula.xlsx: formulas show their last value or themselves, and are never worked out', async () => {
    const rows =
      head +
      row(2, textCell('A2', '甲'), formula('B2', 'SUM(C1:C9)', '15')) +
      row(3, textCell('A3', '乙'), formula('B3', 'SUM(C1:C9)')) +
      row(4, textCell('A4', '丙'), formula('B4', `WEBSERVICE("${server.address}/x")`, '取来的')) +
      row(5, textCell('A5', '丁'), formula('B5', `HYPERLINK("${server.address}/y","点我")`, '点我')) +
      row(6, textCell('A6', '戊'), formula('B6', "'[1]表'!A1", '外部值')) +
      row(7, textCell('A7', '己'), formula('B7', "cmd|'/c calc'!A0", '危险')) +
      row(8, textCell('A8', '庚'), formula('B8', 'CALL("kernel32","WinExec","JCJ","calc",5)', '危险'))
    const { text, warnings } = await read({
      sheets: [sheet(rows)],
      relationships: [
        ['e', 'externalLink', 'externalLinks/externalLink1.xml'],
        ['q', 'connections', 'connections.xml'],
      ],
      files: {
        'xl/connections.xml': '<a/>',
        'xl/externalLinks/externalLink1.xml': '<a/>',
        'xl/externalLinks/_rels/externalLink1.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="${server.address}/book.xlsx" TargetMode="External"/></Relationships>`,
      },
    })
    expect(text.trimEnd().split('\n\n').slice(2)).toEqual([
      '第2行 姓名：甲；值：15',
      '第3行 姓名：乙；值：=SUM(C1:C9)',
      '第4行 姓名：丙；值：取来的',
      '第5行 姓名：丁；值：点我',
      '第6行 姓名：戊；值：外部值',
      '第7行 姓名：己',
      '第8行 姓名：庚',
    ])
    expect(Object.groupBy(warnings, ({ kind }) => kind)).toMatchObject({
      formula_as_text: [{ count: 1 }],
      remote_reference_removed: [{ count: 2 }, { count: 3 }],
      active_content_removed: [{ count: 2, needsDecision: true }],
    })
  })

  test('22 huge-dim.xlsx: two cells in a sheet that says it is full', async () => {
    const rows = row(1, textCell('A1', '甲')) + row(1_048_576, textCell('XFD1048576', '乙'))
    const bytes = await xlsxOf({ sheets: [sheet(rows, { before: '<dimension ref="A1:XFD1048576"/>' })] })
    const { value, milliseconds, mebibytes } = await measured(() => readXlsx(bytes, standardLimits))
    expect(value.text).toBe('## 表\n\n第1行 甲\n\n第1048576行 乙\n')
    expect(value.warnings).toEqual([])
    expect(milliseconds).toBeLessThan(2000)
    expect(mebibytes).toBeLessThan(100)
  })

  test.each([
    '<row r="2000000"/>',
    '<row r="0"/>',
    '<row r="-1"/>',
    '<row r="1"><c r="XFE1"/></row>',
    '<row r="1"><c r="1A"/></row>',
  ])('22 huge-dim.xlsx: a place that no sheet has: %s', async (rows) =>
    expect(await outcome({ sheets: [sheet(rows)] })).toBe('E_CORRUPT'),
  )

  test('23 million-rows.xlsx: stops at the limit', async () => {
    const random = seeded(23)
    for (const cell of [() => '', () => `<c><v>${random(1e9)}</v></c>`]) {
      const rows = Array.from({ length: 1_048_576 }, (_, at) => `<row r="${at + 1}">${cell()}</row>`).join('')
      const bytes = await zipOf(xlsxFiles({ sheets: [sheet(rows)] }), { level: 1 })
      const { value, milliseconds, mebibytes } = await measured(() => outcomeOf(readXlsx(bytes, standardLimits)))
      expect(value).toBe('E_SIZE')
      expect(milliseconds).toBeLessThan(5000)
      expect(mebibytes).toBeLessThan(256)
    }
  })

  test('23 million-rows.xlsx: cells, shared texts and characters have limits over all sheets', async () => {
    const small = { ...standardLimits, cells: 100, characters: 1000 }
    const rows = (length: number) =>
      Array.from({ length }, (_, at) => row(at + 1, numberCell(`A${at + 1}`, at))).join('')
    expect(await outcome({ sheets: [sheet(rows(50)), sheet(rows(50))] }, small)).toBe('OK')
    expect(await outcome({ sheets: [sheet(rows(50)), sheet(rows(51))] }, small)).toBe('E_SIZE')
    expect(await outcome({ sheets: [sheet(row(1, textCell('A1', '长'.repeat(1001))))] }, small)).toBe('E_SIZE')
    expect(await outcome({ sheets: [sheet(head)], strings: '<si><t>长</t></si>'.repeat(101) }, small)).toBe('E_SIZE')
    expect(await outcome({ sheets: [sheet(head)], strings: `<si><t>${'长'.repeat(1001)}</t></si>` }, small)).toBe(
      'E_SIZE',
    )
    // One long name of a column is written once for each row.
    const long = row(1, textCell('A1', '长'.repeat(90)), textCell('B1', '值'))
    const many = Array.from({ length: 20 }, (_, at) =>
      row(at + 2, textCell(`A${at + 2}`, '甲'), numberCell(`B${at + 2}`, 1)),
    )
    expect(await outcome({ sheets: [sheet(long + many.join(''))] }, small)).toBe('E_SIZE')
  })

  test('24 merged.xlsx: ten thousand ranges, some over each other, some over the whole sheet', async () => {
    const random = seeded(24)
    const column = (at: number) => 'ABCDEFGHIJ'[at]
    const ranges = Array.from({ length: 10_000 }, (_, at) =>
      at % 50 === 0
        ? 'A1:XFD1048576'
        : `${column(random(5))}${1 + random(300)}:${column(5 + random(5))}${300 + random(300)}`,
    )
    const rows = Array.from({ length: 500 }, (_, at) =>
      row(at + 1, textCell(`A${at + 1}`, `甲${at}`), numberCell(`C${at + 1}`, at)),
    )
    const bytes = await xlsxOf({
      sheets: [sheet(head.replace('<c r="B1"', '<c r="C1"') + rows.slice(1).join(''), { after: merges(...ranges) })],
    })
    const { value, milliseconds, mebibytes } = await measured(() => outcomeOf(readXlsx(bytes, standardLimits)))
    expect(value).toMatch(/^OK/)
    expect(milliseconds).toBeLessThan(5000)
    expect(mebibytes).toBeLessThan(256)
    const bad = merges('A1:', 'B2:A1', 'A0:B1', '甲', 'A1:ZZZZ9')
    expect(await outcome({ sheets: [sheet(head, { after: bad })] })).toBe('OK')
  })

  test('24 merged.xlsx: hidden sheets are named and left out', async () => {
    const salary =
      row(1, textCell('A1', '姓名'), textCell('B1', '工资')) + row(2, textCell('A2', '甲'), numberCell('B2', 98_765))
    const { text, warnings } = await read({
      sheets: [
        sheet(head + row(2, textCell('A2', '乙'))),
        sheet(salary, { name: '工资明细', state: 'veryHidden' }),
        sheet(salary, { name: '奖金', state: 'hidden' }),
      ],
    })
    expect(text).not.toContain('98765')
    expect(text).not.toContain('工资')
    expect(warnings).toEqual([
      {
        kind: 'hidden_sheet',
        sentence: '有 2 个隐藏的工作表没有读入，如“工资明细、奖金”。需要时请取消隐藏后重新导入。',
        count: 2,
        needsDecision: true,
      },
    ])
  })

  test('25 dates.xlsx: days that do not exist stay as they are written', async () => {
    const styles = numberFormats(['yyyy-m-d'])
    const serials = [45_658, 60, -3, 3_000_000]
    const texts = ['2026年2月30日', '2024-02-29', '2025/13/01', '见附件2025年2月30日']
    const rows =
      head +
      serials
        .map((serial, at) => row(at + 2, textCell(`A${at + 2}`, '甲'), numberCell(`B${at + 2}`, serial, 1)))
        .join('') +
      texts.map((text, at) => row(at + 6, textCell(`A${at + 6}`, '乙'), textCell(`B${at + 6}`, text))).join('') +
      row(10, textCell('A10', '丙'), '<c r="B10" t="d"><v>2025-02-30</v></c>')
    const { text, warnings } = await read({ sheets: [sheet(rows)], styles })
    expect(text.match(/(?<=值：)\S+/g)).toEqual([
      '2025-01-01',
      '1900-02-29',
      '-3',
      '3000000',
      '2026年2月30日',
      '2024-02-29',
      '2025/13/01',
      '见附件2025年2月30日',
      '2025-02-30',
    ])
    expect(warnings).toMatchObject([{ kind: 'bad_date', count: 6 }])
  })

  test('25 dates.xlsx: workbooks that count from 1904', async () => {
    const rows =
      head +
      row(2, textCell('A2', '甲'), numberCell('B2', 44_196, 1)) +
      row(3, textCell('A3', '乙'), numberCell('B3', 0, 1))
    expect(await linesOf(rows, { styles: numberFormats(['yyyy-m-d']), is1904: true })).toEqual([
      '第1行 姓名；值',
      '第2行 姓名：甲；值：2025-01-01',
      '第3行 姓名：乙；值：1904-01-01',
    ])
  })

  test('27 truncated.xlsx: cut anywhere it is damaged', async () => {
    const bytes = await xlsxOf({ sheets: [sheet(head.repeat(1))], strings: '<si><t>甲</t></si>' })
    const cuts = [0.1, 0.5, 0.99].map((share) => Math.floor(bytes.length * share))
    for (let at = 512; at < bytes.length; at += 512) cuts.push(at)
    for (const cut of [...cuts, bytes.length - 1])
      expect([cut, await outcomeOf(readXlsx(bytes.subarray(0, cut), standardLimits))]).toEqual([cut, 'E_CORRUPT'])
  })

  const varied: XlsxParts = {
    sheets: [
      sheet(
        head +
          row(
            2,
            textCell('A2', '甲'),
            numberCell('B2', 45_658, 1),
            '<c r="C2" t="s"><v>0</v></c>',
            formula('D2', 'A1', '乙'),
          ),
        {
          after: merges('A1:B1'),
          before: '<cols><col min="9" max="9" hidden="1"/></cols>',
        },
      ),
    ],
    strings: '<si><t>丙</t></si>',
    styles: numberFormats(['yyyy-m-d']),
  }

  test('28 bitflip.xlsx: flipped bytes end in an outcome, and what is read is what was written', async () => {
    const bytes = await xlsxOf(varied)
    const expected = (await readXlsx(bytes, standardLimits)).text
    for (let seed = 1; seed <= count(60, 1000); seed++) {
      const flipped = withFlips(bytes, seed)
      expect(await outcomeOf(readXlsx(flipped, standardLimits))).toMatch(/^(?:OK|OK_CLEAN|E_[A-Z]+)$/)
      const text = await readXlsx(flipped, standardLimits).then(
        (found) => found.text,
        () => expected,
      )
      expect(text).toBe(expected)
    }
  })

  test('28 bitflip.xlsx: flipped bytes within each part, behind good checksums', async () => {
    const files = xlsxFiles(varied)
    const names = Object.keys(files)
    for (let seed = 1; seed <= count(60, 1000); seed++) {
      const name = names[seed % names.length] as string
      const changed = { ...files, [name]: withFlips(Buffer.from(files[name] as string), seed) }
      expect(await outcomeOf(readXlsx(await zipOf(changed), standardLimits))).toMatch(/^(?:OK|OK_CLEAN|E_[A-Z]+)$/)
    }
  })

  test('32 encrypted.xlsx', async () => {
    const locked = Object.entries(xlsxFiles(varied)).map(([name, content]) => ({
      name,
      content: Buffer.from(content),
      flags: 0x0801,
    }))
    expect(await outcomeOf(readXlsx(rawZip(locked), standardLimits))).toBe('E_ENCRYPTED')
  })

  test('a workbook at the limit is read in little time and memory', async () => {
    const random = seeded(2)
    const length = count(5000, 20_000)
    const cells = (at: number) =>
      ['B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'].map((name) => numberCell(`${name}${at}`, random(1e6)))
    const rows = Array.from({ length }, (_, at) => row(at + 1, textCell(`A${at + 1}`, `职工${at}`), ...cells(at + 1)))
    const bytes = await xlsxOf({ sheets: [sheet(rows.join(''))] })
    const { value, milliseconds, mebibytes } = await measured(() =>
      outcomeOf(readXlsx(bytes, { ...standardLimits, characters: 4_000_000 })),
    )
    expect(value).toBe('OK')
    expect(milliseconds).toBeLessThan(20_000)
    expect(mebibytes).toBeLessThan(256)
  })
})
