import { isToolError, type Locale, type Person, type Text, ToolError } from '#sdk'
import { decideSecond } from '../gate.ts'
import type { ToolCall } from '../model.ts'
import { hrAway } from '../people.ts'
import type { Confirmation, Confirmations, Directory, Shared } from '../ports.ts'
import type { Saying } from '../replies.ts'
import type { TurnScope } from '../state.ts'
import type { Offered } from '../toolbox.ts'
import type { ActParts } from './act.ts'
import { notOpen } from './decision-words.ts'

/** What asking a second person needs. */
export type SecondParts = Pick<ActParts, 'stage' | 'audit'> & {
  readonly confirmations: Confirmations
  readonly directory: Pick<Directory, 'holders'>
  readonly shared: Pick<Shared, 'newCode'>
}

/** So many people at most are asked; the first who answers decides. */
const mostSeconds = 5

/** What is said of a second consent. */
export const secondWords = {
  needed: {
    zh: '这件事需要两个人：您确认后，还要由另一位有权限的人在24小时内复核，复核通过才提交。',
    en: 'This takes two people: after you confirm, another person with the right has 24 hours to agree. Only then is it submitted.',
  },
  nobody: {
    zh: '没有提交：人事系统里找不到可以复核这件事的人，请联系人事科。',
    en: 'Not submitted: the HR system names nobody who could agree as the second person. Please ask the HR office.',
  },
  away: {
    zh: '人事系统暂时没有响应，找不到复核人，还没有提交。请稍后再确认一次。',
    en: 'The HR system does not answer, so no second person could be found and nothing was submitted. Please confirm again later.',
  },
  refused: {
    zh: '您没有同意，这件事不会提交，已告知申请人。',
    en: 'You did not agree. Nothing will be submitted, and the person who asked has been told.',
  },
  closed: {
    zh: '这件事已经有了结果，不需要您再确认。',
    en: 'This has been decided already; nothing is needed from you.',
  },
} as const satisfies Record<string, Text>

/**
 * Passes a second consent through the gate; a denial is audited and thrown.
 * @throws ToolError `forbidden`, or `unavailable` for somebody whom the HR system could not yet name
 */
export async function admitSecond(
  { stage, audit }: Pick<ActParts, 'stage' | 'audit'>,
  offered: Offered | undefined,
  person: Person,
  call: ToolCall,
): Promise<Offered> {
  const verdict = decideSecond(person, offered, stage)
  if (verdict.allow && offered) return offered
  const reason = verdict.allow ? 'unknown_tool' : verdict.reason
  await audit.record({ actor: person.id, action: 'second.denied', subject: call.tool, detail: { reason } })
  if (reason === 'unidentified') throw hrAway()
  throw new ToolError('forbidden', {
    zh: '您没有复核这件事的权限。',
    en: 'You do not have the right to agree to this.',
  })
}

/** Takes the first consent and gives those who may be the second person their codes. */
export async function askSecond(
  parts: SecondParts,
  { tool }: Offered,
  { id }: Confirmation,
  scope: TurnScope,
  locale: Locale,
): Promise<Saying> {
  if (tool.effect !== 'submit+') throw new Error('Only what needs two people is asked of a second one.')
  const { person, turn } = scope
  const holders = await parts.directory.holders(person.id, tool.secondBy).catch((error: unknown) => {
    if (isToolError(error) && error.code === 'unavailable') return null
    throw error
  })
  if (!holders) return { outcome: 'decline', text: secondWords.away[locale] }
  const asked = holders.filter(({ id: holder }) => holder !== person.id).slice(0, mostSeconds)
  if (asked.length === 0) return { outcome: 'decline', text: secondWords.nobody[locale] }
  const decided = await parts.confirmations.first(turn, {
    personId: person.id,
    id,
    locale,
    seconds: asked.map((holder) => ({ personId: holder.id, code: parts.shared.newCode() })),
    tell: ({ code }, { preview }) => askedOf(person.name, preview.sentence, code),
  })
  const confirmation = decided?.confirmation
  if (confirmation?.state !== 'awaiting_second') return { outcome: 'clarify', text: notOpen(confirmation, locale) }
  const names = asked.map(({ name }) => name)
  return {
    outcome: 'call',
    text: sentTo(names, locale),
    ...(decided?.repeated ? { repeated: true } : {}),
  }
}

function askedOf(name: string, sentence: Text, code: string): Text {
  return {
    zh: `${name}请您复核：${sentence.zh}同意请回复“确认 ${code}”，不同意请回复“取消 ${code}”，24小时内有效。`,
    en: `${name} asks for your agreement: ${sentence.en} Reply “confirm ${code}” to agree or “cancel ${code}” not to, within 24 hours.`,
  }
}

function sentTo(names: readonly string[], locale: Locale): string {
  return locale === 'zh'
    ? `已记下您的确认，还没有提交。已请${names.join('、')}复核，其中一位在24小时内同意后提交，结果会告诉您。`
    : `Your consent is recorded; nothing is submitted yet. ${names.join(', ')} were asked, and it is submitted once one of them agrees within 24 hours. You will be told.`
}

/** A second person's no; null when the confirmation is the person's own. */
export async function refuseAsSecond(
  { confirmations }: SecondParts,
  { turn, person }: TurnScope,
  id: string,
  locale: Locale,
): Promise<Saying | null> {
  const mine = await confirmations.byId(person.id, id)
  if (!mine || mine.personId === person.id) return null
  const after = await confirmations.refuseSecond(turn, person.id, id, {
    zh: `复核人${person.name}没有同意：${mine.preview.sentence.zh}这件事没有提交。`,
    en: `${person.name} did not agree: ${mine.preview.sentence.en} Nothing was submitted.`,
  })
  const isRefused = mine.state === 'awaiting_second' && after?.state === 'cancelled'
  return { outcome: 'smalltalk', text: (isRefused ? secondWords.refused : secondWords.closed)[locale] }
}
