import { defineTool, type Locale, z } from '#sdk'
import {
  AttendanceCorrection,
  type AttendanceDay,
  CorrectionQuote,
  Instant,
  TimeOfDay,
} from '../hr-api/schemas/index.ts'
import { dayText } from '../rules/day-text.ts'
import { ArticleRef, chainText, factsPart, sideNames, statusNames } from './words.ts'

const Input = z.strictObject({
  date: z.iso.date().describe('Day of the missing punch, YYYY-MM-DD'),
  time: TimeOfDay.optional().describe('Time of coming or going, HH:MM; the hour of work or of its end if left out'),
  side: z.enum(['IN', 'OUT']).optional().describe('IN 上班卡, OUT 下班卡; left out where only one is missing'),
  reason: z.string().trim().min(1).max(200).describe('Why the punch is missing, in the words of the person'),
})
type Input = z.output<typeof Input>

/** Hours of work of the house, for a punch whose time nobody said. */
const usual = { IN: '08:30', OUT: '18:00' } as const

function send({ date, time, side, reason }: Input) {
  return { date, time: time ?? usual[side ?? 'OUT'], reason, ...(side ? { side } : {}) }
}

function punches({ checkIn, checkOut, status }: AttendanceDay, locale: Locale): string {
  return `${checkIn ?? '—'} / ${checkOut ?? '—'} ${statusNames[status][locale]}`
}

/** Asks to put a missing punch right (补卡). */
export const correct = defineTool({
  name: 'correct',
  title: { zh: '补卡', en: 'Correct a missing punch' },
  description:
    'Ask to put a missing punch of a day right (补卡): date, time and reason. Within three working days; the head of ' +
    'section decides, from the fourth of a month the HR office too. Not for being late or early.',
  effect: 'submit',
  scopes: ['attendance:submit:self', 'attendance:read:self'],
  input: Input,
  output: z.object({
    receipt: z.string(),
    correction: AttendanceCorrection,
    asOf: Instant,
    citations: z.array(ArticleRef),
  }),
  examples: [
    {
      say: '11月19号下班忘打卡了，18:10走的，帮我补卡，当时在开会',
      input: { date: '2026-11-19', time: '18:10', side: 'OUT', reason: '当时在开会' },
    },
    {
      say: '申请补卡：11月20日上班8:20，手机没电',
      input: { date: '2026-11-20', time: '08:20', side: 'IN', reason: '手机没电' },
    },
    {
      say: '补一下11月19日的下班卡，18点05分，打卡机坏了',
      input: { date: '2026-11-19', time: '18:05', side: 'OUT', reason: '打卡机坏了' },
    },
    {
      say: '11月20号早上漏打卡，8点25到的，因为直接去会场了',
      input: { date: '2026-11-20', time: '08:25', side: 'IN', reason: '直接去会场了' },
    },
    {
      say: '我要给11月19日补签，18:30离开，系统故障',
      input: { date: '2026-11-19', time: '18:30', reason: '系统故障' },
    },
    {
      say: '帮我补个卡，11月20日上班卡，8:28，外出办事',
      input: { date: '2026-11-20', time: '08:28', side: 'IN', reason: '外出办事' },
    },
    {
      say: 'I forgot to punch out on 19 November, I left at 18:10 because of a meeting',
      input: { date: '2026-11-19', time: '18:10', side: 'OUT', reason: 'a meeting' },
    },
    {
      say: 'Correct my missing punch of 20 November, 08:20 in the morning, phone was dead',
      input: { date: '2026-11-20', time: '08:20', side: 'IN', reason: 'phone was dead' },
    },
  ],
  async prepare(input, { api, person: { locale } }) {
    const body = send(input)
    const quote = await api.preview('/attendance-corrections', { expect: CorrectionQuote, send: body })
    const side = sideNames[quote.side]
    const chain = chainText(quote.approvers)
    return {
      input: { ...body, side: quote.side },
      changes: [
        {
          label: { zh: `${dayText(quote.date, 'zh')}考勤`, en: `Attendance of ${dayText(quote.date, 'en')}` },
          before: punches(quote.before, locale),
          after: punches(quote.after, locale),
        },
      ],
      sentence: {
        zh: `申请补卡：${dayText(quote.date, 'zh')}${side.zh} ${quote.time}，原因：${input.reason}，审批人 ${chain}。`,
        en: `Ask to correct the ${side.en} of ${dayText(quote.date, 'en')} to ${quote.time}, reason: ${input.reason}; approved by ${chain}.`,
      },
      notes: quote.notes,
    }
  },
  async run(input, { api, now }) {
    const correction = await api.post('/attendance-corrections', { expect: AttendanceCorrection, send: send(input) })
    return {
      receipt: correction.id,
      correction,
      asOf: now,
      citations: [{ title: '示例市数据管理局考勤管理办法', article: '第十五条' }],
    }
  },
  async show({ receipt, correction }, { locale }) {
    return [
      factsPart(
        { zh: '补卡申请已提交', en: 'Correction asked for' },
        [
          ['申请编号', 'Request', receipt],
          ['日期', 'Day', dayText(correction.date, locale)],
          ['补哪次', 'Punch', `${sideNames[correction.side][locale]} ${correction.time}`],
          ['原因', 'Reason', correction.reason],
          ['审批顺序', 'Approvers', chainText(correction.approvers)],
          ['等待谁', 'Waits for', correction.waitingFor?.name ?? null],
        ],
        locale,
      ),
    ]
  },
})
