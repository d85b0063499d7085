import { onOff } from './docx-look.ts'
import { formatListNumber } from './docx-number-forms.ts'
import type { ParagraphLook, Style } from './docx-styles.ts'
import { elementsOf, firstOf, wordValueOf, type XmlElement } from './xml-tree.ts'

type Level = {
  readonly start: number
  readonly form: string
  /** Text of the label with `%1` to `%9` for the numbers of the levels. */
  readonly text: string
  /** Level, counted from 1, whose next number starts this one anew; 0 for never; null for any level above. */
  readonly restart: number | null
  readonly legal: boolean
  readonly style: string | undefined
  readonly vanish: boolean
}

type AbstractList = {
  readonly levels: ReadonlyMap<number, Level>
  readonly styleLink: string | undefined
  readonly linkedStyle: string | undefined
}

type List = {
  /** Lists of one abstract list count on from each other. */
  readonly abstract: string
  readonly starts: ReadonlyMap<number, number>
  readonly levels: ReadonlyMap<number, Level>
}

const most = 9

function wholeNumber(text: string | undefined): number | null {
  const value = Number.parseInt(text ?? '', 10)
  return Number.isSafeInteger(value) && value >= 0 ? value : null
}

/** The level of `w:lvl`. Its form may stand in alternate content, with one that older programs know as fallback. */
function levelOf(element: XmlElement): Level {
  const choice = firstOf(firstOf(element, 'mc:AlternateContent'), 'mc:Fallback')
  const form = firstOf(element, 'w:numFmt') ?? firstOf(choice, 'w:numFmt')
  return {
    start: wholeNumber(wordValueOf(element, 'w:start')) ?? 0,
    form: form?.attributes.get('w:val') ?? 'decimal',
    text: wordValueOf(element, 'w:lvlText') ?? '',
    restart: wholeNumber(wordValueOf(element, 'w:lvlRestart')),
    legal: onOff(firstOf(element, 'w:isLgl')) ?? false,
    style: wordValueOf(element, 'w:pStyle'),
    vanish: onOff(firstOf(firstOf(element, 'w:rPr'), 'w:vanish')) ?? false,
  }
}

function levelNumber(element: XmlElement): number | null {
  const level = wholeNumber(element.attributes.get('w:ilvl'))
  return level !== null && level < most ? level : null
}

function levelsOf(element: XmlElement): ReadonlyMap<number, Level> {
  const levels = new Map<number, Level>()
  for (const child of elementsOf(element)) {
    const level = child.name === 'w:lvl' ? levelNumber(child) : null
    if (level !== null) levels.set(level, levelOf(child))
  }
  return levels
}

function listOf(element: XmlElement): List {
  const starts = new Map<number, number>()
  const levels = new Map<number, Level>()
  for (const override of elementsOf(element)) {
    const level = override.name === 'w:lvlOverride' ? levelNumber(override) : null
    if (level === null) continue
    const start = wholeNumber(wordValueOf(override, 'w:startOverride'))
    if (start !== null) starts.set(level, start)
    const replaced = firstOf(override, 'w:lvl')
    if (replaced) levels.set(level, levelOf(replaced))
  }
  return { abstract: wordValueOf(element, 'w:abstractNumId') ?? '', starts, levels }
}

/** Where the numbers of one abstract list stand. */
type Count = { readonly values: (number | undefined)[]; readonly begun: Set<string> }

/** The label of a numbered paragraph. */
export type ListLabel = {
  /** As it is shown, such as 第三条 or （一）; empty when it is hidden. */
  readonly text: string
  readonly isBullet: boolean
}

/** The automatic numbers of a document, which Word computes anew each time and never writes down. */
export class Numbering {
  readonly #abstract = new Map<string, AbstractList>()
  readonly #lists = new Map<string, List>()
  readonly #counts = new Map<string, Count>()

  /** @param root the part `numbering.xml`, or null when there is none */
  constructor(root: XmlElement | null) {
    for (const element of root ? elementsOf(root) : []) {
      if (element.name === 'w:abstractNum')
        this.#abstract.set(element.attributes.get('w:abstractNumId') ?? '', {
          levels: levelsOf(element),
          styleLink: wordValueOf(element, 'w:styleLink'),
          linkedStyle: wordValueOf(element, 'w:numStyleLink'),
        })
      else if (element.name === 'w:num') this.#lists.set(element.attributes.get('w:numId') ?? '', listOf(element))
    }
  }

  /**
   * Counts one paragraph and gives its label; null for a paragraph without number. To be called once for each
   * paragraph that is shown, in the order of the document.
   */
  next(look: ParagraphLook, style: Style): ListLabel | null {
    const list = this.#lists.get(look.place?.list ?? '0')
    if (!list || look.place?.list === '0') return null
    const key = this.#abstractKey(list.abstract)
    const levels = new Map([...(this.#abstract.get(key)?.levels ?? []), ...list.levels])
    const at = look.place?.level ?? this.#levelOfStyle(levels, style.id)
    const level = levels.get(at)
    if (!level) return null
    const count = this.#countOf(key)
    this.#begin(count, list, look.place?.list as string)
    this.#advance(count, levels, at, list.starts)
    if (level.form === 'bullet') return { text: level.vanish ? '' : '-', isBullet: true }
    return { text: level.vanish ? '' : label(count, levels, level, list.starts), isBullet: false }
  }

  /** An abstract list may only point to the one that defines a style of lists. */
  #abstractKey(key: string): string {
    const linked = this.#abstract.get(key)?.linkedStyle
    if (linked === undefined) return key
    return [...this.#abstract].find(([, { styleLink }]) => styleLink === linked)?.[0] ?? key
  }

  #levelOfStyle(levels: ReadonlyMap<number, Level>, style: string): number {
    return [...levels].find(([, level]) => level.style === style)?.[0] ?? 0
  }

  #countOf(key: string): Count {
    const count = this.#counts.get(key) ?? { values: [], begun: new Set<string>() }
    this.#counts.set(key, count)
    return count
  }

  /** A list that states where it starts begins anew at its first paragraph, and only there. */
  #begin(count: Count, list: List, id: string): void {
    if (count.begun.has(id)) return
    count.begun.add(id)
    for (const level of list.starts.keys()) count.values[level] = undefined
  }

  #advance(count: Count, levels: ReadonlyMap<number, Level>, at: number, starts: List['starts']): void {
    // Levels above that were passed over count as begun.
    for (let above = 0; above < at; above++) count.values[above] ??= startOf(above, levels, starts)
    const before = count.values[at]
    count.values[at] = before === undefined ? startOf(at, levels, starts) : before + 1
    for (let below = at + 1; below < most; below++) {
      const restart = levels.get(below)?.restart ?? null
      if (restart === null || (restart > 0 && at < restart)) count.values[below] = undefined
    }
  }
}

function startOf(at: number, levels: ReadonlyMap<number, Level>, starts: List['starts']): number {
  return starts.get(at) ?? levels.get(at)?.start ?? 1
}

/** The text of a label; a level below the one that is counted is shown as if it had begun. */
function label(count: Count, levels: ReadonlyMap<number, Level>, level: Level, starts: List['starts']): string {
  const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1
    const value = count.values[at] ?? startOf(at, levels, starts)
    return formatListNumber(value, level.legal ? 'decimal' : (levels.get(at)?.form ?? 'decimal'))
  })
  return text.replace(/\s+/g, ' ').trim()
}
