import { definePlugin, defineTool, type Text, z } from '#sdk'
import { serviceWordings } from './wordings.ts'

/** Id of the plugin, and of its documents in which switched-off topics are kept. */
export const reminderPlugin = 'reminder'

/** Topics of reminders that go out by the clock. */
export const reminderTopics = {
  retirement: { zh: '退休', en: 'retirement' },
  probation: { zh: '试用期', en: 'probation' },
  leave: { zh: '假期到期', en: 'leave' },
  contract: { zh: '合同', en: 'contract' },
  training: { zh: '培训', en: 'training' },
  approval: { zh: '待审批', en: 'approval' },
} as const satisfies Readonly<Record<string, Text>>

const Topic = z.enum(['retirement', 'probation', 'leave', 'contract', 'training', 'approval'])

/** The document that says that a person wants no reminders of a topic. */
export function optOutKey(personId: string, topic: string): string {
  return `off/${personId}/${topic}`
}

const switchTopic = defineTool({
  name: 'switch',
  title: { zh: '提醒开关', en: 'Reminders on or off' },
  description: 'Switch the reminders of one topic off or on again for the person who asks. Takes effect at once.',
  effect: 'note',
  scopes: [],
  input: z.strictObject({
    topic: Topic.describe(
      'retirement 退休, probation 试用/转正, leave 假期/年假, contract 合同, training 培训/学时, approval 审批/待办',
    ),
    on: z.boolean().describe('false = no more of them'),
  }),
  output: z.object({ topic: Topic, on: z.boolean() }),
  examples: [
    { say: '不要再发退休提醒', input: { topic: 'retirement', on: false } },
    { say: '关掉培训提醒', input: { topic: 'training', on: false } },
    { say: '别再提醒我合同的事', input: { topic: 'contract', on: false } },
    { say: '不想再收到假期到期提醒', input: { topic: 'leave', on: false } },
    { say: '取消待审批提醒', input: { topic: 'approval', on: false } },
    { say: '重新打开培训提醒', input: { topic: 'training', on: true } },
    { say: '恢复退休提醒', input: { topic: 'retirement', on: true } },
    { say: 'no more training reminders', input: { topic: 'training', on: false } },
  ],
  async run({ topic, on }, { person, documents }) {
    if (on) await documents.delete(optOutKey(person.id, topic))
    else await documents.put(optOutKey(person.id, topic), { off: true })
    return { topic, on }
  },
  async show({ topic, on }, { locale }) {
    const name = reminderTopics[topic]
    const told: Text = on
      ? { zh: `${name.zh}提醒已打开。`, en: `Reminders of ${name.en} are on.` }
      : {
          zh: `已关闭${name.zh}提醒，不会再发给您；想恢复时说“恢复${name.zh}提醒”。`,
          en: `Reminders of ${name.en} are off. Say “resume ${name.en} reminders” to have them again.`,
        }
    return [{ kind: 'text', text: told[locale] }]
  },
})

/** The agent's own plugin by which people switch reminders off and on. */
export const reminders = definePlugin({
  id: reminderPlugin,
  title: { zh: '提醒', en: 'Reminders' },
  owner: 'renshi',
  service: 'none',
  tools: [switchTopic],
  wordings: serviceWordings.reminder,
})
