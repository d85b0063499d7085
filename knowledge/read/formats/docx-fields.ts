import type { Findings } from './office-findings.ts'

type Field = { code: string; shows: 'code' | 'result'; isDropped: boolean }

const dynamicData = /^\s*DDE(?:AUTO)?\b/i
const macro = /^\s*(?:MACROBUTTON|PRINT|GOTOBUTTON)\b/i
const remote = /^\s*(?:INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|RD)\b/i
const address = /^\s*HYPERLINK\s+(?!\\l)/i

/**
 * The fields that are open at a place of the text. The code of a field is never text; its result is, but for fields
 * that talk to other programs.
 */
export class Fields {
  readonly #open: Field[] = []
  readonly #findings: Findings

  constructor(findings: Findings) {
    this.#findings = findings
  }

  /** True when text at this place is a result that people see. */
  get isShown(): boolean {
    return this.#open.every(({ shows, isDropped }) => shows === 'result' && !isDropped)
  }

  /** True when text at this place is part of the code of a field. */
  get isCode(): boolean {
    return this.#open.some(({ shows }) => shows === 'code')
  }

  /** Takes a field character: where a field begins, its result begins, or it ends. */
  take(kind: string | undefined): void {
    if (kind === 'begin') this.#open.push({ code: '', shows: 'code', isDropped: false })
    else if (kind === 'separate') this.#finishCode(this.#open.at(-1))
    else if (kind === 'end') this.#finishCode(this.#open.pop())
  }

  /** Takes a piece of the code; the results of fields within it belong to it too. */
  takeCode(text: string): void {
    const field = this.#open.findLast(({ shows }) => shows === 'code')
    if (field && field.code.length < 2000) field.code += text
  }

  #finishCode(field: Field | undefined): void {
    if (field?.shows !== 'code') return
    field.shows = 'result'
    field.isDropped = this.isDropped(field.code)
  }

  /** Notices what the code of a field would do; true when its result is left out too. */
  isDropped(code: string): boolean {
    if (remote.test(code)) this.#findings.add('remotePart')
    if (address.test(code)) this.#findings.add('link', code.replace(address, ''))
    if (macro.test(code)) this.#findings.add('control')
    if (!dynamicData.test(code)) return false
    this.#findings.add('dynamicData')
    return true
  }
}
