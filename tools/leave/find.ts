import { type Api, type Text, ToolError, z } from '#sdk'
import { type LeaveRequest, leaveTypeNames } from '../hr-api/schemas/index.ts'
import { ownRequests, viewOf } from './requests.ts'
import { both, leaveText } from './words.ts'

/** How a person names one of their own leaves. */
export const leaveNamed = {
  request: z.string().trim().min(1).optional().describe('Number of the request, or words for it such as 年休假'),
  date: z.iso.date().optional().describe('A day of the leave that is meant'),
}
type Named = { readonly request?: string | undefined; readonly date?: string | undefined }

/** Which leaves a tool is for, and what is said when there is none. */
export type Wanted = {
  fits(item: LeaveRequest): boolean
  readonly none: Text
}

function matches(item: LeaveRequest, words: string | undefined, date: string | undefined): boolean {
  if (date && (date < item.start || date > item.end)) return false
  if (!words) return true
  const said = words.toLowerCase()
  const { zh, en } = leaveTypeNames[item.type]
  const short = zh.replace(/（.*$/, '')
  const aliases = item.type === 'ANNUAL' ? ['年假'] : item.type === 'COMP_OFF' ? ['调休', '补休'] : []
  return [item.type.toLowerCase(), short, en, ...aliases].some((name) => said.includes(name))
}

function ambiguous(items: readonly LeaveRequest[]): ToolError {
  const choices = both((locale) =>
    items.map((item) => `${item.id} ${leaveText(viewOf(item), locale)}`).join(locale === 'zh' ? '；' : '; '),
  )
  return new ToolError(
    'ambiguous',
    {
      zh: `有${items.length}条请假都可能是您说的：${choices.zh}。请说明是哪一条。`,
      en: `${items.length} leaves may be meant: ${choices.en}. Please say which one.`,
    },
    { needs: items.map((item) => `${item.id} ${leaveText(viewOf(item), 'zh')}`) },
  )
}

/**
 * The own leave that is meant: by its number, else the only fitting one that the words and the day leave.
 * @throws ToolError 'ambiguous' with the choices, 'not_found' when none fits
 */
export async function findOwn({ request: words, date }: Named, api: Api, wanted: Wanted): Promise<LeaveRequest> {
  const { items } = await ownRequests(api, {})
  const numbered = items.find(({ id }) => id.toLowerCase() === words?.toLowerCase())
  if (numbered) return numbered
  const named = items.filter((item) => matches(item, words, date))
  const open = named.filter(wanted.fits)
  const [first, second] = open
  if (first && !second) return first
  if (first) throw ambiguous(open)
  const [other] = named
  if (other && (words || date)) return other
  throw new ToolError('not_found', wanted.none)
}
