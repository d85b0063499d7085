/** A kind of what is kept: for how many days, and how short that may be made. */
type RetentionClass = {
  readonly id: string
  readonly zh: string
  readonly en: string
  /** Days it is kept unless the settings say otherwise. */
  readonly days: number
  /** Fewest days the settings may say. */
  readonly floor: number
  /** Where the floor comes from; empty = none in law. */
  readonly law: string
}

const records = '网络数据安全管理条例 第十二条（处理情况记录至少三年）'

/** Every kind of what is kept, with its legal floor; the audit trail is kept without end and is not among them. */
export const retentionClasses = [
  { id: 'conversations', zh: '对话、评价', en: 'conversations and ratings', days: 365, floor: 1, law: '' },
  {
    id: 'inbox',
    zh: '已收消息的编号',
    en: 'ids of received messages',
    days: 365,
    floor: 183,
    law: '网络安全法（网络日志不少于六个月）',
  },
  { id: 'confirmations', zh: '确认记录', en: 'consents that were sent', days: 1096, floor: 1096, law: records },
  { id: 'outbox', zh: '提交与回执', en: 'submissions and receipts', days: 1096, floor: 1096, law: records },
  { id: 'tickets', zh: '已办结的工单', en: 'closed tickets', days: 1096, floor: 1096, law: records },
  { id: 'notices', zh: '通知', en: 'notices', days: 365, floor: 1, law: '' },
  { id: 'reminders', zh: '已过的个人提醒', en: 'own reminders that are over', days: 90, floor: 1, law: '' },
] as const satisfies readonly RetentionClass[]

/** Days by class, where the settings differ from the defaults. */
export type RetentionDays = Readonly<Record<string, number>>

/**
 * Reads `class=days,class=days`.
 * @returns the days, or a sentence on the first thing that is wrong, such as a value below its legal floor
 */
export function readRetention(text: string): RetentionDays | string {
  const days: Record<string, number> = {}
  for (const part of text.split(',').map((one) => one.trim())) {
    if (part === '') continue
    const [id = '', value = ''] = part.split('=').map((one) => one.trim())
    const known = retentionClasses.find((one) => one.id === id)
    if (!known) return `knows no class '${id}'; there are: ${retentionClasses.map((one) => one.id).join(', ')}`
    if (!/^\d{1,5}$/.test(value)) return `gives '${id}' no number of days`
    if (Number(value) < known.floor)
      return `keeps '${id}' for ${value} days; at least ${known.floor} are needed${known.law ? ` (${known.law})` : ''}`
    days[id] = Number(value)
  }
  return days
}
