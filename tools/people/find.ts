import { defineTool, ToolError, z } from '#sdk'
import { Instant, StaffColumn, StaffFilter, StaffFound, StaffSearch, StaffView } from '../hr-api/schemas/index.ts'
import { cell, columnNames, columnsFor } from './columns.ts'
import { filterWords } from './filter-words.ts'
import { tablePart, textPart } from './words.ts'

/** People by conditions, never by free queries. */
export const find = defineTool({
  name: 'find',
  title: { zh: '按条件查人', en: 'Find people' },
  description:
    'People who fit typed conditions (age, education, degree, political status, level and years at it, rank, unit, kind ' +
    'of staff …), with the count and the conditions said back in words. For HR officers and the supervision office.',
  effect: 'read',
  scopes: ['people:read:unit', 'supervision:read:unit'],
  wider: ['people:read:all'],
  input: z.strictObject({
    filter: StaffFilter.describe('Every condition the person named, nothing else'),
    columns: z.array(StaffColumn).min(1).optional().describe('Columns to show, only if named'),
    sort: StaffSearch.shape.sort.describe('Order, only if named'),
    descending: z.boolean().optional(),
    limit: z.number().int().min(1).max(100).optional().describe('How many to show, only if named'),
  }),
  output: z.object({
    filter: StaffFilter,
    columns: z.array(StaffColumn),
    count: z.number().int(),
    items: z.array(StaffView),
    asOf: Instant,
  }),
  examples: [
    {
      say: '35岁以下硕士以上党员，正科满三年',
      input: { filter: { ageMax: 35, degreeAtLeast: '硕士', political: ['中共党员'], level: ['正科'], levelYears: 3 } },
    },
    { say: '找一下50岁以上的女干部', input: { filter: { ageMin: 50, gender: 'F' } } },
    { say: '信息科本科以上学历的有哪些人', input: { filter: { unit: '信息科', educationAtLeast: '大学本科' } } },
    { say: '全局有多少民主党派', input: { filter: { political: ['民主党派'] } } },
    {
      say: '副高以上职称的专业技术人员名单',
      input: { filter: { rank: ['副高', '正高'], staffType: ['INSTITUTION_TECHNICAL'] } },
    },
    { say: '二级主任科员满两年的都有谁', input: { filter: { rank: ['二级主任科员'], rankYears: 2 } } },
    { say: '哪些人的退休类别待核', input: { filter: { retirementCategory: ['NEEDS_REVIEW'] } } },
    { say: '工作不满一年的有哪些人', input: { filter: { workYearsMax: 0 } } },
    { say: '工作满20年的科员', input: { filter: { workYearsMin: 20, position: '科员' } } },
    {
      say: 'Find party members under 30 with a master’s degree',
      input: { filter: { ageMax: 29, degreeAtLeast: '硕士', political: ['中共党员'] } },
    },
  ],
  async run({ filter, columns, sort, descending, limit }, { api }) {
    const search = { filter, ...(sort ? { sort } : {}), ...(descending ? { descending } : {}), limit: limit ?? 50 }
    const found = await api.preview('/staff/search', { expect: StaffFound, send: search })
    const shown = columns ?? columnsFor(filter)
    if (found.count === 0 && Object.keys(filter).length === 0)
      throw new ToolError('not_found', { zh: '没有可查询的人员。', en: 'There is nobody you may look up.' })
    return { filter, columns: shown, ...found }
  },
  async show({ filter, columns, count, items, asOf }, { locale }) {
    const words = filterWords(filter, locale)
    const more = items.length < count
    const echo = textPart(
      {
        zh: `按以下条件查询：${words}。共${count}人${more ? `，先列出${items.length}人` : ''}（截至${asOf.slice(0, 10)}）。`,
        en: `Conditions: ${words}. ${count} people${more ? `, the first ${items.length} below` : ''} (as of ${asOf.slice(0, 10)}).`,
      },
      locale,
    )
    if (count === 0) return [echo]
    const rows = items.map((row) => columns.map((column) => cell(row, column, asOf, locale)))
    return [
      echo,
      tablePart(
        { zh: '查询结果', en: 'Result' },
        columns.map((column) => columnNames[column]),
        rows,
        locale,
      ),
    ]
  },
})
