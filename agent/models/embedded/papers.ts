import { notNames, surnames } from '../../understand/names.ts'
import { isIndividual, readPeople } from '../../understand/people.ts'

/** A document that is named after pay shows nobody's, unless somebody else is named beside it. */
export function withoutPapers(text: string, self: string): string {
  const plain = text.replaceAll('工资转移单', '转移单').replace(forFamily, '')
  return readPeople(plain, self).length > 0
    ? plain
    : plain
        .replace(/(?:工资)?收入证明|工资证明/g, '证明')
        .replace(/certificate of income|(?:income|salary) certificate|proof of (?:income|salary)/gi, 'certificate')
}

// 再开张证明,孩子上学要: whom a paper is of use to is no one whose data is asked for.
const forFamily =
  /[,，](?:给)?(?:我)?(?:孩子|小孩|儿子|女儿|娃|爱人|老婆|老公|爸妈?|妈妈?|父母)[^,，。]{1,10}(?:要|用|需要|要用)(?:的)?(?=$|[,，。])/g

const papers = /(?:在职|收入|工作|工资|退休|任职)(?:的)?证明|certificate of (?:employment|income|retirement)/i

const owned = new RegExp(`(?<who>[${surnames}][一-龥]{1,2})的(?:在职|收入|工作|工资|退休|任职)(?:的)?证明`)

const forSomebody = new RegExp(
  `(?:给|替|帮|为|代)(?:同事|[一-龥]{1,6}(?:科|处|室|中心|部|局|股|队|所|站)的?)?(?<who>[${surnames}][一-龥]{1,2})(?=[开办出打弄要做]|申请|补|再|也|同志)[^,。]{0,12}证明`,
)

// 给我女朋友开一份: opened for them, and not for a purpose of theirs.
function isWholeReceiver(text: string, at: number, length: number): boolean {
  return /给我们?的?$/.test(text.slice(0, at)) && /^(?:也|再)?[开办出打弄]/.test(text.slice(at + length))
}

/** A certificate is issued to the person it is about and to nobody else. */
export function asksPaperOfSomebody(text: string, self: string): boolean {
  if (!papers.test(text)) return false
  const receiver = forSomebody.exec(text)?.groups?.who
  if (receiver && !notNames.has(receiver.slice(0, 2)) && !self.startsWith(receiver.slice(0, 2))) return true
  const owner = owned.exec(text)?.groups?.who
  if (owner && owner !== self && !/我|自己|本人|你|您|单位/.test(owner)) return true
  return readPeople(text, self).some(
    (person) =>
      (isIndividual(person) || person.kind === 'kin' || person.kind === 'pronoun') &&
      (/^(?:同志)?的[^,。我]{0,8}证明/.test(text.slice(person.at + person.length)) ||
        /(?:给|替|帮|为|代|for)\s?$/i.test(text.slice(0, person.at)) ||
        isWholeReceiver(text, person.at, person.length)),
  )
}
