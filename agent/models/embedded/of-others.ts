import { isIndividual } from '../../understand/people.ts'
import type { Reading } from './reading.ts'

// Tools that show the speaker's own record, and which one shows the same of somebody else.
const contacts =
  /电话|手机|分机|座机|邮箱|联系|号码|办公室|哪个(?:科|部门|处|单位)|在哪|phone|e-?mail|extension|office/i
// 我们科长的任职经历 is nobody's own.
const ofHead = /(?:科长|局长|处长|主任|书记|院长|所长|站长|领导|同事)的/
const others: Readonly<Record<string, (reading: Reading) => string>> = {
  profile_me: ({ text }) => (contacts.test(text) ? 'directory_find' : 'people_card'),
  leave_balance: () => 'leave_team',
  contract_mine: () => 'people_card',
  assessment_mine: () => 'assessment_evidence',
  training_records: () => 'people_card',
  retirement_forecast: () => 'retirement_due',
}
const ofOneself = /我(?:自己|本人)?的(?!下属|手下|同事|科|人)|我(?:自己|本人)|本人|\bmy\b|\bmine\b/i

// 任科员 of 主任科员 is a rank and nobody.
const rank = /科员|调研员|巡视员/

/** Somebody by name, or a superior, whose record is none of the speaker's. */
function isOfSomebody({ people, text }: Reading): boolean {
  return people.some((person) => isIndividual(person) && !rank.test(person.name)) && !ofOneself.test(text)
}

// Whom a question for the day of retirement is about, beside the speaker and their family.
const superior =
  /(?:我们|咱们?|那个?|这个?|隔壁|分管|某个?)?(?:科长|局长|处长|主任|书记|院长|所长|站长|领导|头儿|老板|同事|下属)/

/**
 * The tool that shows of somebody else what a tool shows of the speaker; the tool itself where nobody else is named.
 * Whether the person may use it is another question.
 */
export function toolForOthers(tool: string, reading: Reading, hasBirth: boolean): string {
  if (tool === 'calc_retirement') {
    const isOfOther = reading.people.some((person) => isIndividual(person) || superior.test(person.name))
    const isOfPerson = isOfOther && !ofOneself.test(reading.text) && !/一般|规定|政策|多大|几岁|年龄/.test(reading.text)
    return isOfPerson && !hasBirth ? 'retirement_due' : tool
  }
  if (tool === 'people_timeline' && ofHead.test(reading.text) && !reading.people.some(isIndividual))
    return 'people_card'
  return isOfSomebody(reading) ? (others[tool]?.(reading) ?? tool) : tool
}
