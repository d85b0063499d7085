import { type Api, type Locale, type ReplyPart, type Text, ToolError } from '#sdk'
import { page, type SourceId, StaffView } from '../hr-api/schemas/index.ts'

/** A table in one language. */
export function tablePart(
  title: Text,
  columns: readonly (readonly [zh: string, en: string])[],
  rows: readonly (readonly (string | number | null | undefined)[])[],
  locale: Locale,
): ReplyPart {
  return {
    kind: 'table',
    title: title[locale],
    columns: columns.map(([zh, en]) => (locale === 'zh' ? zh : en)),
    rows: rows.map((row) => row.map((cell) => String(cell ?? '—'))),
  }
}

/** A list of facts in one language; rows without a value are left out. */
export function factsPart(
  title: Text,
  rows: readonly (readonly [zh: string, en: string, value: string | null | undefined])[],
  locale: Locale,
): ReplyPart {
  return {
    kind: 'facts',
    title: title[locale],
    facts: rows.flatMap(([zh, en, value]) => (value == null ? [] : [{ label: locale === 'zh' ? zh : en, value }])),
  }
}

/** One sentence in one language. */
export function textPart(text: Text, locale: Locale): ReplyPart {
  return { kind: 'text', text: text[locale] }
}

/** The one colleague within reach that a name or staff id means. */
export async function resolvePerson(words: string, api: Api): Promise<StaffView> {
  const { items } = await api.get('/staff', { expect: page(StaffView), query: { name: words, limit: 20 } })
  const exact = items.filter(({ id, name }) => id === words || name === words)
  const named = exact.length > 0 ? exact : items
  const inService = named.filter(({ status }) => status !== 'RETIRED')
  const serving = inService.length > 0 ? inService : named
  const [first, second] = serving
  if (first && !second) return first
  if (!first)
    throw new ToolError('not_found', {
      zh: `您可查询的范围里没有“${words}”，请核对姓名或工号。`,
      en: `There is no “${words}” among the people you may see. Please check the name or staff id.`,
    })
  const choices = serving.map(({ id, name, unit }) => `${name}（${unit.name}，${id}）`)
  throw new ToolError(
    'ambiguous',
    {
      zh: `“${words}”有${choices.length}位：${choices.join('、')}。请说明是哪一位，可以说工号。`,
      en: `There are ${choices.length} people called “${words}”: ${choices.join(', ')}. Which one? The staff id will do.`,
    },
    { needs: choices },
  )
}

/** Names of the five sources. */
export const sourceNames: Readonly<Record<SourceId, Text>> = {
  ESTABLISHMENT: { zh: '编办', en: 'establishment office' },
  ORGANISATION: { zh: '组织', en: 'organisation department' },
  SOCIAL_SECURITY: { zh: '人社', en: 'HR and social security' },
  FINANCE: { zh: '财政', en: 'finance' },
  ATTENDANCE: { zh: '考勤', en: 'attendance' },
}

/** Names of the facts that sources hold. */
export const fieldNames: Readonly<Record<string, Text>> = {
  unit: { zh: '单位', en: 'Unit' },
  establishmentKind: { zh: '所占编制', en: 'Establishment held' },
  occupiesKind: { zh: '岗位编制', en: 'Establishment of the post' },
  position: { zh: '职务', en: 'Post' },
  level: { zh: '职务层次', en: 'Level' },
  levelSince: { zh: '任现层次时间', en: 'At this level since' },
  rank: { zh: '职级职称', en: 'Rank' },
  rankSince: { zh: '任现职级时间', en: 'In this rank since' },
  politicalStatus: { zh: '政治面貌', en: 'Political status' },
  partyJoinedOn: { zh: '入党时间', en: 'Joined the party' },
  degree: { zh: '学位', en: 'Degree' },
  staffType: { zh: '人员类别', en: 'Kind of staff' },
  status: { zh: '状态', en: 'Status' },
  workStartDate: { zh: '参加工作时间', en: 'Work began' },
  contractEnd: { zh: '聘用合同到期', en: 'Contract ends' },
  paid: { zh: '工资在发', en: 'Paid' },
  enrolled: { zh: '考勤登记', en: 'Enrolled' },
  presence: { zh: '今日状态', en: 'Today' },
}

/** The name of a fact in words. */
export function fieldName(field: string, locale: Locale): string {
  return fieldNames[field]?.[locale] ?? field
}
