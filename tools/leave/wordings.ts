import { askingWordings } from './wordings-asking.ts'
import { lookingWordings } from './wordings-looking.ts'
import { teamWordings } from './wordings-team.ts'

/** What staff say for each tool beside its examples, one wording a line; our own words. */
export const leaveWordings: Readonly<Record<string, string>> = {
  ...lookingWordings,
  ...askingWordings,
  ...teamWordings,
}
