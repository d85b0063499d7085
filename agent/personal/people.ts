import { doubleSurnames, notNames, pinyinSurnames, surnames } from '../understand/names.ts'
import { isIndividual, readPeople } from '../understand/people.ts'
import { alsoWords, givenCharacters, moreSurnames, syllable } from './name-words.ts'

const doubles = doubleSurnames.map((double) => [...double].join(' ?')).join('|')
const surname = `(?:${doubles}|[${surnames}阎])`
const anySurname = `(?:${doubles}|[${surnames}${moreSurnames}])`
const gap = '[ \\u3000·.]{0,2}'
const titles =
  '副?(?:科长|局长|处长|主任|书记|部长|院长|所长|站长|队长|组长|校长|厅长|县长|镇长|乡长|市长|主席|经理|科员|调研员|工程师|干事|秘书|老师|师傅|同志|先生|女士|小姐|大姐|大哥|阿姨|医生|会计|出纳|司机|教授)'

// A character of a given name: no particle, and nothing that begins the rest of a sentence.
const given =
  '(?![的了吗呢吧啊请是在和与跟同这那我你他她它们个有没不要想能可会应该被把给从到对为于以及等说做办问查看])[一-龥]'
const told =
  '我叫|我是|名叫|叫做|名字(?:是|叫|为)?|姓名(?:是|为)?|署名|户名|联系人(?:是|为)?|收件人(?:是|为)?|申请人(?:是|为|:)|当事人(?:是|为|:)|收款人(?:是|为)?|紧急联系人(?:是|为)?'

// What may stand right before a name that nothing else gives away.
const before =
  '(?<![一-龥])|(?<=[的把给查看和跟与对替帮问是让叫找由被向请除了、]|告诉|通知|联系|患者|本人|员工|职工|同事|干部|转告|提醒|代替)'
// 姓名：张某某, 我叫张某某
const afterWord = new RegExp(
  `(?<=(?:${told})[\\s:,、]{0,2})${anySurname}${gap}${given}(?:${gap}${given})?(?![一-龥]*(?:单位|部门))`,
  'g',
)
// 张某某科长, 李某同志, 何处长
const beforeTitle = new RegExp(
  `(?:${before})(${anySurname}${given}{1,2}(?=${titles}(?![级会]))|${anySurname}${titles}(?![级会期]))`,
  'g',
)
const loose = new RegExp(`(?:${before})(?:${surname}[一-龥]{2}|${surname}[ \\u3000·][一-龥][ \\u3000·][一-龥])`, 'g')
const latinWord = /(?<![A-Za-z@.])[A-Za-z]+(?![A-Za-z@.])/g
const pinyinGiven = new RegExp(`^${syllable}(?:${syllable}){0,2}$`)
const pinyinTwo = new RegExp(`^(?:${syllable}){2}$`)

function isWord(name: string): boolean {
  return notNames.has(name.slice(0, 2))
}

/** Surname and given characters, when the characters are such as names are made of. */
function looseNames(text: string): readonly string[] {
  return [...text.matchAll(loose)].flatMap(([said]) => {
    const bare = said.replace(/[ \u3000·]/g, '')
    const rest = [...bare].slice(doubleSurnames.some((double) => bare.startsWith(double)) ? 2 : 1)
    return !isWord(bare) && !everydayWords.test(bare) && rest.every((char) => givenCharacters.has(char)) ? [said] : []
  })
}

const isCapital = (word: string) => /^[A-Z]/.test(word)

/** Two words beside each other of which one is a surname; in small letters only where they are nothing else. */
function isLatinName(front: string, back: string): boolean {
  const [first, rest] = [front.toLowerCase(), back.toLowerCase()]
  if (!isCapital(front) || !isCapital(back))
    return pinyinSurnames.has(first) && !alsoWords.has(first) && pinyinTwo.test(rest) && rest.length > 3
  if (pinyinSurnames.has(first)) return pinyinGiven.test(rest)
  return pinyinSurnames.has(rest) && pinyinTwo.test(first)
}

function latinNames(text: string): readonly string[] {
  const words = [...text.matchAll(latinWord)]
  return words.flatMap(({ 0: front, index }, at) => {
    const next = words[at + 1]
    if (!next || !/^[ \-·]+$/.test(text.slice(index + front.length, next.index))) return []
    return isLatinName(front, next[0]) ? [text.slice(index, next.index + next[0].length)] : []
  })
}

const shortTitle = /[工科局处会总]$/
const leftOfName = new RegExp(`(?:${before})$`)
const restOfWord = /^(?:[作伤程资业具种会人厂龄匠代]|协|计|室|长|员|罚|分|理|置|议|费|体|合)/

// Surnames that begin more words than names, and words that begin like other names.
const everyday = /^(?:大?[程项范文高方费管关包路安常单严易万许涂章华纪钱尚童国应时成车向于和任由自为])/
const everydayWords =
  /^(?:陈述|武器|林区|黄色|霍乱|巩固|孙子|孙女|肖像|曾[被任经]|董事|[一-龥]?班主任|向国|安部|国主席)/
const titled = new RegExp(`${titles}$`)

function isEveryday(name: string): boolean {
  if (everydayWords.test(name)) return true
  if (!everyday.test(name) || (titled.test(name) && !/^[安国关常]/.test(name))) return false
  const rest = [...name.slice(1)]
  return /^[向于和由自为大]/.test(name) || !rest.every((char) => givenCharacters.has(char))
}

/** True for what only looks like a surname with a short title: 日常工作, 有关工伤, 向职工大会. */
function isPartOfWord(text: string, at: number, name: string): boolean {
  if (isEveryday(name)) return true
  if (!shortTitle.test(name)) return false
  return !leftOfName.test(text.slice(0, at)) || restOfWord.test(text.slice(at + name.length))
}

/** The names of persons a text speaks of, as they stand in it. Too many rather than too few. */
export function findNames(text: string): readonly string[] {
  const found = new Set<string>()
  for (const person of readPeople(text)) {
    // 1项需 and 主任科员 only look like names.
    if (!isIndividual(person) || person.kind === 'id' || /[\d主]/.test(text[person.at - 1] ?? '')) continue
    if (isPartOfWord(text, person.at, person.name)) continue
    found.add(person.name.replace(/'s$/, ''))
  }
  for (const [name] of text.matchAll(afterWord)) if (!isWord(name) && !everydayWords.test(name)) found.add(name)
  for (const { 1: name = '' } of text.matchAll(beforeTitle)) found.add(name)
  for (const name of [...looseNames(text), ...latinNames(text)]) found.add(name)
  return [...found]
}
