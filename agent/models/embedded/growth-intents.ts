import type { Reading } from './reading.ts'

const mine = /我(?!们?(?:局|单位|省|市|国|科|处))|本人|自己|\bmy\b|\bi\b|\bme\b/i
const rules =
  /规定|政策|制度|依据哪|条例|办法|标准|怎么(?:考核|评|算分|定)|比例|多久考|几个等次|哪几(?:等|种)|什么条件|权重|谁来定/
const figures =
  /退休人数|退休(?:的)?(?:多少|几|有多少)|多少.{0,6}退休|年龄结构|学历结构|老龄化|空编|缺编|请假(?:天数|量)|办件(?:量|数)|按时(?:办结)?率|办结率|(?:办理|办件|平均)(?:时长|用时)|满意度|服务(?:质量|评价)|评价均分|培训学时|人均学时|节省.{0,3}工时|人员结构|在职人数|人数构成|headcount|retire in|vacan/i

/** Words that each tool needs, and words that speak against it. */
const ways: Readonly<Record<string, { readonly all: readonly RegExp[]; readonly none?: RegExp }>> = {
  assessment_mine: {
    all: [mine, /考核|assessment|appraisal/i, /等次|结果|评语|得|评(?:了|上)|是什么|优秀|历年|复核|grade|result/i],
    none: /数据|依据|异议|互评|360|办件|BJ-/,
  },
  assessment_evidence: {
    all: [
      /考核(?:数据|依据|指标)|(?:给|对)我的?(?:.{0,4})评价|差评|好评|办(?:了|件)|按时(?!间)|互评得分|360|贡献.{0,6}(?:计|几|多少)|evidence/i,
      /我|[一-龥]{2,3}(?:第|的)|my|evidence/i,
    ],
    none: /异议|不对|有误|登记|申报|给.{1,6}(?:打|评(?!价))|\d分|各|全局|科室的|审|批|待办|要我|等我|我(?:这|手)|没办|未办|申请/,
  },
  assessment_dispute: {
    all: [/异议|不对|有误|不认|不合理|弄错|搞错|申诉|dispute|wrong/i, /BJ-|DC-|PG-|KH-|考核(?:数据|记录)|这条记录/],
  },
  contribution_add: {
    all: [/贡献|contribution/i, /登记|申报|报(?:一|个|项)|记(?:一|个|上)|提交|register/i],
    none: /计了|几分|多少分/,
  },
  review_give: { all: [/互评|360|评价/, /\d{1,3}分?|打分/], none: /得分|我的/ },
  metrics_query: {
    all: [figures],
    none: /我(?:的|今年|去年|还|什么时候)|规定|怎么算|BJ-|还有几个空编|谁|哪些人|名单|\bwho\b/i,
  },
  training_recommend: {
    all: [
      /培训|课|学时|courses?\b/i,
      /推荐|该(?:学|上|报|参加)|还(?:差|缺).{0,4}(?:哪|什么|培训|课)|缺哪|缺口|适合|报什么|should i take/i,
    ],
    none: rules,
  },
  training_records: {
    all: [/培训|学时|课|training/i, /记录|多少|够不够|参加过|哪些|修了|还差.{0,4}学时|报名的|record/i, mine],
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
    all: [/报名|报(?:一下)?TC-|参加.{2,20}(?:培训|课)|想?报.{2,20}课|enrol|join/i],
    none: /怎么报|截止|时间|谁|规定|流程|招聘|考试报名|导出|下载|用于/,
  },
}

/** True when a text plainly asks for one of these tools. */
export function isPlainlyGrowth(tool: string, { text }: Reading): boolean {
  const way = ways[tool]
  if (!way || (rules.test(text) && tool !== 'assessment_dispute')) return false
  return way.all.every((pattern) => pattern.test(text)) && !way.none?.test(text)
}

/** How far words fit one of these tools: without its subject, or for a question on the rules, hardly. */
export function fitOfGrowth(tool: string, reading: Reading): number {
  if (isPlainlyGrowth(tool, reading)) return 1
  return rules.test(reading.text) ? 0.2 : 0.45
}
