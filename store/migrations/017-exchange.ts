import type { Migration } from '../db.ts'

/** What a conversation remembers of each turn, in the row of the turn and written with its end. */
export const exchangeMigration: Migration = {
  id: '017-exchange',
  sql: `
alter table turn add column exchange jsonb;
create index turn_remembered on turn (conversation, seq desc) where exchange is not null;
`,
}
