import { matterLines, peopleLines } from './topics-acts.ts'

/** A subject of personnel work and where the rules on it live. */
export type Topic = {
  readonly pattern: RegExp
  /** Acts, by their key without the date, that govern the subject. */
  readonly acts: readonly string[]
  /** Acts that govern a part of it or only add to it. */
  readonly also: readonly string[]
  /** What the title of a chapter of the handbook, or of a local act, on the subject contains. */
  readonly title: RegExp | null
}

/** @param acts governing acts, then after `|` those that only add to them */
const topic = (pattern: RegExp, acts: string, title: RegExp | null = null): Topic => {
  const [main = '', more = ''] = acts.split('|')
  return { pattern, acts: main.split(' ').filter(Boolean), also: more.split(' ').filter(Boolean), title }
}

function parseTopic(line: string): Topic {
  const [pattern, acts, title] = line.split(' => ') as [string, string, string?]
  return topic(new RegExp(pattern), acts.replace(' | ', '|'), title ? new RegExp(title) : null)
}

/**
 * Subjects from special to general; the first that a question touches counts. From knowledge of personnel law: an
 * answer on a subject that comes from none of its acts is most likely only near.
 */
const topics: readonly Topic[] = [
  topic(/车补|交通补贴|公务交通|car allowance/, '', /交通|用车/),
  topic(/派车|公务用车|公车/, '', /用车|车辆/),
  topic(/公务卡|差旅|住宿费|出差补助|伙食补助/, '', /差旅|财务|报销/),
  topic(/公务接待|接待标准/, '', /接待/),
  topic(/食堂|餐补|饭卡|停车|打印机|办公用品|会议室|canteen|parking|park my/, '', /后勤|食堂|办公|会议|停车/),
  topic(/党费|入党|党员|党组织|留党察看|党纪|党内/, '', /党/),
  topic(/烈士|褒扬金/, '烈士褒扬条例 军人抚恤优待条例', /烈士/),
  topic(
    /外方|外宾|外事.{0,6}礼|出访.{0,12}(?:礼|纪念品)/,
    '国务院关于在对外公务活动中赠送和接受礼品的规定',
    /廉洁与礼品|出行|出国/,
  ),
  topic(/网络日志|网络攻击|等级保护|等保/, '网络安全法', /信息系统/),
  topic(/居家办公|远程办公|在家办公|在家上班|work from home|remote work/, '', /远程/),
  topic(/密码|账号|系统权限|vpn|u盘|password|account/, '', /信息系统|账号/),
  topic(/报到|办入职|入职(?:手续|材料|登记)|onboard/, '', /入职|报到/),
  topic(/在职证明|收入证明|employment certificate/, '', /证明/),
  topic(/体检|疗休养|疗养/, '', /体检|疗休养|健康/),
  topic(/个人有关事项|有关事项报告/, '', /个人有关事项/),
  topic(/职业年金|企业年金/, '', /年金/),
  topic(/最低工资/, '', /最低工资/),
  topic(
    /罚没|罚款(?:任务|指标)|乱收费|收费(?:任务|指标|项目)|收支两条线|小金库/,
    '违反行政事业性收费和罚没收入收支两条线管理规定行政处分暂行规定',
    /财务|收费/,
  ),
  topic(/部门预算|预算(?:公开|批复|编制|调整)|决算/, '预算法 预算法实施条例', /财务|预算/),
  topic(/政府采购|招标|投标|采购(?:目录|限额|方式)/, '政府采购法 政府采购法实施条例 招标投标法', /采购/),
  topic(/高温补贴|高温津贴|取暖|通讯费|话费补贴|独生子女费|安家费/, '', /补贴|津贴/),
  topic(/(?:多少元|多少钱).*(?:津贴|补贴)|(?:津贴|补贴).*(?:多少元|多少钱)|科员工资|工资多少钱/, '', /津贴|补贴|薪酬/),
  topic(/面试|笔试|分数线|遴选考|申论|行测/, '', /考试|录用|遴选/),
  topic(/论文|副高需要|评审需要|晋升.{0,4}级要几年|晋升.{0,8}(?:几年|多少年)/, '', /职称|职级|评审/),
  topic(/年休|年假|annual leave|公休假/, '职工带薪年休假条例 企业职工带薪年休假实施办法', /年休假|休假/),
  topic(/陪护.{0,6}(?:假|父母)|独生子女/, '', /人口与计划生育|请休假|老年人/),
  topic(
    /婚假|陪产|护理假|育儿假|带孩子的假|paternity|parental leave|marriage leave/,
    '',
    /人口与计划生育|请休假|休假|育儿|婚丧/,
  ),
  topic(/爱人.{0,6}生孩子|老婆.{0,6}生|妻子.{0,6}生/, '|女职工劳动保护特别规定', /人口与计划生育|请休假/),
  topic(/生育津贴|生育保险/, '女职工劳动保护特别规定 社会保险法'),
  topic(
    /(?:被|能|会|可以).{0,4}(?:辞退|开除|解雇|降工资|解除).{0,12}(?:怀孕|孕|产假|哺乳)|(?:怀孕|孕期|产假|哺乳).{0,12}(?:辞退|开除|解雇|降工资|解除|终止)|dismissed while pregnant/,
    '女职工劳动保护特别规定 妇女权益保障法 劳动合同法 公务员法|劳动法 就业促进法 劳动合同法实施条例',
    /女职工|妇女|请休假/,
  ),
  topic(
    /产假|生孩子|生娃|流产|小产|哺乳|喂奶|产检|孕期|怀孕|夜班|难产|多胞胎|双胞胎|三期|禁忌从事|预产期|maternity|breastfeed|pregnan|miscarriage/,
    '女职工劳动保护特别规定|妇女权益保障法 劳动法 社会保险法 人口与计划生育法',
    /人口与计划生育|请休假|女职工/,
  ),
  topic(/丧假|探亲|去世|过世|病故|bereavement/, '国务院关于职工探亲待遇的规定', /请休假|探亲|婚丧/),
  topic(/病假|医疗期|慢性病|sick/, '国家机关工作人员病假期间生活待遇的规定|劳动合同法', /请休假|病假/),
  topic(/旷工|没请假|absen/, '公务员法 事业单位人事管理条例|行政机关公务员处分条例', /考勤|请休假|辞退/),
  topic(
    /打卡|补卡|考勤|迟到|早退/,
    '|个人信息保护法 最高人民法院关于审理使用人脸识别技术处理个人信息相关民事案件适用法律若干问题的规定',
    /考勤/,
  ),
  topic(
    /加班|补休|调休|overtime|work on sunday/,
    '劳动法 公务员法 工资支付暂行规定|国务院关于职工工作时间的规定 国家机关、事业单位贯彻《国务院关于职工工作时间的规定》的实施办法 劳动合同法',
    /考勤|加班/,
  ),
  topic(/月计薪|计薪天数/, '关于职工全年月平均工作时间和工资折算问题的通知'),
  topic(
    /放假|节假日|法定假|春节|除夕|国庆|妇女节|青年节|元旦|清明|端午|中秋|holiday|festival/,
    '全国年节及纪念日放假办法|关于职工全年月平均工作时间和工资折算问题的通知',
    /考勤|放假|请休假/,
  ),
  topic(/几点上班|几点下班/, '', /考勤/),
  topic(
    /工作时间|每周工作|上下班时间|working hours|hours a week/,
    '国务院关于职工工作时间的规定 劳动法 国家机关、事业单位贯彻《国务院关于职工工作时间的规定》的实施办法',
    /考勤/,
  ),
  topic(
    /工伤|上班路上|下班路上|下班顺路|上下班途中|下班被|停工留薪|劳动能力鉴定|因工死亡|伤残|突发(?:疾病|脑|心)|(?:摔倒|受伤).{0,8}认定|借调.{0,6}受伤|work.{0,12}injur|injur.{0,14}work/,
    '工伤保险条例|社会保险法 最高人民法院关于审理工伤保险行政案件若干问题的规定 浙江省工伤保险条例',
    /工伤处理/,
  ),
  topic(/失业金|失业保险|失业|unemploy/, '失业保险条例 社会保险法', /失业/),
  topic(/公积金|housing fund|provident/, '住房公积金管理条例', /公积金/),
  topic(
    /高级专家|副高|正高/,
    '国务院关于高级专家离休退休若干问题的暂行规定 国务院关于高级专家退休问题的补充规定',
    /退休/,
  ),
  topic(/养老保险|养老金|pension|社保只交/, '社会保险法', /养老|退休/),
  topic(
    /弹性|退休年龄|几岁退休|多大(?:年龄)?退休|什么时候退休|延迟退休|延后退休|到龄|最低缴费|办理退休|retirement age/,
    '国务院关于渐进式延迟法定退休年龄的办法',
    /退休办理|延迟法定退休/,
  ),
  topic(/提前退休|提前退/, '公务员法', /退休/),
  topic(
    /社保|社会保险|医保|医疗保险|social insurance/,
    '社会保险法 社会保险费征缴暂行条例 社会保险经办条例|劳动合同法 劳动保障监察条例',
    /社会保险|医疗|养老/,
  ),
  topic(/起征点|个人所得税|个税|扣税|交税|income tax/, '个人所得税法|个人所得税法实施条例', /所得税/),
  topic(/竞业/, '劳动合同法|最高人民法院关于审理劳动争议案件适用法律问题的解释（一）', /劳动合同/),
  topic(/派遣|外包|dispatch/, '劳动合同法|劳动合同法实施条例', /派遣/),
  topic(/聘任制/, '公务员法|劳动争议调解仲裁法'),
  topic(
    /事业单位.{0,8}(?:争议|纠纷)|事业.{0,6}人事争议/,
    '事业单位人事管理条例 最高人民法院关于人民法院审理事业单位人事争议案件若干问题的规定|劳动争议调解仲裁法',
    /人事争议/,
  ),
  topic(/事业单位|事业编|聘用合同/, '事业单位人事管理条例', /考核办法|考勤|调动|聘用合同/),
  topic(
    /仲裁|arbitration/,
    '劳动争议调解仲裁法|劳动法 最高人民法院关于审理劳动争议案件适用法律问题的解释（一）',
    /仲裁/,
  ),
  topic(
    /(?:公务员|升职|提拔|civil serv).{0,14}(?:试用期|probation)|(?:试用期|probation).{0,14}(?:公务员|civil serv)/,
    '公务员法',
    /考核/,
  ),
  topic(/试用期/, '劳动合同法 公务员法 事业单位人事管理条例|劳动法 劳动合同法实施条例', /考核|试用/),
  topic(
    /经济补偿|无固定期限|劳动合同|书面合同|双倍工资|两倍工资|裁员|被裁|解雇|不续签|服务期|离职证明|合同工.{0,6}辞职|违法开除|severance|labou?r contract/,
    '劳动合同法|劳动合同法实施条例 劳动法',
    /劳动合同/,
  ),
  topic(
    /拖欠.{0,6}工资|拖了.{0,6}工资|欠薪|克扣工资/,
    '劳动法 劳动合同法 工资支付暂行规定 劳动保障监察条例 保障农民工工资支付条例',
    /劳动.*监察|工资支付/,
  ),
  topic(/外宾|对外.{0,10}(?:礼品|礼物)/, '国务院关于在对外公务活动中赠送和接受礼品的规定', /出行|廉/),
  topic(
    /礼品|礼物|礼金|红包|收礼|送礼|gift/,
    '公职人员政务处分法 行政机关公务员处分条例 国务院关于在对外公务活动中赠送和接受礼品的规定 国家行政机关及其工作人员在国内公务活动中不得赠送和接受礼品的规定',
    /出行|廉/,
  ),
  topic(/因私出|因公出国|离开本市|出差|因公外出|business trip/, '|工伤保险条例', /出行|差旅/),
  topic(/护照|出国|出境|passport/, '护照法|公职人员政务处分法', /出行|出国/),
  topic(
    /政务处分|处分|记过|开除|撤职|赌博|disciplin/,
    '公职人员政务处分法 公务员法 行政机关公务员处分条例|监察法 事业单位人事管理条例 国有企业管理人员处分条例',
    /处分/,
  ),
  topic(/借调|调动|调出|调入|second(?:ed|ment)/, '|公务员法 事业单位人事管理条例', /调动/),
  topic(/考核|评优|优秀|称职|assessment|appraisal/, '公务员法 事业单位人事管理条例', /考核/),
  topic(
    /脱密|涉密|密级|绝密|机密|保密|泄密|解密|秘密|state secret/,
    '保守国家秘密法 保守国家秘密法实施条例|公职人员政务处分法 行政机关公务员处分条例 公务员法',
    /保密/,
  ),
  topic(/编制|超编|吃空饷|职数/, '地方各级人民政府机构设置和编制管理条例|公务员法', /编制|调动/),
  topic(/工会|trade union/, '工会法', /工会会/),
  topic(/信息公开|公开文件/, '政府信息公开条例', /信息公开条例/),
  topic(/信访|上访/, '信访工作条例', /信访工作/),
  topic(/行政复议/, '行政复议法|行政复议法实施条例'),
  topic(/性骚扰|动手动脚|harass/, '妇女权益保障法 女职工劳动保护特别规定', /妇女/),
  topic(/退役|退伍|转业|入伍|参军|veteran/, '退役军人保障法 退役军人安置条例 兵役法 军人地位和权益保障法', /退役/),
  topic(/残疾/, '残疾人就业条例 残疾人保障法'),
  topic(/职称|专业技术职务/, '关于实行专业技术职务聘任制度的规定', /职称|专业技术职务/),
  topic(/扣押.{0,6}身份证/, '劳动合同法 居民身份证法'),
  topic(/身份证/, '居民身份证法'),
  topic(
    /个人信息|隐私|人脸/,
    '个人信息保护法 最高人民法院关于审理使用人脸识别技术处理个人信息相关民事案件适用法律若干问题的规定|人格权编',
  ),
  topic(/(?:离职|辞职).{0,14}档案/, '劳动合同法 公务员法'),
  topic(/档案/, '档案法 档案法实施条例', /档案/),
  topic(/监察|留置|立案调查|调查组/, '监察法 公职人员政务处分法|监察官法', /监察法/),
  topic(/职业病|职业健康/, '职业病防治法', /职业病防治/),
  topic(/政府采购/, '政府采购法 政府采购法实施条例'),
  topic(
    /兼职|副业|经商|开(?:网|小)?店|网店|入股|炒股|直播|营利|side job|second job/,
    '公务员法 公职人员政务处分法',
    /兼职|从业/,
  ),
  topic(/轮岗|交流任职|同一(?:个)?岗位|rotat/, '公务员法', /轮岗/),
  topic(/回避|(?:夫妻|亲属|兄弟|父子).{0,8}(?:同|一起|一个|任职|单位)/, '公务员法', /回避/),
  topic(/培训|training/, '公务员法 事业单位人事管理条例', /培训/),
  topic(/挂职/, '公务员法', /挂职/),
  topic(/辞职|辞退|离职|resign/, '公务员法 事业单位人事管理条例', /辞职|辞退/),
  topic(/职级|晋升|主任科员|promot/, '公务员法', /职级/),
  topic(/(?<!生育)奖励(?!假|产假)|嘉奖|[一二三]等功|记功|记大功|award/, '公务员法 事业单位人事管理条例', /奖励/),
  topic(/招聘|招录|录用|公示|recruit/, '公务员法 事业单位人事管理条例', /招聘/),
  topic(/工资|绩效|津贴|薪/, '公务员法 事业单位人事管理条例', /工资/),
  topic(/印章|公章/, '国务院关于国家行政机关和企业事业单位社会团体印章管理的规定', /印章/),
  topic(/童工|十[四五]岁|未成年/, '禁止使用童工规定 未成年人保护法 劳动法'),
  topic(/只招男|招聘.{0,8}(?:男|女)/, '妇女权益保障法 就业促进法|劳动法 人力资源市场暂行条例', /妇女/),
  topic(/合同工|编外|劳动者/, '劳动合同法|劳动合同法实施条例 劳动法'),
  topic(/参公|公务员|civil serv|挂职|转任|轮岗/, '公务员法', /公务员法|调动/),
]

const matters = matterLines.map(parseTopic)
const people = peopleLines.map(parseTopic)

/**
 * The most special subject of a question, those of public life beside personnel work among them; null for none. Only to
 * judge whether an answer comes from where the rules live: as a weight in the ranking the wider ones led astray.
 */
export function subjectOf(question: string): Topic | null {
  const touched = ({ pattern }: Topic) => pattern.test(question)
  return matters.find(touched) ?? topics.find(touched) ?? people.find(touched) ?? null
}

/**
 * The subjects a question touches. A subject that no act governs stands alone: what else the question names, such as
 * 公务员 beside 车补, would only lead away from it.
 */
export function topicsOf(question: string): readonly Topic[] {
  const found = topics.filter(({ pattern }) => pattern.test(question))
  const [first] = found
  return first && first.acts.length === 0 && first.also.length === 0 ? [first] : found
}
