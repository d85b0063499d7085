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
      /(?:真|活)?人还是(?:机器人?|程序|电脑|ai)|(?:机器人?|程序|电脑|ai)还是(?:真|活)?人|^(?:你|您)(?:是|叫)(?:谁|什么|啥|干什么的|干嘛的|机器人|真人|人工|ai)|^你(?:都|还|到底|究竟)*(?:能|会|可以)(?:帮我)?(?:做|干|办)?(?:些|点)?(?:什么|啥|哪些)|^(?:能|会)(?:干|做)(?:啥|什么)|有(?:什么|哪些|啥)功能|怎么(?:用|使用)(?:你|这个)|介绍一?下(?:你自己|自己)|^(?:who|what) are you|what (?:else )?can (?:you|i) (?:do|help|ask)(?: me)?(?: with)?(?: you)?|what (?:are|do) you (?:do|for|able to do|good at)|how (?:can|do) (?:you help|i use (?:you|this))|^help$|are you (?:a )?(?:human|bot|robot|ai|real)/i,
  },
  {
    kind: 'thanks',
    pattern:
      /^(?:好的?|嗯|行|ok|知道了|明白了?|收到)?,?\s?(?:太|非常|十分|多)?(?:谢谢|感谢|谢啦|谢了|多谢|辛苦|3q|thx|thanks|thank you|cheers|much appreciated)(?:你|您|了|啦|so much|very much|a lot|a million|again|buddy|mate| a lot| so much| very much)?/i,
  },
  {
    kind: 'praise',
    pattern:
      /^(?:你)?(?:今天|这次|这回|刚才)?(?:查|办|答|说|弄|算|讲|回|找)(?:得|的)(?:怪|挺|真|还挺|很|好|太|可|蛮|老)?(?:利索|快|麻利|漂亮|清楚|明白|到位|好|细|仔细)(?:的)?$|(?:帮(?:了|我)?(?:个|大|我大|了个?)(?:大)?忙|太感谢|救了(?:我)?命|解决了?我的?(?:大)?(?:问题|难题))|^你(?:真|好|太|可真|比.{1,8}|越来越|很|挺)?.{0,6}(?:聪明|厉害|棒|能干|靠谱|可爱|专业|贴心|好用|牛|赞|不错|强)|^(?:真|太|好)(?:棒|厉害|好用|方便|贴心|牛|赞)|(?:哈+)?你还?(?:挺|真|好|太|蛮|怪)?(?:会|能)?(?:逗|聊|侃|贫|说|幽默|搞笑|有意思|有趣|好玩)|good (?:job|bot)|well done|you(?:'re| are) (?:great|awesome|smart|amazing|the best)|nice work/i,
  },
  {
    kind: 'complaint',
    pattern:
      /^(?:哎+|唉+|啊+)?,?(?:真|好|太|快|要|都|我|真的|简直)*(?:烦|累|困|无语|崩溃|郁闷|忙|气|愁|丧|疯)(?:死|透|坏|炸|疯|晕)*(?:我|人)*(?:了)+[^?]{0,10}$|^[^?,]{0,8}(?:烦|累|困|气|忙|愁)(?:死|疯|坏|炸|晕)(?:我|人)*(?:了)+$|^(?:工作|上班|压力|最近|这活|这班)+(?:真|好|太|实在|有点|压力)*(?:累|烦|大|难|苦|没意思|没劲)(?:啊|呀|了|死)*$|^(?:上班|上|工作|加班|加|天天|我)*(?:得|都|真|就)?想(?:哭|死|吐|原地爆炸)(?:了|啊)*$|^(?:这|你|你们|这个)*(?:破|烂|垃圾|鬼)?(?:系统|软件|机器人|东西|玩意儿?|助手)(?:真|太|好|也太|怎么这么|真是)*(?:难用|慢|卡|烂|垃圾|蠢|笨|气人)(?:了|啊|死了)*$|^(?:不想|懒得|没心情)(?:上班|干活|加班|工作|干)(?:了|啊)*$|^(?:领导|科长|老板|甲方)(?:又|老是|总是|天天)(?:骂|批评|催|训|说)我(?:了|一顿)*$|^(?:i'?m |i am )?(?:so |really |totally |just )*(?:exhausted|burn(?:ed|t) out|tired|fed up|stressed(?: out)?|overwhelmed)(?: (?:of|with|from|by) (?:this|all|the|my|work|overtime|job|everything|it)+(?: .{1,12})?)?(?: today)?$|^(?:this|work|my job) (?:is )?(?:sucks|killing me|too much|so (?:tiring|boring|annoying))$/i,
  },
  {
    kind: 'complaint',
    pattern:
      /^(?:你)?(?:真|太|好)?(?:笨|蠢|傻|没用|烦)|^(?:好|真)?(?:累|烦|困|无聊|郁闷|难受|想下班|不想上班)(?:啊|呀|了|死了|得很)?$|^(?:我)?(?:今天|忙了?|累了?|这周|终于|一天|可算)+.{0,6}(?:好累|真累|太累|累(?:死|瘫|坏)|下班|周五|放假|忙完|搞定)(?:啦|了|咯|喽)*$|^今天(?:好|真|太)(?:累|忙|冷|热|烦)/,
  },
  {
    kind: 'chat',
    pattern:
      /^(?:早(?:上好)?(?:呀|啊)?,?(?:又)?(?:是)?(?:周|星期|礼拜)[一二三四五六日天](?:又来)?了?|哈|呵|嘿|嘻|hh+?(?=haha|[^h]|$)|233|lol|haha)+[!~。]*$|^(?:你|您)(?:今天|现在|最近|平时|也|会不会|是不是|有没有|喜不喜欢)*(?:的)?(?:心情|吃|睡|累|忙|开心|高兴|几岁|多大|喜欢|无聊|难过|生气|想我|孤单|加班|休息|放假|上班|结婚|有(?:男|女)朋友|过得)/i,
  },
  {
    kind: 'farewell',
    pattern:
      /^(?:(?:嗯|好的?|行|ok|谢谢)?,?\s?(?:暂时|我)?没(?:有)?(?:别的|其他|其它|什么|啥)?(?:的)?(?:事|问题)(?:儿|情)?了?|再见|拜拜|回头见|下次见|(?:那|行|好|嗯)*(?:就)?先(?:这样|到这|不说了|忙)|没事了|没别的了|就这样|下班(?:了|咯|喽|啦)|明(?:天|儿)见|bye|goodbye|see you|that's all|good ?night|晚安)/i,
  },
  {
    kind: 'greeting',
    pattern:
      /^(?:(?:大家|各位|早上?|上午|中午|下午|晚上)+好|你好|您好|早(?!退|走|点|产|期|到|就|已|餐|班|休)|早安|嗨|哈[喽啰罗]|在(?:吗|么|不在|不)?|有人(?:吗|在吗)|hi|hello|hey|good (?:morning|afternoon|evening)|新年(?:好|快乐)|节日快乐|周末愉快|吃了(?:吗|没))(?:there|啊|呀|,|!|~|。|小助手|助手|人事|\s|$)*/i,
  },
  {
    kind: 'acknowledge',
    pattern:
      /^(?:哈+|呵+|嘿+|嘻+|啊+|哦+|嗯+|那|,)*(?:好的?|好吧|行(?:吧|呗|的)?|嗯+|哦+|噢|ok|okay|okey|好(?:嘞|滴|哒|的呀|啦|咧|勒|吧)|得嘞|(?:哦|噢|嗯)*(?:知道|明白|收到|懂|晓得|清楚)(?:啦|了|咯|喽)|没毛病|perfect|great|cool|nice|noted|that's all i (?:need(?:ed)?|want(?:ed)?)|知道了|明白了?|了解了?|收到|懂了|可以了|没问题|原来如此|这样啊|got it|i see|understood|sure|fine|alright|great)$/i,
  },
]

// What stands beside thanks and greetings without asking for anything.
const filler =
  /^(?:(?:haha|hehe|lol|ok(?:ay)?|cool|great|nice|fine)(?: (?:haha|hehe|lol|ok(?:ay)?|cool|great|nice|fine))*|(?:好的?|嗯|行|哦|可以|明白|ok)+|(?:给|又)?(?:你|您)?(?:添麻烦|麻烦(?:你|您)?|打扰(?:你|您)?|辛苦(?:你|您)?)了?|好的?|嗯+|哦+|噢+|行吧?|对|是的?|ok|okay|oh|ah|well|哈+|嘿+|呵+|啊|呀|哎|唉|那|你|您|了|啦|(?:that|it) (?:was|is) (?:so |very |really |quite )?(?:quick|fast|helpful|kind|easy|great|good|nice|all)|you(?:'re| are) (?:a |an )?(?:lifesaver|life saver|angel|legend|star)|that(?:'s| is) (?:all|great|good|nice|fine|clear|it|enough|what i needed)(?: for (?:now|today))?|(?:that|it|this|you) (?:really )?helped(?: me)?(?: a lot| out| so much)?|(?:i )?(?:really )?appreciate (?:it|that|your help)|(?:没|没有?)?别的(?:事|问题)?了|(?:问题)?解决了|搞定了?|(?:挺|很|太)?(?:清楚|明白|及时|好用)了?|you(?:'re| are) (?:so |very |really |too )?(?:quick|fast|kind|nice|great|good|helpful|sweet|clever|smart|wonderful|a star)|(?:我|俺|咱)?(?:先|就|也|要|该|可以|准备)*(?:下班|忙|走|撤|吃饭|睡觉|休息|去忙|回家|开会)(?:去)?(?:了|啦|咯)?|(?:我)?(?:就)?(?:是)?(?:随便|随口)(?:问|说|聊)(?:问|说|聊|一下)?|(?:一会儿?|晚点|改天|下次|回头|明天|周一|以后)(?:再|还|也)?(?:来)?(?:聊|来|见|说|找你|问你|麻烦你)|(?:我)?(?:是)?(?:头|第)一?(?:回|次)(?:用|来|找|见)(?:你|这个|您)?|新来的|明(?:天|儿)见|(?:祝)?(?:你)?(?:周末|节日|假期|生活|工作)(?:愉快|快乐|顺利)|have a (?:nice|good|great) (?:day|one|weekend|evening)|take care|see you(?: (?:later|tomorrow|monday))?|talk (?:to you )?later)$/i

// Feelings, jests and attention that nobody puts to an office.
const chatter =
  /^(?:(?:今天|最近|这周|这几天|外面|我)(?:们)?(?:的)?(?:真|好|太|有点|特别|都)?(?:天气|好冷|好热|好困|好累|好忙|好饿|心累|头疼|没睡好|加班加(?:吐|麻|到)|忙(?:死|疯|晕|到飞起)|(?:(?:好|真|太|有点)?(?:累|困|烦|丧)[,，]?(?:死了|得)?)?(?:都|就|完全|根本)?(?:不想|懒得|没劲|没心思)(?:上班|动|起床|干活|工作|加班)|摸鱼)(?:了|啊|呀|死|啦|真好|不错|很好)*|(?:终于|总算|可算)(?:周[五六日末]|下班|放假|忙完|发工资|弄完|搞定).{0,3}|(?:你|您)(?:会|能|可以)?(?:讲|说|唱)(?:个|一个|首)?(?:笑话|故事|歌)(?:吗|么|不)?|(?:你|您)(?:吃|喝|睡)(?:了|过)?(?:早饭|午饭|晚饭|饭|啥)?(?:没|吗|么)?(?:有)?|(?:怎么|今天|今晚|周末|这周)*又(?:要|得|在)?(?:加班|开会|值班|出差|写材料)(?:了|啊|呀|啦)*|(?:陪我)?(?:聊聊?天|唠唠?嗑|说说话)(?:吧|吗|呗)?|(?:我)?(?:好|有点)?(?:无聊|寂寞|emo)(?:了|啊|死了)?|(?:你|您)(?:反应|速度|动作|回复|回得|答得|回)?(?:真|好|还?挺|很|太|可)?(?:快|神速|及时|麻利|利索)(?:的|啊|呀|嘛)?|(?:比|跟)?(?:打电话|问人|跑一趟|找人)(?:快|强|方便|省事)(?:多)?(?:了|啦)?|(?:早|晚|午)(?:上|间)?安|新年好|(?:恭喜|祝)?(?:新年|春节|中秋|国庆|元旦|圣诞)(?:快乐|好)|happy (?:new year|friday|monday|holidays?)|merry christmas|(?:下次|以后|回头)(?:再|还|也)?(?:来)?(?:找|问)你|test(?:ing)?|测试(?:一下)?|how are you(?: (?:doing|today))?|how's it going|what'?s up|nice to meet you|(?:i'm )?(?:so )?(?:bored|tired)(?: today)?|lol|tgif)$/i

/** Recognises talk that asks for nothing; null when the text wants something. */
export function readSmalltalk(text: string): Smalltalk | null {
  const whole = readOne(text)
  if (whole) return whole
  const parts = text.split(/[,。!~;?…]+|\s-+\s/).flatMap((part) => part.trim() || [])
  if (parts.length < 2 || parts.length > 4) return null
  const kindsFound = parts.map((part) => readOne(part) ?? (filler.test(part) ? 'acknowledge' : null))
  if (kindsFound.includes(null)) return null
  return kindsFound.find((kind) => kind !== 'acknowledge' && kind !== null) ?? 'acknowledge'
}

function readOne(text: string): Smalltalk | null {
  const bare = text.trim().replace(/[\s,。!?~…、.]+$/g, '')
  if (chatter.test(bare)) return 'chat'
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
  /^(?:那|哎|唉|嗯|哦|还是|那就|先|要不|我看|,|\s)*(?:算了|不(?:请|用|要|办|提交|休|弄|提|发|报|问|查|看|转|交|委托|导|打|改|换|借|调|续|开|申请|退|走|订|去)(?:了|假了|吧|它)|取消(?:吧|了|掉|它)?|别(?:提交|请|弄|办|发|提)(?:了)?|先不(?:请|提交|办|弄|休|用|要|提)?(?:了|吧)?|放弃(?:了|吧)?|作罢|撤了吧|不需要了?|暂时不(?:请|用|要|办)?了?|没事了|当我没说|再(?:说|想想|考虑)(?:吧)?|never ?mind|forget (?:it|about it)|cancel(?: it| that| this)?|no,? (?:thanks?|thank you)|don'?t (?:submit|send|bother)(?: it)?|stop|abort|drop it|scrap (?:it|that)|not (?:now|anymore)|no)(?:[吧了啦,。!\s]|算了|不(?:转|交|委托|导|打|改|换|借|调|续|开|申请|退|走|订|去|办|报)了|不请假了|不请|不用了|取消|不要了|不问了?|不查了?|不提交|先不(?:请|办|用)?|谢谢|以后再说|再说|thanks|thank you|please|then|for now)*(?<![,。!\s])$/i

// Put off, or taken back in so many words, of what was just being prepared.
const putOff =
  /^(?:那|哦|嗯|哎|唉|还是|要不|我|就|先|都|暂时|今天|目前)*(?:放(?:着|一放|放|那儿?)|搁(?:着|一搁|置)|缓(?:一?缓|缓|一下)|等(?:等|一等|一下|会儿|几天|下次|.{1,10}(?:再说|再定|再办|再看|再议))|(?:回头|改天|以后|下次|过(?:几|两)天|明天|晚点|下周|年后|节后)(?:再)?(?:说|办|弄|定|看|想|议|来)|(?:再)?(?:考虑|想想|想一想|商量)(?:考虑|一下|看看|再说)?|(?:别|不用?|不要)(?:给(?:我|他|她))?(?:批|办|弄|交|提|发|报|请|订|改|走|送|理|管)(?:它|他|她|这个|那个|了|啦)*|(?:取消|撤(?:掉|回|了|销)?|不要|作废|停)(?:掉|了)?(?:刚才|刚刚|刚|上面|前面|这|那|上一)?(?:个|的|条|次|步|单|张|份)*(?:申请|操作|单子?|那个|吧|了)*)(?:吧|了|啦|呀|啊)*$|^(?:let'?s )?(?:leave it|hold off|hold on|wait|not yet|put it off|maybe later|later|some other time|on second thought,? no|i changed my mind|changed my mind|don'?t do (?:it|that))(?: (?:for now|then|please))?$/i
const light =
  /^(?:哦+|噢|嗯+|那|好吧?|行吧?|算了?|哎|唉|呃|ok|oh|hmm|谢谢|麻烦了|明白了?|知道了|收到|了解了?|好的|不好意思|抱歉|sorry|thanks|我[^,]{0,6}(?:自己|亲自|回头)(?:来|去)?(?:再)?(?:批|办|弄|改|跑|问|看|请|说|处理)(?:吧|好了)?|我?(?:看|记|弄|搞|说|点|填)错(?:了|日子|时间|天|人|地方)*)$/i

/** True when the text drops what was being prepared, and says nothing else. */
export function readDrop(text: string): boolean {
  const bare = text.replace(/[\s,。!?~…]+$/g, '').trim()
  if (drop.test(bare)) return true
  const parts = bare.split(/[,。!;~…]+/).flatMap((part) => part.trim() || [])
  const isPutOff = (part: string) => drop.test(part) || putOff.test(part)
  return parts.some(isPutOff) && parts.every((part) => isPutOff(part) || light.test(part))
}

const consent =
  /^(?:确认|确定|同意|提交(?:吧)?|好的?,?(?:提交|确认)(?:吧)?|可以,?提交|就这样提交|是的?|对(?:的)?|yes|yep|confirm|go ahead|submit(?: it)?|ok,? submit|嗯,?(?:提交|确认)吧?|没错)$/i

/** True when the text agrees to something; consent itself is given by the button or the code only. */
export function readConsent(text: string): boolean {
  return consent.test(text.replace(/[\s,。!?~…]+$/g, '').trim())
}

const asksConsent = /^(?:那|现在|是不是|还)*(?:需?要|用)?(?:我)?(?:再)?(?:点)?(?:确认|确定)(?:一下|提交)?(?:吗|么|不)$/

/** True for 还需要我确认吗: it asks whether something waits for consent. */
export function asksWhetherToConsent(text: string): boolean {
  return asksConsent.test(text.replace(/[\s,。!?~…]+$/g, '').trim())
}

const bareCommand =
  /^(?:那|我(?:想|要)?|能不能|可以)*(?:换|改)(?:个|一个|下|一下)?(?:时间|日子|日期|天)(?:吧|行吗|可以吗)*$|^(?:那|那就|你|请|麻烦(?:你|您)?|能不能|可以|快|再|先|就|给我|帮我|帮忙|替我|我(?:要|想)|把)*(?:这个|那个|它|这|那|上面(?:那个|的)?|刚才(?:那个|的)?|之前(?:那个|的)?)?(?:给我|帮我)?(?:改|办|弄|查|看|搞|处理|提交?|申请|交|发|打印|导出?|批|填|登记|取消|撤(?:回|销)?|删|换|算|开|报|补|请)(?:理)?(?:一?(?:下|个|份|张|次|改|办|查|看)|掉|了)?(?:那个|这个|它|那事儿?|这事儿?|事儿?|东西)?(?:吧|呗|啊|呀|谢谢|可以吗|行吗|好吗)*$|^(?:can you |could you |please |i (?:want|need) (?:to|you to) )?(?:change|do|fix|handle|check|submit|send|cancel|update|process|print) (?:it|this|that|one|the thing)(?: for me)?(?: please)?$/i

// 小陈的手续你给办一下, 把他们的数给我看看: of whom, and still not what.
const bareMatter =
  /^(?:把)?[一-龥]{1,4}的(?:手续|事情?|事儿|那事|流程|单子|东西|材料)(?:你|麻烦|请|抓紧|赶紧|先|给|帮|帮忙|我)*(?:办|弄|处理|搞|走|跟进)(?:理)?(?:一?下|了|掉)?(?:吧|呗)?$|^(?:把|那|看看?|查查?)*(?:他们|她们|那边|那几个|上次|上回)的?(?:数|数据|情况|东西|表|材料|结果)(?:给我|帮我|也|再)*(?:看|发|调|拉|给|查|弄)(?:看|一?下|出来|我|来|一份)*(?:吧|呗)?$/

/** True for 改一下 or 帮我办那个: something is to be done, and nothing says to what. */
export function isBareCommand(text: string): boolean {
  const bare = text.replace(/[\s,。!?~…]+$/g, '').trim()
  return bareCommand.test(bare) || bareMatter.test(bare)
}
