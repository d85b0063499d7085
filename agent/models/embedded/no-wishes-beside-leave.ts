/** What is said beside leave, approvals and the calendar and is no wish for their tools, one wording a line. */
export const noWishesBesideLeave = {
  policy_search: `年休假的规定是什么
病假工资怎么算
试用期可以请年假吗
旷工怎么处理
请事假扣工资吗
婚假多少天
产假有多少天的规定
公务员可以兼职吗
年假可以跨年吗
没休完的年假怎么处理
请假要提前几天申请
请假流程是什么
怎么请产检假
病假需要什么证明，有规定没
加班可以调休吗
调休多久内有效
处分期间能不能晋升
公务员考核等次有哪些
辞职要提前多久
领导不同意我休年假合理吗
年假能不能拆开休
丧假几天，哪些亲属算
育儿假政策
独生子女护理假的条件
哺乳假每天几小时
医疗期多长
工伤怎么申请
退休年龄怎么规定
借调人员的考核在哪个单位
事业单位聘用合同试用期多久
职级晋升的条件
年休假天数计算包括周末吗
探亲假现在还有吗
迟到三次算旷工吗
女职工孕期能不能上夜班
转正需要什么材料
档案由谁管理
what is the rule on overtime
can I split my annual leave
how long is maternity leave
is sick leave paid
what are the conditions for promotion
do I need a medical certificate for sick leave
how far in advance must I apply for leave
what happens if I am absent without leave
病假超过半年工资怎么发
年休假可以分段休吗
试用期人员有没有年休假规定
请病假要不要医院证明
事假最多能请多少天，有规定吗
产假期间能不能涨工资
丧假的适用范围包括岳父母吗
年度考核不称职会怎么样
公务员辞职有什么限制
哺乳期女职工每天有多长哺乳时间
旷工几天会被辞退
婚假有什么规定
加班能不能给加班费，公务员
领导不批年假怎么办
探亲假路费能报销吗
年假当年没休完会不会作废
工伤认定要什么材料
处分影响期内能晋升吗
借调期间工资谁发
病假期间能不能去旅游
what is the policy on sick leave pay
can annual leave be carried over to next year
are civil servants allowed to have a second job
how is overtime paid on public holidays
退休返聘人员享受年休假吗
医疗期怎么计算
双胞胎产假多几天
请假不批自己走了算旷工吗
父母生病可以请护理假吗，独生子女
调休有没有时效规定
事业单位岗位聘任最低年限
辞退和开除有什么区别
年休假跨年度安排的条件是什么
请事假扣不扣工资
公务员交流轮岗几年一次
考勤迟到扣不扣绩效
到龄退休手续怎么办
弹性提前退休有什么条件
女干部多少岁退休
高级职称可以延迟退休吗
特殊工种能提前退休吗
养老金最低缴费年限
年度考核优秀比例是多少
连续几年优秀可以晋级
考核不称职怎么处理
试用期考核定等次吗
职务与职级并行怎么晋升
副科升正科的年限
挂职人员算不算编制
编制被占了怎么办
领导职数怎么核定
公务员回避制度有哪些
夫妻能在一个单位吗
记过处分影响多久
警告期间能评优吗
处分解除要自己申请吗
开除后还能再考公务员吗
对处分不服怎么申诉
辞去公职后多久不能去企业
合同没到期辞职要赔违约金吗
聘用合同签到退休的条件
解聘提前多少天通知
失业金能领几个月
合同到期不续签有补偿吗
工伤停工留薪期最长多久
上班路上被车撞算工伤吗
旧伤复发怎么认定
死亡抚恤金怎么算
档案丢了怎么补
干部人事档案包括哪些内容
谁可以查阅档案
调动时档案由谁转递
公务员能不能开网店
在职读研要审批吗
因私出国要报备吗
脱密期多长
培训学时一年要多少
初任培训多久
招聘公示几天
面试考官有什么回避要求
遴选需要几年工作经历
选调生服务期几年
军转干部工龄怎么计算
职称评审要几年
专业技术岗位怎么分级
工勤人员能转管理岗吗
轮岗交流的规定
借调最长能借多久
旷工十五天会怎样
病假期间可以辞退吗
怀孕能不能解除合同
剖腹产是不是难产
双胞胎多几天产假
陪产假各省多少天
我老婆要生了能休几天陪产假
婚假法定几天
产检耽误的时间怎么算
加班超过几小时违法
值班算不算加班
what is the retirement age for women
how is an annual appraisal graded
can I appeal a disciplinary decision
notice period for resignation
does a commuting accident count as a work injury
how many days of maternity leave for twins
is paternity leave paid in Zhejiang
what documents are needed for retirement
井下作业的能提前几年退休
从事高空工种多少年可以早退休
下派干部算不算原单位编制
挂职期间编制怎么算
当老师的除了寒暑假还有年休假吗
爱人快生了按规定我有几天护理假
太太要生产，广东的陪产假多少天
军转干部占谁的编制`,
  none: `今天天气怎么样
帮我写首诗
推荐个餐厅
股票能买吗
讲个笑话
世界杯谁赢了
帮我订机票
翻译这句话
孩子上哪个学校好
彩票中奖号码
write me a poem
what is the capital of France
play some music
电脑开不了机
打印机坏了找谁
会议室怎么预订
食堂今天吃什么
停车位还有吗
空调太冷了
你喜欢什么颜色
晚上吃什么好
买房首付要多少
哪里修车便宜
我头像怎么换
推荐一本书
明天股市会涨吗
给我唱首歌
帮我做个PPT
最近有什么好看的电影
fix my printer
what is the weather
recommend a movie`,
} as const
