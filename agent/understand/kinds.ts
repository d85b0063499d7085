/** Stands for a kind of staff or pay in a text, so that its words are not read as a person's. */
export const kindMark = '□'

/** Asks for a standard, a rate or a quota: such things belong to rules and not to persons. */
export const standardCue =
  /标准|规定|比例|限额|上限|下限|封顶|额度|名额|职数|分数线|报销|(?:能|可以|可|给)报|报(?:多少|几)|面积|政策|条例|办法|按(?:什么|几|多少)|百分之|资格|年限|(?:几|多少)年(?!终|薪)|任职(?:年龄|条件)/

const rank = '(?:正|副)?(?:股|科|处|厅|局|部|县|乡|省|市|司)(?:局|处|科)?长?级(?:正|副)?(?:别)?'
const numbered = '[一二三四](?:级|等)(?:至[一二三四]级)?(?:主任科员|调研员|巡视员|科员|警长|高级警长|法官|检察官|职员)'
const state =
  '工作|离退休|退休|离休|退职|新录用|新招录|新入职|新进|在编|在职|编外|编制外|停职|待岗|驻村|驻外|挂职|借调|援藏|援疆|援外|军转|转业|复员|退役|专业技术|专技|技术|工勤|管理|纪检|会计|信访|政法|司法|公安|医护|基层|乡镇|机关|事业单位|事业编|事业|国企|企业|临时聘用|临时|聘用|聘任制|派遣|劳务派遣|参公|科研|一线|单身|残疾|女|党政|领导|后勤|执法|窗口|值班|涉密|村|社区|困难|因公|患病|怀孕|哺乳期|见习|试用期|选调|公益性岗位|引进|高层次|外派|出国|培训|被[一-龥]{2}'
const holders = '(?:人员|干部|公务员|职工|工人|教师|员工|人才|同志|军人|士兵|待遇)'

const always = new RegExp(
  [
    `${rank}(?:以[上下])?的?(?:领导)?(?:干部|人员|公务员|职务|领导|待遇)?`,
    numbered,
    '(?:副)?主任科员(?!的)|班主任|[正副][科处厅](?![长室])|(?<=^|[和与跟及、比到]|从)科员(?:和(?:科长|副科长|主任))?|慰问金|公务员|(?:乡|镇|县|村)官|高级(?:职称|教师)',
    `(?:${state})的?(?:${state})?(?:${state})?${holders}(?:、(?:${state})${holders})?(?!名单|工资表)`,
  ].join('|'),
  'g',
)

// Offices and trades stand for all who hold them when a standard is asked for.
const withStandard =
  /(?<![一-龥][^,。]{0,1}(?:个|位|的)|们|咱|我|隔壁|[前现]任)(?:局长|处长|科长|主任|所长|院长|校长|县长|镇长|部长|书记|队长)(?!是|他|她)|[一-龥]{2}(?:人员|助理员)|班子成员|领导干部|领导|司机|驾驶员|保安|选调生|出纳|会计(?!的)|实习生|博士|硕士|研究生|院士|专家|教授/g

// Trades; none of them when somebody's name or place goes before.
const trades =
  /(?<![一-龥a-z])(?:中小学|乡村|幼儿园|高校|特级|特岗)?(?:老师|教师|法官|检察官|警察|民警|辅警|医生|护士|军人|村干部|选调生|驾驶员|司机|保安|博士|硕士|院士|专家|教授)(?![一-龥]{0,1}[老小]|工资条|工资多少)/g
const ofPerson = /工资|薪|收入|到手|奖金|年终|绩效|挣|赚|拿|一个?月|住(?!宿|房)|手机|身份证|卡号|病|处分/

const trade =
  /[一-龥]{1,4}(?:人员|助理员|工作者|专员)(?=[一-龥]{0,6}(?:津贴|补贴|补助|费(?!用卡)|标准|比例|限额|抚恤))/g

/** The text with ranks, trades and other kinds of staff replaced by {@link kindMark}. */
export function withoutKinds(text: string): string {
  const ranks = text.replace(always, kindMark)
  const known = ofPerson.test(ranks) ? ranks : ranks.replace(trades, kindMark)
  const plain = known.replace(trade, (said) =>
    /[科处局室组队]|部门|单位|全体|所有|我|的/.test(said) ? said : kindMark,
  )
  if (!standardCue.test(plain)) return plain
  return plain.replace(withStandard, (said) =>
    /^[科处局室组队里]|部门|单位|全体|所有/.test(said) && /人员/.test(said) ? said : kindMark,
  )
}

const slips: readonly (readonly [RegExp, string])[] = [
  [/[公弓攻供宫功恭][资姿咨滋]|工[姿咨滋兹字梓](?!典)|gong ?zi(?![a-z])/gi, '工资'],
  [/薪[氺谁税睡]|新水(?!平|准|域|源)|xin ?shui(?![a-z])/gi, '薪水'],
  [/多[烧绍邵]|duo ?shao(?![a-z])/gi, '多少'],
  [/奖[斤今巾]|jiang ?jin(?![a-z])/gi, '奖金'],
  [/nian ?zhong ?jiang/gi, '年终奖'],
  [/yue ?xin(?![a-z])/gi, '月薪'],
  [/shou ?ru(?![a-z])/gi, '收入'],
  [/(?<![a-z])ji ?xiao(?![a-z])/gi, '绩效'],
  [/身份正|shen ?fen ?zheng/gi, '身份证'],
  [/收人(?=多少|情况|高|低|是)/g, '收入'],
]

/** The text with common slips of the pen and Pinyin for private matters put right. */
export function withoutSlips(text: string): string {
  return slips.reduce((said, [slip, right]) => said.replace(slip, right), text)
}
