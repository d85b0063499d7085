import { extractMetadata } from './extract.ts'
import type { ExtractedMetadata } from './extracted.ts'
import type { ReadText, ReadWarning } from './formats/contract.ts'
import { FrontMatterError, parseFrontMatter } from './front-matter.ts'
import type { Found, TakenFile } from './intake.ts'
import type { AboutDocument, Finding } from './screen/finding.ts'
import { refusalOf, screenDocument } from './screen/screen.ts'

/** The front matter as names and texts; null when there is none, or it cannot be read, which the reader of it says. */
function frontOf(text: string): Readonly<Record<string, string>> | null {
  try {
    const { fields } = parseFrontMatter(text)
    return fields && Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]))
  } catch (error) {
    if (error instanceof FrontMatterError) return null
    throw error
  }
}

const fromWarning = ({ kind, sentence, count, needsDecision }: ReadWarning): Found => ({
  ...{ kind, sentence, count, source: 'file' },
  severity: needsDecision ? 'needs_decision' : 'note',
})

function fromFinding({ kind, sentence, count, severity }: Finding): readonly Found[] {
  return severity === 'refused' ? [] : [{ kind, sentence, count, severity, source: 'text' }]
}

/**
 * Looks through a text for what must not be published.
 * @throws UnreadableFile E_CLASSIFIED
 */
export function screenText(text: string, about: AboutDocument): readonly Found[] {
  const findings = screenDocument(text, about)
  const refusal = refusalOf(findings)
  if (refusal) throw refusal
  return findings.flatMap(fromFinding)
}

/** What says that this very text ends, without a day that could be read: 2022年废止, 本办法有效期三年. */
const speaksOfEnd =
  /本(?:办法|规定|细则|通知|意见|条例|制度|方案|决定|规则|文件)[^。\n]{0,30}有效期|(?:19|20)\d{2}\s*年(?:\d{1,2}\s*月)?(?:底|末|起)?(?:自行|即行)?(?:废止|失效|停止执行)/

/** Days that the text speaks of, which a person has to confirm or to give: nobody guesses them. */
function datesOf(text: string, { effectiveFrom, declaredUntil }: ExtractedMetadata): readonly Found[] {
  const common = { kind: 'dates', source: 'file', count: 1 } as const
  if (declaredUntil)
    return [
      {
        ...{ ...common, severity: 'needs_decision' },
        sentence: `从正文读出失效日期 ${declaredUntil.value}，到日后不再作答；请核对，并用 kb confirm 确认。`,
      },
    ]
  if (speaksOfEnd.test(text))
    return [
      {
        ...{ ...common, severity: 'needs_decision' },
        sentence: '正文说到有效期或废止的时间，但没有写明日期；请核对，并用 kb confirm 填写失效日期。',
      },
    ]
  if (!effectiveFrom) return []
  return [
    {
      ...{ ...common, severity: 'note' },
      sentence: `施行日期 ${effectiveFrom.value} 是从正文读出的，确认之前显示“日期待核”。`,
    },
  ]
}

/** A name without the folders it lies in; one that leads out of them stays whole. */
function withoutFolders(path: string): string {
  return /(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path) ? path : (path.split(/[/\\]/).at(-1) ?? path)
}

/**
 * What comes of a file that was read: everything that was noticed, and what its text says about itself where no front
 * matter does.
 * @param path of the file, or its name
 * @throws UnreadableFile E_CLASSIFIED
 */
export function examine({ text, title, warnings, marks = [] }: ReadText, path: string): TakenFile {
  const name = withoutFolders(path)
  const front = frontOf(text)
  const found = screenText(text, { name, title, metadata: front ?? {}, marks })
  const extracted = front ? null : extractMetadata(text, title)
  const dates = extracted ? datesOf(text, extracted) : []
  return { text, title, extracted, found: [...warnings.map(fromWarning), ...found, ...dates] }
}
