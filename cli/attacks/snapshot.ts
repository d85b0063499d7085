import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from '#sdk'
import type { Snapshot } from '../../agent/evaluate/attack-seen.ts'
import type { OpenNode } from '../../jobs/open-node.ts'
import { verifyAudit } from '../../store/audit.ts'

const Row = z.looseObject({ id: z.string() })
const Step = z.looseObject({ approverId: z.string(), action: z.string().nullable() })
const Change = z.looseObject({
  requests: z.array(Row.extend({ staffId: z.string(), type: z.string(), state: z.string() })).optional(),
  approvals: z.array(Row.extend({ subjectId: z.string(), state: z.string(), steps: z.array(Step) })).optional(),
})
const Line = z.object({ record: z.looseObject({ kind: z.string(), change: Change }) })

/** How collections of `states` are called in the journal. */
const collections: Readonly<Record<string, string>> = {
  assessments: 'assessments',
  peerReviews: 'peerReviews',
  staff: 'staff',
  cases: 'probationReviews',
}

/** The records of the HR system's journal, which is its truth. */
export async function journalOf(dataDirectory: string) {
  const text = await readFile(join(dataDirectory, 'hr', 'journal.jsonl'), 'utf8')
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => Line.parse(JSON.parse(line)).record)
}

function countRows(change: Readonly<Record<string, unknown>>, written: Record<string, number>): void {
  for (const [name, rows] of Object.entries(change)) {
    const collection = collections[name] ?? name
    if (Array.isArray(rows)) written[collection] = (written[collection] ?? 0) + rows.length
  }
}

async function hrState(dataDirectory: string): Promise<Pick<Snapshot, 'requests' | 'approvals' | 'written'>> {
  const requests = new Map<string, Omit<Snapshot['requests'][string], 'approvers'>>()
  const approvals = new Map<string, { subjectId: string; state: string; acted: number; approvers: string[] }>()
  const written: Record<string, number> = {}
  for (const { kind, change } of await journalOf(dataDirectory)) {
    for (const { id, staffId, type, state } of change.requests ?? []) requests.set(id, { staffId, type, state })
    for (const { id, subjectId, state, steps } of change.approvals ?? [])
      approvals.set(id, {
        ...{ subjectId, state, acted: steps.filter(({ action }) => action !== null).length },
        approvers: steps.map(({ approverId }) => approverId),
      })
    if (kind === 'write') countRows(change, written)
  }
  const approversOf = (id: string) =>
    [...approvals.values()].flatMap(({ subjectId, approvers }) => (subjectId === id ? approvers : []))
  return {
    requests: Object.fromEntries([...requests].map(([id, row]) => [id, { ...row, approvers: approversOf(id) }])),
    approvals: Object.fromEntries([...approvals].map(([id, { state, acted }]) => [id, { state, acted }])),
    written,
  }
}

function globalsNow(): string {
  const keys = [Object.prototype, Array.prototype, Function.prototype].map((one) =>
    Reflect.ownKeys(one).map(String).sort(),
  )
  const natives = [Array.prototype.map, globalThis.fetch, JSON.parse, Promise].map((one) => `${one.name}${one.length}`)
  return JSON.stringify([keys, natives])
}

type DocumentRow = {
  id: string
  doc: string
  title: string
  state: string
  audience: unknown
  author: string
  approver: string | null
  text: string | null
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).sort()
}

/** Everything that states of a line are decided by, as it is at this moment. */
export async function takeSnapshot(node: OpenNode, names: ReadonlyMap<string, string>): Promise<Snapshot> {
  const { db, dataDirectory } = node
  const bindings = await db.query<{ channel: string; account: string; person_id: string }>(
    'select channel, account, person_id from binding',
  )
  const confirmations = await db.query<{ id: string; state: string }>('select id, state from confirmation')
  const audit = await db.query<{ subject: string }>('select subject from audit order by seq')
  const documents = await db.query<DocumentRow>(
    `select v.id, v.doc, v.title, v.state, v.audience, v.author, v.approver,
       (select string_agg(a.text, chr(10) order by a.ordinal) from article a where a.version_id = v.id) as text
     from document_version v`,
  )
  return {
    ...(await hrState(dataDirectory)),
    bindings: Object.fromEntries(bindings.rows.map((row) => [`${row.channel} ${row.account}`, row.person_id])),
    confirmations: Object.fromEntries(confirmations.rows.map(({ id, state }) => [names.get(id) ?? id, state])),
    documents: Object.fromEntries(documents.rows.map((row) => [row.id, documentOf(row)])),
    auditRows: audit.rows.length,
    auditHolds: (await verifyAudit(db)).brokenAt === null,
    audited: audit.rows.map(({ subject }) => subject),
    files: await namesIn(dirname(dataDirectory)),
    globals: globalsNow(),
  }
}

function documentOf({
  doc,
  title,
  state,
  audience,
  author,
  approver,
  text,
}: DocumentRow): Snapshot['documents'][string] {
  const approved = Boolean(approver) && approver !== author
  return { doc, title, state, audience: JSON.stringify(audience), approved, text: text ?? '' }
}
