import { defineTool, type Locale, type Text, z } from '#sdk'
import { ArticleOf, type FormField, LifecycleCase } from '../hr-api/schemas/index.ts'
import { Begun, begin, prepareBegin } from './begin.ts'
import { both, caseParts } from './words.ts'

const kinds = {
  statutory: 'STATUTORY',
  early: 'EARLY_FLEX',
  late_agreement: 'LATE_FLEX',
  early_approved: 'EARLY_93',
} as const

const Input = z.strictObject({
  kind: z
    .enum(['statutory', 'early', 'late_agreement', 'early_approved'])
    .default('statutory')
    .describe(
      'statutory 到龄退休/按时退休, early 弹性提前/提前退休, late_agreement 弹性延迟/延迟退休/延后退休, early_approved 公务员申请批准提前退休',
    ),
  chosenDate: z.iso.date().optional().describe('Chosen day; needed for every kind but statutory'),
  notice: z.string().trim().max(120).optional().describe('Number of the signed written notice 书面告知, for early'),
  agreement: z
    .string()
    .trim()
    .max(120)
    .optional()
    .describe('Number of the signed agreement 书面约定, for late_agreement'),
  contactAddress: z
    .string()
    .trim()
    .max(120)
    .optional()
    .describe('Address after retirement, only if the person says it'),
  contactPhone: z.string().trim().max(30).optional().describe('Further telephone, only if the person says it'),
})
type Input = z.output<typeof Input>

function bodyOf({ kind, ...rest }: Input) {
  return { kind: kinds[kind], ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) }
}

/** 张示例〔人事档案 2026-11-23〕 */
function fieldWords({ value, source, asOf }: FormField, locale: Locale): string {
  if (value === null) return locale === 'zh' ? '（请本人填写）' : '(for you to fill in)'
  const origin = source ? `〔${source[locale]}${asOf ? ` ${asOf}` : ''}〕` : ''
  return `${value}${origin}`
}

function filledNote(form: readonly FormField[]): Text {
  const blanks = form.filter(({ value }) => value === null)
  const filled = form.length - blanks.length
  const share = Math.round((filled / form.length) * 100)
  const names = both((locale) => blanks.map(({ label }) => label[locale]).join(locale === 'zh' ? '、' : ', '))
  return {
    zh: `退休审批表共${form.length}项，已按记录填好${filled}项（${share}%），每项后面注明来源${blanks.length > 0 ? `；只需本人填写：${names.zh}，可以现在说，也可以签字时填` : ''}。`,
    en: `${filled} of ${form.length} fields (${share}%) are filled from the records, each with its origin${blanks.length > 0 ? `; for you to fill in: ${names.en}` : ''}.`,
  }
}

/** Long before the day an application is kept and nothing has to be done yet. */
function aheadNote(firstState: string): Text[] {
  if (firstState !== 'WATCH') return []
  return [
    {
      zh: '离退休还早：现在只登记您的意向，到龄前12个月才开始办理，到时会通知您；期间可以随时撤回。',
      en: 'It is still far off: only your wish is registered now. The procedure begins twelve months before, and you will be told.',
    },
  ]
}

/** Applies for the own retirement with a form that the records have filled in. */
export const apply = defineTool({
  name: 'apply',
  title: { zh: '申请退休', en: 'Apply for retirement' },
  description:
    'Apply for the own retirement: at the statutory age, early (needs a signed written notice three months before) or late (needs a signed agreement; never for civil servants and managers). The form is prefilled with the origin of each field.',
  effect: 'submit',
  scopes: ['retirement:submit:self', 'retirement:read:self'],
  input: Input,
  output: Begun.extend({ citations: z.array(ArticleOf), case: LifecycleCase }),
  examples: [
    { say: '我要申请退休', input: {} },
    { say: '帮我办退休手续', input: {} },
    { say: '我到年龄了，申请按时退休', input: { kind: 'statutory' } },
    {
      say: '我想提前退休，选2027年3月15日，书面告知是示数退告2026-3号',
      input: { kind: 'early', chosenDate: '2027-03-15', notice: '示数退告2026-3号' },
    },
    {
      say: '申请延迟退休到2028年6月30日，约定书是示数延2026-2号',
      input: { kind: 'late_agreement', chosenDate: '2028-06-30', agreement: '示数延2026-2号' },
    },
    { say: '退休申请表帮我填一下并提交', input: {} },
    { say: '我准备弹性提前退休，日期定2027年3月1日', input: { kind: 'early', chosenDate: '2027-03-01' } },
    { say: 'I want to apply for retirement', input: {} },
  ],
  async prepare(input, { api, person: { locale } }) {
    const prepared = await prepareBegin(api, '/retirement-cases', bodyOf(input), input)
    const { form } = prepared.counted
    return {
      ...prepared,
      changes: [
        ...prepared.changes.slice(0, 1),
        ...form.map((field) => ({ label: field.label, before: null, after: fieldWords(field, locale) })),
      ],
      notes: [filledNote(form), ...aheadNote(prepared.counted.firstState), ...(prepared.notes ?? [])],
    }
  },
  async run(input, { api, now }) {
    return begin(api, '/retirement-cases', bodyOf(input), now)
  },
  async show({ case: made }, { locale }) {
    const zh = locale === 'zh'
    return [
      ...caseParts(made, locale, { zh: '退休申请已提交', en: 'The application for retirement is sent' }),
      {
        kind: 'table',
        title: zh ? '退休审批表' : 'Form',
        columns: zh ? ['项目', '内容', '来源', '截至'] : ['Field', 'Content', 'Origin', 'As of'],
        rows: made.form.map(({ label, value, source, asOf }) => [
          label[locale],
          value ?? (zh ? '待本人填写' : 'to be filled in'),
          source?.[locale] ?? '—',
          asOf ?? '—',
        ]),
      },
    ]
  },
})
