import { readRating, readRatingComment } from '../../understand/ratings.ts'
import { readReminder, readReminderChoice } from '../../understand/reminder-words.ts'
import type { Filler } from './schema.ts'

type Fillers = Readonly<Record<string, Filler>>

/** Arguments that are words in one tool and an enumeration in another, where the words of its values decide. */
export const wordsOrOptions: ReadonlySet<string> = new Set(['topic'])

const bare = /^(?:一下|吧|客服|服务|谢谢|您好|你好|please|now|here)$/i

/** What a person wants a colleague for. */
function topicOf(text: string): string | undefined {
  const found =
    /(?:转(?:接)?(?:给)?人工|人工(?:客服|服务)?|真人|人事科?(?:的)?(?:人|同志|同事|老师)|person|human|someone in hr|somebody)[\s,:。]*(?:吧)?(?:来|帮我|给我|替我)?(?:问问|问一下|问|咨询一下|咨询|谈谈|谈|聊聊|说说|说|处理一下|处理|看看|解决|about|on|regarding)?[\s,:]*(?:一下)?(?:关于)?(?<topic>.{2,100})$/i.exec(
      text,
    )?.groups?.topic
  const about = /(?:关于|有关|about|regarding) ?(?<topic>.{2,60}?)(?:的事|的问题)?[,。]/i.exec(text)?.groups?.topic
  const topic = (about ?? found)
    ?.replace(/^[\s,。:]+|[\s,。.!?]+$/g, '')
    .replace(/(?:吧|啊|谢谢|可以吗|行吗|好吗)$/, '')
  const isTalk =
    !topic ||
    bare.test(topic) ||
    /^(?:谈|聊|说|来|联系我|回答|跟我|和我|帮我|给我|答复|回复|解答|解决|处理|服务|please)/.test(topic)
  return isTalk || topic.length < 2 ? undefined : topic
}

/** The fillers with those of the agent's own services added. */
export function withService(general: Fillers): Fillers {
  const of = (name: string): Filler => general[name] ?? (() => undefined)
  return {
    ...general,
    at: ({ text, dates }) => readReminder(text, dates.spans).at,
    text: ({ text, dates }, _field, names) => (names.has('at') ? readReminder(text, dates.spans).text : undefined),
    reminder: ({ text }) => readReminderChoice(text),
    topic: ({ text }, _field, names) => (names.has('summary') ? topicOf(text) : undefined),
    rating: ({ text }) => {
      const rated = readRating(text)
      return rated?.stars ?? rated?.rating
    },
    comment: (reading, field, names) =>
      names.has('rating') ? readRatingComment(reading.text) : of('comment')(reading, field, names),
    conversation: ({ text }) => {
      if (/全部|所有|一切|每(?:个|次)|历史|从前|以前|\ball\b|every|entire/i.test(text)) return 'all'
      return /这(?:个|次|段)|本次|当前|this/i.test(text) ? 'this' : undefined
    },
  }
}
