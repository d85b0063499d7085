import { isQuestion } from '../../understand/topics.ts'
import type { Reading } from './reading.ts'

const mine = /我(?!们?(?:局|单位|省|市|国|科|处))|本人|自己|\bmy\b|\bi\b|\bme\b/i
const rules =
  /规定|政策|制度|依据哪|条例|办法|标准|怎么(?:考核|评|算分|定|算出?来?的|统计的?|计算|得出)|计算(?:公式|口径|方法)|口径|(?<!的)比例|多久考|几个等次|哪几(?:等|种)|什么条件|权重|谁来定/
const figures =
  /退休人数|退休(?:的)?(?:多少|几|有多少)|多少.{0,6}退休|年龄结构|学历结构|老龄化|空编|缺编|请假(?:天数|量)|办件(?:量|数|质量)|(?:质量|时效|满意度?)[^,，。]{0,6}(?:走势|趋势|变化)|逐月|(?:按时|准时|按期|及时|超期|逾期)[^,，。我]{0,6}(?:率|比例|占比|比重)|按时(?:办结)?率|办结率|(?:办理|办件|平均)(?:时长|用时)|满意度|(?<!我的?.{0,6})(?:差评|好评)(?:数|率|量|情况|最多|最少|多少)|(?:群众|办事人|服务对象)(?:的)?(?:满意|评价|评分|打分)|(?:每(?:个)?人|各人|人均|大家)[^,，。]{0,10}(?:办|结|处理)(?:了|结)?(?:多少|几)?(?:件|个案)|服务(?:质量|评价)|评价均分|(?:各|全|人均|平均|单位|科室|部门|我科|我们科|哪个).{0,10}(?:培训)?学时|学时.{0,6}(?:统计|排|平均|各)|(?:年龄|学历|职级)分布|平均年龄|节省.{0,3}工时|人员结构|在职人数|人数构成|(?:质量|时效|数量|按时率?|满意度?)(?:的)?(?:指标|数据|情况|得分|数)[^,，。]{0,4}(?:按|分|各|逐|出|拉|列)|(?:办|结|处理)(?:了|结)?(?:多少|几)(?:件|个案)|(?:办|结)案(?:量|数|率)|(?:每|各)(?:个)?(?:月|季度|科室|单位|部门).{0,6}(?:办|结|平均|人数|请假|培训)|(?:多少|几)人(?:在编|在岗|在职)|headcount|retire in|vacan|how many (?:cases|applications|requests|files|items).{0,24}(?:close|handle|process|deal|complete|finish)|cases (?:closed|handled|processed)|on-time rate|satisfaction|training hours (?:by|per|of)|(?:case|work|application)s? ?(?:load|volume)|volume (?:by|per)\b/i

// Nobody else is named and no rule asked for: what is looked up is one's own.
const others =
  /他|她|谁|[一-龥]{2,3}的(?:考核|培训)|全(?:局|科|员|体)|各|科里|单位(?:的|里)|大家|人均|最多|最少|费|钱|标准|名额|局里|一学时|院士|专家|几个(?!学时|课时|小时)|参加|单位|下属|手下|规定|要求|标准|政策|怎么|如何|几个等次|比例|公务员|事业|不合格|不称职|会|影响|报名|his|her|their/
const isBareOwn = (text: string): boolean => !others.test(text)

/** Words that each tool needs, and words that speak against it. */
const ways: Readonly<
  Record<string, { readonly all: readonly Pick<RegExp, 'test'>[]; readonly none?: RegExp; readonly even?: RegExp }>
> = {
  assessment_mine: {
    all: [
      { test: (text: string) => mine.test(text) || isBareOwn(text) },
      /考核|assessment|appraisal/i,
      /等次|结果|评语|得|评(?:了|上)|是什么|优秀|历年|复核|写(?:的|了)|grade|result/i,
    ],
    even: /我(?:以前|过去|这些年|到底|一共)*(?:是)?(?:哪[几一]?年|哪几次|几次|(?:有)?几回|多少次)[^,，。]{0,4}(?:拿|得|评|获)(?:过|了|上)?[^,，。]{0,6}(?:优秀|称职|合格|先进)|我[^,，。]{0,8}(?:拿|得|评|获)(?:过|了)(?:几|多少)[次回个年]?[^,，。]{0,4}(?:优秀|称职|先进)|(?:what|which) (?:grade|rating) (?:did|have) i (?:get|got|receive)/i,
    none: /数据|依据|异议|互评|360|办件|BJ-|转正|试用/,
  },
  assessment_evidence: {
    all: [
      /\bdid i (?:close|handle|process)|(?:考核|评价|评分)的?(?:数据|依据|指标|证据)|(?:给|对)我的?(?:.{0,4})评价|差评|好评|办(?:了|件)|按时(?!间)|互评得分|360|贡献.{0,6}(?:计|几|多少)|(?:群众|互评|360|时效|质量|办件|服务)(?:评价|考核)?的?.{0,4}(?:得分|评分|分数?|率)(?!钟|类|管)|(?:互评|测评)[^,，。]{0,6}(?:几|多少)分|给我[^,，。]{0,4}(?:打|评)(?:了|的)?(?:几|多少)分|(?:我[^,，。]{0,8})超(?:期|时)(?:了)?(?:几|多少)件|evidence|my (?:numbers|figures)/i,
      /我|[一-龥]{2,3}(?:第|的|[上这本]|[一二三四五六七八九十\d])|\bi\b|my|evidence/i,
    ],
    none: /异议|不对|有误|登记|申报|给(?!我).{1,6}(?:打|评(?!价))|(?<!36)\d分|各|每个人|人均|大家|全局|科室的|的(?:单位|科室|部门|窗口|处室)|审|批|待办|要我|等我|我(?:这(?!个?季|个?月|半?年|[一两])|手)|没办|未办|申请/,
  },
  assessment_dispute: {
    even: /(?:提|报|递|交|走|上)(?:个|一?个|一下|了)?异议|异议[^,，。?]{0,5}(?:提|报|交|递)|(?:这|那|第.)[条个项件]我?不(?:认|服)|(?:件|条|差评|超[时期]|评分|数据|记录)[^?]{0,24}(?:提|申请|要求|走|报)(?:个|一下)?(?:复核|复查|申诉)|(?:件|条|差评|超[时期]|评分|数据|记录)[^?]{0,16}我不(?:认|服)/,
    all: [
      /异议|不对|有误|不认|不合理|弄错|搞错|转错|算错|记错|统计错|不是我(?:的|办|干)|申诉|dispute|wrong/i,
      /\b(?!L[RC]-|AP-|AL-|TC-)[A-Z]{2}-\d|考核(?:数据|记录|指标)|(?:这|那)(?:条|个|项|笔)(?:记录|数据|办件|超期)|(?:办件|超期|差评|时效|数据|办结率|互评分?).{0,10}(?:错|不对|有误|不是我)/,
    ],
  },
  contribution_add: {
    all: [
      /贡献|contribution|流程(?:改进|优化|再造|改造)|数据复用|小?创新|(?:省|节省|节约)[^,，。]{0,4}小时/i,
      /登记|申报|报(?:一|个|项)|记(?:一|个|上)|提交|register/i,
    ],
    none: /计了|几分|多少分/,
  },
  review_give: { all: [/互评|360|评价/, /\d{1,3}分?|打分/], none: /得分|我的|依据|证据|数据|来源/ },
  metrics_query: {
    all: [figures],
    none: /(?<![给帮替])我(?!们|科|单位|局|处|院|所|中心|看|瞧|瞅|听|要|想)|规定|怎么算|BJ-|还有几个空编|谁|哪些人|名单|依据|证据|\bwho\b|\bi\b|\bmy (?!unit|team|section|department|office|bureau)/i,
  },
  training_recommend: {
    all: [
      /培训|课|学时|courses?\b/i,
      /补(?:哪|什么|点|些|几门|一下)|短板|差距|薄弱|欠缺|推荐|recommend|suggest|skills? gaps?|该(?:学|上|报|参加)|还(?:差|缺).{0,4}(?:哪|什么|培训|课)|缺哪|缺口|适合|报什么|有(?:什么|啥|哪些)(?:好)?(?:培训|课|班)|(?:课|班|培训)[^,。]{0,4}(?:可以|能)(?:上|报|听|学)|should i take/i,
    ],
    none: rules,
  },
  training_records: {
    all: [
      /培训|学时|课|training/i,
      /记录|多少|够(?:不够|没|了|吗|数)|足(?:不足|了|够)|达标|完成|学(?:过|了)(?:哪|什么|几)|参加过|哪些|修了|还差.{0,4}学时|报名的|record|hours/i,
      { test: (text: string) => mine.test(text) || isBareOwn(text) },
    ],
    none: /推荐|缺哪|该|规定|标准/,
  },
  reminder_switch: {
    all: [
      /提醒|reminders?/i,
      /不要|别|关|取消|停|恢复|打开|开启|不想|no more|stop|resume|off/i,
      /退休|试用|转正|假|合同|培训|学时|审批|retire|probation|leave|contract|training|approval/i,
    ],
    // A reminder of one's own, set or taken back, is no topic of those that come by themselves.
    none: /(?:点|小时|分钟|[明后今]天|周[一二三四五六日末]|号|早|晚|上午|下午|前).{0,8}提醒(?:一下)?我|提前.{0,6}提醒|我(?:设|定)|remind me (?:to|at|on|in|tomorrow)|reminder (?:to|at)/i,
  },
  training_enrol: {
    all: [
      /^(?:给我|帮我|替我|就|那|我|想|要)*报(?:上|了)?[ ,]|报(?:了|上)(?=[^,，。?]{2,16}(?:班|课|培训))|报名|把名报|报个名|[,，](?:帮我|给我|替我|就)*报(?:一下|上|了|吧)*$|^[^,，?]{2,24}(?:班|课|培训|名额)(?:帮我|给我|替我)报(?:上|了|一下)|报(?:一下)?TC-|想(?:去)?(?:上|学|听)[^,，。?]{2,16}(?:班|课|培训)|参加.{2,20}(?:培训|课)|想?报.{2,20}课|enrol|\bjoin (?:the |a |this |that )?.{0,40}(?:course|class|training|session|workshop)/i,
    ],
    none: /怎么报|报[告备]|报表|加班|截止|时间|谁|规定|流程|招聘|考试报名|导出|下载|用于/,
  },
}

// What is looked up is asked for by a question.
const evenAsked: ReadonlySet<string> = new Set(['assessment_mine'])

/** True when a text plainly asks for one of these tools. */
export function isPlainlyGrowth(tool: string, { text }: Reading): boolean {
  const way = ways[tool]
  if (!way || (rules.test(text) && tool !== 'assessment_dispute')) return false
  if (way.even?.test(text) && (evenAsked.has(tool) || !isQuestion(text))) return true
  return way.all.every((pattern) => pattern.test(text)) && !way.none?.test(text)
}

/** How far words fit one of these tools: without its subject, or for a question on the rules, hardly. */
export function fitOfGrowth(tool: string, reading: Reading): number {
  if (isPlainlyGrowth(tool, reading)) return 1
  const { text } = reading
  if (rules.test(text)) return 0.2
  const isSubject = subjects[tool]?.test(text) ?? false
  const isOwn = !ownOnly.has(tool) || mine.test(text) || isBareOwn(text)
  return isSubject && isOwn && !ways[tool]?.none?.test(text) ? 0.9 : 0.45
}

// What a wish for each tool is about: with it what is learnt of wordings counts nearly whole.
const subjects: Readonly<Record<string, RegExp>> = {
  assessment_mine: /考核|评优|优秀|等次|称职|鉴定|appraisal|assessment|grade/i,
  assessment_evidence:
    /办(?:了|结|件)|按时|时效|超期|360|互评|评价|差评|满意|贡献|考核(?:数据|指标|依据)|cases?|on-time|peer review|ratings?/i,
  assessment_dispute: /BJ-|DC-|PG-|KH-|异议|申诉|不是我|派错|登错|有误|不合理|意见|dispute|wrong|not mine/i,
  contribution_add: /贡献|成果|改进|复用|优化|复用|创新|自动|脚本|程序|工时|contribution|improvement|automation/i,
  review_give: /互评|评分|评价|评一下|打分|工作\D{0,3}\d|协作\D{0,3}\d|作风\D{0,3}\d|review|rate/i,
  metrics_query:
    /年龄|学历|人数|多少人|结构|构成|分布|比例|办件|办结|满意|学时|请假|病假|空编|缺编|退休|工时|率|age|rate|satisfaction|cases|hours|headcount/i,
  training_recommend: /课|培训|学(?!历|位)|班|course|learn|training/i,
  training_records: /学时|课时|培训|课|学习|继续教育|hours|course|training/i,
  training_enrol: /报|名额|想上|加进|参加|TC-|enrol|register|book/i,
}
const ownOnly: ReadonlySet<string> = new Set(['assessment_mine', 'training_records', 'training_recommend'])
