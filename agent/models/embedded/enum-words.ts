/** Words of staff for values of enumerations, by the name of the argument; only values a tool knows are used. */
export const enumWords: Readonly<Record<string, readonly { readonly value: string; readonly pattern: RegExp }[]>> = {
  category: [
    { value: 'disability_total', pattern: /完全丧失(?:工作|劳动)能力/ },
    { value: 'special_job', pattern: /特殊工种|井下|高空作业|高温作业|特别繁重|special kind of work/i },
    {
      value: 'female60',
      pattern:
        /(?=.*(?:女|她|wom[ae]n|female))(?=.*(?:[正副]?[处局厅]级|县处|处长|局长|正高|副高|高级职称|教授|高级工程师|高工|主任医师))/i,
    },
    {
      value: 'female50',
      pattern:
        /(?=.*(?:女|她|wom[ae]n|female))(?=.*(?:工人|女工(?!作)|工勤|(?<!\d)50\s?(?:周?岁|退休)|五十岁|worker))/i,
    },
    {
      value: 'female55',
      pattern:
        /(?=.*(?:女|她|wom[ae]n|female))(?=.*(?:干部|公务员|参公|管理岗|管理人员|专技|专业技术|教师|老师|医生|护士|科员|科长|科级|机关|55|五十五|cadre|civil servant|teacher))/i,
    },
    { value: 'male60', pattern: /男|先生|(?<!wo)\bm[ae]n\b|\bmale\b|\bhe\b/i },
  ],
  state: [
    {
      value: 'ACKNOWLEDGED',
      pattern:
        /(?<!没|未|待)(?:认领|知悉)|我来(?:跟|办|处理|负责|盯)|(?:正在|已经?)(?:跟进|确认)|确认收到|标?已?确认|acknowledg|i(?:'ll| will) (?:take|handle|follow)/i,
    },
    {
      value: 'OPEN',
      pattern:
        /(?:没|未|待)(?:有)?人?(?:处理|处置|办结?|销号?|整改|解决|关闭?|管|结|了结|消)(?:完|掉|好|的)?|挂着|(?:还)?(?:开着|敞着|挂账|未了|悬着)|\bopen\b|unresolved|outstanding|not (?:yet )?(?:handled|dealt)/i,
    },
    { value: 'FALSE_POSITIVE', pattern: /误报|误判|报错了|false (?:alarm|positive|hit)/i },
    {
      value: 'DISPOSED',
      pattern:
        /(?<![没未待])(?:处置|处理)(?:完|了|好|掉)|(?<![没未待])办[结完]|核减完|整改完|销[号掉]|关(?:了|掉|闭)|结(?:了|掉)案?|\b(?<!not (?:yet )?(?:been )?)(?:dealt with|resolved|closed|settled|handled)\b/i,
    },
    { value: 'RETURNED', pattern: /退回|打回|退给我|让(?:我)?(?:补|重新)|returned|sent back/i },
    {
      value: 'REJECTED',
      pattern:
        /驳回|我不同意过|没同意过|被拒|拒绝|没(?:有)?(?:通过|批准)(?!吗|\?)|未(?:通过|批准)|不同意|否(?:了|掉|决)|reject|denied|declined|turned down/i,
    },
    { value: 'WITHDRAWN', pattern: /撤回|撤销|撤掉|撤了|withdrawn|withdrew/i },
    { value: 'CANCELLED', pattern: /已取消|取消(?:了|掉)?(?:的)|cancell?ed/i },
    { value: 'TAKEN', pattern: /已经?(?:休|歇)(?:完|过|了)|休(?:完|过)(?:了)?的?|taken|already (?:used|had)/i },
    {
      value: 'IN_APPROVAL',
      pattern:
        /审批中|(?:还|正)?在(?:审批|审核|走流程|批)|待(?:审批?|批)|(?:还)?没(?:有)?(?:批(?!准)|审)(?:完|下来|的)|未(?:批|审)|等(?:待)?(?:领导)?(?:审批?|批)|流程中|在途|(?:still )?(?:pending|in approval|under review|being approved|awaiting|waiting)/i,
    },
    {
      value: 'PENDING',
      pattern:
        /待(?:审批?|批|处理|办)|未(?:处理|批|审)|(?:还)?没(?:批|审|处理|签)|(?:待|等(?:着|待)?|需要?|要|该|轮到|找|让|请|归)(?:我|你|您|领导)(?:来|去|给|本人)?(?:审批?|批|签|处理|同意|点头|过目|拍板|定)|pending|waiting|open/i,
    },
    {
      value: 'APPROVED',
      pattern:
        /(?:已经?|都|被|我|已获)?(?:批准|通过|(?<!审)批|同意)(?:了|过|好|下来)?(?:的)|审批(?:了|过|好|完)(?:的)?|审(?:批)?通过的|已经?(?:批准|通过|同意|批)(?:了)?|(?:批|同意)(?:过|准过)|审批(?:完|通过)|approved/i,
    },
    { value: 'DRAFT', pattern: /草稿|没提交|未提交|暂存|draft/i },
    { value: 'SUBMITTED', pattern: /(?:刚|已)(?:经)?(?:提交|交上去|报上去)(?:的)|submitted/i },
  ],
  kind: [
    {
      value: 'late_agreement',
      pattern:
        /(?:延迟|延后|推迟)[^,，。]{0,6}退休|弹性延[迟后]|延迟[一二三两\d]年|晚(?:一?点|[一二三两半几\d]个?年)[^,，。]{0,2}退|late retire|work (?:on|longer)|retire late/i,
    },
    {
      value: 'early',
      pattern:
        /提前[^,，。]{0,6}退休|早退休|弹性提前|提前退(?!回)|提前[一二三两半几\d]+个?[年月][^,，。]{0,4}(?:退|走)|early retire|retire early/i,
    },
    { value: 'statutory', pattern: /法定(?:退休)?年龄|到龄|按时|到点|到年龄|statutory/i },
    { value: '记大过', pattern: /记大过|major demerit/i },
    { value: '记过', pattern: /记过|demerit/i },
    { value: '警告', pattern: /警告|warning/i },
    { value: '降低岗位等级', pattern: /降低岗位|降岗/ },
    { value: '降级', pattern: /降级|demotion/i },
    { value: '撤职', pattern: /撤职|removal from (?:post|office)/i },
    { value: '开除', pattern: /开除|expulsion/i },
    { value: 'OVERTIME', pattern: /加(?:了|过)?.{0,10}班|overtime/i },
    { value: 'LATE', pattern: /迟到|晚到|\blate\b/i },
    { value: 'EARLY', pattern: /早退|提前走|left early|leave early/i },
    { value: 'ABSENT', pattern: /旷工|absent/i },
    {
      value: 'MISSING',
      pattern: /缺卡|(?:缺|漏)(?:了|过)?(?:几|多少)?次?卡|漏(?:打|刷|卡)|忘(?:了|记)?(?:打|刷)|没打.{0,3}卡|miss/i,
    },
    { value: 'HOUSING_FUND', pattern: /公积金|housing fund/i },
    { value: 'PENSION', pattern: /养老|pension/i },
    { value: 'OCC_ANNUITY', pattern: /年金|annuity/i },
    { value: 'MEDICAL', pattern: /医保|医疗|medical/i },
    { value: 'UNEMPLOYMENT', pattern: /失业(?!率)|unemployment/i },
    { value: 'INCOME', pattern: /收入|工资|薪|income|salary/i },
    { value: 'RETIREMENT', pattern: /退休|retire/i },
    { value: 'EMPLOYMENT', pattern: /在职|工作证明|任职|在岗|employ/i },
    {
      value: 'LEAVE_CANCEL',
      pattern:
        /(?:取消|撤销|撤回|销)(?:请)?(?:假|的)|销掉.{0,6}假|(?:取消|撤销|撤回).{0,4}(?:申请|请假|休假)|销假|cancel/i,
    },
    { value: 'LEAVE_REQUEST', pattern: /请假|休假|批假|假条|假单|(?:年|病|事|婚|产|探亲)假|leave|time off/i },
  ],
  metric: [
    {
      value: 'TIMELINESS',
      pattern:
        /按时|准时|按期|及时(?:办结|办理)?率|超期率|逾期率|(?:办理|平均)(?:时长|用时)|时效|(?:办结|按时)率|on[- ]time|timeliness/i,
    },
    {
      value: 'QUALITY',
      pattern:
        /满意|好评|差评|群众(?:的)?(?:评价|评分|打分)|质量(?:的)?(?:指标|数据|情况|得分|数)|办件质量|服务(?:质量|评价)|评价均分|satisfaction|service quality/i,
    },
    { value: 'TRAINING_HOURS', pattern: /培训(?:学时|时长|课时)|学时|training hours/i },
    {
      value: 'LEAVE_LOAD',
      pattern: /请假(?:天数|量|情况|率)|休假(?:天数|量)|病假(?:天数|率)|leave (?:days|load)|absence/i,
    },
    { value: 'TIME_SAVED', pattern: /节省.{0,3}(?:工时|时间)|省了多少|hours saved|time saved/i },
    {
      value: 'VOLUME',
      pattern:
        /办件(?:量|数)|办(?:结)?(?:了|结)?(?:多少|几)件|(?:每|各|人均)[^,，。]{0,8}办(?:了|结)?(?:的)?(?:件|案)|(?:办结|结案|受理)(?:量|数|了多少)|业务量|how many (?:cases|applications|requests|files|items)|case(?:load|s closed| volume)/i,
    },
    { value: 'AGE_STRUCTURE', pattern: /年龄(?:结构|分布|段)|老龄化|平均年龄|age (?:structure|profile)/i },
    { value: 'EDUCATION_STRUCTURE', pattern: /学历(?:结构|分布|构成)|education (?:structure|profile)/i },
    { value: 'VACANCY', pattern: /空编(?:率|数|情况)|缺编|编制空缺|vacan/i },
    { value: 'RETIREMENTS', pattern: /退休(?:人数|趋势|高峰)|(?:多少|几)人(?:要|会|将)?退休|retire/i },
    {
      value: 'HEADCOUNT',
      pattern: /在职人数|人数(?:构成|统计|变化)|人员结构|多少人(?:在职|在编|在岗)|男女比例|headcount/i,
    },
  ],
  indicator: [
    {
      value: 'TIMELINESS',
      pattern:
        /按时|准时|按期|超(?:期|时)|逾期|时效|办结率|平均[^,，。]{0,4}(?:天|时长|用时|小时)|on[- ]time|timeliness|overdue|average (?:time|days|hours)/i,
    },
    { value: 'PEER360', pattern: /互评|360|同事(?:给|对|评)|民主测评|peer|colleagues (?:rate|think|score)/i },
    {
      value: 'QUALITY',
      pattern: /满意|好评|差评|群众|服务(?:质量|评价|评分|得分|分)|评价|投诉|satisf|complaint|ratings?|quality/i,
    },
    { value: 'DIGITAL', pattern: /数字|贡献|复用|优化|digital|contribution|hours saved/i },
    {
      value: 'VOLUME',
      pattern:
        /办件|(?:办|结|处理)(?:了|结|完)?(?:多少|几)(?:件|个|单)|业务量|工作量|how many (?:cases|files|applications|requests)|cases? (?:closed|handled)|volume/i,
    },
  ],
  by: [
    { value: 'MONTH', pattern: /[按分逐每]个?月(?!末|底|初|平均)|月度|走势|逐月|monthly|by month/i },
    { value: 'YEAR', pattern: /[按分逐每]年(?!龄|终|底|度考核)|历年|by year|yearly/i },
    { value: 'AGE', pattern: /按年龄|各年龄段|by age/i },
    { value: 'EDUCATION', pattern: /按学历|by education/i },
    { value: 'GENDER', pattern: /按性别|[按分]男女|by (?:gender|sex)/i },
    { value: 'STAFF_TYPE', pattern: /按(?:身份|人员类别|类别)|by (?:staff )?type/i },
    { value: 'LEAVE_TYPE', pattern: /按(?:假别|假种|类型)|各类假|by (?:leave )?type/i },
    {
      value: 'UNIT',
      pattern:
        /[各分按每]个?(?:单位|科室|部门|处室|窗口)|(?:哪|低于|高于|不足|超过|最[高低多少好差]|前|后|倒数)[^,。]{0,8}的?(?:几个|些|个)?(?:单位|科室|部门|处室|窗口)|(?:单位|科室|部门)(?:间|之间)?(?:对比|比较|排[名序])|单位[^,。]{0,12}(?:摆一起|放一起|比一?比|比比)|哪(?:个|些)?(?:单位|科室|部门|处室|窗口)[^,。]{0,4}(?:最|多|少|高|低)|(?:单位|科室|部门|窗口)[^,。]{0,4}排(?:一?下|个?名|出来)|(?:by|across|per|each|every) (?:unit|department|section)|which (?:unit|department|section)s?/i,
    },
  ],
  section: [
    {
      value: 'certificates',
      pattern: /证书|职称|资格证|证件编号|执业|certificate|qualification|licen[cs]e|(?<!job )title/i,
    },
    {
      value: 'education',
      pattern: /学历|学位|毕业|专业(?!技术)|学校|院校|文凭|读的|大学|education|degree|graduat|school|university|major/i,
    },
    {
      value: 'contact',
      pattern: /联系|电话|手机|邮箱|邮件|地址|住址|紧急|contact|phone|e-?mail|address|mobile|emergency/i,
    },
    {
      value: 'work',
      pattern:
        /参加工作|入职|工龄|职务|职级|岗位|职位|级别|科室|部门|单位(?!里)|编制|上级|领导|进(?:本|局|单位)|到岗|工作(?:信息|时间|日期|年限|单位)|人员(?:类别|身份)|身份(?!证)|薪级|work|post|position|rank|grade|department|unit|hire|start|join|supervisor|section|job|role\b/i,
    },
    {
      value: 'basic',
      pattern:
        /基本|姓名|性别|民族|籍贯|出生|生日|身份证|证件号|工号|政治面貌|党员|入党|婚姻|年龄|birth|basic|id (?:number|card|no)|staff (?:id|number)|employee (?:id|number)|gender|name/i,
    },
  ],
  cause: [
    { value: 'personal', pattern: /个人原因|自己不(?:想)?休|自愿/ },
    { value: 'work', pattern: /工作原因|单位(?:没|不)安排|太忙/ },
  ],
}
