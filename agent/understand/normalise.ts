import { toSimplified } from './traditional.ts'

// Characters that show nothing and are only good for hiding words.
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g

/** One text in one writing: NFKC (full-width to ASCII), simplified, no invisible characters, single spaces. */
export function normalise(text: string): string {
  return toSimplified(text.normalize('NFKC').replace(invisible, '').normalize('NFKC')).replace(/\s+/g, ' ').trim()
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
