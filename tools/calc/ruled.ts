import { isToolError, type Locale, type ReplyPart, type Text, type ToolContext, ToolError, z } from '#sdk'
import { Me } from '../hr-api/schemas/index.ts'
import { ArticleRef, Sentence } from './results.ts'

/** How well a rule is attested, as the rules say it. */
const Basis = z.enum(['law', 'secondary', 'recall', 'convention'])
const Step = z.object({ label: Sentence, value: Sentence })

/** What every computed result says of itself. */
export const Said = z.object({
  basis: Basis,
  citations: z.array(ArticleRef),
  asOf: z.string().nullable(),
  assumptions: z.array(Sentence),
  steps: z.array(Step),
  needsReview: z.boolean(),
})
export type Said = z.output<typeof Said>

/** The result of a rule: figures with what is said of them, or why a person has to look at it. */
export type Ruled =
  | { readonly open: Text }
  | { readonly open: null; readonly figures: Readonly<Record<string, unknown>>; readonly said: Said }

const needed: Readonly<Record<string, Text>> = {
  category: {
    zh: '是男性，还是女性（女性请说明原退休年龄是55岁的干部岗还是50岁的工人岗）',
    en: 'man or woman (for a woman: whether the age before the reform was 55 or 50)',
  },
  birthDate: { zh: '出生年月', en: 'the month of birth' },
  staffType: {
    zh: '人员类别（公务员、事业单位管理、专业技术、工勤、编外等）',
    en: 'the kind of staff (civil servant, institution manager, technical, worker, off-book …)',
  },
  from: { zh: '从哪一天起算', en: 'from which day it runs' },
  startDate: { zh: '从哪天开始休', en: 'the first day of the leave' },
  hireDate: { zh: '入职（报到）日期', en: 'the day of entry' },
  appointDate: { zh: '任职日期', en: 'the day of appointment' },
  firstJob: { zh: '是不是第一次参加工作（初次就业）', en: 'whether this is the first job ever' },
  contractYears: { zh: '聘用合同签了几年', en: 'how many years the contract runs' },
  contractProbationMonths: { zh: '聘任合同约定的试用期是几个月', en: 'the months of probation in the contract' },
  pregnancyMonths: { zh: '怀孕几个月', en: 'the months of pregnancy' },
  province: { zh: '哪个省', en: 'which province' },
  babyAgeMonths: { zh: '孩子几个月大', en: 'the age of the child in months' },
  sickMonthNo: { zh: '病假休到第几个月', en: 'which month of the illness it is' },
  workYears: { zh: '工作了几年', en: 'the years of work' },
  contributionMonths: { zh: '失业保险累计缴了多久', en: 'how long unemployment contributions were paid' },
  disabilityGrade: { zh: '伤残几级（1至10级）', en: 'the grade of disability (1 to 10)' },
  kind: {
    zh: '什么处分（警告、记过、记大过、降级、撤职、降低岗位等级、开除）',
    en: 'which sanction (警告, 记过, 记大过, 降级, 撤职, 降低岗位等级, 开除)',
  },
  grades: { zh: '哪几年分别是什么等次', en: 'the grade of each year' },
  participants: { zh: '多少人参加考核', en: 'how many were assessed' },
  relative: { zh: '是哪位亲属去世', en: 'which relative died' },
  relation: { zh: '是什么亲属关系', en: 'the relation' },
  scene: { zh: '两人的岗位是什么关系', en: 'how the two posts relate' },
  matter: { zh: '对什么决定不服', en: 'which decision it is about' },
  yearsInUnit: { zh: '在本单位连续工作几年', en: 'years in the unit without a break' },
  noticeDate: { zh: '哪天提出书面通知', en: 'the day of the written notice' },
  joinDate: { zh: '哪天入职', en: 'the day of joining' },
  leaveDate: { zh: '哪天离职', en: 'the day of leaving' },
  fullYearDays: { zh: '全年应休几天年休假', en: 'the annual leave of a full year' },
  consecutiveDays: { zh: '旷工连续几天、全年累计几天', en: 'days of absence in a row and in the year' },
  declassifyMonths: { zh: '脱密期几个月', en: 'the months of declassification' },
}

/** Asks for exactly what a rule lacks. */
export function askFor(names: readonly string[]): ToolError {
  const words = names.map((name) => needed[name] ?? { zh: name, en: name })
  return new ToolError(
    'needs_input',
    {
      zh: `还需要您告诉我：${words.map(({ zh }) => zh).join('；')}？`,
      en: `Please tell me ${words.map(({ en }) => en).join(' and ')}.`,
    },
    { needs: [...names] },
  )
}

const Allowed = z.array(z.string())
const errors: Readonly<Record<string, (result: Readonly<Record<string, unknown>>) => Text>> = {
  needs_province_config: () => ({
    zh: '这个省份（或当时）的规定还没有配置，不能算出天数，请问人事科。国家规定的部分可以不带省份再问一次。',
    en: 'The rules of this province (or of that time) are not configured, so nothing is computed; please ask the HR office.',
  }),
  kind_not_applicable: ({ allowed }) => {
    const kinds = Allowed.safeParse(allowed)
    const list = kinds.success ? kinds.data.join('、') : ''
    return {
      zh: `这类人员没有这种处分，适用的是：${list}。`,
      en: `This sanction does not exist for this kind of staff; there are: ${list}.`,
    }
  },
  probation_over_12_months: () => ({
    zh: '聘任制公务员的试用期不能超过十二个月，请核对合同。',
    en: 'The probation of an appointed civil servant is twelve months at most; please check the contract.',
  }),
  calendar_unavailable: ({ year }) => ({
    zh: `${String(year)}年没有可用的官方放假安排，现在无法计算。`,
    en: `There is no official calendar of ${String(year)} yet.`,
  }),
}
const unusable: Text = {
  zh: '这些数据算不出结果，请检查日期和数字后再说一次。',
  en: 'Nothing can be computed from these figures. Please check the dates and numbers.',
}

const Needs = z.object({ status: z.literal('needs_input'), needs: z.array(z.string()) })
const Review = z.object({ status: z.literal('needs_review'), reason: z.string(), reasonEn: z.string().optional() })

/**
 * Computes a rule. What a person has to look at is a result; what is missing is asked for.
 * @throws ToolError 'needs_input', 'blocked' for a province or year without configuration, 'invalid'
 */
export async function ruled(
  context: Pick<ToolContext, 'rules'>,
  id: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Ruled> {
  const result = await context.rules(id, input)
  const needs = Needs.safeParse(result)
  if (needs.success) throw askFor(needs.data.needs)
  const review = Review.safeParse(result)
  if (review.success) return { open: { zh: review.data.reason, en: review.data.reasonEn ?? review.data.reason } }
  if (typeof result.error === 'string') {
    const tell = errors[result.error]?.(result) ?? unusable
    throw new ToolError(result.error in errors ? 'blocked' : 'invalid', tell)
  }
  const said = Said.parse({ ...result, needsReview: result.needsReview === true })
  return { open: null, figures: result, said }
}

/** The own record, null for guests and for those whose right to it is not there. */
export async function ownRecord({ api, person }: Pick<ToolContext, 'api' | 'person'>): Promise<Me | null> {
  if (person.id === 'guest') return null
  try {
    return await api.get('/me', { expect: Me })
  } catch (error) {
    if (isToolError(error) && error.code === 'forbidden') return null
    throw error
  }
}

/** Nothing said, for a result that a person has to look at. */
export const nothingSaid: Said = {
  basis: 'recall',
  citations: [],
  asOf: null,
  assumptions: [],
  steps: [],
  needsReview: true,
}

/** One article as people read it. */
function sourceText({ title, article }: z.output<typeof ArticleRef>): string {
  return `《${title}》${article}`
}

/** Steps, articles and assumptions of a result, for people to follow and to check. */
export function saidParts({ steps, citations, assumptions }: Said, locale: Locale): ReplyPart[] {
  const zh = locale === 'zh'
  const way: ReplyPart[] =
    steps.length > 0
      ? [
          {
            kind: 'facts',
            title: zh ? '计算过程' : 'How it is computed',
            facts: steps.map(({ label, value }) => ({ label: label[locale], value: value[locale] })),
          },
        ]
      : []
  const sources: ReplyPart[] =
    citations.length > 0
      ? [{ kind: 'text', text: `${zh ? '依据：' : 'Basis: '}${citations.map(sourceText).join(zh ? '、' : ', ')}` }]
      : []
  return [...way, ...sources, ...assumptions.map((text): ReplyPart => ({ kind: 'text', text: text[locale] }))]
}
