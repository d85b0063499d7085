import { defineTool, ToolError, z } from '#sdk'
import {
  Contribution,
  ContributionKind,
  Instant,
  PeerInvitation,
  PeerReviewGiven,
  page,
} from '../hr-api/schemas/index.ts'
import { factsPart, periodArgument } from './words.ts'

const kindNames = {
  PROCESS: { zh: '流程优化', en: 'better process' },
  DATA_REUSE: { zh: '数据复用', en: 'data used again' },
  INNOVATION: { zh: '创新', en: 'innovation' },
} as const

/** Tells of a digital contribution. */
export const add = defineTool({
  name: 'add',
  title: { zh: '登记数字化贡献', en: 'Register a contribution' },
  description:
    'Register an own digital contribution: a better process, data used again, an innovation. It counts only after the superior has reviewed it.',
  effect: 'submit',
  scopes: ['contribution:submit:self'],
  input: z.strictObject({
    kind: ContributionKind.describe(
      'PROCESS 流程优化/流程/优化/自动/合并/精简, DATA_REUSE 数据复用/复用/共享数据/打通, INNOVATION 创新/试点/发明',
    ),
    title: z.string().trim().min(2).max(100).describe('What was done, in a few words'),
    hoursSaved: z.number().positive().max(2000).optional().describe('Hours a month that colleagues save'),
    evidence: z.string().trim().max(500).optional().describe('Where it can be seen'),
  }),
  output: z.object({ receipt: z.string(), contribution: Contribution, asOf: Instant }),
  examples: [
    {
      say: '登记一项数字化贡献：流程优化，周报自动汇总，每月省6小时',
      input: { kind: 'PROCESS', title: '周报自动汇总', hoursSaved: 6 },
    },
    { say: '报一个数字化贡献：数据复用，复用通讯录数据', input: { kind: 'DATA_REUSE', title: '复用通讯录数据' } },
    { say: '登记数字化贡献：创新，语音录入台账', input: { kind: 'INNOVATION', title: '语音录入台账' } },
    {
      say: '贡献登记：流程优化，合并两张审批表，每月省10小时',
      input: { kind: 'PROCESS', title: '合并两张审批表', hoursSaved: 10 },
    },
    {
      say: '申报数字化贡献：数据复用，户籍数据不再重复采集',
      input: { kind: 'DATA_REUSE', title: '户籍数据不再重复采集' },
    },
    { say: '记一笔数字化贡献：流程优化，取消纸质签收', input: { kind: 'PROCESS', title: '取消纸质签收' } },
    { say: '提交数字化贡献：创新，排班小程序', input: { kind: 'INNOVATION', title: '排班小程序' } },
    {
      say: 'Register a digital contribution: innovation, shift planner',
      input: { kind: 'INNOVATION', title: 'shift planner' },
    },
  ],
  async prepare(input, { api }) {
    const counted = await api.preview('/contributions', { expect: Contribution, send: input })
    const hours = input.hoursSaved === undefined ? '' : `，${input.hoursSaved}h`
    return {
      input,
      changes: [
        {
          label: { zh: '贡献', en: 'Contribution' },
          before: null,
          after: `${kindNames[input.kind].zh}：${input.title}${hours}`,
        },
      ],
      sentence: {
        zh: `登记数字化贡献“${input.title}”，由${counted.reviewer.name}审核。`,
        en: `Register the contribution “${input.title}”; ${counted.reviewer.name} reviews it.`,
      },
      notes: [{ zh: '审核通过后才计入，只报数量不给分。', en: 'It counts after the review, never by number.' }],
    }
  },
  async run(input, { api, now }) {
    const made = await api.post('/contributions', { expect: Contribution, send: input })
    return { receipt: made.id, contribution: made, asOf: now }
  },
  async show({ contribution: { id, kind, title, hoursSaved, reviewer } }, { locale }) {
    return [
      factsPart(
        { zh: '贡献已登记，待审核', en: 'Registered, in review' },
        [
          ['编号', 'Number', id],
          ['类别', 'Kind', kindNames[kind][locale]],
          ['内容', 'What', title],
          ['每月节省', 'Saves a month', hoursSaved === null ? null : `${hoursSaved}h`],
          ['审核人', 'Reviewer', reviewer.name],
        ],
        locale,
      ),
    ]
  },
})

const score = z.number().min(0).max(100)
const ReviewInput = z.strictObject({
  subject: z.string().trim().min(1).describe('Name or staff id of whom is rated, by invitation'),
  period: periodArgument.optional(),
  score: score.optional().describe('One score 0 to 100 for all three questions'),
  work: score.optional().describe('Work 工作实绩, 0 to 100'),
  cooperation: score.optional().describe('Cooperation 协作, 0 to 100'),
  conduct: score.optional().describe('Conduct 作风, 0 to 100'),
  comment: z.string().trim().max(500).optional(),
})
type ReviewInput = z.output<typeof ReviewInput>

function scoresOf({ score: all, work, cooperation, conduct }: ReviewInput) {
  const scores = { work: work ?? all, cooperation: cooperation ?? all, conduct: conduct ?? all }
  const missing = Object.entries(scores).flatMap(([name, value]) => (value === undefined ? [name] : []))
  if (missing.length === 0) return scores
  throw new ToolError(
    'needs_input',
    {
      zh: '请给出0到100的分数：可以一个总分，也可以分别给工作、协作、作风。',
      en: 'Please give scores from 0 to 100: one for all, or for work, cooperation and conduct.',
    },
    { needs: missing },
  )
}

function sendReview(input: ReviewInput) {
  const { subject, period, comment } = input
  return { subjectId: subject, period, scores: scoresOf(input), ...(comment ? { comment } : {}) }
}

/** Rates a colleague by invitation. */
export const give = defineTool({
  name: 'give',
  title: { zh: '同事互评', en: 'Peer review' },
  description:
    'Rate a colleague in a 360° review, by invitation only. Anonymous: groups of fewer than five raters are shown to nobody.',
  effect: 'submit',
  scopes: ['assessment:submit:self', 'assessment:read:self'],
  input: ReviewInput,
  output: z.object({ receipt: z.string(), review: PeerReviewGiven, asOf: Instant }),
  examples: [
    { say: '给何参照互评打90分', input: { subject: '何参照', score: 90 } },
    { say: '互评何参照：工作92，协作88，作风90', input: { subject: '何参照', work: 92, cooperation: 88, conduct: 90 } },
    { say: '我来完成对陈模拟的360评价，85分', input: { subject: '陈模拟', score: 85 } },
    { say: '对赵演示的互评给95分', input: { subject: '赵演示', score: 95 } },
    { say: '年度互评：周占位80分', input: { subject: '周占位', score: 80 } },
    { say: '360评价张示例，总分91分', input: { subject: '张示例', score: 91 } },
    { say: '互评给陈模拟工作90，协作85，作风88', input: { subject: '陈模拟', work: 90, cooperation: 85, conduct: 88 } },
    { say: '帮我提交对何参照的互评，87分', input: { subject: '何参照', score: 87 } },
  ],
  async prepare(input, { api, person: { locale } }) {
    const { items } = await api.get('/peer-invitations', { expect: page(PeerInvitation) })
    const found = items.filter(
      ({ subjectId, subjectName, done }) => !done && [subjectId, subjectName].includes(input.subject),
    )
    const [invitation, ...more] = found
    if (!invitation || more.length > 0)
      throw new ToolError('not_found', {
        zh: `您没有待完成的对“${input.subject}”的互评邀请。`,
        en: `You have no open invitation to rate ${input.subject}.`,
      })
    const canonical = { ...input, subject: invitation.subjectId, period: invitation.period }
    const counted = await api.preview('/peer-reviews', { expect: PeerReviewGiven, send: sendReview(canonical) })
    return {
      input: canonical,
      changes: [
        {
          label: { zh: `对${counted.subjectName}的评价`, en: `Review of ${counted.subjectName}` },
          before: null,
          after: locale === 'zh' ? `${counted.score}分` : `${counted.score} of 100`,
        },
      ],
      sentence: {
        zh: `提交对${counted.subjectName}的${counted.period}年互评，平均${counted.score}分。`,
        en: `Give the review of ${counted.subjectName} for ${counted.period}: ${counted.score} of 100.`,
      },
      notes: [
        {
          zh: `评价匿名；同组少于${counted.minRaters}人时不向任何人显示。提交后不能修改。`,
          en: `It is anonymous; a group of fewer than ${counted.minRaters} raters is shown to nobody. It cannot be changed.`,
        },
      ],
    }
  },
  async run(input, { api, now }) {
    const made = await api.post('/peer-reviews', { expect: PeerReviewGiven, send: sendReview(input) })
    return { receipt: made.id, review: made, asOf: now }
  },
  async show({ review: { id, subjectName, period } }, { locale }) {
    return [
      factsPart(
        { zh: '互评已提交', en: 'Review given' },
        [
          ['回执', 'Receipt', id],
          ['评价对象', 'About', subjectName],
          ['期间', 'Period', period],
        ],
        locale,
      ),
    ]
  },
})
