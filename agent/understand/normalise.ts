import { mendSlips } from './slips.ts'
import { toSimplified } from './traditional.ts'

// Characters that show nothing and are only good for hiding words.
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g

/** One text in one writing: NFKC (full-width to ASCII), simplified, no invisible characters, single spaces. */
export function normalise(text: string): string {
  const plain = toSimplified(text.normalize('NFKC').replace(invisible, '').normalize('NFKC'))
  return plain
    .replace(/(?<=\S)’(?=[a-z])/gi, "'")
    .replace(/\s+/g, ' ')
    .trim()
}

const typos = /(?<=[年病事丧婚产]|陪产|育儿|请|休)[甲价架](?![方级班等值格构])/g
// 医保科的嘞 asks as 医保科的呢 does; 好嘞 is a word of its own.
const particles = /(?<=[一-龥])(?<![好得行对中])(?:嘞|咧|哩|捏)(?=$|[\s,，。?？!！])/g
// 按规定给我报备一下 asks for no rule.
const formality = /(?:按|照|依)(?:照)?(?:规定|规矩|流程|要求|程序)[,，]?(?=(?:给|帮|替)我|报备|备案|上报)/g
// 3 天, 12月 1日 and 第 2 个 are one word each.
const unit = /^(?:[天号日月年点个元岁周块份名人次回级条件项期位]|小时|星期|工作日|以[上下内前后])/
const leadsOn = /(?:[第共约满差是为从到至和与]|[:：])$/
const numeral = /^[\d一二三四五六七八九十]/
const setOff = /[一-龥] \d[\d.:]* [一-龥]/
const besideNumbers = /(?<=[一-龥]) (?=\d)|(?<=\d) (?=[一-龥])/g

/**
 * The text with the spaces that divide clauses made commas: who types without marks writes 丧假三天 从今天起. Single
 * characters side by side are words pulled apart and stay as they are.
 */
export function withClauses(said: string): string {
  // Who sets numbers off, as in 请 3 天, sets off every one and divides clauses by marks.
  const text = setOff.test(said) ? said.replace(besideNumbers, '') : said
  const pieces = text.split(' ')
  if (pieces.length < 2 || pieces.filter((piece) => /^[一-龥]$/.test(piece)).length > 1) return mend(text)
  return mend(
    pieces.reduce((before, piece) => {
      const divides =
        /[一-龥\d]$/.test(before) &&
        /^[一-龥\d]/.test(piece) &&
        /[一-龥]/.test(piece) &&
        /[一-龥]/.test(before.slice(-2) + piece.slice(0, 2)) &&
        !leadsOn.test(before) &&
        !(/[年月]$/.test(before) && numeral.test(piece)) &&
        !(/\d$/.test(before) && unit.test(piece))
      return `${before}${divides ? ',' : ' '}${piece}`
    }),
  )
}

/** 年甲, 病价, 条休: slips of the keyboard for words of this work; 假 stands behind few characters only. */
export function mend(text: string): string {
  return mendSlips(text.replace(typos, '假').replace(particles, '呢').replace(formality, ''))
}

const leading =
  /^(?:(?:嗯+|呃+|额|哎|诶|喂|那个|请问(?:一?下)?|想问(?:一?下|问)?|问一?下|咨询一?下|麻烦(?:你|您)?(?:了)?|劳驾|帮忙|你好|您好|在吗|亲|hi|hello|hey|please|pls|excuse me)[\s,,。!?、:]*)+/i
const trailing =
  /(?:(?<![\s,。!?、~…])[\s,。!?、~…]*(?:啊|呀|呢|吧|嘛|哈|哦|噢|喔|哇|啦|咯|呗|哟|谢谢(?:你|您|了|啦)?|thanks|thank you|pls|please)[\s,。!?、~….]*|(?<![\s,。!?、~….])[\s,。!?、~….]*)$/i

/** The text without polite openings and closing particles, for comparing what is said. */
export function stripFillers(text: string): string {
  let out = text.replace(leading, '')
  for (let i = 0; i < 3; i += 1) out = out.replace(trailing, '')
  return out
}
