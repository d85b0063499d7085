/** Sorts of personal data, as placeholders name them. */
export type Sort = '姓名' | '工号' | '身份证' | '电话' | '卡号' | '护照' | '邮箱' | '地址' | '账号' | '车牌'

/** Where in a text something personal stands. */
export type Span = { readonly at: number; readonly end: number; readonly sort: Sort }

/** Spans in the order they were found; what overlaps an earlier one is left out. */
export class Spans {
  readonly #found: Span[] = []

  add(span: Span): void {
    const { at, end } = span
    if (end > at && !this.#found.some((other) => other.at < end && at < other.end)) this.#found.push(span)
  }

  inOrder(): readonly Span[] {
    return this.#found.toSorted((a, b) => a.at - b.at)
  }
}
