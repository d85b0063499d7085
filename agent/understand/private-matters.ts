/** A matter that only the person concerned may ask about. */
export type PrivateMatter =
  | 'pay'
  | 'identity'
  | 'address'
  | 'phone'
  | 'bank'
  | 'medical'
  | 'discipline'
  | 'file'
  | 'leave'
  /** Who stands behind a rating or a report. */
  | 'unmasked'

/** Words for each private matter, Chinese and English. */
export const privateMatters: readonly { readonly matter: PrivateMatter; readonly pattern: RegExp }[] = [
  {
    matter: 'pay',
    pattern:
      /工资|实发|应发|薪水|薪资|薪酬|月薪|年薪|底薪|起薪|收入|到手|奖金|津贴|津补贴|补贴|绩效|加班费|课时费|补发|扣(?:了)?(?:多少|几).{0,2}(?:税|钱)|扣款|(?:一个?月|每个?月|月)(?:多少|几千|几万|几个|几多)|几多钱|几档|年终奖|公积金|社保(?!科|局|处|中心)|医保(?!科|局|处|中心)|职业年金|缴存|基数|补助|车补|房补|过节费|值班费|误餐|年终(?!总结|考核)|[一二三四五六七八九十\d]+薪|加薪|涨薪|涨(?:了)?(?:多少|几)|薪|发了(?:多少|几)|到账|卡[上里]|几个(?:数|钱)|破万|过万|上万|[几\d一二三四五六七八九十]+(?:千|万)(?:块|元|多|吗|$)|有钱|发奖|个税|退休金|养老金|待遇|(?:拿|挣|赚|领|开|发|进账)(?:了)?(?:多少|几)|多少钱|几钿|钱数|薪级工资|挣得|赚得|拿得|拿多|赚多|钱(?:比|多|少|高)|salar(?:y|ies)|\bpay(?:slips?|checks?|stubs?|roll|s|ing)?\b|\bpaid\b|wages?|income|\bearn(?:s|ing|ings)?\b|how much (?:money )?(?:does|do|is|did)|takes? home|how much .{1,30}(?:makes?|earns?|gets?)\b|gets? \d+ ?k\b|take-home|remunerat|well paid|on \d+k|(?:make|makes|gets?) (?:more|less|a month|per month|each month)|how much money|compensation package|bonus|gong ?zi|xin ?shui/i,
  },
  { matter: 'identity', pattern: /身份证|证件号|身份号码|证号|护照号?|\bid (?:card|number|no)|national id|passport/i },
  {
    matter: 'address',
    pattern: /住址|家庭地址|家住|住(?:在)?(?:哪|什么地方|几)|户籍地|户口(?:本|地)|home address|where .{0,20}lives?\b/i,
  },
  {
    matter: 'phone',
    pattern:
      /手机号?|私人(?:电话|微信|号码)|个人(?:电话|微信|号码)|家里电话|联系方式|微信号|(?:mobile|cell|personal|private|phone) (?:phone |number)|mobile\b/i,
  },
  {
    matter: 'bank',
    pattern: /银行卡|卡号|工资卡|(?:银行|工资|收款)账[号户]|开户行|bank (?:card|account)|account number/i,
  },
  {
    matter: 'medical',
    pattern:
      /病历|病情|什么病|啥病|哪种病|得了?的?(?:什么|啥)|(?:为什么|为啥|因为?(?:什么|啥))请病假|诊断|病因|看(?:的)?(?:什么|啥)(?:病|科)|身体(?:是不是|有|怎么|出)|健康状况|体检(?:报告|结果)|预产期|怀孕|medical (?:record|history|condition|report)|diagnos|illness|what(?:.s| is| was) wrong with/i,
  },
  {
    matter: 'discipline',
    pattern:
      /处分|违纪|奖惩|被(?:查|处理|通报|记过|警告|降级|撤职|约谈|立案|问责|诫勉)|受过(?:什么|啥|处)|disciplin|punish/i,
  },
  {
    matter: 'file',
    pattern:
      /结婚(?:没|了没|了吗)|离婚(?:没|了没|了吗)|有(?:没有)?(?:对象|男朋友|女朋友)|单身(?:吗|不|没)|生孩子(?:没|了没)|有(?:没有)?孩子(?:吗|没)|档案|考核(?:[^,。]{0,3}(?:等次|等级|结果|成绩|评语)|评|得|是|分|怎么样|如何|情况|优)|家庭(?:情况|成员)|婚姻|离(?:过)?婚|结(?:过)?婚了|生日|出生(?:日期|年月)|年龄|几岁|多大(?:岁数|年纪|了)?|简历|政治面貌|birthday|date of birth|how old|personnel file|花名册|名单|profile/i,
  },
  {
    matter: 'leave',
    pattern:
      /(?:年假|假期|病假|事假|调休)(?:余额|还剩|还有|剩)|请假(?:记录|原因|事由|理由)|请(?:的)?(?:是)?(?:什么|啥)假|[请休歇]的(?:到底|究竟)?(?:是)(?:什么|啥|.{1,6}还是)|为(?:什么|啥)请假|考勤|迟到|早退|打卡|旷工|leave (?:balance|record|history|reason)|attendance/i,
  },
]

/** Asks for the rule and not for somebody's data. */
export const ruleCue =
  /怎么(?:算|发|扣|定|计|确定|规定|办|执行|调|核|给|补|缴|交|处理|认定|衔接)|如何|规定|政策|标准(?:是|有)|依据|构成|包括哪|包含|算不算|扣不扣|发不发|照发|还发|能不能|可不可以|可以(?!告诉|查|看|发|说|透露)|会不会|会影响|影响|是否|是不是要|按什么|按多少|比例|几倍|多久|哪些情况|什么情况|什么条件|要不要|用不用|需不需要|(?<!工作|业务|审计|巡察)需要(?!核|查|看|对|你|您|知)|有没有规定|会[^,。]{0,6}(?:什么|啥|哪种)处分|打折|打几折|百分之|违规|违纪|合规|how (?:is|are) .{0,30}(?:calculated|paid|computed|determined)|policy|rules?\b|entitled|during/i

/** Asks for data outright. */
export const dataCue =
  /多少|到底|究竟|查|看看|看下|看一下|瞧|告诉|发(?:给)?我|给我|导出|导(?:个|一|下)|列出|列一|是什么|是啥|哪|几|得了?的?(?:什么|啥)|为(?:什么|啥)请|透露|打听|发(?:一下|一份|一?个|过来|下)|给(?:一下|个)|[看瞧]一眼|抄(?:一|给|下)|调(?:一下|阅|看)?[一-龥]{2,6}(?:档案|病历|履历|记录|资料)|具体|说说|说一下|知道|调取|调出|拉(?:一|个|出)|打包|传(?:给)?(?:我|到)|拷(?:给|贝)|报(?:一下|给)|比我|谁|高不高|高吗|多吗|多不多|吗|嘛|么|没有?$|了没|有没有|是不是|是否|的[一-龥]{2,8}$|(?:号码?|账户|住址)$|核对|提供|信息|输出|多大|对一下|\?|工资条|工资单|明细|show|tell|what|how much|give|send|list|look ?up|check|get me|export|print|see|know|more than/i

/** Names kinds of staff or leave, and nobody. */
export const impersonal =
  /□|公务员|事业单位|机关单位?|(?:病|事|产|婚|丧|年|育儿|探亲|陪产|工伤|哺乳|护理)假|年休假?|试用期|加班|值班|节假日|法定|退休(?:人员|后)|离职|辞职|借调|挂职|新录用|转正|合同工|编外|劳务派遣|处级|科级|厅级|职级|级别/

/** Asks how a rule works, whatever it is about. */
export const strictRule =
  /怎么(?:算|发|扣|定|计|确定|规定|办|续|接|转|补|停|报|交|缴|调整?|区分|套改?|晋|涨|给)|如何|规定|政策|标准|扣不扣|照发|算不算|how (?:is|are)/i
