import type { Finding } from './finding.ts'

/** Letters of Cyrillic, Greek, Armenian and Cherokee with the Latin ones they look like (UTS #39, confusables, 2025). */
const pairs: readonly (readonly [foreign: string, latin: string])[] = [
  ['АВЕЅІЈКМНОРСТУХѴаеѕіјкмнорстухѵһԁԛԝӏѡґԍ', 'ABESIJKMHOPCTYXVaesijkmhopctyxvhdqwlwrg'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγεηικνορτυχϲϳω', 'ABEZHIKMNOPTYXayenikvoptuxcjw'],
  ['ՍՕՏսոօհցզ', 'UOSunohgq'],
  ['ᎪᏴᏟᎬᏀᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᎩᏃ', 'ABCEGJKLMPRSTVWYZ'],
]
const latinFor = new Map(
  pairs.flatMap(([foreign, latin]) => Array.from(foreign, (from, at) => [from, latin[at] ?? ''])),
)
const foreignLetter = new RegExp(`[${[...latinFor.keys()].join('')}]`, 'gu')
const letterRun =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\d_.@-]{2,64}/gu
const numberRun = /[\d０-９][\d０-９.,．，]{1,40}/g
const unit = /^\d*[μµΩk]+[a-zA-Z]{0,2}$|^\d*[a-zA-Z]?[Ωμµ]$/u

/** The text with letters that look like Latin ones as those. For looking only. */
export function latinLetters(text: string): string {
  return text.replace(foreignLetter, (letter) => latinFor.get(letter) ?? letter)
}

/** True for a word whose letters come from several alphabets, or which spells a name of a tool in another one. */
function isMixed(word: string): boolean {
  const foreign = (word.match(foreignLetter) ?? []).length
  if (foreign === 0 || unit.test(word)) return false
  const letters = (word.match(/\p{L}/gu) ?? []).length
  return /\p{Script=Latin}/u.test(word) || (foreign === letters && /[a-z][._]\p{L}/iu.test(latinLetters(word)))
}

const isMixedNumber = (number: string) => /\d/.test(number) && /[０-９]/.test(number)

/** Words and numbers that look like others than they are: letters of several alphabets, digits of two widths. */
export function findLookAlikes(texts: readonly string[]): readonly Finding[] {
  let words = 0
  let numbers = 0
  for (const text of texts) {
    // Words and then numbers only where there is one such letter or digit: most texts have none.
    if (text.search(foreignLetter) >= 0) words += (text.match(letterRun) ?? []).filter(isMixed).length
    if (/[０-９]/.test(text)) numbers += (text.match(numberRun) ?? []).filter(isMixedNumber).length
  }
  const count = words + numbers
  if (count === 0) return []
  const what = [
    words > 0 ? `${words} 个单词混用了不同文字的形近字母` : '',
    numbers > 0 ? `${numbers} 个数混用了全角和半角数字` : '',
  ]
  const sentence = `有 ${what.filter((each) => each !== '').join('，')}，看着相同而实际不同，请核对；检索时按通行写法处理，显示保留原文。`
  return [{ kind: 'look_alike', sentence, count, severity: 'note' }]
}
