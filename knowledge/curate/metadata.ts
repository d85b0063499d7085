import * as z from 'zod'
import { StaffType } from '#sdk'
import type { Queryable } from '../../store/db.ts'
import { extractedMark } from '../read/extracted.ts'
import { unknownWord } from '../search/audience.ts'
import { dateIsKnown } from '../search/validity.ts'
import { CurationError } from './error.ts'
import type { Revision } from './revisions.ts'

const day = z.iso.date('日期要写成 2025-01-31 的形式').nullable()
const words = z.string().trim().max(500)

/** Metadata that a person sets or confirms on a draft; what is left out stays as it is. */
export const MetadataPatch = z
  .strictObject({
    title: words.min(1),
    issuer: words,
    level: words,
    region: words.min(1),
    docNumber: words,
    source: words,
    status: words,
    effectiveFrom: day,
    declaredUntil: day,
    supersededBy: words.min(1).nullable(),
    verifiedUntil: day,
    staffTypes: z.array(StaffType).max(20),
    audience: z.array(words.min(1)).min(1).max(50),
  })
  .partial()
export type MetadataPatch = z.output<typeof MetadataPatch>

/** A part of the metadata by its name. */
export type MetadataField = keyof MetadataPatch

const columns: Readonly<Record<MetadataField, string>> = {
  title: 'title',
  issuer: 'issuer',
  level: 'level',
  region: 'region',
  docNumber: 'doc_number',
  source: 'source',
  status: 'status',
  effectiveFrom: 'effective_from',
  declaredUntil: 'declared_until',
  supersededBy: 'superseded_by',
  verifiedUntil: 'verified_until',
  staffTypes: 'staff_types',
  audience: 'audience',
}

/** Names of all parts of the metadata, in the order in which people are shown them. */
export const metadataFields = Object.keys(columns) as readonly MetadataField[]

const labels: Readonly<Record<MetadataField, string>> = {
  title: '标题',
  issuer: '发文机关',
  level: '效力位阶',
  region: '适用地区',
  docNumber: '文号',
  source: '来源',
  status: '状态说明',
  effectiveFrom: '施行日期',
  declaredUntil: '失效日期',
  supersededBy: '被何文件替代',
  verifiedUntil: '核对至',
  staffTypes: '适用人员',
  audience: '可见范围',
}

/** One part of the metadata as a person is asked to confirm it. */
export type MetadataItem = {
  readonly field: MetadataField
  readonly label: string
  readonly value: string | readonly string[] | null
  /** Where the value comes from; `none` when nobody wrote it. */
  readonly readFrom: string
  readonly confirmedBy: string | null
  readonly confirmedAt: string | null
  /** What a reader is told while nobody vouches for it; '' when nothing. */
  readonly remark: string
}

function isEmpty(value: MetadataItem['value']): boolean {
  return value === null || value.length === 0
}

function whereFrom(revision: Revision, field: MetadataField): string {
  if (field === 'effectiveFrom') return revision.dateSource
  const place = revision.readFrom[field]
  if (place !== undefined) return `${extractedMark}${place}`
  return isEmpty(revision[field]) ? 'none' : 'file'
}

/** True for a day that nobody vouches for: none, one that was assumed, or one that was read off the text. */
function isUnconfirmedDay(revision: Revision, field: MetadataField): boolean {
  if (field === 'effectiveFrom') return !dateIsKnown(revision)
  return field === 'declaredUntil' && revision.readFrom.declaredUntil !== undefined
}

/** All metadata of a revision with where each value comes from and who has confirmed it. */
export function metadataOf(revision: Revision): readonly MetadataItem[] {
  return metadataFields.map((field) => {
    const value = revision[field]
    const confirmed = revision.confirmed[field]
    const readFrom = confirmed ? 'person' : whereFrom(revision, field)
    const isOpen = !confirmed && isUnconfirmedDay(revision, field)
    return {
      field,
      label: labels[field],
      value,
      readFrom,
      confirmedBy: confirmed?.by ?? null,
      confirmedAt: confirmed?.at ?? null,
      remark: isOpen ? '日期待核' : '',
    }
  })
}

/** Refuses metadata that contradicts itself. @throws CurationError */
export function demandSound({
  effectiveFrom,
  declaredUntil,
  audience,
}: {
  readonly effectiveFrom: string | null
  readonly declaredUntil: string | null
  readonly audience: readonly string[]
}): void {
  if (effectiveFrom && declaredUntil && declaredUntil < effectiveFrom)
    throw new CurationError(
      `失效日期 ${declaredUntil} 早于施行日期 ${effectiveFrom}，请改正。`,
      `The last day ${declaredUntil} lies before the first day ${effectiveFrom}.`,
    )
  const unknown = unknownWord(audience)
  if (unknown !== null)
    throw new CurationError(
      `可见范围里的“${unknown}”不认识。可用：public、staff、角色（如 hr_officer）、unit:单位编号、type:人员类别。`,
      `The audience has an unknown word '${unknown}'. Use public, staff, a role, unit:<id> or type:<staff type>.`,
    )
  if (audience.length === 0)
    throw new CurationError(
      '可见范围是空的，发布后谁也看不到。请写明可见范围。',
      'The audience is empty; nobody would see it.',
    )
}

function stored(value: MetadataPatch[MetadataField]): string | null {
  return Array.isArray(value) ? JSON.stringify(value) : (value as string | null)
}

/**
 * Sets metadata on a draft and notes who vouches for it. A date that a person sets or confirms is no longer 日期待核.
 * @param fields also those that are confirmed as they are
 */
export async function applyMetadata(
  sql: Queryable,
  revision: Revision,
  { patch, fields, actor }: { patch: MetadataPatch; fields: readonly MetadataField[]; actor: string },
): Promise<void> {
  const { effectiveFrom, declaredUntil, audience } = patch
  demandSound({
    effectiveFrom: effectiveFrom === undefined ? revision.effectiveFrom : effectiveFrom,
    declaredUntil: declaredUntil === undefined ? revision.declaredUntil : declaredUntil,
    audience: audience ?? revision.audience,
  })
  for (const field of metadataFields) {
    if (patch[field] === undefined) continue
    const type = Array.isArray(patch[field]) ? '::jsonb' : columns[field].match(/_(?:from|until)$/) ? '::date' : ''
    await sql.query(`update document_version set ${columns[field]} = $2${type} where id = $1`, [
      revision.id,
      stored(patch[field]),
    ])
  }
  if (fields.includes('effectiveFrom'))
    await sql.query(
      `update document_version set date_source = case when effective_from is null then 'none' else 'confirmed' end
       where id = $1`,
      [revision.id],
    )
  await sql.query(
    `update document_version set confirmed = confirmed || coalesce((
       select jsonb_object_agg(field, jsonb_build_object('by', $2::text, 'at',
         to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"')))
       from unnest($3::text[]) as f (field)), '{}') where id = $1`,
    [revision.id, actor, fields],
  )
}
