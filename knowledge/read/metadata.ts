import * as z from 'zod'
import { StaffType } from '#sdk'
import type { Collection, DocumentMeta } from '../document.ts'
import type { FrontMatterValue } from './front-matter.ts'

const isoDay = z.iso.date('日期要写成 2025-01-31 的形式')
const text = z.union([z.string(), z.number()]).transform(String)
const optionalDay = z
  .union([isoDay, z.literal('')])
  .nullish()
  .transform((day) => day || null)
const words = z
  .union([z.array(text), text])
  .nullish()
  .transform((value): readonly string[] => {
    if (value === null || value === undefined || value === '') return []
    return typeof value === 'string' ? value.split(/[,，、\s]+/).filter(Boolean) : value
  })
const list = z
  .union([z.array(z.unknown()), text])
  .nullish()
  .transform((value): readonly string[] => {
    if (value === null || value === undefined || value === '') return []
    if (typeof value === 'string') return [value]
    return value.map((item) => (typeof item === 'string' ? item : JSON.stringify(item)))
  })

const Fields = z.object({
  doc: text.optional(),
  title: text.optional(),
  issuer: text.default(''),
  level: text.default(''),
  region: text.default('全国'),
  docNumber: text.default(''),
  source: text.default(''),
  version_date: optionalDay,
  effective_date: optionalDay,
  effective_date_source: text.default(''),
  status: text.default(''),
  superseded_by: text.nullish().transform((doc) => doc || null),
  effective_until: optionalDay,
  staff_types: words,
  audience: words,
  based_on: list,
})

const staffGroups: Readonly<Record<string, readonly StaffType[]>> = {
  all: [],
  institution: ['institution_manager', 'institution_technical', 'institution_worker'],
}

/** Staff types as they are written, `institution` for all three of it; null when one is unknown. */
function staffTypesOf(names: readonly string[]): readonly StaffType[] | null {
  const types = names.flatMap((name): readonly string[] => staffGroups[name] ?? [name])
  const parsed = z.array(StaffType).safeParse(types)
  return parsed.success ? [...new Set(parsed.data)] : null
}

/** Thrown for metadata that does not hold; the message is a sentence for the person who imports. */
export class MetadataError extends Error {
  override readonly name = 'MetadataError'
}

function dateSource(fields: z.output<typeof Fields>): string {
  if (!fields.effective_date) return 'none'
  return fields.effective_date_source || 'front matter'
}

/**
 * Metadata of a document from its front matter, or from its first heading or file name when it has none.
 * @param name file name without folder and ending
 * @param heading first heading of the body, if there is one
 * @throws MetadataError
 */
export function readMetadata(
  fields: Readonly<Record<string, FrontMatterValue>> | null,
  { name, heading, collection }: { name: string; heading: string | null; collection: Collection },
): DocumentMeta {
  const parsed = Fields.safeParse({ ...fields })
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new MetadataError(`文件头的 ${issue?.path.join('.') || '内容'} 写得不对：${issue?.message ?? '无法读取'}。`)
  }
  const value = parsed.data
  const staffTypes = staffTypesOf(value.staff_types)
  if (!staffTypes)
    throw new MetadataError(`文件头的 staff_types 里有不认识的人员类别：${value.staff_types.join('、')}。`)
  const until = value.effective_until
  if (until && value.effective_date && until < value.effective_date)
    throw new MetadataError(`文件头的失效日期 ${until} 早于施行日期 ${value.effective_date}。`)
  return {
    doc: value.doc?.trim() || name,
    title: value.title?.trim() || heading || name,
    issuer: value.issuer,
    level: value.level || (collection === 'handbook' ? '内部制度' : ''),
    region: value.region || '全国',
    docNumber: value.docNumber,
    source: value.source,
    versionDate: value.version_date ?? '',
    effectiveFrom: value.effective_date,
    dateSource: dateSource(value),
    status: value.status,
    supersededBy: value.superseded_by,
    declaredUntil: until,
    staffTypes,
    audience: value.audience.length > 0 ? value.audience : [collection === 'handbook' ? 'staff' : 'public'],
    basedOn: value.based_on,
  }
}
