import { defineTool, type Locale, type ReplyPart, z } from '#sdk'
import { Instant, Me, staffStatusNames, staffTypeNames } from '../hr-api/schemas/index.ts'
import { dayText } from '../rules/day-text.ts'

const Section = z.enum(['basic', 'contact', 'work', 'education', 'certificates'])
type Section = z.output<typeof Section>
const OwnRecord = Me.omit({ version: true, asOf: true })
type OwnRecord = z.output<typeof OwnRecord>
type Rows = readonly (readonly [zh: string, en: string, value: string | null])[]

/** The person's own record on one screen. */
export const me = defineTool({
  name: 'me',
  title: { zh: '我的信息', en: 'My record' },
  description:
    "The person's own record: basic data, contact, post, education, certificates and titles. Identity number and " +
    'phone are masked. Never about a colleague.',
  effect: 'read',
  scopes: ['profile:read:self'],
  input: z.strictObject({
    section: Section.optional().describe(
      'basic 基本信息, contact 联系方式、住址和紧急联系人, work 岗位职务和参加工作时间, education 学历学位, certificates 证书职称; everything if left out',
    ),
  }),
  output: z.object({ section: Section.nullable(), record: OwnRecord, asOf: Instant }),
  examples: [
    { say: '看看我的个人信息', input: {} },
    { say: '我是哪年哪月参加工作的', input: { section: 'work' } },
    { say: '系统里登记的我的手机号对不对', input: { section: 'contact' } },
    { say: '我登记的学历是什么', input: { section: 'education' } },
    { say: '我的职称证书编号是多少', input: { section: 'certificates' } },
    { say: 'Show me my own HR record', input: {} },
  ],
  async run({ section }, { api }) {
    const { version: _version, asOf, ...record } = await api.get('/me', { expect: Me })
    return { section: section ?? null, record, asOf }
  },
  async show({ section, record }, { locale }) {
    const wanted = section ? [section] : Section.options
    return wanted.map((name) => (name === 'certificates' ? certificates(record, locale) : facts(name, record, locale)))
  },
})

const titles: Readonly<{ [Name in Section]: { readonly zh: string; readonly en: string } }> = {
  basic: { zh: '基本信息', en: 'Basic data' },
  contact: { zh: '联系方式', en: 'Contact' },
  work: { zh: '工作信息', en: 'Work' },
  education: { zh: '学历学位', en: 'Education' },
  certificates: { zh: '证书和职称', en: 'Certificates and titles' },
}

const genders = { M: { zh: '男', en: 'male' }, F: { zh: '女', en: 'female' } } as const

function rowsOf(section: Exclude<Section, 'certificates'>, record: OwnRecord, locale: Locale): Rows {
  switch (section) {
    case 'basic':
      return [
        ['姓名', 'Name', record.name],
        ['工号', 'Staff id', record.id],
        ['性别', 'Gender', genders[record.gender][locale]],
        ['出生日期', 'Born', pastDay(record.birthDate, locale)],
        ['身份证号', 'Identity number', record.nationalIdMasked],
        ['民族', 'Ethnicity', record.ethnicity],
        ['政治面貌', 'Political status', record.politicalStatus],
        ['婚姻状况', 'Marital status', record.maritalStatus],
      ]
    case 'contact':
      return [
        ['手机', 'Phone', record.phoneMasked],
        ['邮箱', 'Email', record.email],
        ['住址', 'Address', record.address],
        ['紧急联系人', 'Emergency contact', contactText(record)],
      ]
    case 'work':
      return [
        ['单位', 'Unit', record.unit.name],
        ['岗位', 'Position', record.position],
        ['职级', 'Rank', record.rank],
        ['人员类别', 'Kind of staff', staffTypeNames[record.staffType][locale]],
        ['状态', 'Status', staffStatusNames[record.status][locale]],
        ['参加工作时间', 'Work began', pastDay(record.workStartDate, locale)],
        ['进入本单位', 'In this unit since', pastDay(record.entryDate, locale)],
        ['直接上级', 'Supervisor', record.supervisor?.name ?? null],
      ]
    case 'education':
      return [
        ['学历', 'Education', record.education],
        ['学位', 'Degree', record.degree],
      ]
  }
}

function contactText({ emergencyContact: contact }: OwnRecord): string | null {
  return contact && [contact.name, contact.relation, contact.phoneMasked].filter(Boolean).join(' ')
}

function facts(section: Exclude<Section, 'certificates'>, record: OwnRecord, locale: Locale): ReplyPart {
  return {
    kind: 'facts',
    title: titles[section][locale],
    facts: rowsOf(section, record, locale).map(([zh, en, value]) => ({
      label: locale === 'zh' ? zh : en,
      value: value ?? '—',
    })),
  }
}

function certificates(record: OwnRecord, locale: Locale): ReplyPart {
  const zh = locale === 'zh'
  if (record.certificates.length === 0)
    return { kind: 'text', text: zh ? '没有登记的证书或职称。' : 'No certificates or titles are on record.' }
  return {
    kind: 'table',
    title: titles.certificates[locale],
    columns: zh ? ['名称', '编号', '日期'] : ['Title', 'Number', 'Date'],
    rows: record.certificates.map(({ title, number, date }) => [title, number, pastDay(date, locale)]),
  }
}

/** A day of the past, where the weekday says nothing. */
function pastDay(day: string, locale: Locale): string {
  return dayText(day, locale).replace(/（.*）$|^\w{3} /u, '')
}
