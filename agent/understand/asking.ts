import { isQuestion } from './topics.ts'

// 走调动手续, 材料齐了: words that mostly stand in questions, and ask nothing by themselves.
const bare = /(?:手续|流程|材料|条件|标准|依据|规定|政策)|[这那好]几[个条位项]|\bwhat i\b|到哪了?接着|几[个条项份]?$/gi

// 是给补休还是发加班费 asks without a word for asking; 还是改到周五吧 does not.
const alternatives = /(?:是|给|算|发|按|先|归)[^,，。]{1,12}还是[^,，。吧]{1,12}(?:$|[,，。?])/

/** True for a text that asks, whatever it names besides. */
function asks(text: string): boolean {
  return isQuestion(text.replace(bare, '')) || alternatives.test(text)
}

const clausesOf = (text: string): readonly string[] =>
  text.split(/[,，。;；!]/).filter((clause) => clause.trim() !== '')

// Terms, levels, consequences and what prevails: whoever asks, only a rule answers.
const onlyRules = new RegExp(
  [
    '(?:多少|几)(?:个)?(?:天|日|工作日|月|年|小时)(?:之|以)?内(?!.{0,4}(?:迟到|早退|缺卡|加班))',
    '(?:最[迟晚早]|截止)(?:到|是|在|得|要)?(?:哪|几|什么|多)|(?:要|得|须|提前)(?:提前)?(?:多久|多少天|几天)(?:报|说|打|递|通知|申请|提)',
    '(?:审批|批|签|审|报)[^,，。]{0,6}哪一?级(?!了)|哪一?级(?:领导)?(?:来)?(?:批|审|签|管)',
    '有(?:没有|无|没)?(?:有效期|期限|时限|时效|封顶|上限)|有效期(?:是)?(?:多|几)',
    '以(?:哪|什么|谁)[^,，。]{0,6}为准|(?:先|是)[^,，。]{1,10}还是先',
    '(?:会|要)(?:按|当|算|被)[^,，。]{0,10}(?:旷工|迟到|早退|缺勤|处分|扣)',
    '会(?:怎么?样|有(?:什么|啥)后果|被怎么)|(?:什么|啥)后果|(?:有|是)(?:啥|什么)说法',
    '(?:算不算|扣不扣|涨不涨|发不发|给不给|补不补|该不该|要不要|用不用|需不需要)(?!我|帮)',
    '(?:要|得|需要)(?:满|熬|干|等)(?:够|满)?(?:几|多少)年|(?:哪些|什么|啥)条件',
    '(?:一年|每年|每月)(?:要|得|需要?)(?:修|学|满|够)*(?:多少|几)|(?:学时|课时|小时|学分)[^,，。]{0,4}(?:要|得|需要?)(?:多少|几)',
    '(?:能|可以|有权|可不可以|能不能)(?:不|拒绝|不听|不干|不签)(?!能)[^,，。]{0,6}(?:吗|么|$)',
    '算(?:不算)?(?:违纪|违规|违法|造假|欺骗|不诚信)',
    '有没有(?:说法|规定|讲究|依据|明文|政策|文件|条文)|明文|怎么(?:界定|认定|定性)|(?:打|按)(?:多少|几)?[折成]|(?:只能|必须)[^,，。]{1,8}(?:吗|么|还是)',
    '(?:遇|碰|赶|撞)(?:上|到|着)[^,，。]{1,12}(?:顺延|延长|扣|补|算|占)[^,，。]{0,6}(?:吗|么|不|没)$',
    '还发(?:吗|不|么)|发不发|照发|发全(?:月|额)|(?:是|由)(?:单位|谁|哪[里边家]|社保|财政)[^,，。]{0,4}(?:发|出|付|交)',
    '(?:如果|要是|假如|一旦)[^?]{1,24}(?:养老金|退休金|工资|奖金|绩效|公积金|补贴|津贴)|连续几年|^what if i (?:come|am|was|forget|miss|do)',
    '含不含|包不包|找谁[批签]|(?:算数|合规|合法|(?<!打卡|考勤|出勤)正常|应该)(?:吗|么|不)',
    'what happens if|(?:carry|roll|transfer)\\b.{0,30}\\b(?:over|next year)|within how many|how (?:long|many days) (?:before|after|do i have to)|do i (?:have|need) to|must i\\b',
  ].join('|'),
  'i',
)

// What one of many may do, and no one by name.
const ofStaff =
  /公务员|参公|事业(?:编|单位)|编外|合同(?:工|制)|劳务|派遣|临时工|选调生|新(?:人|进|招|录|考)|(?:同志|干部|职工|员工|人员|同事)们?(?:们|的|能|可|要|请|值|加|休|$|[,，?])|下属|手下|科里|大家|单位(?!部分|账户|缴|[各分]|给我|替我|那)|领导|科长|staff\b|employees?\b|probationers?|civil servants?/i

const ofSpeaker = /我(?!们?(?:单位|局|科|处|国|省|市))|本人|自己|俺|\b(?:my|me|i)\b/i
const looksUp =
  /查(?!岗|处|分)|看(?:看|一?下|一眼|哈)|显示|帮|给我(?!们)|替我|我的?(?:.{0,6})(?:还剩|剩|余额|记录|明细|到账|基数|合同|学时)|到哪|进度|写的|评语|(?:几|多少)(?:次|回|门)|批了|show|check|\bmy\b/i

// 加班的钱和调休能二选一吗: what may be done is a rule, unless somebody says of whom.
const may = /(?<!还)(?:能|可以|会|该|允许)(?![看查帮给])[^,，。]{0,14}(?:吗|么|不|没有?)$/
const ofRules = (clause: string): boolean =>
  onlyRules.test(clause) ||
  ((ofStaff.test(clause) || may.test(clause)) && !looksUp.test(clause) && !ofSpeaker.test(clause))

// 我是行政编还是事业编 stands in one's own record.
const whatIAm = /我(?:现在|目前|到底|究竟)*(?:是|算|属于|占|在)(?:的)?[^,，。]{0,12}(?:编|身份|人员|岗|级|职)/

/** True for a question that only the rules answer, even where it speaks of what an own record is about. */
export function asksForRule(text: string): boolean {
  if (/帮我[查看]|[查看]一?下我/.test(text) || whatIAm.test(text)) return false
  const asked = clausesOf(text).filter(asks)
  if (asked.length === 0) return false
  if (asked.every(ofRules)) return true
  return asked.some((clause) => onlyRules.test(clause)) && !looksUp.test(text) && !ofSpeaker.test(text)
}

const staffKinds =
  /公务员|参公|事业编|编外|合同(?:工|制)|派遣|临时工|选调生|新(?:人|进|招|录|考|入职|来的)|试用期|见习期|实习(?:生|期)|返聘|借调(?:人员|期间|的)|挂职(?:干部|期间)|(?:产假|病假|哺乳|借调|脱产)期间|刚(?:入职|毕业|参加工作|进单位)/
const asksWho = /谁|哪|几个|多少人|名单/

/** True for 派遣的同事有没有年休假, which asks of a kind of staff and of nobody in it. */
export function asksOfKind(text: string): boolean {
  return staffKinds.test(text) && asks(text) && !asksWho.test(text) && !whatIAm.test(text)
}

/** The same for terms, levels and consequences alone, which no list of people answers either. */
export function asksForTerm(text: string): boolean {
  return asks(text) && onlyRules.test(text)
}

// A wish may be put as a question: it says that something is to be done for the speaker, or on which day.
const wish = new RegExp(
  [
    '帮(?!扶|教|助)|[替代]我|[替代给][一-龥]{2,4}(?:请|办|报|申请|开|录|提|补)|麻烦|劳驾|请(?:你|您|把|将|给|帮|为|安排|处理|登记)',
    '给我(?!们|的|取消|[^,，。]{0,4}了)|我(?:就)?(?:要|想(?!知道|问|了解|请教|咨询)|打算|准备|决定|申请|需要)|申请(?:一|个|明|后|下|\\d)',
    '(?:能|可以|可不可以|能不能)(?:给)?(?:开|打|办|出|补|改|报|提|登记|录|销|撤|取消)(?:一?[个份张下]|掉|到|成)|[一两三\\d]份(?!之)|[这那][个张条次]|刚才',
    'please|(?:can|could|would|will) you|\\bi(?:.d)? (?:would )?(?:like|want|need|wish)|let me|i am going|help me|on my behalf|file|book|submit',
  ].join('|'),
  'i',
)
const ofOneself = /我|咱|本人|\bi\b|\bmy\b/i
const yesOrNo =
  /(?:吗|么|不|没有?|行不行|可不可以|好不好|成不)[?!。,，]?$|(?:行|可以|好|成)(?:吗|不|么)|能不能|可不可以|^(?:can|may|could) i\b/i

const acts =
  /(?:请|休|歇)(?:个|一|半|两|三|几|\d|[年病事婚产丧])|调休|补休|补(?:个|一下|打)?卡|[改换][到成为]|取消|撤[销回]|销假|报备|登记|提交|同意|批准|驳回|退回|导出|续签|辞职|办理|办一?下|\boff\b|leave/i
const tells =
  /如果|要是|假如|万一|因为|由于|被|给我?取消了|期间|以后|之后|时候|[过了的]$|不[服同让准批]|说|收到|^(?:if|when|because)/i

/** A clause that says what to do, beside the question: 明天请一天年假,够不够. */
function hasDeed(text: string): boolean {
  return clausesOf(text).some((clause) => !asks(clause) && acts.test(clause) && !tells.test(clause))
}

/**
 * True for a question that wants nothing done: what is asked for so is shown no card, whatever it sounds like.
 * @param hasDay the text names a day: 明天能调休吗 is a wish
 */
export function wantsNothingDone(text: string, hasDay: boolean): boolean {
  if (!asks(text)) return false
  const isRule = onlyRules.test(text) || (ofStaff.test(text) && !ofOneself.test(text))
  if (wish.test(text)) return isRule && !/帮|[替给代]|麻烦|please|(?:can|could) you/i.test(text)
  return isRule || !((hasDay && yesOrNo.test(text)) || hasDeed(text))
}
