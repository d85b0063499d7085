/** What a text says of the last answer. */
export type Rated = { readonly rating: 'good' | 'bad'; readonly stars?: number }

const numbers: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5 }
const starred =
  /(?:打|给|评|只能?给?|算)(?:你|这个|这次|它|个)?(?:回答|答复|答案|服务)?(?:打|评)?\s*(?<n>[1-5一二两三四五])\s*(?:分|星|颗星)(?!钟)|^(?<all>[1-5一二两三四五])\s*(?:分|星|颗星)(?!钟)|(?<five>[1-5一二三四五])星(?:好评|差评|级)|(?<word>满分)|(?<en>[1-5]) (?:stars?|out of (?:5|five))|rate (?:it|this|that) (?:a )?(?<rate>[1-5])\b/i

const bad =
  /没(?:什么|啥|多大|有)?用(?![掉完过光]|的)|没(?:什么|啥)?帮助|没帮(?:到|上)|用处不大|不(?:太|是很|怎么)?(?:满意|好用|有用|准确?|靠谱|清楚|行|对(?!话)|正确)|错(?:了|的|误)|答非所问|差评|文不对题|没(?:说|答|讲)(?:到点|清楚|明白|到)|(?:很|太|真|有点)差|糟糕|垃圾|(?:一)?点踩|踩一?下|👎|胡说|瞎说|没(?:有)?(?:解决|回答)|不清不楚|太(?:长|短|慢|啰嗦|笼统|简单|官腔|绕)|等于没[说答讲]|过期|过时|outdated|驴唇不对|\bnot? (?:help|useful|satisf|good|correct|right|an answer)|unhelpful|useless|wrong|bad (?:answer|reply)|thumbs down|did(?:n't| not) help|disappoint|inaccurate|poor answer/i
const good =
  /有用|有(?:很大|不少)?帮助|帮(?:了)?(?:大|我大)忙|帮到我|好评|满意|点(?:个|一个)?赞|赞一个|👍|(?:回答|答|讲|说|解释)得?(?:很|挺|真|非常|蛮)?(?:好|清楚|明白|准|对|到位|详细|不错|专业|全面)|(?:很|挺|非常|真|蛮)(?:清楚|准确?|到位|详细|好用|实用)|(?<!没|没有)解决了(?:我的)?(?:问题|疑问)|帮我解决了|helpful|useful|top (?:rating|marks)|excellent|good (?:answer|reply)|great answer|thumbs up|solved|that helps|well explained|correct answer/i

/** Reads a rating; null where none is given. */
export function readRating(text: string): Rated | null {
  const stars = starred.exec(text)?.groups
  if (stars) {
    const said = stars.n ?? stars.five ?? stars.all ?? stars.en ?? stars.rate
    const count = stars.word ? 5 : (numbers[said ?? ''] ?? Number(said))
    return { rating: count >= 3 ? 'good' : 'bad', stars: count }
  }
  if (bad.test(text)) return { rating: 'bad' }
  return good.test(text) ? { rating: 'good' } : null
}

const whole =
  /^(?:(?:刚才|刚刚|上面|你|您|这|那|这个|那个|这次|此|对我)(?:的|条)?)*(?:(?:回答|答复|答案|解释|说明|内容|建议|对我|对我来说)(?:的)?)*(?:很|挺|太|真|非常|十分|还|还算|还是|蛮|特别|确实|完全|根本|毫|一点都?|一点儿?也|不太|不怎么)*(?:帮我解决了|有用|没(?:什么|啥|有)?用|有帮助|没(?:什么|啥)?帮助|没帮(?:到|上)(?:我|忙)?|满意|不满意|不有用|好评|差评|(?:点|给)?(?:个)?赞|点踩|👍+|👎+|不对|错了|答非所问|不准确?|不清楚|帮(?:了)?(?:大|我大)忙了?)(?:了|啊|呀|的|吧|哦)*$|^(?:that (?:was|is) |it (?:was|is) |this (?:was|is) |very |really |not )*(?:helpful|useful|useless|unhelpful|good answer|bad answer|thumbs (?:up|down))[.!]*$/i

/** True for a text that is a rating and nothing else, such as 没用 or 很有帮助. */
export function isBareRating(text: string): boolean {
  return whole.test(text.replace(/[\s,。!?~…]+$/g, '').trim())
}

/** Why it is rated so, in the words of the person; undefined where nothing is said of it. */
export function readRatingComment(text: string): string | undefined {
  const handed = /(?:意见|建议|反馈|feedback)[:：,，]\s?(?<what>[^,，;；]{2,200})/i.exec(text)?.groups?.what
  if (handed) return handed.trim()
  const because = /(?:因为|由于|原因是?|理由是?|because|since)[:,\s]*(?<why>.{2,200})$/i.exec(text)?.groups?.why
  if (because) return because.trim()
  const parts = text.split(/[,。!;]\s*/).map((part) => part.trim())
  const rest = parts.filter((part) => part.length >= 4 && !isBareRating(part) && !starred.test(part))
  return parts.length > 1 && rest.length > 0 && rest.length < parts.length ? rest.join('，') : undefined
}
