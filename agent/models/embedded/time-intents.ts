import { reminderCue } from '../../understand/reminder-words.ts'
import { isQuestion } from '../../understand/topics.ts'
import type { Reading } from './reading.ts'
import { readSignals } from './signals.ts'
import { saysWhatInstead } from './slots-change.ts'
import { colleagueIn } from './slots-time.ts'
import { toolsOf } from './work-parts.ts'

/** Tools of time, pay, certificates and the own record, which are known by wordings and not by rules of cues. */
export const timeTaught: ReadonlySet<string> = new Set(toolsOf('time'))

const mine = /我(?!们?(?:局|单位|省|市|国|科|处))|本人|自己|俺|\bmy\b|\bi\b|\bme\b|\bi'm\b/i
// What is asked of rules, of all staff, or of a kind of them.
const ofRules =
  /要被|被处理|怎么处理|允许|规定|政策|制度|条例|办法(?!理)|标准|依据|流程|怎么(?:算|规定|扣|补|办|申请|报|开|交|缴|发|填|弄|处理|认定|计算|写)|如何|比例|条件|能不能|可不可以|可以(?!帮)(?:.{0,12})(?:吗|么|不)|是不是|会不会|算不算|算(?:迟到|早退|旷工|缺卡|加班|出勤)|要不要|用不用|需不需要|几倍|倍数|上限|下限|最(?:多|少|长|短)|多久(?:之?内|前)?|几天(?:之?内|前)|提前(?:几|多)|扣不扣|(?:影响|会扣|要扣)|什么情况|哪些情况|谁(?:来?)?批|什么材料|policy|rules?\b|regulation|how (?:is|are|do|does|to)|allowed|can (?:i|we|staff|employees)/i
const asked =
  /帮我|帮忙|给我|替我|麻烦|请(?!假|问|教)|我(?:要|想|需要|得)(?!知道|问|了解)|申请(?!.{0,6}(?:[?？吗]|怎|流程|条件))|please|i (?:need|want|would like|forgot)|要?用(?=$|[,，。])|[一两三四五\d]份(?=$|[,，。])/i

// How to go about something is a question on the rules, whoever asks it and for whom.
const asksHow =
  /行不行|行吗|会(?:不会)?[^,，]{0,6}吗|作废|找(?:谁|哪)|会不会|怎么办|在系统里|还给我|谁来?[批签]|哪几个人|吐出来/

// 这个月怎么扣这么多公积金: what was paid this month was paid to whoever asks.
// What came in a month, and the base that is paid on, is told to whoever asks for it: to nobody else.
const ownMonth = new RegExp(
  [
    '(?:这个?|上上?个?|本|当)月.{0,12}(?:扣|发|拿|到手|缴|交|少|多)',
    '(?:[\\d一二三四五六七八九十]月(?:份)?|去年|今年|年底|上季度|最近).{0,14}(?:工资|薪|绩效|奖金?|津贴|补贴|公积金|年金|养老|医保|社保|个税|到手|实发|应发)?.{0,6}(?:扣了?|发了?|缴了?|交了?|拿了?|到手|到账|少了?|多了?|涨了?|降了?|补发)(?:了)?(?:多少|几|一截|一块|这么|那么|吗|没|呢|$)',
    '^(?:看看?|查查?|查一下|看一下|来一?份|给我)?(?:20\\d\\d年)?(?:[\\d一二三四五六七八九十]+月(?:份)?|上个?月|这个?月|本月|去年)的?(?:工资|薪水|绩效|奖金|社保|公积金|个税)(?:条|单|明细|情况|多少)?$',
    '(?:年终奖?|绩效|奖金|加班费|补贴|津贴|补发).{0,4}(?:发|到账|打)(?:了)(?:多少|几|没|吗)|(?:公积金|社保|医保|养老(?:保险)?|年金|个税|五险).{0,2}(?:账上|账户|这次|每个?月|目前|现在)?(?:个人|单位|我)?(?:部分)?(?:交|缴|扣|存)(?:了|到|过)(?:多少|几|哪|没)|(?:公积金|社保|医保|养老(?:保险)?|年金).{0,2}(?:账上|账户|每个?月|个人|单位){1,2}(?:部分)?(?:交|缴|扣|存|有)(?:多少|几)',
    '(?:工资条|工资单|工资明细|薪资明细|pay ?slip)',
    '(?:五险(?:一金)?|社保|公积金|年金|医保|养老(?:保险)?|失业保险)(?:的)?(?:缴费|缴存|个人|单位)?(?:基数|账户|余额|明细|月份|月数|年限)(?:是|有|现在|目前)*(?:多少|几|查|看|给|$)',
    '(?:怎么|为什么|为啥|咋).{0,10}(?:到手|实发|应发|工资|绩效|扣款|个税|公积金).{0,6}(?:少|多|低|高|变|扣|降|涨)',
    '^(?:查|看)?(?:一?下)?(?:住房)?(?:公积金|社保|医保|养老(?:保险)?|失业保险|(?:职业)?年金)(?:每个?月|现在|这个月|个人)*(?:[交缴扣](?:了)?(?:多少|几)钱?|[,，]?(?:缴费|缴存)?基数)$',
    '(?:五险(?:一金)?|社保|公积金|(?:职业)?年金|医保|养老(?:保险)?|失业保?险|工伤保?险)[^,。?]{0,10}(?:个人|单位|自己|公家)[^,。?]{0,8}(?:多少|几)(?!个?点)',
    '(?:公积金|年金|养老|医保|社保)(?:个人)?账户(?:里|上|余额)?(?:有|还有|是)?(?:多少|几)',
    '[\\d一二三四五六七八九十]月(?:份)?的?(?:工资|奖金|绩效|实发|到手|津贴|补贴)?(?:比|跟|和|较)(?:去年)?[\\d一二三四五六七八九十]+月[^?]{0,6}(?:多|少|差)',
    '(?:五险(?:一金)?|社保|医保|养老保险|失业保险|工伤保险|公积金|年金)(?:单位|公司|这边|那边)*(?:给)?(?:我)?(?:交|缴)(?:了|上)?(?:没|吗)',
    '(?:到手|实发|应发|发到手).{0,6}(?:多少|几|变|少|多)',
  ].join('|'),
)
// Somebody's, a kind's or everybody's all the same.
const notOwn =
  /标准|规定|比例|上限|下限|公务员|事业(?:单位|编)|编外|大家|他们|全局|全科|别人|一般|正常|退休(?:人员|后|的)|新人|如何|怎么(?:算|定|缴|交|发|计)|能(?:领|拿|发|取|提)|几个点|百分|几成|会(?:不会)?|应该|该(?:发|扣|缴)|要(?:缴|交|扣)|多少岁|病假|产假|事假|婚假|陪产|加班费(?:怎|按)|办件|单位(?:账户)?总/
const ownPay = {
  test: (text: string) => mine.test(text) || (ownMonth.test(text) && !notOwn.test(text)),
}

type Way = {
  /** All of them have to be there for the tool to be plainly asked for. */
  readonly all: readonly Pick<RegExp, 'test'>[]
  readonly none?: RegExp
  /** Without it the words are hardly for the tool. */
  readonly subject: RegExp
  /** Something else without which they are not either. */
  readonly about?: RegExp
  /** True for a tool that looks something up: a question is how one asks for it. */
  readonly looks?: true
  /** Cues that speak for a tool which was there before. */
  readonly unless?: readonly string[]
  /** True where a question with a day in it is a wish: 能不能推迟到12月14号. */
  readonly dated?: true
}

const leaveWord = /假|休|leave|vacation/i
const digitsOrDay = /\d|今天|昨天|前天|明天|后天|周[一二三四五六日天]|[一二三四五六七八九十]月|today|yesterday/i

const ways: Readonly<Record<string, Way>> = {
  leave_change: {
    subject:
      /改|换|推|动|提前|延|挪|续|调整|变更|顺延|move|change|extend|postpone|reschedule|shift|push|bring .{0,20}forward/i,
    about: /假|休|leave|vacation|LR-|\d/i,
    all: [
      leaveWord,
      /改(?:到|成|为|期|在|一下)|换(?:到|成)|往后推|动一下|续到|推迟|提前到|延(?:长|后|期|到)|挪|续假|续休|变更|顺延|调整(?:到|为|一下)|\bmove\b|\bchange\b|\bextend\b|postpone|reschedule|\bpush\b.{0,24}\bback\b|push back|bring .{0,20}forward/i,
    ],
    none: /计划|规划|审批|同意|驳回|补卡|打卡|加班|销假|出生|手机|住址|试用|合同|退休|调动|公积金|工资|怎么|能改几次|(?:顺延|延|转|结转|留|攒|挪)(?:到|至)?(?:今年|明年|下一?年|来年)|跨年/i,
    unless: ['cancel', 'count'],
    dated: true,
  },
  leave_return: {
    subject: /销|返岗|回来|回单位|上班|到岗|复工|back|return/i,
    all: [
      /销(?:一?下|掉|了)?.{0,12}假|假.{0,4}销|(?:提前|已经?|今天|昨天|刚|就).{0,6}(?:返岗|回来上班|回来了|回单位|到岗|复工)|返岗|休完假?了|(?:back|return(?:ed|ing)?)\b.{0,24}(?:leave|early|work|earlier)|report my return/i,
    ],
    none: /怎么|规定|多久|几天内|要不要|忘了销|不销|哪天(?:回|返|上)|什么时候(?:回|返|上)|几号(?:回|返|上)|如果|要是|倒销|撤销|产假|谁/i,
  },
  leave_plan: {
    subject: /计划|规划|plan/i,
    all: [/计划|规划|\bplan\b/i, leaveWord, digitsOrDay],
    none: /培训|招|退休|有没有|谁|哪些人|情况|(?:看|查).{0,6}(?:科里|团队)|科里(?:的|都|有)|团队|什么时候交|报到|规定|怎么|如何/i,
  },
  leave_behalf: {
    subject: /替|代|帮|给|录|for\b|enter/i,
    all: [
      /替|代(?!替|打)|帮|给(?!我)|录入?|enter|put in/i,
      /病假|事假|年假|年休假|丧假|婚假|产假|陪产假|调休|补休|探亲假|请.{0,4}假|sick leave|leave/i,
      digitsOrDay,
    ],
    none: /帮我(?!们?科|.{0,4}(?:[给替]|录|登))|给我|替我(?!.{0,4}[给替])|代我|审批|批(?:了|一下|准)|同意|驳回|怎么|余额|剩|还有几|吗[?？]?$|谁/i,
    dated: true,
  },
  leave_abroad: {
    subject:
      /出国|出境|因私|境外|报备|离开本市|离市|外出|护照|通行证|国外|港|澳|台|日本|泰国|abroad|trip|travel|leave town/i,
    all: [
      /报备|备案|因私|出国|出境|离开本市|离市|去(?:境外|国外|香港|澳门|台湾)|private(?:ly)? (?:trip|travel)|report .{0,24}(?:trip|travel|leave town|leaving town)|abroad/i,
      { test: (text: string) => digitsOrDay.test(text) || /(?:做|填|办|报|提)个?[^,。?怎]{0,6}报备/.test(text) },
    ],
    none: /怎么|规定|多久|能不能|要不要|谁批|材料|护照(?:怎|在|丢|过期)|年假(?!.{0,20}报备)|病假|领证|几天(?:报|批)|补助|因公/i,
    dated: true,
  },
  attendance_summary: {
    subject:
      /考勤|打卡|迟到|早退|缺卡|缺(?:了|过)?[^,，。]{0,4}卡|漏(?:打)?(?:了)?[^,，。]{0,3}卡|旷工|加班|出勤|签到|attendance|late|punch|overtime|absent/i,
    all: [
      /考勤|打卡(?:记录|情况|明细|数据|正常|有没有异常)|打卡.{0,8}显示|迟到|早退|缺卡|漏卡|(?:缺|漏)(?:了|过)(?:几|多少)次?卡|旷工|出勤|加(?:了|过)?(?:多少|几)?.{0,6}班|attendance|\blate\b|left early|leave early|early on|punches|overtime/i,
      /正常|几次|几回|多少|怎么样|咋样|记录|情况|显示|有没有|有(?:几|多少|迟到|早退|缺卡|旷工|异常)|查|看|统计|汇总|吗|明细|哪几?天|异常|how (?:often|many|much)|show|\bcheck\b|\bsee\b|did i|was i|have i|summary|what/i,
    ],
    unless: ['inbox'],
    none: /工作日|放假|应出勤|法定|申请|待我|等我|要我|审批|补卡|导出|导成|下载|表格|excel|xlsx|规定|怎么(?:算|处理|扣|认定)|会(?:不会)?(?:扣|影响|被)|处分|申请加班|加班费|倍|算(?:不算|迟到|旷工|早退)|科里|全科|谁|团队|\d{1,2}(?:点|:\d{2})[^,，。]{0,4}(?:到|至|-)|export|download|spreadsheet/i,
    looks: true,
  },
  attendance_correct: {
    subject:
      /没记[上录]|补录|指纹|刷脸|补(?:个|一?下|上|签|打)?.{0,8}卡|补签|忘(?:了|记)?(?:打|刷)|漏(?:打|刷|签)|没(?:打|刷)(?:上|成|到)?卡|卡(?:没|忘了?|漏)(?:打|刷|签)|(?:没|忘了?|漏)(?:签到|签退)|(?:签到|签退)(?:没|忘|漏)|缺(?:了|的)?.{0,12}卡|卡[^,，。]{0,6}补|补[成到]\s?\d|punch|clock/i,
    all: [
      /补(?:个|一?下|上|打|签)?.{0,14}卡|补录|(?:忘(?:了|记)?|没|漏)(?:按|刷|录)(?:上|成)?(?:指纹|脸)|卡[^,，。怎能]{0,6}补(?:上|了|一?下|个)|补签|忘(?:了|记)?(?:打|刷).{0,4}卡|漏(?:打|刷|签)|没(?:打|刷)(?:上|成|到)?卡|卡(?:没|忘了?|漏)(?:打|刷|签)|(?:没|忘了?|漏)(?:签到|签退)|(?:签到|签退)(?:没|忘|漏)|没记[上录].{0,12}卡|补[成到]\s?\d{1,2}[点:]|缺(?:了|的)?.{0,12}卡|(?:correct|missing|forgot|fix).{0,24}(?:punch|clock)|punch(?:ed)?.{0,24}(?:forgot|missing)/i,
      digitsOrDay,
    ],
    none: /没有[?]?$|显示(?:什么|啥|的|吗)|怎么|几次|规定|次数|多久|谁批|可以(?:补|吗)|记录|社保卡|工资卡|银行卡|医保卡|会怎|算不算|能不能/i,
    dated: true,
  },
  attendance_overtime: {
    subject: /加班|overtime|\bOT\b/i,
    all: [
      /加班|overtime|\bOT\b/i,
      /\d|点|今晚|周[一二三四五六日天末]|下班后/,
      /申请|报|登记|提|要|想|填|单|给我|换|算我|need|ask|want|register|request|log/i,
    ],
    none: /怎么|规定|几倍|多少钱|加班费(?:怎|多|标准|按)|算(?:不算|加班)|有没有|(?<![检巡督核])查(?!组)|统计|几(?:个)?小时了|记录|导出|能不能|可以(?:.{0,8})吗|补休(?:怎|多久|会)|公务员|编外/i,
    dated: true,
  },
  attendance_export: {
    subject: /导|下载|表格|excel|xlsx|明细表|export|download|spreadsheet/i,
    all: [
      /导出|导成|导一|下载|excel|xlsx|表格|明细表|export|download|spreadsheet/i,
      /考勤|打卡|加班|出勤|签到|attendance|punch|overtime/i,
    ],
    none: /科里|全科|所有人|大家|部门|谁|他|她|同事|工资/i,
    looks: true,
  },
  pay_slip: {
    subject:
      /工资|薪|发了|[多少]发|实发|应发|到手|扣(?:了|款|的)|奖金|津贴|补贴|绩效|个税|公积金|年终|pay|salary|wage|slip|tax|bonus/i,
    all: [
      ownPay,
      /工资|薪[水资酬]|月薪|实发|应发|到手|发了(?:多少|几)|[多少]发|奖金|津贴|绩效|年终奖|个税|(?:公积金|社保|养老|医保|年金).{0,4}扣|扣(?:了)?多少|pay ?slip|\bpay\b|salary|wages?|income tax|bonus|扣款|补发|发了|到账/i,
      /多少|几|条|单|明细|查|看|怎么(?:比|多|少|变|又)|为(?:什么|啥|何)|比|发(?:了)?|扣|变|涨|差|给我|show|how much|why|what|see/i,
    ],
    none: /证明|工资的?卡|名册|台账|比对|对一对|规定|标准|怎么(?:算|定|计算|发)|会(?:不会)?(?:扣|涨|影响)|谁的|他|她|(?:病|产|事|婚|陪产|育儿)假|退休后|试用期|基数|工资卡|能(?:领|拿|发|享)|该(?:发|拿|领)|应该(?:发|拿|领)|可以(?:领|拿)|补助|被扣工资吗|晋|套改|调标/i,
    looks: true,
  },
  pay_insurance: {
    subject:
      /社保|公积金|养老|医保|医疗保险|失业保?险|职业年金|年金|五险|缴存|缴费|insurance|pension|housing fund|annuity/i,
    all: [
      ownPay,
      /社保|公积金|养老(?:保险)?|医保|医疗保险|失业保?险|工伤保险|生育保险|职业年金|年金|五险|insurance|pension|housing fund|annuity/i,
      /多少|几|基数|比例|缴(?:了|费|存)|交(?:了|多少)?|情况|明细|查|看|月|单位|个人|how (?:many|much)|base|show|what|months/i,
    ],
    none: /怎么(?:取|提|转|办|算|缴|交|领|查)|提取|贷款|转移|断缴|漏缴|规定|能(?:不能|提|取|领)|可以(?:提|取|领)|退休后|离职|证明|补缴|报销|(?:懂|管|负责)[^,。]{2,8}(?:同事|人|专员)|转人工|失业金|生育津贴|买房|租房|开户|最低|上限|够.{0,4}退休/i,
    looks: true,
  },
  certificate_request: {
    subject: /证明|certificate|proof|(?:employment|income|salary|work) (?:letter|statement|verification)/i,
    all: [
      /(?:在职|工作|收入|工资|退休|任职|在岗)(?:的)?证明|certificate of (?:employment|income|retirement)|proof of (?:employment|income)|(?:employment|income|salary|work) (?:certificate|letter|statement|verification)|letter of employment/i,
    ],
    none: /怎么(?:开|办)|哪里(?:开|办)|要(?:什么|哪些)材料|多久(?:能)?|几天(?:能)?|可以(?:.{0,10})吗|能不能|规定|有效期|假证明|病假|诊断|离职证明|真假|核验|工作经历|谁(?:开|盖)/i,
  },
  profile_update: {
    subject:
      /手机|电话|号码|邮箱|邮件|住址|地址|搬|联系人|银行卡|工资的?卡|学历|学位|姓名|名字|身份证|phone|mobile|e-?mail|address|emergency|number/i,
    all: [
      /手机|电话|号码|邮箱|邮件|住址|地址|搬家|紧急联系|银行卡|工资的?卡|学历|学位|姓名|名字|身份证|phone|mobile|e-?mail|address|emergency/i,
      /联系人[^,，。]{0,2}(?:改|换)|改(?:成|为|到|了|一下)|换(?:成|了|到|个|新|号)|更新|变更|更换|修改|搬(?:家|到)|变了|登记(?:成|为)|新(?:的)?(?:手机|电话|号码|邮箱|地址|住址)|update|change|is now|new/i,
    ],
    none: /怎么(?:改|换|更|办)|如何|在哪|哪里|流程|规定|要(?:什么|哪些)材料|能不能|可以(?:.{0,8})吗|请假|审批|年假|[?？]$|吗$/i,
  },
}

// Asking for oneself first, then for the words: what only rules can answer goes to the rules.
const mineOnly: ReadonlySet<string> = new Set(['pay_slip', 'pay_insurance'])

// 给王科长请个假 asks the head for leave of one's own.
const asksHead = /给[一-龥]{0,4}(?:科长|局长|处长|主任|书记|部长|院长|所长|领导|头儿|老板)请/

function namesColleague(reading: Reading): boolean {
  return colleagueIn(reading) !== undefined && !asksHead.test(reading.text)
}

// 年假不休了，改成12月8号休 takes nothing back.
function speaksForAnother({ unless = [] }: Way, reading: Reading): boolean {
  const signals = readSignals(reading)
  return unless.some((cue) => signals.has(cue) && !(cue === 'cancel' && saysWhatInstead(reading)))
}

function isWish({ looks, dated }: Way, { text, dates }: Reading): boolean {
  if (looks || !isQuestion(text) || asked.test(text)) return true
  return dated === true && dates.spans.some(({ grain }) => grain !== 'year')
}

/** True when a text plainly asks for a tool of this part; a question on the rules never does. */
export function isPlainlyForTime(tool: string, reading: Reading): boolean {
  const way = ways[tool]
  if (!way) return false
  const { text } = reading
  if (tool === 'leave_behalf' && !namesColleague(reading)) return false
  // 26号叫我一声,补卡别忘了 is a reminder, whatever it is about.
  if (reminderCue.test(text)) return false
  if (
    asksHow.test(text) ||
    way.none?.test(text) ||
    speaksForAnother(way, reading) ||
    !way.all.every((pattern) => pattern.test(text))
  )
    return false
  if (ofRules.test(text) && !asked.test(text) && !mine.test(text) && !way.dated) return false
  return isWish(way, reading)
}

/** How far words fit a tool of this part, between 0 and 1. */
export function fitOfTime(tool: string, reading: Reading): number {
  const way = ways[tool]
  if (!way) return 1
  const { text } = reading
  if (!way.subject.test(text) || (way.about && !way.about.test(text))) return 0.25
  if (tool === 'leave_behalf' && !namesColleague(reading)) return 0.2
  if (way.none?.test(text) || speaksForAnother(way, reading) || reminderCue.test(text)) return 0.35
  if (mineOnly.has(tool) && !ownPay.test(text)) return 0.35
  if (asksHow.test(text) || (ofRules.test(text) && !asked.test(text))) return 0.4
  return isWish(way, reading) ? 1 : 0.45
}
