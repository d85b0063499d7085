import { type Api, type Locale, ToolError, z } from '#sdk'
import {
  Approval,
  ApprovalResult,
  AskedLeave,
  approvalKindNames,
  type LeaveTypeCode,
  leaveTypeNames,
  page,
} from '../hr-api/schemas/index.ts'
import { daysText, spanText } from '../rules/day-text.ts'

const maxPages = 5

/** Most items one decision may hold (`domain/hrms.md` §2, 2026-11). */
export const maxItems = 20

/** What waits for the person, at most five pages. */
export async function inboxOf(api: Api, state: Approval['state']): Promise<{ items: Approval[]; asOf: string }> {
  const items: Approval[] = []
  let cursor: string | undefined
  let asOf = ''
  for (let read = 0; read < maxPages; read += 1) {
    const answer = await api.get('/approvals', {
      expect: page(Approval),
      query: { assignee: 'me', state, limit: 100, cursor },
    })
    items.push(...answer.items)
    asOf ||= answer.asOf
    if (answer.nextCursor === null) break
    cursor = answer.nextCursor
  }
  return { items, asOf }
}

/** 年休假 2026年11月25日（周三）至11月27日（周五） 3天. */
export function leaveWords(leave: Omit<AskedLeave, 'reason'>, locale: Locale): string {
  const parts = [
    leaveTypeNames[leave.type][locale],
    spanText(leave, locale),
    daysText(leave.countedHalfDays / 2, locale),
  ]
  return parts.join(locale === 'zh' ? '，' : ', ')
}

/** Who asks, and whom it is about where somebody else entered it: 陈模拟（王样本代办）. */
export function requesterText(item: Pick<Approval, 'requesterName' | 'aboutName' | 'leave'>, locale: Locale): string {
  const { requesterName, aboutName, leave } = item
  if (!leave || !aboutName) return requesterName
  return locale === 'zh' ? `${aboutName}（${requesterName}代办）` : `${aboutName} (entered by ${requesterName})`
}

/** 张示例：年休假，…, with the word for cancelling where it is one; a step of a case in its own words. */
export function itemWords(item: Approval, locale: Locale): string {
  if (!item.leave) return item.matter[locale]
  const kind = item.subjectType === 'LEAVE_REQUEST' ? '' : `${approvalKindNames[item.subjectType][locale]} `
  return `${requesterText(item, locale)}${locale === 'zh' ? '：' : ': '}${kind}${leaveWords(item.leave, locale)}`
}

/** A decision as the tools give it back. */
export const DecidedItem = z.object({
  approvalId: z.string(),
  /** Null, as `leave`, where the HR system refused and said nothing about the item. */
  requesterName: z.string().nullable(),
  leave: AskedLeave.omit({ reason: true }).nullable(),
  /** What it is about, where it is no leave. */
  matter: z.object({ zh: z.string(), en: z.string() }).nullable(),
  ok: z.boolean(),
  /** Name of the approver the person stood in for. */
  onBehalfOf: z.string().nullable(),
  state: ApprovalResult.shape.toState.nullable(),
  /** Name of who has to act after this; null when the matter is decided. */
  next: z.string().nullable(),
  /** Why it could not be done, in both languages; null when it was. */
  problem: z.object({ zh: z.string(), en: z.string() }).nullable(),
})
export type DecidedItem = z.output<typeof DecidedItem>

const everyone = /^(?:all|everything|全部|所有|全都|都)(?:的)?$/i
const wholeGroup = /全部|所有|都|\ball\b|\bevery\b/i

const shortNames: Readonly<Partial<Record<LeaveTypeCode, readonly string[]>>> = {
  ANNUAL: ['年假', '年休假', '休假'],
  PATERNITY: ['陪产假', '护理假'],
  COMP_OFF: ['补休', '调休'],
  MATERNITY_EXT: ['延长产假'],
  ELDER_CARE: ['独生子女护理假'],
  INJURY_STOPWORK: ['停工留薪'],
}

function typeIsNamed(type: LeaveTypeCode, words: string): boolean {
  const names = shortNames[type] ?? [leaveTypeNames[type].zh]
  return [...names, leaveTypeNames[type].en, type.toLowerCase()].some((name) => words.includes(name))
}

// 转任 and 调任 are both said for a transfer.
const flowWords =
  /入职|报到|转正|试用|调动|调任|转任|调出|借调|退休|辞职|辞去公职|解除|续订|续签|onboarding|probation|transfer|secondment|retirement|resignation|contract/g

/** True when the words name the kind of leave, or of case, that an item is. */
function kindIsNamed({ leave, matter }: Approval, said: string): boolean {
  if (leave) return typeIsNamed(leave.type, said)
  const named: readonly string[] = said.match(flowWords) ?? []
  const own = `${matter.zh} ${matter.en}`
  return named.some((word) => own.includes(word) || (/调|转任/.test(word) && own.startsWith('调动')))
}

/** What approvers call kinds of matters. */
const kindWords: Readonly<Partial<Record<Approval['subjectType'], readonly string[]>>> = {
  ATTENDANCE_CORRECTION: ['补卡', '补签', 'correction'],
  OVERTIME: ['加班', 'overtime'],
  TRAVEL_REPORT: ['出国', '出境', '外出', '报备', 'travel', 'trip'],
  LEAVE_RETURN: ['销假', 'return'],
  LEAVE_CHANGE: ['变更', '改期', 'change'],
}

function datesIn(words: string): readonly string[] {
  return words.match(/\d{4}-\d{2}-\d{2}/g) ?? []
}

/** What the words ask of an item: by whom, of which unit and kind, on which days; each that is named must fit. */
function matching(words: string, waiting: readonly Approval[]): Approval[] {
  const said = words.toLowerCase()
  const names = waiting.filter(({ requesterName, aboutName }) =>
    [requesterName, aboutName].some((name) => name && said.includes(name.toLowerCase())),
  )
  const units = waiting.filter(({ requesterUnit }) => said.includes(requesterUnit.toLowerCase()))
  const kinds = waiting.filter(({ subjectType }) => kindWords[subjectType]?.some((word) => said.includes(word)))
  const typed = waiting.filter((item) => kindIsNamed(item, said))
  const dates = datesIn(said)
  const dated = waiting.filter(({ leave }) => dates.every((date) => leave && leave.start <= date && date <= leave.end))
  const asked = [
    names.length > 0 && names,
    units.length > 0 && units,
    typed.length > 0 && typed,
    kinds.length > 0 && kinds,
    dates.length > 0 && dated,
  ].filter((set) => set !== false)
  if (asked.length > 0) return waiting.filter((item) => asked.every((set) => set.includes(item)))
  const bare = said.replace(/的|申请|请假|[\s，,。]/g, '').replace(/^[小老]/, '')
  return bare === ''
    ? []
    : waiting.filter(({ requesterName, aboutName }) =>
        `${requesterName} ${aboutName ?? ''}`.toLowerCase().includes(bare),
      )
}

// 除李测试、赵演示外全部; all except 李测试.
const exception =
  /^除了?(?<zh>.+?)(?:以外|之外|外)?(?:的)?(?:全部|所有|其他|其余|都)(?:的)?$|^(?:all|everything) (?:except|but) (?<en>.+)$/i

/** Everything but what is excepted; each exception has to be there, or something else was meant. */
function allBut(excepted: string, waiting: readonly Approval[]): Approval[] {
  const out = new Set(excepted.split(/[、,，和]|\band\b/).flatMap((word) => oneWord(`${word.trim()}的全部`, waiting)))
  return waiting.filter((item) => !out.has(item))
}

const counts = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const english = ['first', 'second', 'third', 'fourth', 'fifth']
const place =
  /^(?:第(?<zh>[一二三四五六七八九十]|\d{1,2})|(?<en>first|second|third|fourth|fifth))(?:个|条|项|张|份|单| one)?$/i
const leading = /^前(?<zh>[一二两三四五六七八九十]|\d{1,2})(?:个|条|项|张|份)?$/
const final = /^(?:最后(?:一)?(?:个|条|项|张|份)?|(?:the )?last(?: one)?)$/i

function numberOf(said: string): number {
  const named = said === '两' ? 2 : counts.indexOf(said) + 1
  return named > 0 ? named : Number(said)
}

/** Items by their place in the inbox as it is shown; null when the words name no place. */
function byPlace(text: string, waiting: readonly Approval[]): Approval[] | null {
  if (final.test(text)) return waiting.slice(-1)
  const first = leading.exec(text)?.groups?.zh
  if (first) return waiting.slice(0, numberOf(first))
  const groups = place.exec(text)?.groups
  if (!groups) return null
  const at = groups.zh ? numberOf(groups.zh) : english.indexOf(groups.en?.toLowerCase() ?? '') + 1
  return waiting.slice(at - 1, at)
}

// 31 stands for AP-2026-00031.
function lastDigits(text: string): string {
  return /^\d{1,5}$/.test(text) ? `-${text.padStart(5, '0')}` : '\0'
}

function oneWord(words: string, waiting: readonly Approval[]): Approval[] {
  const text = words.trim()
  if (everyone.test(text)) return [...waiting]
  const excepted = exception.exec(text)?.groups
  if (excepted) return allBut(excepted.zh ?? excepted.en ?? '', waiting)
  const placed = byPlace(text, waiting)
  if (placed && placed.length > 0) return placed
  const numbered = waiting.filter(({ id, subjectId }) =>
    [id, subjectId].some((one) => one.toLowerCase() === text.toLowerCase() || one.endsWith(lastDigits(text))),
  )
  if (numbered.length > 0) return numbered
  const found = matching(text, waiting)
  if (found.length === 1 || (found.length > 1 && wholeGroup.test(text))) return found
  if (found.length === 0) throw nothingFound(text, waiting)
  throw new ToolError(
    'ambiguous',
    {
      zh: `“${text}”对应${found.length}项：${listOf(found, 'zh')}。请说明是哪一项，或者说“${text}的全部”。`,
      en: `“${text}” fits ${found.length} items: ${listOf(found, 'en')}. Please say which one, or “all of ${text}”.`,
    },
    { needs: found.map((item) => itemWords(item, 'zh')) },
  )
}

function nothingFound(words: string, waiting: readonly Approval[]): ToolError {
  if (waiting.length === 0)
    return new ToolError('not_found', {
      zh: '现在没有等您审批的事项。',
      en: 'Nothing waits for your decision at the moment.',
    })
  const shown = waiting.slice(0, 5)
  return new ToolError('not_found', {
    zh: `等您审批的事项里没有“${words}”。现在有：${listOf(shown, 'zh')}。请按姓名或日期再说一次。`,
    en: `Nothing that waits for you fits “${words}”. There are: ${listOf(shown, 'en')}. Please name one of them.`,
  })
}

function listOf(items: readonly Approval[], locale: Locale): string {
  return items.map((item) => itemWords(item, locale)).join(locale === 'zh' ? '；' : '; ')
}

/**
 * The approvals that the words of a person mean, each once, in the order said.
 * @throws ToolError 'ambiguous' with the choices, 'not_found' with what waits, 'invalid' beyond twenty items
 */
export function resolveItems(words: readonly string[], waiting: readonly Approval[]): Approval[] {
  const found = [...new Set(words.flatMap((word) => oneWord(word, waiting)))]
  if (found.length === 0) throw nothingFound(words.join('、'), waiting)
  if (found.length > maxItems)
    throw new ToolError('invalid', {
      zh: `一次最多处理${maxItems}项，现在是${found.length}项，请分批进行。`,
      en: `At most ${maxItems} items can be decided at once, these are ${found.length}. Please do it in parts.`,
    })
  return found
}
