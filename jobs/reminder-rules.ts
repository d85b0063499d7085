import type { z } from '#sdk'
import { reminderTopics } from '../agent/tools/reminders.ts'
import type { DueItem, JobName } from '../tools/hr-api/schemas/index.ts'

type Item = z.output<typeof DueItem>
type Words = { readonly zh: string; readonly en: string }
type Topic = Exclude<JobName, 'contributions'>

/** When a job tells: so many days before the day, or after it, and how far it looks. */
type Rule = {
  readonly topic: Topic
  readonly path: string
  readonly scope: string
  /** Days before the day of the matter; negative = days after it. */
  readonly stages: readonly number[]
  sentence(item: Item): Words
}

const isOwn = ({ recipientId, aboutId }: Item): boolean => recipientId === aboutId

/** What is told by the clock, from ids, days and codes only. */
export const reminderRules: readonly Rule[] = [
  {
    topic: 'retirement',
    path: '/due/retirements',
    scope: 'retirement:read:all',
    stages: [365, 183, 92],
    sentence: ({ on }) => ({
      zh: `您的法定退休日期是 ${on}。可以对我说“我要申请退休”或“我什么时候退休”，查看弹性退休的选择期限和材料。`,
      en: `Your statutory date of retirement is ${on}. Ask me about the choices and papers, or say that you want to apply.`,
    }),
  },
  {
    topic: 'probation',
    path: '/due/probations',
    scope: 'lifecycle:read:all',
    stages: [30, 7],
    sentence: (item) =>
      isOwn(item)
        ? {
            zh: `您的试用期到 ${item.on} 满，请准备试用期总结。`,
            en: `Your probation ends on ${item.on}; please prepare the summary.`,
          }
        : {
            zh: `人员 ${item.aboutId} 的试用期到 ${item.on} 满，请安排转正考核。`,
            en: `The probation of ${item.aboutId} ends on ${item.on}; please arrange the review.`,
          },
  },
  {
    topic: 'leave',
    path: '/due/leave',
    scope: 'leave:read:all',
    stages: [45, 14],
    sentence: ({ on }) => ({
      zh: `您有假期将在 ${on} 到期失效。可以问我“我的假期余额”，或者直接请假。`,
      en: `Some of your leave lapses on ${on}. Ask me for your balances, or take it.`,
    }),
  },
  {
    topic: 'contract',
    path: '/due/contracts',
    scope: 'contract:read:all',
    stages: [60, 30],
    sentence: (item) =>
      isOwn(item)
        ? { zh: `您的合同到 ${item.on} 期满，人事科会与您商量续签。`, en: `Your contract ends on ${item.on}.` }
        : {
            zh: `人员 ${item.aboutId} 的合同到 ${item.on} 期满，请办理续签或终止。`,
            en: `The contract of ${item.aboutId} ends on ${item.on}; please renew or end it.`,
          },
  },
  {
    topic: 'training',
    path: '/due/training',
    scope: 'training:read:all',
    stages: [92, 30],
    sentence: ({ on }) => ({
      zh: `今年的培训要求还没有达到，截止 ${on}。可以对我说“给我推荐培训课程”。`,
      en: `You have not met the training requirements of this year, due on ${on}. Ask me which courses to take.`,
    }),
  },
  {
    topic: 'approval',
    path: '/due/approvals',
    scope: 'approval:read:all',
    stages: [-3, -7],
    sentence: ({ ref, on }) => ({
      zh: `审批 ${ref} 自 ${on} 起等您处理。可以对我说“待我审批”。`,
      en: `Approval ${ref} has waited for you since ${on}. Ask me what waits for your approval.`,
    }),
  },
]

/** The same sentence with why it came and how to stop it. */
export function withWay(sentence: Words, topic: Topic): Words {
  const name = reminderTopics[topic]
  return {
    zh: `${sentence.zh}（收到原因：系统按日期发送的${name.zh}提醒；不想再收到，对我说“不要再发${name.zh}提醒”。）`,
    en: `${sentence.en} (Why: reminders of ${name.en} go out by date. To stop them, say “no more ${name.en} reminders”.)`,
  }
}
