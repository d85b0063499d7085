import type { ReadWarning } from './contract.ts'

type Notice = {
  readonly kind: ReadWarning['kind']
  readonly needsDecision: boolean
  /** @param example the first text it was found in, shortened and in quotes, or nothing */
  readonly sentence: (count: number, example: string) => string
}

function hidden(what: string): Notice {
  return {
    kind: 'hidden_text',
    needsDecision: true,
    sentence: (count, example) => `有 ${count} 处${what}没有读入正文${example}，请核对。`,
  }
}

function dropped(kind: ReadWarning['kind'], what: string, needsDecision = false): Notice {
  return { kind, needsDecision, sentence: (count, example) => `去掉了 ${count} 处${what}${example}。` }
}

const notices = {
  vanish: hidden('设为“隐藏”的文字'),
  color: hidden('与底色同色的文字'),
  size: hidden('小得看不见的文字'),
  frame: hidden('放在页面之外或看不见的框里的文字'),
  field: hidden('域代码里的文字'),
  comment: hidden('批注'),
  alternative: hidden('图片的替代文字'),
  header: hidden('页眉、页脚或水印的文字'),
  property: hidden('文档自定义属性里的文字'),
  numberFormat: hidden('用数字格式隐藏的单元格'),
  hiddenRow: hidden('隐藏或被筛选掉的行'),
  hiddenColumn: hidden('隐藏的列里的单元格'),
  footnote: {
    kind: 'hidden_text',
    needsDecision: true,
    sentence: (count, example) => `有 ${count} 处脚注或尾注，已用“〔注：…〕”接在所注的段落之后${example}，请核对。`,
  },
  struck: {
    kind: 'tracked_changes',
    needsDecision: true,
    sentence: (count, example) => `有 ${count} 处标着删除线的文字没有读入正文${example}，请核对。`,
  },
  hiddenSheet: {
    kind: 'hidden_sheet',
    needsDecision: true,
    sentence: (count, example) => `有 ${count} 个隐藏的工作表没有读入${example}。需要时请取消隐藏后重新导入。`,
  },
  dynamicData: dropped('active_content_removed', '动态数据交换（DDE）', true),
  control: dropped('active_content_removed', '控件或宏按钮'),
  interface: dropped('active_content_removed', '自定义界面'),
  activeFormula: dropped('active_content_removed', '能启动程序的公式', true),
  template: dropped('remote_reference_removed', '对外部模板的引用'),
  remoteImage: dropped('remote_reference_removed', '外部图片'),
  link: dropped('remote_reference_removed', '超链接的地址，只保留文字'),
  remotePart: dropped('remote_reference_removed', '对外部文件或数据的引用'),
  remoteFormula: dropped('remote_reference_removed', '引用外部数据的公式，只保留显示的值'),
  embedded: dropped('embedded_object_removed', '嵌入的对象'),
  image: {
    kind: 'image_without_text',
    needsDecision: false,
    sentence: (count) => `有 ${count} 处图片、图表或图形，其中的文字没有读入。`,
  },
  formula: {
    kind: 'formula_as_text',
    needsDecision: false,
    sentence: (count, example) => `有 ${count} 处公式或以 = + - @ 开头的内容，已按文字读入${example}。`,
  },
  badDate: {
    kind: 'bad_date',
    needsDecision: false,
    sentence: (count, example) => `有 ${count} 处日期不存在或无法表示，已按文字保留${example}，请核对。`,
  },
} satisfies Readonly<Record<string, Notice>>

/** What can be noticed in an Office file. */
export type Finding = keyof typeof notices

const longestExample = 50

function quoted(text: string): string {
  const plain = text.replace(/\s+/g, ' ').replace(/\p{C}/gu, '').trim()
  if (plain === '') return ''
  const characters = [...plain]
  const short = characters.length > longestExample ? `${characters.slice(0, longestExample).join('')}…` : plain
  return `，如“${short}”`
}

/** What stands where marks of secrecy are put: beside the text, on every page, behind a picture. */
const markPlaces: ReadonlySet<Finding> = new Set(['header', 'alternative', 'property', 'frame'])
const mostMarks = 500
const longestMark = 2000

/** Collects what is noticed while one Office file is read. */
export class Findings {
  readonly #found = new Map<Finding, { count: number; example: string }>()
  readonly #marks = new Set<string>()
  #inserted = 0
  #deleted = 0

  /** Counts something, with the text it was found in. */
  add(finding: Finding, text = '', count = 1): void {
    if (markPlaces.has(finding)) this.addMark(text)
    const before = this.#found.get(finding)
    if (before) {
      before.count += count
      before.example ||= quoted(text)
    } else if (count > 0) this.#found.set(finding, { count, example: quoted(text) })
  }

  /** Keeps words that may be a mark of secrecy, without a warning. */
  addMark(text: string): void {
    if (text !== '' && this.#marks.size < mostMarks) this.#marks.add(text.slice(0, longestMark))
  }

  /** Words of headers, footers, watermarks and alternative texts, each once, as a part of what was read. */
  marks(): { readonly marks?: readonly string[] } {
    return this.#marks.size > 0 ? { marks: [...this.#marks] } : {}
  }

  /** Counts a change that nobody has accepted yet. */
  addRevision(kind: 'inserted' | 'deleted'): void {
    if (kind === 'inserted') this.#inserted++
    else this.#deleted++
  }

  #revisions(): readonly ReadWarning[] {
    const count = this.#inserted + this.#deleted
    if (count === 0) return []
    const sentence = `含未接受的修订 ${count} 处（插入 ${this.#inserted} 处、删除 ${this.#deleted} 处），已按最终文字读入，请核对。`
    return [{ kind: 'tracked_changes', sentence, count, needsDecision: true }]
  }

  /** One warning for each matter, revisions first. */
  warnings(): readonly ReadWarning[] {
    const found = [...this.#found].map(([finding, { count, example }]): ReadWarning => {
      const { kind, needsDecision, sentence } = notices[finding]
      return { kind, sentence: sentence(count, example), count, needsDecision }
    })
    return [...this.#revisions(), ...found]
  }
}
