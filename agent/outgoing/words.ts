import { longNumbersOf, numbersWithin } from './digits.ts'
import { withoutMarkup } from './plain.ts'

/** Why words of a model were not let out. */
export type Fault = 'personal' | 'encoded' | 'claim' | 'instructions' | 'too_long'

/** What the words of a turn may rest on. */
export type Grounds = {
  /** What the person said, what tools showed them, what was found and cited, and our own earlier answers to them. */
  readonly texts: readonly string[]
  /** What tools showed in this turn, and the articles: states of affairs may be told from these alone. */
  readonly shown: readonly string[]
  /** True when this turn has a receipt of the HR system. */
  readonly hasReceipt: boolean
  /** Instructions and schemas that no answer repeats. */
  readonly isSecret: (text: string) => boolean
}

/** Words as they may go out, and what was taken out of them. */
export type Checked = { readonly text: string; readonly faults: readonly Fault[] }

/** Longest words of a model in one answer, in characters; tables and articles stand beside them. */
const longest = 3500

const sentences = /[^。！？!?\n；;]*[。！？!?\n；;]?/g
// Letters and digits at length that are no word: base64, hexadecimal, a token.
const code =
  /(?<![\w+/=-])(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[A-Za-z0-9+/=_-]{20,}(?![\w+/=-])|(?<![\w])(?:[0-9a-f]{2}[\s:]?){12,}(?![\w])/i
const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const deed =
  /已经?(?:为您|帮您|替您|给您)?(?:成功)?(?:提交|受理|办理|办好|办妥|报送|发送|发出|充值|转账|修改|更改|删除|导出)(?:成功)?(?:了|完成|完毕)?|(?:提交|办理|充值|修改|删除|导出)成功|(?:has|have|was|were) been (?:successfully )?(?:submitted|sent|changed|deleted|exported)|submitted successfully|i(?:'ve| have) (?:submitted|sent|changed|approved)/gi
const standing =
  /已(?:经|自动|获)?(?:批准|同意|审批通过|通过)|审批通过|您已被批准[^。]{0,20}|(?:has|have|was|is) (?:been )?approved/gi

function isOneOf(number: string, known: ReadonlySet<string>): boolean {
  return known.has(number) || [...known].some((one) => one.length > number.length && one.includes(number))
}

function faultOf(sentence: string, grounds: Grounds, known: ReadonlySet<string>, told: string): Fault | null {
  const [secret] = code.exec(sentence) ?? []
  if (secret !== undefined && !told.includes(secret)) return 'encoded'
  if (longNumbersOf(sentence).some((number) => !isOneOf(number, known))) return 'personal'
  if ((sentence.match(address) ?? []).some((found) => !told.includes(found))) return 'personal'
  return claimFault(sentence, grounds)
}

function claimFault(sentence: string, { shown, hasReceipt }: Grounds): Fault | null {
  const isTold = (words: string) => shown.some((text) => text.includes(words))
  const deeds = hasReceipt ? [] : [...sentence.matchAll(deed)]
  const states = [...sentence.matchAll(standing)]
  return [...deeds, ...states].some(([words]) => !isTold(words)) ? 'claim' : null
}

/**
 * Checks a model's own words before they leave: sentence by sentence, whatever the model is. A number of four digits
 * and more, an address, a deed or an approval is let out only where it stands in what the person said or was allowed
 * to see; nothing encoded, none of the instructions, no HTML and no link to elsewhere at all (security T-26, T-27).
 */
export function checkWords(said: string, grounds: Grounds): Checked {
  const plain = withoutMarkup(said)
  const known = new Set(grounds.texts.flatMap((text) => [...numbersWithin(text)]))
  const told = grounds.texts.join('\n')
  if (grounds.isSecret(plain)) return { text: '', faults: ['instructions'] }
  const faults = new Set<Fault>()
  const kept = (plain.match(sentences) ?? []).filter((sentence) => {
    const fault = faultOf(sentence, grounds, known, told)
    if (fault) faults.add(fault)
    return fault === null
  })
  const text = kept.join('').trim()
  if (text.length <= longest) return { text, faults: [...faults] }
  return { text: `${text.slice(0, longest)}……`, faults: [...faults, 'too_long'] }
}
