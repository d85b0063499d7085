import { kindMark, standardCue } from './kinds.ts'
import { isIndividual, readPeople } from './people.ts'
import { type PrivateMatter, ruleCue, strictRule } from './private-matters.ts'

const payAsk =
  /(?:工资|薪|收入|奖金|津贴|补贴|车补|缴存基数|绩效|年终奖?|公积金|社保|到手|工资[条单表]).{0,10}(?:多少|几|高|低|条|单|表|明细|情况|信息|资料|数据|记录|变动|吗|不|$)|(?:拿|挣|赚|领|开|进账).{0,4}(?:多少|几|[一二三四五六七八九十\d]+[千万百])(?!个?[月天年次份]|天|倍)|几钿|几多钱|(?:查|看|打听|告诉|透露|导|发).{0,24}(?:工资|薪|收入|奖金|绩效)/
// Lists and rankings of pay are always of others too.
const payList =
  /名(?:字|单)[和与跟加带及].{0,4}(?:钱|金额|工资|薪|收入)|(?:工资|薪[资酬水]|奖金|收入|绩效)(?:发放)?(?:一览|发放表|明细表)|(?:工资|薪[资酬水]|奖金|收入|绩效)(?:总表|大表|表|册|台账|名单|清册|数据|报表|排名|排行|榜|花名册|汇总)|(?:工资|薪[资酬水]?|奖金|收入|绩效|挣得|拿得|赚得)(?:最(?![长早晚迟终后])|排第?)(?:高|低|多|少|前|名|[一二三])?|(?:最高|最低)的?(?:工资|薪|收入|奖金)(?:是)?(?:哪|谁)|哪位.{0,10}(?:工资|薪|收入|奖金)|(?:工资|薪|收入|奖金).{0,4}(?:超过?|高于|低于|多于|不到|过万|破万).{0,12}(?:谁|哪些人|哪几个|名单|几个人)|(?:科室?|处室?|局里?|部门|班组|窗口|大?队)(?:里|内)?(?:的)?(?:人员|职工|员工)?的?(?:上个?月|本月|这个月)?(?:工资|奖金|绩效|薪资|收入)(?:[条单表]|明细|情况|多少|数据)/
// Whose pay it is, is asked shortly; what goes on at length is a case for the rules.
const longestPayQuestion = 28
/** Speaks of law, agreements and the parts of pay. */
export const ofLaw =
  /合同|仲裁|起诉|劳动法|法律|法规|条款|约定|拖欠|赔偿|补偿|保障|条件|哪几?(?:些(?!人)|块|部分|种|项)|由谁|由哪|怎么?样?才|报销|最低工资|几成|几倍|失业|伤残|公式|有效/
const ownPay =
  /我(?:自己|本人|个人|们)?(?:的)?(?:这个?月|上个?月|本月|去年|今年|每个?月|一个月|现在|目前|应该?|实际|到底|\d+月份?|年终|试用期)?(?:的)?(?:能|可以|该|应)?(?:工资|薪|收入|奖金|津贴|绩效|公积金|到手|拿|挣|领|发|补|年终奖)/
// What is left of a question on pay without these words is whose pay it is.
const payVocabulary =
  /请问|麻烦|顺便|调出来?|调取|出来|[栏项那咋列调]|打开|打印|截图?|发来|[一两]眼|瞧|瞅|没了|扣除|里头|里面|由|组成|哪几?块|咱们?|顺带|顺手|另外|还有|再|把|带薪|帮忙?|给?我们?|想|要|知道|了解|查询|查查?|看看?|打听|告诉|透露|发给?|一下|下|账户|缴存|缴|交|工资[条单表]?|薪[水资酬]|月薪|年薪|底薪|收入|奖金|津贴|津补贴|补贴|绩效|年终奖?|公积金|个税|社保|到手|应发|实发|拿到?|挣|赚|领|开|发了?|进账|多少|钱|几[千百万个]?|这个?|上个?|下个?|本|当|今年|去年|明年|前年|每|个|月份?|年度?|份|最近|现在|目前|一共|总共|大概|明细|情况|详细|是|有|的|了|吗|呢|啊|吧|啦|呀|么|嘛|能|可以|会|不|没|还|都|和|与|\d+|[一二三四五六七八九十两半百千万啥]|什么时候|怎么|为什么|为啥|到账|少|多|高|低|系统|里|条|单|表|在|哪|儿|自己|本人|[\s\p{P}\p{S}]/gu

// A pay slip is always somebody's: whatever stands before it and is not the speaker is another's.
function ownerOfSlip(text: string): boolean {
  const before = /^(?<before>.*?)(?:工资|薪[资水酬]|奖金)(?:条|单|表|明细)/.exec(text)?.groups?.before
  if (before === undefined || ownPay.test(text) || /我(?:自己|本人)?的?$/.test(before) || strictRule.test(text))
    return false
  return before.replace(/^.*[,。;!?]/, '').replace(payVocabulary, '').length >= 2
}

// Kinds of pay and of staff that a question on the rules may name.
const generalWords =
  /失业金|养伤|最长|原(?=工资)|晋升|晋级|提升|提拔|见义勇为|乡镇|孩子|子女|上学|入学|随迁|户口|丧葬费|抚恤金|补偿金|[一-龥]{1,4}费|值班|夜班|高温|取暖|交通|通讯|餐补|差旅|出差|岗位|薪级|级别|职级|基本|最低|平均|社会|当地|国家|省里|市里|标准|补助|抚恤|培训|考核|优秀|称职|合格|嘉奖|等功|学历|学位|博士生|硕士|本科|大专|毕业生|大学生|研究生|职称|中级|副高|正高|初级|教龄|工龄|年限|调整|上涨|下降|倍|补偿|赔偿|未休|没休|休假|折算|医疗|失业|产检|难产|流产|哺乳|停发|补发|处分|警告|记过|降级|撤职|开除|旷工|迟到|早退|缺勤|公务员|参公|事业单位|事业编|机关|企业|单位|职工|员工|干部|人员|编制|行政|编外|合同工|派遣|工勤|专技|管理岗|[病事产婚丧年]休?假|带薪|育儿|探亲|陪产|工伤|护理|试用期|见习期|实习|新录用|转正|加班|节假日|法定|周末|春节|国庆|元旦|五一|退休|返聘|离职|辞职|辞退|借调|挂职|调动|调离|死亡|去世|遗属|请|休|扣|天|周|日|期间|时候|之?后|之?前|以[上下内外后前]|超过|不满|未满|满|刚|新|进来?|入职|参加工作|工作|上班|计发|计算|基数|比例|个人|部分|缴纳?|交|补|折|影响|按|照|算|占|为|被|要是|如果|对|从|由|因|等|需要|应|该|能领|提取|材料|关系|晚发|早点?|提前|赔|断|什么|领取|时间|日期|由|构成|组成|结果|用|降|升|档|养老金|退休金|关系|谁发|谁来?发|谁出|谁付|局|科|处|级|岗|人|政策|规定|制度/g

/** Pay that is a person's own, and not paid by a table for all. */
export const ofPerson = /工资|薪[水资酬]|[月年底]薪|收入|到手|实发|应发|奖金|年终|绩效|挣|赚/
// 有补贴吗: whether there is any, and not how much somebody has.
const existence = /有(?:没有)?[^,。]{0,8}(?:补贴|津贴|补助)|(?:补贴|津贴|补助)有(?:吗|没)|什么时候/
/** Characters of offices, funds and allowances, which given names hardly have. */
export const ofKind = /[员级岗职费额限率警官税险租购残退班勤差旅训宿餐车房补贴缴存龄编聘考贷]/
// The speaker does or gets something.
const selfSubject =
  /我(?:自己|本人)?(?:去(?!查|看|问|打听)|来|到|在|搬|读|生|结|调|考|参加|是|如果|要是|今年|明年|去年|每|刚|退|离|辞|借|挂|请|休|加|值|出|买|租|交|能(?!查|看|知道|问)|可以(?!查|看|知道|问)|该|应)/
// 翠花和我的工资: mine beside somebody's.
const compared =
  /(?:挣|拿|赚|工资|薪|收入|奖金|绩效)[^,。]{0,3}比我(?!们?单位)|比我[^,。]{0,3}(?:挣|拿|赚)得|[一-龥a-z][和跟与]我(?:自己)?的?(?:上个?月|今年|去年|到手)?的?(?:工资|薪|收入|奖金|年终|绩效|补贴|公积金|待遇|差)|我[和跟与][^,。;!?]{1,10}(?:工资|薪|收入|奖金|年终奖|绩效|待遇|到手)[^,。]{0,6}(?:谁|差|比|多|高|低|少)/
// wang wei 的工资, in Latin letters and Chinese.
const latinOwner =
  /(?<![a-z'])(?!wo\b|my\b|hr\b|ai\b|app\b|in\b|on\b|vip\b|oa\b|the\b|of\b|and\b|is\b|for\b)[a-z]{2,}(?: [a-z]+)? ?(?:de |的)?(?:上个?月|这个?月|\d+月份?)?(?:的)?(?:工资|薪水|月薪|奖金|收入|年终奖|绩效)/i

/** Pay asked for with a possessor that is plainly neither the speaker nor a kind of pay or staff. */
export function asksPayOfSomebody(text: string): boolean {
  if (!/[一-龥]/.test(text)) return englishPayOfSomebody(text)
  if (latinOwner.test(text) || compared.test(text)) return true
  return payList.test(text) && !/我(?:自己|本人)?的/.test(text)
}

/** Pay asked for with words that may be a possessor: nothing else explains them. */
export function mayAskPayOfSomebody(text: string): boolean {
  if (!/[一-龥]/.test(text)) return false
  return ownerOfSlip(text) || (payAsk.test(text) && !isOfRules(text) && hasOwner(text))
}

// The question is on a rule, a table for all or the speaker's own pay.
const effects =
  /(?:考核|评了?|处分|病假|事假|旷工|借调|职称|学历|晋升|试用|转正|产假|请假|基本称职|不称职|优秀).{0,12}(?:影响|会|能|还)(?:不会|不能|到)?.{0,4}(?:涨|扣|降|停|补|调|晋|发|工资|薪)/

function isOfRules(text: string): boolean {
  if (effects.test(text)) return true
  if (text.length > longestPayQuestion || text.includes(kindMark)) return true
  if (!ofPerson.test(text) && (selfSubject.test(text) || existence.test(text))) return true
  return [ofLaw, standardCue, strictRule, ownPay, /年休?假/].some((cue) => cue.test(text))
}

function hasOwner(text: string): boolean {
  const left = text
    .replace(/津?补贴|津贴|补助|缴存基数/g, '')
    .replace(generalWords, '')
    .replace(payVocabulary, '')
  return left.length >= 2 && (ofPerson.test(text) || !ofKind.test(left))
}

function englishPayOfSomebody(text: string): boolean {
  if (
    !/\b(?:salar|payroll|payslip|pay slip|paid|earns?|wages?|income|bonus|makes? (?:more|less)|how much (?:money )?(?:does|do|is)|takes? home|take-home|remunerat|well paid|compensation)/i.test(
      text,
    )
  )
    return false
  if (
    /\b(?:my|i|me|we|our) (?:own )?(?:salary|pay|wages?|bonus|income|payslip)|(?:salary|pay|payroll|wages?) (?:section|office|desk|department|team|unit)\b|\bmy (?:own )?(?:pension|housing fund|annuity|medical|insurance|social)|am i paid|(?:do|did) i (?:get|earn)|have i been paid/i.test(
      text,
    )
  )
    return false
  if (
    ruleCue.test(text) ||
    /\b(?:sick|overtime|maternity|annual|leave|holidays?|civil servants?|retire|probation|policy|minimum|public)\b/i.test(
      text,
    )
  )
    return false
  return /'s\b|\b(?:of|for|does|is|are|did|do|than|everyone|everybody|all|whole|each|employee|team|section|department)\b/i.test(
    text,
  )
}

/** 他一个月多少: an amount of somebody, and nothing else it could be an amount of. */
export function bareAmount(text: string, self: string): PrivateMatter | null {
  if (!/多少(?!天|次|号|小时|人|个|岁|条|份|单|假)|几(?:万|千|百|个数|个钱)|钱|有.{0,2}(?:万|千)/.test(text))
    return null
  if (/办件|办了|件数|学时|贡献|电话|分机|座机|内线|房间|邮箱|工号|[假休]|天|工作日|审批|批|编制|职数/.test(text))
    return null
  return readPeople(text, self).some((each) => isIndividual(each) || each.kind === 'pronoun' || each.kind === 'kin')
    ? 'pay'
    : null
}

/** True when the text asks for the speaker's own pay. */
export function asksOwnPay(text: string): boolean {
  if (/我(?:能|可以|该|应该?)(?:领|拿|报|享受|有)/.test(text)) return false
  if (ruleCue.test(text) && !/我.{0,8}(?:工资条|工资单|发了多少|到手)/.test(text)) return false
  return (
    /(?:我|本人|自己).{0,10}(?:工资|薪水|薪资|收入|奖金|年终奖|公积金|个税|社保|到手|绩效)|工资条|工资单|pay ?slip|my (?:salary|pay|wage|bonus)|(?:这个?月|上个?月|本月|\d+月份?).{0,4}(?:工资|奖金|公积金).{0,6}(?:多少|怎么(?:少|多)|发|扣)|公积金(?:多|少)?扣/i.test(
      text,
    ) && !/病假|产假|事假|年休假|加班(?:费|工资)|300|三倍/.test(text)
  )
}
