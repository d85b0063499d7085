import { defineTool, type Locale, type ReplyPart, type Text, z } from '#sdk'
import {
  AssessmentEvidence,
  EvidenceDispute,
  type EvidenceFigure,
  Indicator,
  Instant,
  OwnAssessments,
} from '../hr-api/schemas/index.ts'
import { factsPart, periodArgument, staffIdOf, tablePart, textPart } from './words.ts'

const ArticleRef = z.object({ title: z.string(), article: z.string() })

/** Own assessments. */
export const mine = defineTool({
  name: 'mine',
  title: { zh: '我的考核结果', en: 'My assessments' },
  description:
    'Own confirmed yearly assessments (年度考核): grade, comment, day confirmed, last day for a review where the law opens one.',
  effect: 'read',
  scopes: ['assessment:read:self'],
  input: z.strictObject({ year: z.number().int().min(2000).max(2100).optional().describe('Year; all if left out') }),
  output: OwnAssessments.omit({ basis: true }).extend({ citations: z.array(ArticleRef) }),
  examples: [
    { say: '我去年的年度考核是什么等次', input: { year: 2025 } },
    { say: '看看我的考核结果', input: {} },
    { say: '2024年我考核评了优秀没有', input: { year: 2024 } },
    { say: '我历年考核等次', input: {} },
    { say: '我的考核评语写了什么', input: {} },
    { say: '我对考核不服，申请复核的截止日是哪天', input: {} },
    { say: '我考核得的什么', input: {} },
    { say: 'What grade did I get in my last assessment?', input: {} },
  ],
  async run({ year }, { api }) {
    const answer = await api.get('/me/assessments', { expect: OwnAssessments, query: { year } })
    const isOpen = answer.items.some(({ appealUntil }) => appealUntil !== null)
    return { items: answer.items, asOf: answer.asOf, citations: isOpen ? answer.basis.citations : [] }
  },
  async show({ items }, { locale }) {
    if (items.length === 0)
      return [textPart({ zh: '没有您的考核记录。', en: 'There is no assessment of yours on record.' }, locale)]
    return [
      tablePart(
        { zh: '年度考核', en: 'Assessments' },
        [
          ['年度', 'Year'],
          ['等次', 'Grade'],
          ['评语', 'Comment'],
          ['确定日期', 'Confirmed'],
          ['复核截止', 'Review until'],
        ],
        items.map((one) => [String(one.year), one.grade, one.comment, one.confirmedOn, one.appealUntil ?? '—']),
        locale,
      ),
    ]
  },
})

const indicatorNames: Readonly<Record<z.output<typeof Indicator>, Text>> = {
  VOLUME: { zh: '办件数量', en: 'cases closed' },
  TIMELINESS: { zh: '办理时效', en: 'on time' },
  QUALITY: { zh: '服务质量', en: 'service quality' },
  PEER360: { zh: '360°评价', en: 'peer reviews' },
  DIGITAL: { zh: '数字化贡献', en: 'digital contribution' },
}

function valueText({ value, unit }: EvidenceFigure, locale: Locale): string {
  if (value === null) return '—'
  const zh = locale === 'zh'
  switch (unit) {
    case 'SHARE':
      return `${Math.round(value * 1000) / 10}%`
    case 'CASES':
      return zh ? `${value}件` : `${value} cases`
    case 'HOURS':
      return zh ? `${value}小时` : `${value} hours`
    default:
      return zh ? `${value}分` : `${value} points`
  }
}

const mostSources = 20

function sourcePart(figure: EvidenceFigure, locale: Locale): ReplyPart {
  const name = indicatorNames[figure.indicator][locale]
  const count = figure.sources.length
  const shown = figure.sources.slice(0, mostSources)
  const zh = `${name}的来源（${figure.system.zh}，共${count}条${count > mostSources ? `，列前${mostSources}条` : ''}）`
  return tablePart(
    { zh, en: `Sources of ${name} (${figure.system.en}, ${count} in all)` },
    [
      ['编号', 'Number'],
      ['日期', 'Day'],
      ['内容', 'What'],
      ['异议', 'Dispute'],
    ],
    shown.map(({ id, on, words, disputeId }) => [id, on, words[locale], disputeId ?? '—']),
    locale,
  )
}

/** Figures for an assessment, each with its source rows. */
export const evidence = defineTool({
  name: 'evidence',
  title: { zh: '考核数据', en: 'Evidence for an assessment' },
  description:
    'Figures that an assessment may look at: cases, on-time rate, service quality, 360° reviews, digital contribution, each with the rows it was counted from. Own ones; managers also those of a colleague of their own unit. Never a grade.',
  effect: 'read',
  scopes: ['assessment:read:self'],
  wider: ['assessment:read:unit', 'people:read:unit'],
  input: z.strictObject({
    subject: z
      .string()
      .trim()
      .min(1)
      .optional()
      .describe('Colleague of the own unit by name or staff id, for managers; own figures if left out'),
    period: periodArgument.optional(),
    indicator: Indicator.optional().describe(
      'VOLUME 办件数量/办件量, TIMELINESS 时效/按时/办理时效, QUALITY 质量/评价/好评/差评, PEER360 互评/360, DIGITAL 数字化/贡献',
    ),
  }),
  output: AssessmentEvidence,
  examples: [
    { say: '我三季度的考核数据', input: { period: '2026-Q3' } },
    { say: '今年我办了多少件，按时率多少', input: { period: '2026' } },
    { say: '我的办件按时办结率是怎么算出来的', input: { indicator: 'TIMELINESS' } },
    { say: '看看我第二季度的考核依据', input: { period: '2026-Q2' } },
    { say: '陈模拟三季度的考核数据', input: { subject: '陈模拟', period: '2026-Q3' } },
    { say: '我的360互评得分', input: { indicator: 'PEER360' } },
    { say: '9月份我的办件评价情况', input: { period: '2026-09', indicator: 'QUALITY' } },
    { say: '我的数字化贡献计了多少', input: { indicator: 'DIGITAL' } },
    { say: 'Show the evidence for my appraisal in the third quarter', input: { period: '2026-Q3' } },
  ],
  async run({ subject, period, indicator }, { api, now, person }) {
    const isOwn = subject === undefined || subject === person.name || subject === person.id
    const id = isOwn ? undefined : await staffIdOf(api, subject)
    const query = { subject: id, period: period ?? now.slice(0, 4), indicator }
    return api.get('/assessment-evidence', { expect: AssessmentEvidence, query })
  },
  async show({ subject, from, to, figures }, { locale }) {
    const rows = figures.map((figure) => [
      indicatorNames[figure.indicator][locale],
      valueText(figure, locale),
      [
        ...figure.details.map(({ label, value }) => `${label[locale]} ${value}`),
        ...(figure.note ? [figure.note[locale]] : []),
      ].join(locale === 'zh' ? '；' : '; '),
      figure.system[locale],
    ])
    const sources = figures.filter(
      ({ indicator, sources: own }) => own.length > 0 && (figures.length === 1 || indicator !== 'VOLUME'),
    )
    return [
      tablePart(
        {
          zh: `考核数据：${subject.name}，${from} 至 ${to}（仅供考核参考，不形成等次）`,
          en: `Evidence: ${subject.name}, ${from} to ${to} (input for people, never a grade)`,
        },
        [
          ['指标', 'Indicator'],
          ['数值', 'Value'],
          ['构成', 'Made of'],
          ['来源', 'Source'],
        ],
        rows,
        locale,
      ),
      ...sources.map((figure) => sourcePart(figure, locale)),
    ]
  },
})

/** Disputes a row of evidence; it stays as it is until it was reviewed. */
export const dispute = defineTool({
  name: 'dispute',
  title: { zh: '考核数据异议', en: 'Dispute evidence' },
  description:
    'Dispute one row of the own evidence by its number (a case BJ-…, a contribution DC-…, a group of reviews PG-…). The row stays unchanged until the superior has reviewed it. Not for a confirmed grade.',
  effect: 'submit',
  scopes: ['assessment:submit:self'],
  input: z.strictObject({
    evidence: z.string().trim().min(1).max(60).describe('Number of the row (such as BJ-2026-00012) 记录编号'),
    reason: z.string().trim().min(1).max(500).describe('What is wrong, in the words of the person'),
  }),
  output: z.object({ receipt: z.string(), dispute: EvidenceDispute, asOf: Instant }),
  examples: [
    {
      say: 'BJ-2026-00886这条记录不对，因为当天系统停机',
      input: { evidence: 'BJ-2026-00886', reason: '当天系统停机' },
    },
    {
      say: '对BJ-2026-00901提出异议，因为件已经转给别人办了',
      input: { evidence: 'BJ-2026-00901', reason: '件已经转给别人办了' },
    },
    {
      say: '办件BJ-2026-00950算超时我不认，因为材料是后补的',
      input: { evidence: 'BJ-2026-00950', reason: '材料是后补的' },
    },
    {
      say: '贡献DC-2026-00002没通过不合理，因为已经附了说明',
      input: { evidence: 'DC-2026-00002', reason: '已经附了说明' },
    },
    { say: '考核数据BJ-2026-00888有误，因为不是我办的', input: { evidence: 'BJ-2026-00888', reason: '不是我办的' } },
    { say: '申诉一下BJ-2026-00890这条，因为评价打错了', input: { evidence: 'BJ-2026-00890', reason: '评价打错了' } },
    { say: '请把BJ-2026-00895列为异议，因为重复登记', input: { evidence: 'BJ-2026-00895', reason: '重复登记' } },
    {
      say: 'I dispute BJ-2026-00886 because the system was down',
      input: { evidence: 'BJ-2026-00886', reason: 'the system was down' },
    },
  ],
  async prepare(input, { api }) {
    const counted = await api.preview('/evidence-disputes', { expect: EvidenceDispute, send: send(input) })
    return {
      input,
      changes: [{ label: { zh: '异议', en: 'Dispute' }, before: null, after: `${input.evidence}：${input.reason}` }],
      sentence: {
        zh: `对${counted.evidence.zh}提出异议，由${counted.reviewer.name}审核。`,
        en: `Dispute ${counted.evidence.en}; ${counted.reviewer.name} reviews it.`,
      },
      notes: [{ zh: '审核之前这条记录保持不变。', en: 'The row stays as it is until it was reviewed.' }],
    }
  },
  async run(input, { api, now }) {
    const made = await api.post('/evidence-disputes', { expect: EvidenceDispute, send: send(input) })
    return { receipt: made.id, dispute: made, asOf: now }
  },
  async show({ dispute: { id, evidence: about, reviewer } }, { locale }) {
    return [
      factsPart(
        { zh: '异议已提交', en: 'Dispute filed' },
        [
          ['编号', 'Number', id],
          ['对象', 'About', about[locale]],
          ['审核人', 'Reviewer', reviewer.name],
          ['记录', 'Record', locale === 'zh' ? '审核前不变' : 'unchanged until reviewed'],
        ],
        locale,
      ),
    ]
  },
})

const send = ({ evidence: evidenceId, reason }: { evidence: string; reason: string }) => ({ evidenceId, reason })
