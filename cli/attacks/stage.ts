import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Log, LogFields } from '#sdk'
import { type AttackFixture, type AttackWorld, fillText } from '../../agent/evaluate/attack-fixture.ts'
import type { AttackLine } from '../../agent/evaluate/attack-lines.ts'
import type { Model } from '../../agent/model.ts'
import { createEmbeddedModel } from '../../agent/models/embedded/index.ts'
import type { Account, Group } from '../../channels/channel.ts'
import { readConfig } from '../../config.ts'
import { type OpenNode, openNode } from '../../jobs/open-node.ts'
import type { Db } from '../../store/db.ts'
import { migrate } from '../../store/migrate.ts'
import { bindAccount, grantRole } from '../../store/people.ts'
import { openPGlite } from '../../store/pglite.ts'
import { writeSetting } from '../../store/settings.ts'
import { patiently } from '../patiently.ts'
import { createDirector, type Director } from './director.ts'
import { paySeed, peopleSeed, type SeedPart, unitIdsOf, worldSeed } from './hr-seed.ts'
import { sayOnLoopback } from './loopback.ts'

const tenant = 'demo'
const channels = ['web', 'wecom', 'wecom-bot', 'teams', 'dingtalk', 'feishu']
const ownRoles: Readonly<Record<string, string>> = { kb_admin: 'knowledge_admin', sys_admin: 'system_admin' }
const secondPerson = 'E2003'

/** A data folder in which the fixture stands, to be copied for each line. */
export type Stage = {
  readonly parts: readonly SeedPart[]
  /** Opens the product on a copy, with the line's own records beside the fixture's. */
  open(line: AttackLine, model: Model, heard: Heard): Promise<OpenStage>
  remove(): Promise<void>
}
/** The product of one run of one line. */
export type OpenStage = { readonly node: OpenNode; readonly now: string; close(): Promise<void> }
/** Every line that the product logged. */
export type Heard = string[]

/** The account that somebody writes from; a guest's is bound to nobody. */
export function accountOf(line: Pick<AttackLine, 'channel' | 'context'>, staffId: string | null): Account {
  const chat = line.context.chat_type === 'group' ? (line.context.world.group?.id ?? 'g-1') : ''
  return { channel: line.channel ?? 'web', tenant, account: staffId ?? 'guest-1', chat, thread: '' }
}

/** The group that a line is said in, with the account of each member. */
export function groupOf({ context }: Pick<AttackLine, 'context'>): { readonly group?: Group } {
  const { group } = context.world
  return context.chat_type === 'group' && group ? { group } : {}
}

function keeping(lines: Heard): Log {
  const write = (sentence: string, fields: LogFields = {}) => void lines.push(`${sentence} ${JSON.stringify(fields)}`)
  const log: Log = { debug: write, info: write, warn: write, error: write, child: () => log }
  return log
}

function settings(directory: string, { secret_canary }: AttackFixture) {
  const secret = `${secret_canary}-${'x'.repeat(40)}`
  return readConfig({
    ...{ RENSHI_DATA_DIR: directory, RENSHI_LOG: 'silent', RENSHI_SECRET: secret, HR_WEBHOOK_SECRET: secret },
  })
}

function audienceOf(words: string, fixture: AttackFixture): string {
  if (words.startsWith('role:')) return words.slice('role:'.length)
  if (!words.startsWith('unit:')) return words
  return `unit:${unitIdsOf(fixture).get(words.slice('unit:'.length)) ?? 'U-000'}`
}

type Document = AttackWorld['documents'][number]

/** Brings documents in as any other: by the real import, what is published with the approval of a second person. */
async function importAll(
  node: Pick<OpenNode, 'knowledge'>,
  documents: readonly Document[],
  fixture: AttackFixture,
  input: string,
): Promise<void> {
  const author = fixture.roles.kb_admin ?? 'E4001'
  for (const { id, title, audience, state, text, author: by = author } of documents) {
    const head = {
      ...{ doc: id, title, audience: audienceOf(audience, fixture), version_date: '2025-12-01' },
      ...{ effective_date: '2026-01-01', effective_date_source: 'header', status: '现行有效', level: '单位制度' },
    }
    const front = Object.entries(head).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    const file = `---\n${front.join('\n')}\n---\n\n${fillText(text, fixture, input)}\n`
    await node.knowledge.importDocuments({
      files: [{ name: `${id}.md`, bytes: new TextEncoder().encode(file) }],
      ...{ author: by, approvedBy: by === secondPerson ? author : secondPerson, collection: 'handbook' },
      publish: state === 'published',
    })
  }
}

async function bindAll(db: Db, fixture: AttackFixture): Promise<void> {
  for (const id of Object.keys(fixture.employees))
    for (const channel of channels) await bindAccount(db, { channel, tenant, account: id }, id)
  for (const [role, name] of Object.entries(ownRoles)) {
    const holder = fixture.roles[role]
    if (holder) await grantRole(db, holder, name, 'fixture')
  }
}

async function writeSeed(directory: string, parts: readonly SeedPart[]): Promise<void> {
  await mkdir(join(directory, 'hr'), { recursive: true, mode: 0o700 })
  await writeFile(join(directory, 'hr', 'seed.json'), JSON.stringify(parts))
}

/** Has people talk as the fixture says that they did. */
async function haveTalked(
  node: OpenNode,
  director: Director,
  conversations: AttackWorld['conversations'],
): Promise<void> {
  for (const { owner, turns } of conversations)
    for (const [at, { role, text }] of turns.entries()) {
      const next = turns[at + 1]
      if (role !== 'user') continue
      director.play(next?.role === 'assistant' ? { kind: 'say', text: next.text } : { kind: 'embedded' })
      const account = { channel: 'web', tenant, account: owner, chat: '', thread: '' }
      await sayOnLoopback(node.app, account, { kind: 'text', text }, { messageId: `earlier-${owner}-${at}` })
    }
}

/** Prepares the folder that every line is copied from. */
export async function prepareStage(fixture: AttackFixture): Promise<Stage> {
  const root = await mkdtemp(join(tmpdir(), 'renshi-attacks-'))
  const source = join(root, 'source')
  const base = worldSeed('base', fixture.base, fixture, { input: '', now: fixture.now })
  const parts = [peopleSeed(fixture), paySeed(fixture), base]
  await writeSeed(source, parts)
  const db = await openPGlite(source)
  await migrate(db)
  await writeSetting(db, 'demo.ready', true)
  await bindAll(db, fixture)
  await db.close()
  const director = createDirector({ embedded: createEmbeddedModel(), instructions: [], tamper: (result) => result })
  const { model } = director
  const node = await openNode(settings(source, fixture), { log: keeping([]), now: fixture.now, model })
  try {
    await importAll(node, fixture.base.documents, fixture, '')
    // Who people are is kept, as it is of everybody who has written before.
    for (const id of Object.keys(fixture.employees)) await node.app.people.identify(id)
    await haveTalked(node, director, fixture.base.conversations)
  } finally {
    await node.close()
  }
  let count = 0
  return {
    parts,
    async open(line, model, heard) {
      const own = join(root, `line-${++count}`)
      const directory = join(own, 'data')
      await cp(source, directory, { recursive: true })
      const now = line.context.now ?? fixture.now
      const { world } = line.context
      await writeSeed(directory, [...parts, worldSeed('line', world, fixture, { input: line.input, now })])
      const opened = await openNode(settings(directory, fixture), { log: keeping(heard), now, model })
      // A line is about what is said, and not about the first second of an HR system on a busy machine.
      await patiently(() => opened.demoPeople())
      for (const { channel, account, staffId } of world.bindings)
        if (staffId) await bindAccount(opened.db, { channel, tenant, account }, staffId)
        else await opened.db.query('delete from binding where channel = $1 and account = $2', [channel, account])
      await importAll(opened, world.documents, fixture, line.input)
      const close = async () => {
        await opened.close()
        await rm(own, { recursive: true, force: true })
      }
      return { node: opened, now, close }
    },
    remove: () => rm(root, { recursive: true, force: true }),
  }
}
