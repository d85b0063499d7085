import { type Api, defineTool, type Locale, type Render, type ReplyPart, ToolError, z } from '#sdk'
import { MetricAnswer, MetricCode, type MetricGroup, MetricSplit, OrgUnit, page } from '../hr-api/schemas/index.ts'
import { factsPart, tablePart } from './words.ts'

async function unitIdOf(api: Api, words: string): Promise<string> {
  const { items } = await api.get('/units', { expect: page(OrgUnit) })
  const exact = items.filter(({ id, name }) => id === words || name === words)
  const found = exact.length > 0 ? exact : items.filter(({ name }) => name.includes(words))
  const [only, ...more] = found
  if (only && more.length === 0) return only.id
  const names = found.map(({ name }) => name)
  throw new ToolError(
    only ? 'ambiguous' : 'not_found',
    only
      ? { zh: `“${words}”有多个：${names.join('、')}，请说明是哪一个。`, en: `Several units fit: ${names.join(', ')}.` }
      : { zh: `没有找到单位“${words}”。`, en: `There is no unit ${words}.` },
    { needs: names },
  )
}

function cells({ value, n, hidden }: MetricGroup, locale: Locale): [string, string] {
  if (hidden) return [hidden[locale], '—']
  return [value === null ? '—' : String(value), n === null ? '—' : String(n)]
}

type ChartPart = Extract<ReplyPart, { kind: 'chart' }>

/** A chart of the groups that may be shown; null where fewer than two are left. */
function chartOf({ metric, by, groups }: MetricAnswer, locale: Locale): ChartPart | null {
  const shown = groups.flatMap(({ label, value }) => (value === null ? [] : [{ label: label[locale], value }]))
  if (shown.length < 2) return null
  return {
    kind: 'chart',
    title: `${metric.name[locale]}（${metric.unit[locale]}）`,
    type: by === 'MONTH' ? 'line' : 'bar',
    labels: shown.map(({ label }) => label),
    series: [{ name: metric.name[locale], values: shown.map(({ value }) => value) }],
  }
}

/** The picture of the figures, where this place makes any. */
async function pictureOf(answer: MetricAnswer, locale: Locale, render: Render): Promise<string | null> {
  const part = chartOf(answer, locale)
  if (!part) return null
  const made = await render.chart({
    ...part,
    unit: answer.metric.unit[locale],
    fileName: `${answer.metric.name[locale]}.svg`,
  })
  return made?.url ?? null
}

/** Figures of the catalogue of metrics. */
export const query = defineTool({
  name: 'query',
  title: { zh: '查指标', en: 'Metrics' },
  description:
    'Figures for planning from the catalogue of metrics, each with definition, owner and as-of: headcount, retirements by year, age and education structure, vacancy, leave load, cases, on-time rate, service quality, training hours, time saved. About units, never about one person; small groups are hidden.',
  effect: 'read',
  scopes: ['metrics:read:unit', 'directory:read:all'],
  wider: ['metrics:read:all'],
  input: z.strictObject({
    metric: MetricCode.describe(
      'HEADCOUNT 在职人数/人数构成/人员结构/headcount, RETIREMENTS 退休人数/退休/retire, AGE_STRUCTURE 年龄结构/年龄/老龄化, EDUCATION_STRUCTURE 学历结构/学历, VACANCY 空编/缺编/编制空缺/vacan, LEAVE_LOAD 请假天数/请假量/休假天数, VOLUME 办件量/办件数/办了多少件, TIMELINESS 按时办结率/按时率/时效/办理时长/平均用时, QUALITY 服务评价/满意度/评价均分/服务质量/差评, TRAINING_HOURS 培训学时/学时, TIME_SAVED 节省工时/省了多少',
    ),
    subject: z.string().trim().min(1).optional().describe('Name or id of a unit; everything within reach if left out'),
    from: z.iso.date().optional().describe('First day'),
    to: z.iso.date().optional().describe('Last day'),
    by: MetricSplit.optional().describe(
      'YEAR 按年/分年/逐年, MONTH 按月/分月/逐月/每月, UNIT 按单位/分单位/各单位/各科室/按科室, AGE 按年龄, EDUCATION 按学历, STAFF_TYPE 按身份/人员类别, GENDER 按性别/男女, LEAVE_TYPE 按假别/各类假',
    ),
  }),
  output: MetricAnswer.extend({ picture: z.string().nullable() }),
  examples: [
    { say: '未来5年退休人数', input: { metric: 'RETIREMENTS' } },
    { say: '全局的年龄结构', input: { metric: 'AGE_STRUCTURE' } },
    { say: '各单位空编情况', input: { metric: 'VACANCY', by: 'UNIT' } },
    { say: '今年按月的办件量', input: { metric: 'VOLUME', by: 'MONTH' } },
    { say: '干部的学历结构怎么样', input: { metric: 'EDUCATION_STRUCTURE' } },
    { say: '各科室的人均培训学时', input: { metric: 'TRAINING_HOURS', by: 'UNIT' } },
    { say: '按时办结率逐月走势', input: { metric: 'TIMELINESS', by: 'MONTH' } },
    { say: 'How many people retire in the next five years?', input: { metric: 'RETIREMENTS' } },
  ],
  async run({ metric, subject, ...rest }, { api, person, render }) {
    const unit = subject ? await unitIdOf(api, subject) : undefined
    const answer = await api.get(`/metrics/${metric}`, { expect: MetricAnswer, query: { subject: unit, ...rest } })
    return { ...answer, picture: await pictureOf(answer, person.locale, render) }
  },
  async show(answer, { locale }) {
    const { metric, subject, from, to, groups, total, notes, asOf, picture } = answer
    const chart = chartOf(answer, locale)
    const [value] = cells(total, locale)
    const table = tablePart(
      { zh: `${metric.name.zh}明细`, en: `${metric.name.en} in detail` },
      [
        ['分组', 'Group'],
        [`数值（${metric.unit.zh}）`, `Value (${metric.unit.en})`],
        ['涉及人数', 'People'],
      ],
      groups.map((group) => [group.label[locale], ...cells(group, locale)]),
      locale,
    )
    return [
      factsPart(
        metric.name,
        [
          ['范围', 'Subject', subject.name],
          ['期间', 'Span', from === to ? from : `${from} — ${to}`],
          ['合计', 'Total', value === '—' || total.hidden ? value : `${value} ${metric.unit[locale]}`],
          ['口径', 'Definition', metric.definition[locale]],
          ['负责单位', 'Owner', metric.owner],
          ['来源', 'Source', metric.source[locale]],
          ['数据时点', 'As of', asOf],
          ['说明', 'Note', notes.length === 0 ? null : notes.map((note) => note[locale]).join('')],
        ],
        locale,
      ),
      ...(chart ? [{ ...chart, ...(picture ? { picture } : {}) }] : []),
      ...(groups.length === 0 ? [] : [table]),
    ]
  },
})
