import { defineTool, ToolError, z } from '#sdk'
import { occasionOf } from '../occasion.ts'
import type { OwnReminder, ReminderPort } from '../service-ports.ts'
import { afterQuiet, latestDay, readInstant } from '../understand/instants.ts'
import { instantText, sentence, shanghaiInstant } from './service-words.ts'

/** So many reminders may wait at once; more are a list, and no reminders. */
const mostOpen = 30
const farthestMonths = 24

const Shown = z.object({ number: z.string(), at: z.string(), text: z.string() })

function shown({ id, at, text }: OwnReminder): z.output<typeof Shown> {
  return { number: id, at: shanghaiInstant(at), text }
}

/**
 * The instant that was said, ahead of now and not too far.
 * @throws ToolError `invalid` for the past, for what is too far away and for no instant
 */
function aheadOf(said: string, now: string): string {
  const read = readInstant(said, now)
  if (!read)
    throw new ToolError('invalid', {
      zh: '没有听懂提醒的时间。请说一个时间，比如“明天上午9点”或“两小时后”。',
      en: 'I did not get the time. Please say one, such as “tomorrow at 9 am” or “in two hours”.',
    })
  if (Date.parse(read.at) <= Date.parse(now)) {
    if (read.isDayOnly && read.at.slice(0, 10) === now.slice(0, 10))
      throw new ToolError(
        'needs_input',
        { zh: '今天几点提醒您？', en: 'At what time today shall I remind you?' },
        { needs: ['at'] },
      )
    throw new ToolError('invalid', {
      zh: `${instantText(read.at, 'zh')} 已经过去了。请说一个以后的时间。`,
      en: `${instantText(read.at, 'en')} is over. Please say a time ahead.`,
    })
  }
  if (read.at.slice(0, 10) > latestDay(now, farthestMonths))
    throw new ToolError('invalid', {
      zh: '提醒最远只能设到两年以后。请说一个近一些的时间。',
      en: 'A reminder can be at most two years ahead. Please say an earlier time.',
    })
  return read.at
}

/** Sets a reminder that is sent once. */
export function createRemind(reminders: ReminderPort) {
  return defineTool({
    name: 'remind',
    title: { zh: '设提醒', en: 'Set a reminder' },
    description:
      'Reminds the person who asks once, at a time, of what they say, in their inbox and in this conversation. Not for the reminders that the system sends by itself.',
    effect: 'note',
    scopes: [],
    input: z.strictObject({
      at: z
        .string()
        .min(3)
        .max(60)
        .describe(
          'When: an instant 2026-11-24T09:00 (Asia/Shanghai), a day 2026-11-24, a time of day 15:00, a length from now PT2H, or one of these less a length: 2026-11-24T15:00-PT10M',
        ),
      text: z.string().trim().min(1).max(200).describe('What to be reminded of, without the time'),
    }),
    output: z.object({ ...Shown.shape, sentAt: z.string(), open: z.number() }),
    examples: [
      { say: '明天上午9点提醒我交总结', input: { at: '2026-11-24T09:00', text: '交总结' } },
      { say: '下周五提醒我报送月报', input: { at: '2026-12-04', text: '报送月报' } },
      { say: '两小时后提醒我给老王回电话', input: { at: 'PT2H', text: '给老王回电话' } },
      { say: '下午三点叫我去开会', input: { at: '15:00', text: '去开会' } },
      { say: '12月1号帮我记着续签合同', input: { at: '2026-12-01', text: '续签合同' } },
      { say: '半小时以后提醒一下我取材料', input: { at: 'PT30M', text: '取材料' } },
      { say: '设个提醒，周四下午两点半参加党课', input: { at: '2026-11-26T14:30', text: '参加党课' } },
      { say: '明天下午3点开会，提前10分钟提醒我', input: { at: '2026-11-24T15:00-PT10M', text: '开会' } },
      {
        say: 'remind me tomorrow at 10am to send the report',
        input: { at: '2026-11-24T10:00', text: 'send the report' },
      },
      { say: 'remind me in two hours to call the office', input: { at: 'PT2H', text: 'call the office' } },
    ],
    async run({ at, text }, context) {
      const { person, now } = context
      const instant = aheadOf(at, now)
      const { conversation, turnId } = occasionOf(context)
      const { id: personId, locale } = person
      const set = await reminders.set({ personId, conversation, turnId, at: new Date(instant), text, locale }, mostOpen)
      if (!set)
        throw new ToolError('blocked', {
          zh: `您已有 ${mostOpen} 条没到时间的提醒，不能再加。请先说“我的提醒”，取消不要的。`,
          en: `You have ${mostOpen} reminders waiting, which is the most. Ask for “my reminders” and cancel some first.`,
        })
      const open = await reminders.open(personId)
      return { ...shown(set), sentAt: afterQuiet(instant, await reminders.quiet()) ?? instant, open: open.length }
    },
    async show({ number, at, text, sentAt }, { locale }) {
      const late = sentAt !== at
      return [
        sentence(
          {
            zh: `好的，${instantText(at, 'zh')} 提醒您：${text}。${late ? `这个时间在免打扰时段，会在 ${instantText(sentAt, 'zh')} 发出。` : ''}只提醒这一次；不需要了说“取消提醒 ${number}”。`,
            en: `All right, at ${instantText(at, 'en')} I will remind you: ${text}. ${late ? `That is in the quiet hours, so it is sent at ${instantText(sentAt, 'en')}. ` : ''}It comes once; to drop it say “cancel reminder ${number}”.`,
          },
          locale,
        ),
      ]
    },
  })
}

/** Lists the reminders that wait. */
export function createReminders(reminders: ReminderPort) {
  return defineTool({
    name: 'reminders',
    title: { zh: '我的提醒', en: 'My reminders' },
    description: 'Lists the reminders which the person who asks has set and which are not sent yet.',
    effect: 'read',
    scopes: [],
    input: z.strictObject({}),
    output: z.object({ items: z.array(Shown), asOf: z.string() }),
    examples: [
      { say: '我的提醒', input: {} },
      { say: '我设了哪些提醒', input: {} },
      { say: '看看还有什么提醒没到时间', input: {} },
      { say: '我有几条提醒', input: {} },
      { say: '提醒列表', input: {} },
      { say: '你都要提醒我什么', input: {} },
      { say: 'list my reminders', input: {} },
      { say: 'what reminders have I set', input: {} },
    ],
    async run(_input, { person, now }) {
      return { items: (await reminders.open(person.id)).map(shown), asOf: now }
    },
    async show({ items }, { locale }) {
      if (items.length === 0)
        return [
          sentence(
            {
              zh: '您没有等着发的提醒。要设一个，说“明天上午9点提醒我……”。',
              en: 'No reminders of yours wait. To set one say “remind me tomorrow at 9 am to …”.',
            },
            locale,
          ),
        ]
      const columns = locale === 'zh' ? ['编号', '时间', '内容'] : ['Number', 'When', 'What']
      return [
        {
          kind: 'table',
          title: locale === 'zh' ? `等着发的提醒：${items.length} 条` : `Reminders that wait: ${items.length}`,
          columns,
          rows: items.map(({ number, at, text }) => [number, instantText(at, locale), text]),
        },
      ]
    },
  })
}

/** The open reminders that words mean. @throws ToolError `not_found`, `ambiguous` naming those there are */
function chosen(open: readonly OwnReminder[], which: string | undefined): readonly OwnReminder[] {
  if (open.length === 0)
    throw new ToolError('not_found', { zh: '您没有等着发的提醒。', en: 'No reminders of yours wait.' })
  if (which === 'all') return open
  const wanted = which?.trim() ?? ''
  const found = wanted === '' ? open : open.filter(({ id, text }) => id === wanted || text.includes(wanted))
  if (found.length === 1) return found
  const list = (locale: 'zh' | 'en') =>
    (found.length > 1 ? found : open)
      .slice(0, 10)
      .map((each) => `${each.id} ${instantText(shanghaiInstant(each.at), locale)} ${each.text}`)
      .join(locale === 'zh' ? '；' : '; ')
  const code = found.length > 1 ? 'ambiguous' : 'not_found'
  throw new ToolError(code, {
    zh: `${found.length > 1 ? '有几条提醒，请说是哪一条' : '没有这条提醒，现有的是'}：${list('zh')}。可以说“取消提醒 编号”或“取消全部提醒”。`,
    en: `${found.length > 1 ? 'There are several; which one?' : 'There is no such reminder. There are:'} ${list('en')}. Say “cancel reminder NUMBER” or “cancel all reminders”.`,
  })
}

/** Takes a reminder back. */
export function createUnremind(reminders: ReminderPort) {
  return defineTool({
    name: 'unremind',
    title: { zh: '取消提醒', en: 'Cancel a reminder' },
    description:
      'Takes back a reminder which the person who asks has set. Not for switching off the reminders of a topic that the system sends by itself.',
    effect: 'note',
    scopes: [],
    input: z.strictObject({
      reminder: z
        .string()
        .trim()
        .min(1)
        .max(200)
        .optional()
        .describe('Its number, words of its text, or `all`; left out = the only one'),
    }),
    output: z.object({ cancelled: z.array(Shown), left: z.number() }),
    examples: [
      { say: '取消提醒', input: {} },
      { say: '取消提醒 3', input: { reminder: '3' } },
      { say: '交总结的提醒不要了', input: { reminder: '交总结' } },
      { say: '把开会的提醒取消掉', input: { reminder: '开会' } },
      { say: '取消全部提醒', input: { reminder: 'all' } },
      { say: '我设的提醒都删了吧', input: { reminder: 'all' } },
      { say: '不用提醒我了', input: {} },
      { say: 'cancel reminder 3', input: { reminder: '3' } },
      { say: 'cancel all my reminders', input: { reminder: 'all' } },
    ],
    async run({ reminder }, { person }) {
      const open = await reminders.open(person.id)
      const cancelled = await reminders.cancel(
        person.id,
        chosen(open, reminder).map(({ id }) => id),
      )
      return { cancelled: cancelled.map(shown), left: open.length - cancelled.length }
    },
    async show({ cancelled, left }, { locale }) {
      const named = cancelled.map(({ at, text }) => `${instantText(at, locale)} ${text}`)
      return [
        sentence(
          {
            zh: `已取消：${named.join('；')}。还有 ${left} 条提醒等着发。`,
            en: `Cancelled: ${named.join('; ')}. ${left} more wait.`,
          },
          locale,
        ),
      ]
    },
  })
}
