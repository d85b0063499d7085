import { stripFillers } from './normalise.ts'

/** Kinds of talk that want no tool. */
export type Smalltalk =
  | 'chat'
  | 'greeting'
  | 'thanks'
  | 'identity'
  | 'praise'
  | 'farewell'
  | 'acknowledge'
  | 'complaint'

const kinds: readonly { readonly kind: Smalltalk; readonly pattern: RegExp }[] = [
  {
    kind: 'identity',
    pattern:
      /^(?:你|您)(?:是|叫)(?:谁|什么|啥|干什么的|干嘛的|机器人|真人|人工|ai)|^你(?:能|会|可以)(?:帮我)?(?:做|干|办)?(?:些|点)?(?:什么|啥|哪些)|^(?:能|会)(?:干|做)(?:啥|什么)|有(?:什么|哪些|啥)功能|怎么(?:用|使用)(?:你|这个)|介绍一?下(?:你自己|自己)|^(?:who|what) are you|what can you do|what do you do|how can you help|^help$|are you (?:a )?(?:human|bot|robot|ai|real)/i,
  },
  {
    kind: 'thanks',
    pattern:
      /^(?:好的?|嗯|行|ok|知道了|明白了?|收到)?,?\s?(?:太|非常|十分|多)?(?:谢谢|感谢|谢啦|谢了|多谢|辛苦|3q|thx|thanks|thank you|cheers|much appreciated)(?:你|您|了|啦|so much|very much|a lot)?/i,
  },
  {
    kind: 'praise',
    pattern:
      /(?:帮(?:了|我)?(?:个|大|我大|了个?)(?:大)?忙|太感谢|救了(?:我)?命|解决了?我的?(?:大)?(?:问题|难题))|^你(?:真|好|太|可真|比.{1,8}|越来越|很|挺)?.{0,6}(?:聪明|厉害|棒|能干|靠谱|可爱|专业|贴心|好用|牛|赞|不错|强)|^(?:真|太|好)(?:棒|厉害|好用|方便|贴心|牛|赞)|good (?:job|bot)|well done|you(?:'re| are) (?:great|awesome|smart|amazing|the best)|nice work/i,
  },
  {
    kind: 'complaint',
    pattern:
      /^(?:你)?(?:真|太|好)?(?:笨|蠢|傻|没用|烦)|^(?:好|真)?(?:累|烦|困|无聊|郁闷|难受|想下班|不想上班)(?:啊|呀|了|死了|得很)?$|^(?:我)?(?:今天|忙了?|累了?|这周|终于|一天|可算)+.{0,6}(?:好累|真累|太累|累(?:死|瘫|坏)|下班|周五|放假|忙完|搞定)(?:啦|了|咯|喽)*$|^今天(?:好|真|太)(?:累|忙|冷|热|烦)/,
  },
  {
    kind: 'chat',
    pattern:
      /^(?:哈|呵|嘿|嘻|hh+?(?=haha|[^h]|$)|233|lol|haha)+[!~。]*$|^(?:你|您)(?:今天|现在|最近|平时|也|会不会|是不是|有没有|喜不喜欢)*(?:的)?(?:心情|吃|睡|累|忙|开心|高兴|几岁|多大|喜欢|无聊|难过|生气|想我|孤单|加班|休息|放假|上班|结婚|有(?:男|女)朋友|过得)/i,
  },
  {
    kind: 'farewell',
    pattern:
      /^(?:(?:嗯|好的?|行|ok|谢谢)?,?\s?(?:暂时|我)?没(?:有)?(?:别的|其他|其它|什么|啥)?(?:的)?(?:事|问题)(?:儿|情)?了?|再见|拜拜|回头见|下次见|先这样|没事了|没别的了|就这样|下班了|bye|goodbye|see you|that's all|good ?night|晚安)/i,
  },
  {
    kind: 'greeting',
    pattern:
      /^(?:(?:大家|各位|早上?|上午|中午|下午|晚上)+好|你好|您好|早|早安|嗨|哈[喽啰罗]|在(?:吗|么|不在|不)?|有人(?:吗|在吗)|hi|hello|hey|good (?:morning|afternoon|evening)|新年(?:好|快乐)|节日快乐|周末愉快|吃了(?:吗|没))(?:there|啊|呀|,|!|~|。|小助手|助手|人事|\s|$)*/i,
  },
  {
    kind: 'acknowledge',
    pattern:
      /^(?:好的?|好吧|行吧?|嗯+|哦+|噢|ok|okay|okey|知道了|明白了?|了解了?|收到|懂了|可以了|没问题|原来如此|这样啊|got it|i see|understood|sure|fine|alright|great)$/i,
  },
]

/** Recognises talk that asks for nothing; null when the text wants something. */
export function readSmalltalk(text: string): Smalltalk | null {
  const bare = text.replace(/[\s,。!?~…、.]+$/g, '')
  if (bare.length > 24 && !/^[a-z ]+$/i.test(bare)) return null
  for (const { kind, pattern } of kinds) {
    const match = pattern.exec(bare)
    if (!match) continue
    const rest = stripFillers(bare.slice(match[0].length)).replace(/[\s,。!?~]/g, '')
    if (rest.length <= (kind === 'identity' ? 12 : kind === 'praise' ? 8 : 3)) return kind
  }
  return null
}

const drop =
  /^(?:那|哎|唉|嗯|哦|还是|那就|先|要不|我看|,|\s)*(?:算了|不(?:请|用|要|办|提交|休|弄|提|发|报)(?:了|假了|吧|它)|取消(?:吧|了|掉|它)?|别(?:提交|请|弄|办|发|提)(?:了)?|先不(?:请|提交|办|弄|休|用|要|提)?(?:了|吧)?|放弃(?:了|吧)?|作罢|撤了吧|不需要了?|暂时不(?:请|用|要|办)?了?|没事了|当我没说|再(?:说|想想|考虑)(?:吧)?|never ?mind|forget (?:it|about it)|cancel(?: it| that| this)?|no,? (?:thanks?|thank you)|don'?t (?:submit|send|bother)(?: it)?|stop|abort|drop it|scrap (?:it|that)|not (?:now|anymore)|no)(?:[吧了啦,。!\s]|算了|不请假了|不请|不用了|取消|不要了|不提交|先不(?:请|办|用)?|谢谢|以后再说|再说|thanks|thank you|please|then|for now)*(?<![,。!\s])$/i

/** True when the text drops what was being prepared, and says nothing else. */
export function readDrop(text: string): boolean {
  return drop.test(text.replace(/[\s,。!?~…]+$/g, '').trim())
}

const consent =
  /^(?:确认|确定|同意|提交(?:吧)?|好的?,?(?:提交|确认)(?:吧)?|可以,?提交|就这样提交|是的?|对(?:的)?|yes|yep|confirm|go ahead|submit(?: it)?|ok,? submit|嗯,?(?:提交|确认)吧?|没错)$/i

/** True when the text agrees to something; consent itself is given by the button or the code only. */
export function readConsent(text: string): boolean {
  return consent.test(text.replace(/[\s,。!?~…]+$/g, '').trim())
}
