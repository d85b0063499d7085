import * as z from 'zod'

/** What a sentence of policy rests on: one article of one version of one document, in its own words. */
export const Citation = z.object({
  /** Key of the document version, such as `职工带薪年休假条例(2007-12-14)`. */
  document: z.string(),
  title: z.string(),
  /** Label as the document numbers it, such as `第三条`. */
  article: z.string(),
  /** Day of the version, ISO; empty when the source names none. */
  version: z.string(),
  effectiveFrom: z.string(),
  /** Last day before another version or a repeal took over; null while in force. */
  effectiveUntil: z.string().nullable(),
  /** Contained word for word in the article. */
  quote: z.string(),
  /** What a reader must know of the validity, such as 现行有效, 日期待核, 已失效. */
  validity: z.string().optional(),
})
export type Citation = z.output<typeof Citation>

const Fact = z.object({ label: z.string(), value: z.string() })
const Change = z.object({ label: z.string(), before: z.string().nullable(), after: z.string() })
const Action = z.object({ id: z.enum(['confirm', 'cancel']), label: z.string(), value: z.string() })

/** One part of an answer; channels render each by their capability and fall back to {@link partToText}. */
export const ReplyPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('facts'), title: z.string(), facts: z.array(Fact) }),
  z.object({
    kind: z.literal('table'),
    title: z.string(),
    columns: z.array(z.string()),
    rows: z.array(z.array(z.string())),
  }),
  z.object({
    kind: z.literal('chart'),
    title: z.string(),
    type: z.enum(['bar', 'line']),
    labels: z.array(z.string()),
    series: z.array(z.object({ name: z.string(), values: z.array(z.number()) })),
    /** Address of the picture, for the person who asked; without one the figures are shown as a table. */
    picture: z.string().optional(),
  }),
  z.object({
    kind: z.literal('card'),
    title: z.string(),
    text: z.string(),
    changes: z.array(Change),
    actions: z.array(Action),
  }),
  z.object({ kind: z.literal('file'), name: z.string(), mediaType: z.string(), url: z.string() }),
  z.object({ kind: z.literal('citations'), title: z.string(), citations: z.array(Citation) }),
])
export type ReplyPart = z.output<typeof ReplyPart>

/** What became of a turn (design §6). */
export const Outcome = z.enum(['answer', 'call', 'confirm', 'clarify', 'refuse', 'decline', 'smalltalk', 'handoff'])
export type Outcome = z.output<typeof Outcome>

/** What one turn says, the same on every channel and on the command line. */
export const Reply = z.object({
  /** The whole answer as plain text. */
  answer: z.string(),
  parts: z.array(ReplyPart),
  citations: z.array(Citation),
  toolCalls: z.array(z.object({ tool: z.string(), args: z.record(z.string(), z.unknown()), effect: z.string() })),
  outcome: Outcome,
  pending: z
    .object({
      code: z.string(),
      tool: z.string(),
      args: z.record(z.string(), z.unknown()),
      text: z.string(),
      /** ISO instant after which the code no longer works. */
      expires: z.string(),
    })
    .optional(),
  /** The HR system's own number, only when it has answered. */
  receipt: z.string().optional(),
  /** True when an earlier confirmation is answered again. */
  repeated: z.boolean().optional(),
  /** Id of the turn, to find it in the log and the audit trail. */
  trace: z.string(),
})
export type Reply = z.output<typeof Reply>

/** A part as plain text, for channels that cannot show it otherwise. */
export function partToText(part: ReplyPart): string {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'facts':
      return [part.title, ...part.facts.map(({ label, value }) => `${label}：${value}`)].filter(Boolean).join('\n')
    case 'table':
      return [part.title, part.columns.join(' | '), ...part.rows.map((row) => row.join(' | '))]
        .filter(Boolean)
        .join('\n')
    case 'chart':
      return [
        part.title,
        ...part.series.map(
          ({ name, values }) => `${name}：${part.labels.map((label, i) => `${label} ${values[i]}`).join('，')}`,
        ),
      ].join('\n')
    case 'card':
      return [
        part.title,
        part.text,
        ...part.changes.map(({ label, before, after }) =>
          before === null ? `${label}：${after}` : `${label}：${before} → ${after}`,
        ),
      ]
        .filter(Boolean)
        .join('\n')
    case 'file':
      return `${part.name} ${part.url}`
    case 'citations':
      return [part.title, ...part.citations.map(citationToText)].filter(Boolean).join('\n')
  }
}

function citationToText({ title, article, version, validity, quote }: Citation): string {
  const about = [version, validity].filter(Boolean).join('，')
  return `《${title}》${article}（${about}）${quote ? `：“${quote}”` : ''}`
}
