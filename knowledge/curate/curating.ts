import type { Db } from '../../store/db.ts'
import type { KnowledgeIndex } from '../index/open-index.ts'
import type { Tokenizer } from '../index/tokenizer.ts'
import type { Intake } from '../read/intake.ts'
import type { RecordCuration, TellSecurity } from './record.ts'

/** What curation works with. */
export type Curating = {
  readonly db: Db
  readonly tokenizer: Tokenizer | null
  readonly record: RecordCuration
  /** Screens what is edited. */
  readonly intake: Intake
  readonly tellSecurity: TellSecurity
  /** The index that answers now; a trial looks at it and at one of its own. */
  readonly index: KnowledgeIndex
}
