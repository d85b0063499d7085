import { readdirSync, readFileSync } from 'node:fs'
import type { DemoPerson } from '../api/identity.ts'
import type { ImportRequest, ImportResult } from '../knowledge/curate/import.ts'
import { joinQuestions } from '../knowledge/read/questions.ts'
import type { Db } from '../store/db.ts'
import { bindAccount, grantRole } from '../store/people.ts'
import { readSetting, writeSetting } from '../store/settings.ts'

/** What a demo's first start needs. */
export type FirstStartParts = {
  readonly db: Db
  readonly knowledge: { importDocuments(request: ImportRequest): Promise<ImportResult> }
  readonly people: readonly DemoPerson[]
  /** Asks the HR system who somebody is and keeps it for the time when that is away. */
  identify(staffId: string): Promise<unknown>
  onStep(sentence: string): void
}

const ownRoles = ['knowledge_admin', 'plugin_admin', 'system_admin', 'security_admin', 'auditor', 'plugin_owner']
const handbook = new URL('../knowledge/handbook/', import.meta.url)

/** Prepares a demo once: binds the invented people, grants Renshi's own roles, publishes the handbook. */
export async function firstStart({ db, knowledge, people, identify, onStep }: FirstStartParts): Promise<void> {
  if ((await readSetting(db, 'demo.ready')) === true) return
  onStep('第一次启动：绑定演示人员，发布单位手册 …')
  for (const { alias, staffId, roles } of people) {
    for (const channel of ['web', 'terminal'])
      await bindAccount(db, { channel, tenant: 'demo', account: alias }, staffId)
    for (const role of roles) if (ownRoles.includes(role)) await grantRole(db, staffId, role, 'demo seed')
    await identify(staffId)
  }
  const [author, approver] = people.filter(({ roles }) => roles.includes('knowledge_admin'))
  if (!author || !approver)
    throw new Error('The demo people lack two knowledge administrators; the handbook cannot be published.')
  const names = readdirSync(handbook).filter((name) => name.endsWith('.md'))
  const files = names.sort().map((name) => ({ name, bytes: new Uint8Array(readFileSync(new URL(name, handbook))) }))
  const result = await knowledge.importDocuments({
    files: joinQuestions(files),
    author: author.staffId,
    approvedBy: approver.staffId,
    publish: true,
    collection: 'handbook',
  })
  for (const { name, reason } of result.failed) onStep(`手册 ${name} 没有导入：${reason}`)
  await writeSetting(db, 'demo.ready', true)
}
