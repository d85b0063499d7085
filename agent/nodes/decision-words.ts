import type { Locale, Text } from '#sdk'
import type { Confirmation } from '../ports.ts'

/** What a person hears of a decision that sends nothing. */
export const decisionWords = {
  none: {
    zh: '没有找到这份待确认的内容。请把要办的事重新说一次。',
    en: 'There is nothing of yours to confirm here. Please say again what you need.',
  },
  cancelled: { zh: '已取消，没有提交任何内容。', en: 'Cancelled. Nothing was submitted.' },
  cancelTooLate: {
    zh: '这份内容已经确认过，不能在这里取消。要撤回请直接说“撤回”加上事项。',
    en: 'This was confirmed already and can no longer be cancelled here. To take it back, ask for that.',
  },
  expired: {
    zh: '确认时间已过，没有提交。请把要办的事重新说一次。',
    en: 'The time to confirm is over and nothing was submitted. Please say again what you need.',
  },
  superseded: {
    zh: '这份内容已被后来的一份取代，没有提交。请确认最新的那份。',
    en: 'A later one has taken its place; this was not submitted. Please confirm the latest.',
  },
  forbidden: {
    zh: '您现在没有办理这件事的权限，没有提交。',
    en: 'You no longer have the right to do this; nothing was submitted.',
  },
  away: {
    zh: '人事系统暂时没有响应，还没有提交。请稍后再确认一次。',
    en: 'The HR system does not answer at the moment and nothing was submitted yet. Please confirm again later.',
  },
  waiting: {
    zh: '处理中：已收到您的确认，人事系统还没有答复。有结果我会马上告诉您，请不要重复提交。',
    en: 'In progress: your consent is recorded and the HR system has not answered yet. You will be told; please do not submit again.',
  },
  auditDown: {
    zh: '审计记录现在写不进去，所以没有提交，任何内容都没有发出。请稍后再确认一次；如果一直这样，请联系管理员。',
    en: 'The audit trail cannot be written at the moment, so nothing was submitted and nothing was sent. Please confirm again later, or tell the administrator.',
  },
  awaitingSecond: {
    zh: '还没有提交：正在等待复核人确认。不想办了请回复“取消”加原来的六位数字。',
    en: 'Not submitted yet: a second person still has to agree. To drop it, reply “cancel” with the same six digits.',
  },
} as const satisfies Record<string, Text>

/** Why a confirmation can no longer be, or is not yet, sent. */
export function notOpen(confirmation: Confirmation | undefined, locale: Locale): string {
  if (confirmation?.state === 'expired') return decisionWords.expired[locale]
  if (confirmation?.state === 'cancelled') return decisionWords.cancelled[locale]
  if (confirmation?.state === 'superseded') return decisionWords.superseded[locale]
  if (confirmation?.state === 'awaiting_second') return decisionWords.awaitingSecond[locale]
  return decisionWords.none[locale]
}
