import { defineTool, isToolError, type Paper, type Text, type ToolContext, z } from '#sdk'
import { Certificate, CertificateDraft, CertificateKind, Day, Instant } from '../hr-api/schemas/index.ts'
import { dayText } from '../rules/day-text.ts'

const Input = z.strictObject({
  kind: CertificateKind.describe('EMPLOYMENT 在职证明/工作证明, INCOME 收入证明/工资证明, RETIREMENT 退休证明'),
  purpose: z.string().trim().min(1).max(60).describe('What for, such as 办理房贷 or 签证; it is printed on the paper'),
  language: z.enum(['zh', 'en']).optional().describe('zh 中文 (if left out), en 英文'),
  copies: z.number().int().min(1).max(5).optional().describe('How many are needed; 1 if left out'),
})

const File = z.object({ name: z.string(), mediaType: z.string(), url: z.string() })
const Result = z.object({
  receipt: z.string(),
  kind: CertificateKind,
  title: z.object({ zh: z.string(), en: z.string() }),
  code: z.string(),
  validUntil: Day,
  /** Null where no files are made here. */
  file: File.nullable(),
  asOf: Instant,
})

/** The code in groups of four, as it is read out. */
function grouped(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code
}

const openings = {
  EMPLOYMENT: {
    zh: (name: string) => `兹证明${name}同志系我单位在职工作人员，情况如下：`,
    en: (name: string) => `This is to certify that ${name} is a member of our staff, as follows:`,
  },
  INCOME: {
    zh: (name: string) => `兹证明${name}同志系我单位在职工作人员，身份和近12个月收入情况如下：`,
    en: (name: string) => `This is to certify that ${name} is a member of our staff and has had the following income:`,
  },
  RETIREMENT: {
    zh: (name: string) => `兹证明${name}同志系我单位退休人员，情况如下：`,
    en: (name: string) => `This is to certify that ${name} has retired from our staff, as follows:`,
  },
} as const

/** A certificate as a paper: facts, what it is for, who issued it, and how it is verified. */
export function paperOf(certificate: Certificate): Paper {
  const {
    language,
    title,
    holder,
    purpose,
    facts,
    issuer,
    issuedOn,
    validUntil,
    code,
    kind,
    issuedAt,
    id,
    fingerprint,
  } = certificate
  const zh = language === 'zh'
  return {
    fileName: `${title[language]}-${id}.pdf`,
    locale: language,
    title: title[language],
    opening: [openings[kind][language](holder)],
    facts: facts.map(({ label, value }) => ({ label: label[language], value })),
    closing: zh
      ? [`本证明仅用于：${purpose}。`, '本证明只陈述事实，不构成担保；自开具之日起90天内可以核验。']
      : [
          `For this purpose only: ${purpose}.`,
          'It states facts only and is no guarantee; it can be verified for 90 days.',
        ],
    signature: [issuer[language], dayText(issuedOn, language).replace(/（.*）$|^\w{3} /u, '')],
    foot: zh
      ? [
          `编号 ${id}　校验码 ${grouped(code)}　指纹 ${fingerprint}　可核验至 ${validUntil}`,
          `核验方法：在本单位数字人事助手网址后加 /verify/${code}，核对姓名首字、开具日期和指纹。`,
        ]
      : [
          `Number ${id}, code ${grouped(code)}, fingerprint ${fingerprint}, can be verified until ${validUntil}`,
          `To verify it add /verify/${code} to the address of our HR assistant and compare day and fingerprint.`,
        ],
    watermark: zh ? `${holder} 仅供${purpose}使用 ${issuedOn}` : `${holder}, for ${purpose} only, ${issuedOn}`,
    madeAt: issuedAt,
  }
}

/** The certificate is issued by then: a file that cannot be made leaves it as it is. */
async function fileFor(certificate: Certificate, { render, log }: Pick<ToolContext, 'render' | 'log'>) {
  try {
    return await render.pdf(paperOf(certificate))
  } catch (error) {
    log.warn('A certificate could not be made into a file.', {
      code: isToolError(error) ? error.code : error instanceof Error ? error.name : 'unknown',
    })
    return null
  }
}

/** Has a certificate issued to the person about the person. */
export const request = defineTool({
  name: 'request',
  title: { zh: '开具证明', en: 'Request a certificate' },
  description:
    'Have a certificate issued to the person about themself: of employment (在职证明), of income (收入证明) or of ' +
    'retirement (退休证明), as a PDF with watermark and a code that anybody can verify. Only facts, only the own.',
  effect: 'submit',
  scopes: ['certificate:submit:self'],
  input: Input,
  output: Result,
  examples: [
    { say: '帮我开一份在职证明，办签证用', input: { kind: 'EMPLOYMENT', purpose: '办签证' } },
    { say: '我要开收入证明，银行办房贷要用', input: { kind: 'INCOME', purpose: '银行办房贷' } },
    { say: '申请在职证明，用途是孩子上学', input: { kind: 'EMPLOYMENT', purpose: '孩子上学' } },
    {
      say: '开两份收入证明，用于贷款',
      input: { kind: 'INCOME', purpose: '贷款', copies: 2 },
    },
    {
      say: '来一份英文的在职证明，用于留学申请',
      input: { kind: 'EMPLOYMENT', purpose: '留学申请', language: 'en' },
    },
    { say: '出具退休证明，用于办老年证', input: { kind: 'RETIREMENT', purpose: '办老年证' } },
    {
      say: 'I need a certificate of employment for my visa application, in English',
      input: { kind: 'EMPLOYMENT', purpose: 'my visa application', language: 'en' },
    },
    { say: 'Please issue a certificate of income for a mortgage', input: { kind: 'INCOME', purpose: 'a mortgage' } },
  ],
  async prepare(input, { api, person: { locale } }) {
    const draft = await api.preview('/certificates', { expect: CertificateDraft, send: input })
    const copies = draft.copies > 1 ? { zh: `，${draft.copies}份`, en: `, ${draft.copies} copies` } : { zh: '', en: '' }
    const notes: Text[] = [
      {
        zh: `可以核验至 ${dayText(draft.validUntil, 'zh')}；身份证号只显示前后几位；只写事实，不作担保。`,
        en: `It can be verified until ${dayText(draft.validUntil, 'en')}. The identity number is mostly hidden; it states facts only.`,
      },
    ]
    return {
      input,
      changes: draft.facts.map(({ label, value }) => ({ label, before: null, after: value })),
      sentence: {
        zh: `开具${draft.title.zh}（${draft.language === 'zh' ? '中文' : '英文'}${copies.zh}），仅用于${draft.purpose}，开具人${draft.issuer.zh}。`,
        en: `Issue a ${draft.title.en} (${draft.language === 'zh' ? 'Chinese' : 'English'}${copies.en}), for ${draft.purpose} only, by ${draft.issuer.en}.`,
      },
      notes:
        locale === 'en' && draft.language === 'zh'
          ? [...notes, { zh: '要英文版请说“英文”。', en: 'It will be in Chinese; say “in English” for the other.' }]
          : notes,
    }
  },
  async run(input, context) {
    const certificate = await context.api.post('/certificates', { expect: Certificate, send: input })
    return {
      receipt: certificate.id,
      kind: certificate.kind,
      title: certificate.title,
      code: certificate.code,
      validUntil: certificate.validUntil,
      file: await fileFor(certificate, context),
      asOf: context.now,
    }
  },
  async show({ receipt, title, code, validUntil, file }, { locale }) {
    const zh = locale === 'zh'
    return [
      {
        kind: 'facts',
        title: zh ? `${title.zh}已开具` : `${title.en} issued`,
        facts: [
          { label: zh ? '编号' : 'Number', value: receipt },
          { label: zh ? '校验码' : 'Code', value: grouped(code) },
          { label: zh ? '核验地址' : 'Verify at', value: `/verify/${code}` },
          { label: zh ? '可核验至' : 'Can be verified until', value: dayText(validUntil, locale) },
        ],
      },
      file
        ? { kind: 'file', ...file }
        : {
            kind: 'text',
            text: zh
              ? `电子版在这里生成不了，请凭编号 ${receipt} 到人事科领取。`
              : `The file cannot be made here. Please fetch the paper at the HR office by its number ${receipt}.`,
          },
    ]
  },
})
