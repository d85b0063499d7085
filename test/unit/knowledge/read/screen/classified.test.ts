import { describe, expect, test } from 'vitest'
import { findClassified } from '../../../../../knowledge/read/screen/classified.ts'
import type { AboutDocument } from '../../../../../knowledge/read/screen/finding.ts'
import { refusalOf, screenDocument } from '../../../../../knowledge/read/screen/screen.ts'
import { about } from './library.ts'

const body = '# 关于做好人事工作的通知\n\n各科室：\n\n第一条 请按时报送年度考核材料。\n\n第二条 附件另发。'
const isRefused = (text: string, more: Partial<AboutDocument> = {}) =>
  findClassified(text, about('通知.docx', more)).some(({ severity }) => severity === 'refused')
const deep = Array.from({ length: 40 }, (_, at) => `第${at + 1}条 各科室按职责办理。`).join('\n\n')

describe('row 52, classified: a mark', () => {
  test.each([
    '机密★10年',
    '秘密★',
    '绝密',
    '机密',
    '秘 密 ★ 5 年',
    '机\u200b密★\u200b10年',
    '绝密★长期',
    '机密★十年',
    '秘密☆6个月',
    '机密\\*10年',
    '**机密★10年**',
    '# 秘密★1年',
    '000123',
    '份号：000123　　机密★10年　　特急',
    '密级：机密',
    '| 000001 | 秘密★1年 |',
    '机密10年',
    '内部资料',
    '内部资料 不得外传',
    '内部文件，严禁外传',
    '内部资料　注意保密',
    '仅供内部使用',
    '工作秘密',
    '【机密】关于干部调整的方案',
    '（内部资料，不得外传）',
  ])('at the head refuses the document: %s', (mark) => {
    expect(isRefused(`${mark}\n\n${body}`)).toBe(mark !== '000123')
  })

  test.each(['机密★10年', '秘密★', '绝密★长期'])('on a page deep inside refuses it: %s', (mark) => {
    expect(isRefused(`${body}\n\n${deep}\n\n${mark}\n\n${deep}`)).toBe(true)
  })

  test('that comes back on each page refuses it without a star', () => {
    expect(isRefused(`${body}\n\n${[deep, deep, deep].join('\n\n机密\n\n')}\n\n机密`)).toBe(true)
    expect(isRefused(`${body}\n\n${[deep, deep].join('\n\n机密\n\n')}`)).toBe(false)
  })

  test.each(['机密★10年', '秘密', '内部资料 不得外传', '— 机密 —', '机密　第 3 页 共 5 页', '内部资料'])(
    'in a header, watermark or alternative text refuses it: %s',
    (mark) => expect(isRefused(body, { marks: ['示例市数据管理局', mark] })).toBe(true),
  )

  test('in title, name or metadata refuses it', () => {
    expect(isRefused(body, { title: '【秘密】干部考察方案' })).toBe(true)
    expect(isRefused(body, { title: '干部考察方案（机密）' })).toBe(true)
    expect(isRefused(body, { name: '机密★干部名单.docx' })).toBe(true)
    expect(isRefused(body, { name: '内部资料-班子分工.pdf' })).toBe(true)
    expect(isRefused(body, { metadata: { 密级: '秘密' } })).toBe(true)
    expect(isRefused(body, { metadata: { subject: '机密★10年' } })).toBe(true)
    expect(isRefused(`---\ntitle: "方案"\n---\n\n秘密★1年\n\n${body}`)).toBe(true)
  })

  test('that a sentence puts on the document refuses it', () => {
    expect(isRefused(`${body}\n\n本文件为机密级，请妥善保管。`)).toBe(true)
    expect(isRefused(`${body}\n\n本资料属内部资料，不得外传。`)).toBe(true)
  })
})

describe('a text about secrets is not refused:', () => {
  test.each([
    ['a rule', '第二条 密级只有绝密、机密、秘密三级，不得随意外传。'],
    ['a rule on marks', '国家秘密标志形式为“密级★保密期限”，例如“机密★10年”。'],
    ['how a mark is written', '标注形式：机密★10年'],
    ['a list of levels', '- 绝密\n- 机密\n- 秘密'],
    ['levels on lines of their own', '绝密\n\n机密\n\n秘密'],
    ['a table of levels', '| 密级 | 最长期限 |\n| --- | --- |\n| 绝密 | 30年 |\n| 机密 | 20年 |\n| 秘密 | 10年 |'],
    ['a title', '# 保守国家秘密法'],
    ['a title on papers', '# 内部文件管理办法'],
    ['a heading', '## 秘密的范围'],
    ['a question', '## 机密★10年是什么意思？'],
    ['what is not secret', '密级：公开'],
    ['business secrets', '职工应当保守单位的商业秘密。'],
    ['what papers are', '本办法所称内部资料，是指本局编印的资料。'],
    ['a duty', '涉密文件不得外传。'],
    ['materials', '试题启用前属绝密材料。'],
  ])('%s', (_name, text) => {
    expect(isRefused(`${text}\n\n${body}`)).toBe(false)
    expect(isRefused(`${body}\n\n${deep}\n\n${text}`)).toBe(false)
  })

  test('nor for its name, title and metadata', () => {
    expect(
      isRefused(body, {
        title: '保守国家秘密法',
        name: '保密知识问答.docx',
        metadata: { 密级: '无', audience: 'staff' },
      }),
    ).toBe(false)
    expect(isRefused(body, { title: '机密文件管理办法', name: '秘密载体管理规定.docx', marks: ['保密办编印'] })).toBe(
      false,
    )
  })
})

test('a refused document is told of by one sentence that holds none of its words, and by E_CLASSIFIED', () => {
  const findings = screenDocument(`机密★10年\n\n张三 13800138000 sk-abcdefgh12345678\n\n${body}`, about('通知.docx'))
  expect(findings).toHaveLength(1)
  expect(findings[0]).toMatchObject({ kind: 'classified', count: 1, severity: 'refused' })
  expect(findings[0]?.sentence).toContain('国家秘密标志')
  expect(findings[0]?.sentence).not.toMatch(/张三|138|人事/)
  expect(refusalOf(findings)).toMatchObject({ code: 'E_CLASSIFIED', message: findings[0]?.sentence })
  expect(refusalOf(screenDocument(body, about('通知.docx')))).toBeNull()
})
