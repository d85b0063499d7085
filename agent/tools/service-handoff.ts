import { defineTool, ToolError, z } from '#sdk'
import { type HandOverPorts, handOver, mostOpen } from '../hand-over.ts'
import { occasionOf } from '../occasion.ts'
import type { Ticket, TicketPort } from '../service-ports.ts'
import { sentence } from './service-words.ts'

/** Visible name of the tool by which a colleague is asked for; its turn ends as `handoff`. */
export const handoffName = 'service_handoff'

const Shown = z.object({
  number: z.string(),
  topic: z.string(),
  state: z.enum(['open', 'taken', 'answered', 'closed']),
  openedOn: z.string(),
  dueOn: z.string(),
  answer: z.string(),
  hasOwner: z.boolean(),
})

function shown({
  number,
  topic,
  summary,
  state,
  openedOn,
  dueOn,
  answer,
  note,
  owner,
}: Ticket): z.output<typeof Shown> {
  return {
    ...{ number, state, openedOn, dueOn },
    topic: topic || summary,
    answer: answer || note,
    hasOwner: owner !== null,
  }
}

/** Hands the matter to a colleague of the HR office: a ticket with a number and a day by which it is answered. */
export function createHandoff(ports: HandOverPorts) {
  return defineTool({
    name: 'handoff',
    title: { zh: '转人工', en: 'Ask for a person' },
    description:
      'Hands the matter to a colleague of the HR office, who answers in person: when the person asks for a human, or when nothing else helps. Not for looking up whom to call.',
    effect: 'note',
    scopes: [],
    guests: true,
    input: z.strictObject({
      topic: z.string().trim().max(100).optional().describe('What it is about, in a few words, if it was said'),
      summary: z.string().trim().max(1000).optional().describe('What the colleague has to know, if it was said'),
      discreet: z.boolean().optional().describe('True = nothing of what was said goes with it'),
    }),
    output: z.object({ ...Shown.shape, isNew: z.boolean() }),
    examples: [
      { say: '转人工', input: {} },
      { say: '我要找人事科的人', input: {} },
      { say: '帮我转人工客服', input: {} },
      { say: '能不能让真人来回答我', input: {} },
      { say: '你说不清楚，我要和人事科的同志谈', input: {} },
      { say: '请人事科的同事联系我', input: {} },
      { say: '转人工，退休的事', input: { topic: '退休的事' } },
      { say: '找个人工问问公积金补缴', input: { topic: '公积金补缴' } },
      { say: 'talk to a person', input: {} },
      { say: 'I want to speak to someone in HR', input: {} },
    ],
    async run({ topic = '', summary = '', discreet = false }, context) {
      const { person, now } = context
      const { conversation, turnId } = occasionOf(context)
      const opened = await handOver(ports, {
        ...{ person, conversation, turnId, topic, summary, discreet, reason: 'asked', today: now.slice(0, 10) },
      })
      if (!opened)
        throw new ToolError('blocked', {
          zh: `您已有 ${mostOpen} 张工单在等人事科答复，请等其中一张答复后再提新的。急事请直接联系人事科。`,
          en: `You have ${mostOpen} tickets waiting for the HR office. Please wait for an answer, or call the office if it is urgent.`,
        })
      return { ...shown(opened.ticket), isNew: opened.isNew }
    },
    async show({ number, dueOn, hasOwner, isNew, topic }, { locale }) {
      const about = topic === '' ? { zh: '', en: '' } : { zh: `（${topic}）`, en: ` (${topic})` }
      const who = hasOwner
        ? { zh: '已通知负责您单位的人事科同事', en: 'The HR officer of your unit has been told' }
        : {
            zh: '暂时没有找到值班的同事，系统会继续派单',
            en: 'Nobody on duty was found yet; it is given on as soon as there is',
          }
      return [
        sentence(
          isNew
            ? {
                zh: `已转人工${about.zh}，工单号 ${number}。${who.zh}，最迟 ${dueOn} 下班前答复，答复会发到您的消息里，也会出现在这个对话中。`,
                en: `Handed to a colleague${about.en}: ticket ${number}. ${who.en}. You will have an answer by the end of ${dueOn}, in your inbox and in this conversation.`,
              }
            : {
                zh: `您已经转过人工了，工单号 ${number}，最迟 ${dueOn} 下班前答复。要补充别的事，请说“转人工，……的事”。`,
                en: `A colleague has been asked already: ticket ${number}, to be answered by the end of ${dueOn}. For another matter say “a person please, about …”.`,
              },
          locale,
        ),
      ]
    },
  })
}

const stateWords = {
  open: { zh: '等人接手', en: 'waiting' },
  taken: { zh: '正在办', en: 'being worked on' },
  answered: { zh: '已答复', en: 'answered' },
  closed: { zh: '已办结', en: 'closed' },
} as const

/** Lists tickets: one's own, and for an officer those to be answered. */
export function createTickets(tickets: Pick<TicketPort, 'of' | 'for'>) {
  return defineTool({
    name: 'tickets',
    title: { zh: '我的工单', en: 'My tickets' },
    description:
      'Lists the tickets of the person who asked for a colleague, with their answers; for an HR officer also the tickets that are to be answered.',
    effect: 'read',
    scopes: [],
    input: z.strictObject({}),
    output: z.object({ own: z.array(Shown), toAnswer: z.array(Shown), asOf: z.string() }),
    examples: [
      { say: '工单列表', input: {} },
      { say: '我的工单', input: {} },
      { say: '我转人工的事有回音了吗', input: {} },
      { say: '人事科答复我了没有', input: {} },
      { say: '我的工单办到哪了', input: {} },
      { say: '有哪些工单等我答复', input: {} },
      { say: 'my tickets', input: {} },
      { say: 'has HR answered my ticket', input: {} },
    ],
    async run(_input, { person, now }) {
      const [own, toAnswer] = await Promise.all([tickets.of(person.id), tickets.for(person)])
      return { own: own.map(shown), toAnswer: toAnswer.map(shown), asOf: now }
    },
    async show({ own, toAnswer }, { locale }) {
      if (own.length + toAnswer.length === 0)
        return [
          sentence(
            {
              zh: '没有工单。要找人事科的同事，说“转人工”。',
              en: 'There are no tickets. To ask for a colleague say “a person please”.',
            },
            locale,
          ),
        ]
      const columns =
        locale === 'zh' ? ['工单', '事由', '状态', '答复期限', '答复'] : ['Ticket', 'About', 'State', 'Due', 'Answer']
      const table = (title: string, items: readonly z.output<typeof Shown>[]) => ({
        kind: 'table' as const,
        title,
        columns,
        rows: items.map((one) => [one.number, one.topic, stateWords[one.state][locale], one.dueOn, one.answer]),
      })
      return [
        ...(toAnswer.length > 0
          ? [
              table(
                locale === 'zh' ? `等您答复：${toAnswer.length} 张` : `To be answered by you: ${toAnswer.length}`,
                toAnswer,
              ),
            ]
          : []),
        ...(own.length > 0
          ? [table(locale === 'zh' ? `我的工单：${own.length} 张` : `My tickets: ${own.length}`, own)]
          : []),
      ]
    },
  })
}
