import { isBareRating, readRating } from '../../understand/ratings.ts'
import { reminderCue } from '../../understand/reminder-words.ts'
import type { Reading } from './reading.ts'

type Way = { readonly all: readonly RegExp[]; readonly none?: RegExp }

const backWords =
  /取消|删|撤|去掉|去了|关掉|作废|清(?:空|了|掉)|全清|(?<!能)不(?:要|用|需要)(?:再)?|别(?!忘)(?:再)?|cancel|delete|remove|drop|stop|undo/i
const topics = /退休|试用|转正|假期?|合同|培训|学时|审批|retire|probation|leave|contract|training|approval/i
/** What a wish for each tool is about: with it what is learnt of wordings counts nearly whole. */
const subjects: Readonly<Record<string, RegExp>> = {
  service_remind: /提醒|提个醒|闹钟|备忘|[叫喊催戳踢]我|吱一?声|记着|别让我忘|remind|alarm|ping me|nudge me/i,
  service_reminders: /提醒|闹钟|remind/i,
  service_unremind: /提醒|提个醒|闹钟|remind/i,
  service_handoff:
    /人工(?!智能|费|流产|授精|成本)|真人|活人|机器人|[叫找换让要](?:个|一个)?人(?:吧|来|$)|人事[科处]|人力|客服|工单|human|person\b|people|someone|somebody|colleague|\bhr\b|personnel/i,
  service_tickets: /工单|人工(?!智能|费|流产|授精|成本)|人事[科处]|tickets?\b/i,
  service_feedback:
    /回答|答案|答复|答[得的非]|解释|[说讲][得的]|[一二三四五\d](?:分|颗?星)|赞|有用|没用|帮助|帮上|帮到|满意|评价|好评|差评|解决.{0,3}问题|helpful|useful|answer|reply|stars?\b|thumbs/i,
  privacy_forget:
    /(?:聊天|聊的|聊了|对话|会话|谈话|刚才|说的|讲的|问的|记忆|保存|chats?\b|conversation|what i|i (?:told|said|asked)|our talk|messages?).{0,16}(?:删|清|抹|忘|销毁|擦|erase|delete|clear|forget|wipe)|(?:删|清|抹|忘|销毁|擦|erase|delete|clear|forget|wipe).{0,20}(?:聊天|聊的|聊了|对话|会话|谈话|刚才|说的|讲的|问的|记忆|chats?\b|conversation|what i|i (?:told|said|asked)|our talk|messages?)/i,
}

const ofRules = /规定|政策|制度|条例|依据|流程是|怎么规定|几天内|policy|regulation/i

const theOffice = '(?:人事科?|人事处|人力(?:资源)?|组织人事|政工|hr)'
const theirPeople = '(?:的)?(?:人(?!事|员|力)|同志|同事|老师|工作人员|负责人|干部|领导|专员|经办)'

/** Words that each tool needs, and words that speak against it. */
const ways: Readonly<Record<string, readonly Way[]>> = {
  service_remind: [
    {
      all: [reminderCue],
      none: /(?:取消|不要|不用|不需要|(?<!能)别(?!忘)|关(?:掉|闭)|停止?|删).{0,8}(?:提醒|闹钟)|提醒(?:列表|清单|有哪些|有几)|(?:哪些|几条|几个|什么)提醒|(?:没|没有|不|谁|怎么|为什么|为啥|会|是否|应该).{0,3}提醒我|提醒我(?:了|过|没)|都要?提醒我|cancel|stop|my reminders/i,
    },
  ],
  service_reminders: [
    {
      all: [
        /提醒|闹钟|reminders?/i,
        /我(?:的|设|定|有)|(?:有|还有)?(?:哪些|什么|几条|几个|多少)|看|列|查|清单|列表|都要|list|show|what|which|my|do i have|any\b/i,
      ],
      none: /取消|删|不要|不用|别|关|停|恢复|打开|提醒(?:一下)?我(?!什么|哪|的|设)|cancel|stop|remind me|set a|no more|resume|为什么|怎么/i,
    },
    { all: [/^(?:我的)?提醒(?:列表|清单)?$|^(?:my )?reminders$/i] },
  ],
  service_unremind: [
    {
      all: [/提醒|闹钟|reminders?/i, backWords],
      none: /别忘|恢复|打开|我就|为什么|怎么|取消.{0,20}提醒我(?!了|的)|提醒我(?:去|要)?取消/,
    },
  ],
  service_handoff: [
    {
      all: [
        /转(?:接|到|给)?人工|转(?:一?个|一位)?(?:活人|真人)|(?:接|转|换|找|叫)(?:一?个|一?位)[^,。]{0,10}(?:懂|会|管|熟)[^,。]{1,10}(?:的)?(?:同事|人|专员|老师|师傅)|人工(?!智能|费|流产|授精|成本|核|审|处理要|繁)(?:客服|服务|坐席|座席|答复|回答|解答|帮|来|吧|$|[,。!?]|处理)|(?:要|找|叫|换|来|让|给我|接)(?:个|一个|一位|位)?(?:真人|活人|人工(?!智能)|客服)|真人(?:客服|服务|来|回答|跟我)/,
      ],
      none: /你是(?:不是)?(?:真人|人工)|是人工还是|(?:上次|之前)转人工|回音|回复了|答复了|怎么样了|办到哪|工单/,
    },
    {
      all: [
        new RegExp(
          `(?:找|约|联系|联络|对接|转给?|转接|和|跟|与|同|让|请|叫|派|安排|要|见)(?:一下|下|一位|一个|个|位)?(?:你们)?${theOffice}${theirPeople}`,
          'i',
        ),
      ],
      none: /电话|号码|邮箱|怎么联系|联系方式|是谁|叫什么|在哪|几楼|几点|上班吗|多少|哪(?:位|个|些)|工单|答复了|回复了/,
    },
    {
      all: [
        /(?:talk|speak|chat|connect me|transfer me|put me through|hand me over|escalate)(?: this)?(?: to| with)? (?:an? |some |the )?(?:real |human |actual |live )?(?:person|human|people|someone|somebody|agent|colleague|hr|officer|representative)|human (?:agent|help|please|support)|(?:real|actual|live) (?:person|human|agent)|get me (?:a|an) (?:human|person|agent)|someone (?:from|in|at) (?:hr|the hr office|personnel)/i,
      ],
      none: /are you|phone|number|who is/i,
    },
    {
      all: [
        /(?:跟|和|同|找|要|想)(?:个|一个|你们)?(?:真人|活人|人工(?!智能)|工作人员)(?:聊|谈|说|讲|沟通|问)|(?:给我|回我?)(?:回|打)?(?:一?个)?(?:电话|个电话)|打(?:个)?电话给我|(?:让|叫|请|派|找)[^,。]{0,10}(?:人|同志|同事|老师|领导)(?:来)?(?:联系|回复|答复|找|回电)(?:一下)?我|(?:把|将)[^,。]{0,14}(?:对话|谈话|聊天|问题|情况|记录|这些|这事)[^,。]{0,6}(?:转|发|交|递|反映)(?:给|到|交)[^,。]{0,12}(?:人事|同事|同志|老师|工作人员|人工|负责人)|(?:转|交)(?:给|由)(?:你们)?(?:人事(?:办|科|处|部)?|人力|专人|专员|负责)(?:的)?(?:同事|同志|老师|人)?(?:看|处理|办|跟|答|回|来|$|[,。])|call me back|(?:have|get) (?:someone|somebody|a colleague) (?:to )?(?:call|contact|phone) me/i,
      ],
      none: /是谁|怎么联系|工单|领导(?:审|批)|提醒|假|审批|[点号]给我打/,
    },
    {
      all: [
        /(?:叫|找|换|派|安排|让)(?:个|一个|位)(?:人|同事|老师)(?:来)?(?:跟|和|给|帮|替)我(?:说|讲|谈|解释|看|答|办|弄)|(?:提|开|建|报)(?:一?张|一?个|一)?工单|(?:安排|派|让|请)[^,。]{0,14}(?:直接|当面)?(?:联系我|(?:跟|和|找)我(?:谈|聊|说)|给我(?:回|打)?电话)|直接(?:跟|和|与)人事(?:科|处)?(?:沟通|谈|说|联系|对接)|(?:有|来|换|叫|找)(?:没有|个|一个)?(?:活人|真人|人工)(?!智能)|(?:答|搞|解决|办|处理)不了.{0,6}(?:叫|找|换|让)(?:个|一个)?人|帮我找(?:个)?人(?:吧|来|$)|不(?:要|想|用)(?:跟|和|让)?(?:你这个)?机器人|让.{0,8}的人来(?:跟我|和我|给我|回答|讲|说)|(?:a|any) human|colleague from hr/i,
      ],
      none: /工单.{0,6}(?:了吗|了没|怎么样|进度)|你是(?:不是)?(?:真人|人工)/,
    },
  ],
  service_tickets: [
    {
      all: [/工单|GD-?\d|my tickets?|tickets? (?:list|do i|have i|to answer)|answered my (?:ticket|question)/i],
      none: /转人工[,，]|开(?:一?张|个)|提(?:一?张|个)/,
    },
    {
      all: [
        /转(?:给)?人工|人事科?(?:的)?(?:同志|同事|人)?/,
        /有(?:没有)?(?:回音|回复|答复|消息|结果|人(?:处理|管|答复|跟进))|(?:答复|回复|回话|回信|回我)(?:我)?(?:了|没|过)|还没(?:答复|回复|回)|怎么样了|办到哪/,
      ],
      none: /假|申请|证明|调动|批/,
    },
  ],
  service_feedback: [
    {
      all: [
        /回答|答复|答案|答得|答非|答的|解释|讲得|说得|讲的|说的|这次服务|你的服务|answer|reply|response|explanation|that (?:was|is)|it (?:was|is)/i,
        /有用|没用|帮助|满意|好|不错|对|准|清楚|差|赞|错|详细|到位|明白|评|分|星|helpful|useful|useless|good|bad|great|wrong|poor|stars?|thumbs|correct/i,
      ],
      none: /同事|互评|360|考核|申请|他|她|证明|对话|删|清空|怎么|如何|吗|多少|几|什么时候|领导|群众|办件|评价均分|满意度|呢$|[?？]/,
    },
    {
      all: [
        /点(?:个|一个)?赞|好评|差评|点踩|👍|👎|满分|(?:打|给|评)(?:你)?[1-5一二三四五](?:分|星)|不满意|很满意|thumbs (?:up|down)|[1-5] (?:stars|out of (?:5|five))/i,
      ],
      none: /同事|互评|360|考核|他|她|领导|群众|办件|满意度|(?:差评|好评)[^,。]{0,3}(?:数|率|量|[几多]|情况|最)|科室|单位|各|怎么|如何|吗|给[一-龥]{2,3}(?:打|点|评)/,
    },
  ],
  privacy_forget: [
    {
      all: [
        /删|清(?:空|除|掉|理|了|一)|抹|忘(?:掉|记|了|光)|销毁|擦|别(?:再)?(?:留|存|记|保存)|不要(?:再)?(?:留|存|保存|记)|注销|erase|delete|clear|forget|wipe|remove/i,
        /聊天|对话|会话|谈话|聊的|说(?:过)?的(?:话|内容|那些)?|刚才的(?:内容|东西|那些)|问(?:过)?的|刚才(?:说|问|聊|讲)|记忆|跟你(?:说|聊|讲)|和你(?:说|聊|讲)|刚聊|聊(?:到|过|我|起)|[这那]段(?:话|对话|聊天|内容)?(?=删|清|抹|去|别)|chats?\b|conversations?|chat history|what i (?:said|asked|told)|(?:everything|all|anything) i (?:said|asked|told)|our talk|messages?|you remember/i,
      ],
      none: /考勤|请假|打卡|档案|审批|规则|规定|指令|设定|指示|约束|提示|限制|权限|安全|审计|别人|他的|她的|他人|同事|领导|处分|工资|日志|系统|提醒|怎么|如何|多久|多长|几天|吗[?？]?$|会不会|是否|\b(?:rules?|instructions?|previous|prompt|system|audit|logs?|attendance|leave|salary|his|her|their|how (?:do|long))\b/i,
    },
  ],
}

function fits({ all, none }: Way, text: string): boolean {
  return all.every((pattern) => pattern.test(text)) && !none?.test(text)
}

/** True for a wish to have one's own conversation erased, which neither alters records nor steers anybody. */
export function asksToForget(text: string): boolean {
  return ways.privacy_forget?.some((way) => fits(way, text)) ?? false
}

// 有用，再帮我查一下余额 goes on with a wish, and is about that.
const goesOn = /帮|请|查|看一?下|再问|那|怎么|如何|多少|几|吗|呢|[?？]|please|what|how|can you|could you/i

// 不对,是2号不是1号 puts right what was said, and rates nothing.
const corrects =
  /说错|搞错|弄错|我是|我要|我[说问指查]的|应该是|改成|是.{1,10}不是|不是.{1,12}(?:是|,|$)|\d[号日月]|周[一二三四五六日]/

/** True for a rating, alone or with its reason. */
function beginsWithRating(text: string): boolean {
  const [first = '', ...rest] = text.split(/[,。!;]/)
  return isBareRating(first) && !goesOn.test(rest.join(',')) && !corrects.test(rest.join(','))
}

// Feedback that is handed in as such, whatever it says.
const handsIn =
  /(?:提|留|登记|记录?|反馈)(?:个|一?条|一下|成|为|作)?(?:意见|建议|反馈)[^?]{0,3}[:：,]|(?:登记|记录?)(?:成|为|作)?[^,。]{0,4}反馈$|leave (?:some )?feedback/i

// 能不能安排哪位同志联系我 is a wish in the form of a question.
const callsForSomebody = /(?:能不能|可不可以|能否|可以)[^,。]{0,16}(?:联系我|[跟和找]我(?:谈|聊|说))/

/** True when a text plainly asks for one of these tools. */
export function isPlainlyService(tool: string, { text }: Reading): boolean {
  if (tool === 'service_feedback' && beginsWithRating(text)) return true
  if (tool === 'service_feedback' && handsIn.test(text)) return true
  if (tool === 'service_feedback' && readRating(text) === null) return false
  // 不要再发培训提醒 switches a topic of the system's own reminders.
  if (tool === 'service_unremind' && topics.test(text) && !/我(?:设|定)|全部|所有|都|\d|my|all/i.test(text))
    return false
  const isAskedBack = tool === 'service_handoff' && callsForSomebody.test(text)
  return (ways[tool] ?? []).some((way) => fits(way, text)) && (isAskedBack || !ofRules.test(text))
}

/** How far words fit one of these tools: without its subject, or for a question on the rules, hardly. */
export function fitOfService(tool: string, reading: Reading): number {
  if (isPlainlyService(tool, reading)) return 1
  if (ofRules.test(reading.text)) return 0.15
  return subjects[tool]?.test(reading.text) ? 0.9 : 0.2
}
