import type { Db } from '../../store/db.ts'
import { loadUnansweredState, storeUnanswered } from '../index/unanswered.ts'
import type { QuestionBank } from '../read/bank.ts'
import { raiseIndexVersion, sha256 } from './rows.ts'

/** Stores the questions that rules do not answer where the product brings others along than are stored. */
export async function bringUnanswered(db: Db, bank: QuestionBank): Promise<void> {
  const texts = await bank.unanswered()
  const hash = await sha256(texts.join('\n'))
  if (texts.length === 0 || (await loadUnansweredState(db)) === hash) return
  await db.tx(async (sql) => {
    await raiseIndexVersion(sql)
    await storeUnanswered(sql, texts, hash)
  })
}
