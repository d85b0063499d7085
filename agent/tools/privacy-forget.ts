import { defineTool, type Text, z } from '#sdk'
import { type Occasion, occasionOf } from '../occasion.ts'
import type { ServicePorts } from '../service-ports.ts'
import { sentence } from './service-words.ts'

const Which = z.enum(['this', 'all'])

/** What stays, and why: named before anybody agrees. */
const kept: readonly Text[] = [
  {
    zh: '依法保留、不会删除：审计记录（只有编号和动作，没有对话内容）；您确认提交过的事项及其回执；人事系统里的请假、审批等记录；已转人工的工单。',
    en: 'Kept by law: the audit trail (numbers and actions, no words); what you have confirmed, with its receipts; the records of the HR system; tickets handed to a colleague.',
  },
  {
    zh: '还没到时间的提醒继续有效，不需要的请另说“取消提醒”。删除后无法恢复。',
    en: 'Reminders that still wait stay; cancel them if you do not need them. What is erased cannot be brought back.',
  },
]

function reachOf(which: z.output<typeof Which>, { conversation }: Occasion) {
  return which === 'all' ? ('all' as const) : { conversation }
}

const names: Readonly<Record<z.output<typeof Which>, Text>> = {
  this: { zh: '这个对话', en: 'this conversation' },
  all: { zh: '您的全部对话', en: 'all your conversations' },
}

/** Erases one's own conversations; what the law keeps is named first. */
export function createForget({ held }: Pick<ServicePorts, 'held'>) {
  return defineTool({
    name: 'forget',
    title: { zh: '删除对话', en: 'Erase conversations' },
    description:
      "Erases the person's own conversation with this assistant, or all of theirs: messages, answers, what is remembered, files made in it. Not for records of the HR system.",
    effect: 'submit',
    scopes: [],
    input: z.strictObject({
      conversation: Which.default('this').describe('this 这个对话, all 全部对话'),
    }),
    output: z.object({ receipt: z.string(), conversation: Which }),
    examples: [
      { say: '删除我的聊天记录', input: {} },
      { say: '把这个对话清空', input: { conversation: 'this' } },
      { say: '忘掉我刚才说的话', input: {} },
      { say: '清除我和你的全部对话', input: { conversation: 'all' } },
      { say: '把我所有的聊天记录都删了', input: { conversation: 'all' } },
      { say: '我要行使删除权，删掉我的对话数据', input: {} },
      { say: '别留着我们的聊天内容，删掉', input: {} },
      { say: 'delete this conversation', input: { conversation: 'this' } },
      { say: 'erase all my chats with you', input: { conversation: 'all' } },
    ],
    async prepare({ conversation }, context) {
      const reach = reachOf(conversation, occasionOf(context))
      const { conversations, messages, files } = await held(context.person.id, reach)
      const name = names[conversation]
      return {
        input: { conversation },
        sentence: {
          zh: `删除${name.zh}里的消息、记忆和生成的文件，删除后无法恢复。`,
          en: `Erase the messages, memory and files of ${name.en}. This cannot be undone.`,
        },
        changes: [
          { label: { zh: '对话', en: 'Conversations' }, before: null, after: String(conversations) },
          { label: { zh: '消息和回答', en: 'Messages and answers' }, before: String(messages), after: '0' },
          { label: { zh: '生成的文件', en: 'Files' }, before: String(files), after: '0' },
        ],
        notes: kept,
      }
    },
    async run({ conversation }, context) {
      const occasion = occasionOf(context)
      if (!occasion.sending) throw new Error('Erasing runs as a confirmed submission only.')
      occasion.sending.write({ kind: 'erase', personId: context.person.id, reach: reachOf(conversation, occasion) })
      return { receipt: occasion.sending.receipt, conversation }
    },
    async show({ conversation }, { locale }) {
      const name = names[conversation]
      return [
        sentence(
          {
            zh: `${name.zh}已经删除，我不再记得里面的内容。`,
            en: `I have erased ${name.en} and remember nothing of it.`,
          },
          locale,
        ),
      ]
    },
  })
}
