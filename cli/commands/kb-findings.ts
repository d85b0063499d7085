import { z } from '#sdk'
import type { Config } from '../../config.ts'
import { print, UsageError } from '../output.ts'
import { type CurateOptions, curating } from './kb-curate.ts'

const Finding = z.looseObject({
  id: z.string(),
  severity: z.string(),
  sentence: z.string(),
  acceptedBy: z.string().nullable(),
  acceptedAt: z.string().nullable(),
  reason: z.string().nullable(),
})
const Findings = z.looseObject({
  doc: z.string(),
  revision: z.number(),
  edit: z.number(),
  isScreened: z.boolean(),
  items: z.array(z.unknown()),
})

/** How grave a finding is, as people read it. */
export const severities: Readonly<Record<string, string>> = {
  blocked: '须先删去',
  needs_decision: '等待决定',
  note: '提示',
}

/** What was found in a document, a line each, with who accepted it and why. */
export function showFindingLines(items: readonly unknown[]): void {
  for (const { id, severity, sentence, acceptedBy, acceptedAt, reason } of z.array(Finding).parse(items)) {
    const state = acceptedBy ? '已接受' : (severities[severity] ?? severity)
    print(`检查结果 ${id}（${state}）：${sentence}`)
    if (acceptedBy) print(`    ${acceptedBy} ${acceptedAt?.slice(0, 10) ?? ''} 接受：${reason ?? ''}`)
  }
}

function show(answer: unknown): void {
  const { doc, revision, edit, isScreened, items } = Findings.parse(answer)
  print(
    `《${doc}》第 ${revision} 次修订，第 ${edit} 稿：${isScreened ? `${items.length} 项检查结果` : '这一稿还没有检查'}`,
  )
  showFindingLines(items)
}

/** `kb findings DOCUMENT`: what was found in it, and what of it waits for a decision. */
export function listFindings(config: Config, document: string, options: CurateOptions): Promise<void> {
  return curating(config, options, (ask) => ask.get('findings', { document }), show)
}

/** `kb accept-finding DOCUMENT N… --reason "…"`: accepts findings by their numbers, as another than the author. */
export function acceptFindings(
  config: Config,
  {
    document,
    numbers,
    reason,
  }: { readonly document: string; readonly numbers: readonly string[]; readonly reason: string },
  options: CurateOptions,
): Promise<void> {
  const findings = numbers.flatMap((text) => text.split(/[,，、\s]+/)).filter(Boolean)
  if (findings.length === 0 || findings.some((number) => !/^\d{1,18}$/.test(number)))
    throw new UsageError('请写明接受哪几项，例如 kb accept-finding 文件 3,4 --reason "…"。编号见 kb findings。')
  return curating(config, options, (ask) => ask.post('findings/accept', { document, findings, reason }), show)
}
