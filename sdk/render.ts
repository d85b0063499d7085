/** A sheet of a workbook; numbers stay numbers, text is never read as a formula. */
export type Sheet = {
  readonly name: string
  readonly columns: readonly { readonly title: string; readonly width?: number }[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** A workbook to be made. */
export type Workbook = {
  /** With its extension, such as `考勤-2026-11.xlsx`. */
  readonly fileName: string
  /** For whom and when it was made; stands above every sheet and on every printed page. */
  readonly watermark: string
  readonly sheets: readonly Sheet[]
}

/** A paper of one page to be made. */
export type Paper = {
  readonly fileName: string
  readonly locale: 'zh' | 'en'
  readonly title: string
  /** Paragraphs above the facts. */
  readonly opening: readonly string[]
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  /** Paragraphs below the facts. */
  readonly closing: readonly string[]
  /** Issuer and day, at the right. */
  readonly signature: readonly string[]
  /** How the paper is verified, at the foot. */
  readonly foot: readonly string[]
  readonly watermark: string
  /** ISO instant of its making. */
  readonly madeAt: string
}

/** A picture of figures to be made. */
export type Chart = {
  /** With its extension, `.svg`. */
  readonly fileName: string
  readonly type: 'bar' | 'line'
  readonly title: string
  /** Of the figures, such as 人. */
  readonly unit: string
  readonly labels: readonly string[]
  /** One value for each label; null where there is none to show. */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[]
}

/** A file that was made; only the person it was made for can fetch it. */
export type RenderedFile = {
  readonly name: string
  readonly mediaType: string
  /** Below the address of the product. */
  readonly url: string
}

/** Makes files for the person who asks. Null where this place makes none: then the reply shows a table instead. */
export type Render = {
  xlsx(workbook: Workbook): Promise<RenderedFile | null>
  /** @throws ToolError 'blocked' naming the characters that the font lacks */
  pdf(paper: Paper): Promise<RenderedFile | null>
  /** An SVG picture for the `picture` of a chart part. */
  chart(chart: Chart): Promise<RenderedFile | null>
}
