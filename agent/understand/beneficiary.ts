import type { PersonMention } from './people.ts'

const doing = /^(?:同志|同事)?的?.{0,12}(?:请|休|歇|申请|报|录|填|登|提)/
const leader = /科长|局长|处长|主任|书记|部长|院长|所长|站长|队长|组长|领导|头儿|老板|上司/
const behalf = /(?:替|帮|代|为)(?:一下|忙)?(?:我们?|咱们?)?(?:科室?|科里|单位|处|部门)?的?(?:同事)?\s?$/
const given = /给(?:我们?|咱们?)?(?:科室?|科里|单位|处|部门)?的?(?:同事)?\s?$/
const english = /\b(?:for|on behalf of)\s(?:my colleague\s)?$/i

/**
 * Whom something is asked for in somebody else's name: 替刘虚拟请病假, 帮他请一天, leave for Zhang Shili; undefined when
 * it is for the speaker. 给科长请假 asks the head for leave and is for oneself.
 */
export function readBeneficiary(text: string, people: readonly PersonMention[]): PersonMention | undefined {
  // File his leave on his behalf: whoever is named, it is for them.
  if (/\bon (?:his|her|their) behalf\b/i.test(text))
    return people.find(({ kind }) => kind === 'name' || kind === 'nick')
  return people.find((person) => {
    if (person.kind === 'group' || person.kind === 'id') return false
    const [before, after] = [text.slice(0, person.at), text.slice(person.at + person.length)]
    if (english.test(before)) return person.kind !== 'role'
    if (!doing.test(after) && !/^(?:同志|同事)?的?.{0,10}假/.test(after)) return false
    if (behalf.test(before)) return true
    return given.test(before) && !leader.test(person.name) && person.kind !== 'role'
  })
}
