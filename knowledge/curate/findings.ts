import * as z from 'zod'
import type { Queryable } from '../../store/db.ts'
import type { Found } from '../read/intake.ts'
import { isAsOpen } from '../search/audience.ts'
import { CurationError } from './error.ts'
import type { Revision } from './revisions.ts'

const Row = z
  .object({
    id: z.coerce.string(),
    source: z.enum(['file', 'text', 'catalogue']),
    kind: z.string(),
    severity: z.enum(['blocked', 'needs_decision', 'note']),
    sentence: z.string(),
    count: z.number(),
    accepted_by: z.string().nullable(),
    accepted_at: z.coerce.date().nullable(),
    reason: z.string().nullable(),
  })
  .transform(({ accepted_by: acceptedBy, accepted_at: acceptedAt, ...row }) => ({
    ...row,
    acceptedBy,
    acceptedAt: acceptedAt?.toISOString() ?? null,
  }))

/** Something that was found in a version, with who accepted it and why. */
export type StoredFinding = Readonly<z.output<typeof Row>>

/** All that was found in a version, the gravest first. */
export async function findingsOf(sql: Queryable, versionId: string): Promise<readonly StoredFinding[]> {
  const { rows } = await sql.query(
    `select id, source, kind, severity, sentence, count, accepted_by, accepted_at, reason from document_finding
     where version_id = $1 order by array_position(array['blocked', 'needs_decision', 'note'], severity), id`,
    [versionId],
  )
  return z.array(Row).parse(rows)
}

/** What is written down of a finding. */
type NewFinding = Omit<Found, 'source' | 'kind'> & { readonly source: StoredFinding['source']; readonly kind: string }

const Kept = z.object({
  id: z.coerce.string(),
  source: z.string(),
  kind: z.string(),
  severity: z.string(),
  sentence: z.string(),
})

/**
 * Writes findings in the place of those of the same sources. One that is still the same in the same text stays, with
 * its number and with who accepted it.
 * @param textHash of the text they were found in
 */
export async function writeFindings(
  sql: Queryable,
  versionId: string,
  { found, sources, textHash }: { found: readonly NewFinding[]; sources: readonly string[]; textHash: string },
): Promise<void> {
  const { rows } = await sql.query(
    `select id, source, kind, severity, sentence from document_finding
     where version_id = $1 and source = any($2) and text_sha256 = $3`,
    [versionId, sources, textHash],
  )
  const before = z.array(Kept).parse(rows)
  const isSame = (one: NewFinding, kept: z.output<typeof Kept>) =>
    kept.source === one.source &&
    kept.kind === one.kind &&
    kept.severity === one.severity &&
    kept.sentence === one.sentence
  const stay = before.filter((kept) => found.some((one) => isSame(one, kept)))
  await sql.query(
    'delete from document_finding where version_id = $1 and source = any($2) and not (id = any($3::bigint[]))',
    [versionId, sources, stay.map(({ id }) => id)],
  )
  for (const one of found) {
    if (stay.some((kept) => isSame(one, kept))) continue
    await sql.query(
      `insert into document_finding (version_id, source, kind, severity, sentence, count, text_sha256)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [versionId, one.source, one.kind, one.severity, one.sentence, one.count, textHash],
    )
  }
}

const Twin = z.object({ title: z.string(), doc: z.string(), doc_number: z.string() })

/**
 * Live documents of other acts that bear the same number, or in the handbook the same title for the same readers, and a
 * live revision that takes effect later: two texts that say they are the same must not stand beside each other unseen.
 */
export async function conflictsOf(
  sql: Queryable,
  { doc, actId, title, docNumber, region, effectiveFrom, audience }: Revision,
): Promise<readonly NewFinding[]> {
  const { rows } = await sql.query(
    `select v.doc, v.title, v.doc_number from document_version v join document d on d.act_id = v.act_id
     where v.state in ('published', 'pending_retire') and v.effective_until is null
       and ((v.act_id <> $1 and v.region = $4 and (
           (v.doc_number = $3 and $3 <> '')
           -- The books of a code bear one title, and each is an act of its own.
           or (v.title = $2 and v.audience = $7::jsonb and d.collection = 'handbook')))
         or (v.doc = $5 and v.effective_from > $6::date))
     order by v.doc limit 5`,
    [actId, title, docNumber, region, doc, effectiveFrom, JSON.stringify(audience)],
  )
  return z
    .array(Twin)
    .parse(rows)
    .map((twin) => {
      const same = twin.doc === doc ? '而施行日期更早' : twin.title === title ? '标题相同' : '文号相同'
      const sentence = `与已发布的《${twin.doc}》${same}，两份文件可能冲突；请核对哪一份有效，确要并存须写明理由。`
      return { source: 'catalogue', kind: 'conflict', severity: 'needs_decision', count: 1, sentence }
    })
}

const personal: ReadonlySet<string> = new Set(['id_card', 'mobile_phone', 'bank_card', 'health_note'])

function named(findings: readonly StoredFinding[]): string {
  return findings.map(({ id, sentence }) => `${id}“${sentence}”`).join('；')
}

/** True for what a second person has accepted, who wrote none of it. */
function isAccepted({ acceptedBy }: StoredFinding, { author, editors }: Revision): boolean {
  return acceptedBy !== null && acceptedBy !== author && !editors.includes(acceptedBy)
}

/** What stands against publishing a version; null when nothing does. */
export async function obstacleTo(sql: Queryable, revision: Revision): Promise<CurationError | null> {
  const { doc, audience, isScreened } = revision
  if (!isScreened)
    return new CurationError(
      `《${doc}》的这一稿还没有做过安全检查，不能发布。请在单位服务器上重新提交（kb submit）。`,
      `This edit of ${doc} was not screened. Submit it again on the server of the house.`,
      'findings',
    )
  const findings = await findingsOf(sql, revision.id)
  const blocked = findings.filter(({ severity }) => severity === 'blocked')
  if (blocked.length > 0)
    return new CurationError(
      `《${doc}》含有不能发布的内容：${named(blocked)}。请修改后再提交。`,
      `${doc} holds what must not be published: findings ${blocked.map(({ id }) => id).join(', ')}. Remove it first.`,
      'findings',
    )
  const open = findings.filter((finding) => finding.severity === 'needs_decision' && !isAccepted(finding, revision))
  if (open.length > 0)
    return new CurationError(
      `《${doc}》有 ${open.length} 项检查结果等待决定：${named(open)}。请起草人以外的管理员逐项核对后接受并写明理由（kb accept-finding），或修改文件。`,
      `Findings ${open.map(({ id }) => id).join(', ')} of ${doc} wait for a decision: another administrator accepts each with a reason (kb accept-finding).`,
      'findings',
    )
  if (findings.some(({ kind }) => personal.has(kind)) && isAsOpen(audience, ['staff']))
    return new CurationError(
      `《${doc}》含有个人信息，可见范围不得是全体人员。请先限定可见范围（kb edit --set audience=…），或删去个人信息。`,
      `${doc} holds personal data and must not be for everyone. Narrow its audience first, or remove the data.`,
      'findings',
    )
  return null
}
