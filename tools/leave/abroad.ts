import { defineTool, z } from '#sdk'
import { Instant, TravelQuote, TravelReport } from '../hr-api/schemas/index.ts'
import { spanText } from '../rules/day-text.ts'
import { ArticleRef, chainText, factsPart } from './words.ts'

const Input = z.strictObject({
  from: z.iso.date().describe('Day of departure, YYYY-MM-DD'),
  to: z.iso.date().describe('Day of return'),
  destination: z.string().trim().min(1).max(100).describe('Where to, in the words of the person'),
  purpose: z.string().trim().min(1).max(200).describe('What for, such as 旅游, 探亲, 就医'),
})

const kinds = {
  ABROAD: { zh: '因私出国（境）申请', en: 'Private travel abroad' },
  OUT_OF_TOWN: { zh: '离开本市报备', en: 'Leaving town' },
} as const

const basis = {
  ABROAD: [
    { title: '公务员法', article: '第五十八条' },
    { title: '示例市数据管理局因公因私出行管理办法', article: '第二十条' },
  ],
  OUT_OF_TOWN: [{ title: '示例市数据管理局因公因私出行管理办法', article: '第三十五条' }],
} as const

/** Reports private travel abroad or out of town with the approvals it needs. */
export const abroad = defineTool({
  name: 'abroad',
  title: { zh: '因私出国（境）和外出报备', en: 'Report private travel' },
  description:
    'Report own private travel abroad (因私出国、出境, also Hong Kong, Macau and Taiwan) or out of town (离开本市报备), ' +
    'before it begins. Shows who has to approve it and which working days still lack leave. It does not ask for leave.',
  effect: 'submit',
  scopes: ['leave:submit:self'],
  input: Input,
  output: z.object({ receipt: z.string(), report: TravelReport, asOf: Instant, citations: z.array(ArticleRef) }),
  examples: [
    {
      say: '我12月18日到24日因私去日本旅游，帮我报备',
      input: { from: '2026-12-18', to: '2026-12-24', destination: '日本', purpose: '旅游' },
    },
    {
      say: '申请因私出境，去香港探亲，12月5日到6日',
      input: { from: '2026-12-05', to: '2026-12-06', destination: '香港', purpose: '探亲' },
    },
    {
      say: '这周末11月28号29号离开本市去杭州，报备一下，看病',
      input: { from: '2026-11-28', to: '2026-11-29', destination: '杭州', purpose: '看病' },
    },
    {
      say: '因私出国报批：12月20日到28日去泰国度假',
      input: { from: '2026-12-20', to: '2026-12-28', destination: '泰国', purpose: '度假' },
    },
    {
      say: '外出报备，12月12日至13日去上海参加婚礼',
      input: { from: '2026-12-12', to: '2026-12-13', destination: '上海', purpose: '参加婚礼' },
    },
    {
      say: '12月19号到26号要出国去新加坡看孩子，走下审批',
      input: { from: '2026-12-19', to: '2026-12-26', destination: '新加坡', purpose: '看孩子' },
    },
    {
      say: 'I want to report a private trip to Japan from 18 to 24 December for sightseeing',
      input: { from: '2026-12-18', to: '2026-12-24', destination: 'Japan', purpose: 'sightseeing' },
    },
    {
      say: 'Report that I leave town for Shanghai on 12 and 13 December, a wedding',
      input: { from: '2026-12-12', to: '2026-12-13', destination: 'Shanghai', purpose: 'a wedding' },
    },
  ],
  async prepare(input, { api, person: { locale } }) {
    const quote = await api.preview('/travel-reports', { expect: TravelQuote, send: input })
    const chain = chainText(quote.approvers)
    const span = { start: quote.from, end: quote.to }
    return {
      input,
      changes: [
        {
          label: kinds[quote.kind],
          before: null,
          after: [spanText(span, locale), quote.destination, quote.purpose].join(locale === 'zh' ? '，' : ', '),
        },
      ],
      sentence: {
        zh: `提交${kinds[quote.kind].zh}：${spanText(span, 'zh')}去${quote.destination}，${quote.purpose}，审批人 ${chain}。`,
        en: `${kinds[quote.kind].en}: ${spanText(span, 'en')}, to ${quote.destination}, ${quote.purpose}; approved by ${chain}.`,
      },
      notes: quote.notes,
    }
  },
  async run(input, { api, now }) {
    const report = await api.post('/travel-reports', { expect: TravelReport, send: input })
    return { receipt: report.id, report, asOf: now, citations: [...basis[report.kind]] }
  },
  async show({ receipt, report }, { locale }) {
    return [
      factsPart(
        { zh: `${kinds[report.kind].zh}已提交`, en: `${kinds[report.kind].en}: sent` },
        [
          ['编号', 'Number', receipt],
          ['时间', 'When', spanText({ start: report.from, end: report.to }, locale)],
          ['去向', 'Destination', report.destination],
          ['事由', 'Purpose', report.purpose],
          ['审批顺序', 'Approvers', chainText(report.approvers)],
          ['等待谁', 'Waits for', report.waitingFor?.name ?? null],
        ],
        locale,
      ),
    ]
  },
})
