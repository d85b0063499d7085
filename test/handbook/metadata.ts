import { computeIntervals, findOverlap } from '../../knowledge/curate/intervals.ts'
import { actOf } from '../../knowledge/document.ts'
import { cleanName } from '../../knowledge/index/names.ts'
import { articleKey } from '../../knowledge/split/labels.ts'
import type { HandbookDocument } from './documents.ts'
import type { ArticleSources, Source } from './sources.ts'

const written = (day: string) => {
  const [year, month, dayOfMonth] = day.split('-').map(Number)
  return `${year}年${month}月${dayOfMonth}日`
}

/** The act of a reference as `based_on` holds it, an object in JSON or a plain text. */
function basedOn({ meta }: HandbookDocument): ReadonlySet<string> {
  return new Set(
    meta.basedOn.map((entry) => {
      const value: unknown = entry.startsWith('{') ? JSON.parse(entry) : entry
      const { act, article } = value as { act: string; article: string }
      return `${cleanName(act)} ${articleKey(article)}`
    }),
  )
}

function headerProblems(document: HandbookDocument): readonly string[] {
  const { meta, body } = document
  const header = body.slice(0, body.indexOf('<!-- INFO END -->'))
  const problems: string[] = []
  if (!/〔\d{4}〕\d+号$/.test(meta.docNumber)) problems.push(`文号“${meta.docNumber}”不完整`)
  if (!header.includes(meta.docNumber)) problems.push('正文开头没有文号')
  if (meta.issuer === '') problems.push('没有发文单位')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(meta.versionDate)) problems.push('没有印发日期')
  if (meta.effectiveFrom === null) problems.push('没有施行日期')
  else if (!header.includes(`${written(meta.effectiveFrom)} 施行`)) problems.push('正文开头的施行日期与文件头不一致')
  if (meta.effectiveFrom !== null && meta.effectiveFrom < meta.versionDate) problems.push('施行日期早于印发日期')
  if (!meta.doc.endsWith(`(${meta.versionDate})`)) problems.push('doc 没有以印发日期结尾')
  if (actOf(meta.doc) !== meta.title) problems.push('doc 与 title 不一致')
  if (meta.staffTypes.length === 0) problems.push('没有写适用人员')
  return problems
}

function sourceProblems(document: HandbookDocument, articles: readonly ArticleSources[]): readonly string[] {
  const listed = basedOn(document)
  const sources = articles.flatMap((article) => article.sources)
  const cited = new Map<string, Source>(
    sources.map((source) => [`${cleanName(source.act)} ${articleKey(source.article)}`, source]),
  )
  const absent = [...cited]
    .filter(([key, { state }]) => state !== 'absent-act' && !listed.has(key))
    .map(([, { act, article }]) => `based_on 里没有《${act}》${article}`)
  const idle = [...listed].filter((key) => !cited.has(key)).map((key) => `based_on 里的 ${key} 正文没有引用`)
  return [...absent, ...idle]
}

function intervalProblems(document: HandbookDocument, handbook: readonly HandbookDocument[]): readonly string[] {
  const versions = handbook.map(({ meta }) => ({ ...meta, actId: actOf(meta.doc) }))
  const self = versions.find(({ doc }) => doc === document.meta.doc) as (typeof versions)[number]
  const overlap = findOverlap(self, versions)
  const problems = overlap ? [`与《${overlap.doc}》同日施行，有效期重叠`] : []
  const until = computeIntervals(versions).get(self.doc) ?? null
  if (until !== self.declaredUntil) problems.push(`文件头的失效日期应为 ${until ?? '空'}`)
  if (until !== null && self.supersededBy === null) problems.push('已被接替，但没有写 superseded_by')
  if (self.supersededBy !== null && !versions.some(({ doc }) => doc === self.supersededBy))
    problems.push(`手册里没有接替它的《${self.supersededBy}》`)
  return problems
}

/** What is wrong with the metadata of a document of the handbook. */
export function metadataProblems(
  document: HandbookDocument,
  articles: readonly ArticleSources[],
  handbook: readonly HandbookDocument[],
): readonly string[] {
  const { docNumber, doc } = document.meta
  const twins = handbook.filter(({ meta }) => meta.doc !== doc && meta.docNumber === docNumber)
  return [
    ...headerProblems(document),
    ...twins.map(({ name }) => `文号与 ${name} 相同`),
    ...sourceProblems(document, articles),
    ...intervalProblems(document, handbook),
  ]
}
