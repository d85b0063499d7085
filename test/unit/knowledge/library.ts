import { silentLog } from '#sdk'
import { createJiebaTokenizer } from '../../../knowledge/index/jieba.ts'
import { createKnowledge, type Knowledge } from '../../../knowledge/index.ts'
import type { Reader } from '../../../knowledge/port.ts'
import { readFolder } from '../../../knowledge/read/folder.ts'
import { migrate } from '../../../store/migrate.ts'
import type { PGliteDb } from '../../../store/pglite.ts'
import { openPGlite } from '../../../store/pglite.ts'

/** Folder of small acts of our own wording. */
export const actsFolder = new URL('../../fixtures/knowledge/acts', import.meta.url).pathname

const tokenizer = createJiebaTokenizer()
const encoder = new TextEncoder()

/** A member of staff without further particulars. */
export const staff: Reader = { roles: ['staff'], unitId: 'U-1', staffType: null, province: null }

/** Somebody who is bound to nobody. */
export const guest: Reader = { roles: ['guest'], unitId: null, staffType: null, province: null }

/** Two people who may bring documents in and publish them. */
export const twoPeople = { author: 'S-1', approvedBy: 'S-2', publish: true } as const

/** A file in memory. */
export const file = (name: string, text: string) => ({ name, bytes: encoder.encode(text) })

/** A knowledge base over an open database, as another process would have it. */
export const openKnowledge = (db: PGliteDb): Knowledge => createKnowledge({ db, tokenizer, log: silentLog })

/** An empty knowledge base in memory. */
export async function emptyKnowledge(): Promise<{ db: PGliteDb; knowledge: Knowledge }> {
  const db = await openPGlite('memory:')
  await migrate(db)
  return { db, knowledge: openKnowledge(db) }
}

/** A knowledge base in memory with the small acts published. */
export async function smallKnowledge(): Promise<{ db: PGliteDb; knowledge: Knowledge }> {
  const opened = await emptyKnowledge()
  await opened.knowledge.importDocuments({ files: await readFolder([actsFolder]), ...twoPeople })
  return opened
}
