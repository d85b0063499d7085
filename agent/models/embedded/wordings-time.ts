/** What staff say for the tools of time, pay, certificates and the own record, as in `wordings.ts`. */
export const timeWordings: Readonly<Record<string, string>> = {
  leave_change: `我的年假想往后挪一周，改到12月8号
12月1号那个假换到12月3号吧
原来请的11月30号，临时有会，改成12月2日
把请假日期改一下，从12月7号开始
我要续假，再多休两天到12月4号
假期不够用，延长到下周三
事假改成年假
病假换成调休可以吗，帮我改
请假改期到12月15日
年休假提前到11月30号休
LR-2026-00031这张单子改到12月9日到10日
我请的假时间变了，变更到12月10号
12月14到18号的年假调整为12月21到23号
能帮我把周三的假挪到周五吗
休假日期写错了，应该是12月2号到3号，帮我改过来
陪产假往后推，从12月20号开始
已经批的年假我想改时间，改成12月11号
把11月25号的事假顺延到26号
续休三天
move my leave from Monday to Wednesday
please extend my annual leave until Friday
change the dates of my leave to 8 and 9 December
I want to postpone my leave to next week
reschedule my vacation to 14 December`,
  leave_return: `我销假
回来上班了，销个假
提前结束休假，今天返岗销假
年假没休完就回来了，把剩下的天数还给我
昨天已经回单位了，帮我销一下假
休假结束，办理销假
病好了提前上班，销病假
我提前一天回来了，多的那天退给我
假还剩一天我就来上班了，销假
销假登记
11月20日返岗，销一下年假
今天到岗，请销假
帮我办下销假手续
孩子没事了，我下午就回来上班，剩下的事假销掉
出差提前回来，把请的假销了
我人已经在单位了，昨天的假不用了算今天返岗
I'm back from my leave, close it please
returned to work yesterday, report my return
I came back a day early from annual leave
close my leave, I am back at the office`,
  leave_plan: `报年休假计划
明年年假我计划2月8日到12日休
科室收年度休假计划，我填7月6日到10日
把我今年剩下的年假计划报一下，12月21日到25日
休假计划：5月4日至8日，10月12日至16日
提交2027年休假计划
年度休假安排我先报12月14日到16日，先占个位
计划在12月最后一周休年假，先报个计划
我的年假计划改成12月7日到9日
更新休假计划，12月28号到31号
年休假计划表帮我填一下，3月1日到5日
做个明年的休假规划，8月2号到6号
先不请假，只报计划，12月17日到18日
领导要统计年假计划，我报12月23日到25日
my leave plan for next year is 5 to 9 July
hand in my annual leave plan for December 21 to 24
plan my vacation 2027: 8 to 12 February
put the last week of December in my leave plan`,
  leave_behalf: `替小陈请两天病假，他在医院
帮陈模拟录入明天的事假
代李某请下周一到周三的病假
给赵演示代请11月26日一天病假，他发烧了
科里刘虚拟出车祸住院了，我帮他把11月24到30号的病假录上
替同事周占位申请12月1号的丧假
王试用自己没法操作，帮他请11月25号半天病假
代为录入陈模拟的年休假，12月2号到4号
给小赵补录昨天的病假
我替老刘请个假，11月27号，事假
帮下属赵演示提交12月8日至9日的年假
代周占位办请假，12月3日，病假
陈模拟陪产，帮他请12月1日到15日的护理假
替住院的刘虚拟请假，病假，从11月24号到12月4号
帮她录11月30日病假，赵演示手术了
enter two days of sick leave for 陈模拟
put in leave for my colleague 赵演示 on 25 November, personal
please request sick leave on behalf of 刘虚拟 from 24 to 26 November
record a day of leave for 周占位, he cannot log in
小李住院了替他请一周病假 从明天起
给科里老钱补请昨天的事假
手下孙某某结婚 帮他请婚假 12月1号到7号
给同事办请假 他家里出事了
put in sick leave for my colleague for today`,
  leave_abroad: `我要因私出国，12月20到26号去泰国
出境报备，去澳门玩两天，11月28号29号
周末离开本市报备一下，11月28日去南京
因私去香港，12月12号到13号，办一下审批
申请因私出国境，元旦前12月27日到31日去新加坡旅游
休年假要去日本，12月14号到18号，先报批出境
我老婆在国外，12月18日到25日去探亲，要走出国审批
外出报备：11月29日回老家一天
报备行程，12月5日到6日离市去苏州
准备12月22号飞韩国玩到26号，因私出国申请
离开本地报备，12月19日至20日，去省城看病
去台湾旅游要报备，12月10日到16日
出国旅游报批，12月15日到22日，欧洲
请帮我填因私出国（境）申请，12月25到30号，马来西亚，旅游
国庆没去成，改12月20日至27日去澳大利亚看孩子，报一下
private trip to Thailand from 20 to 26 December, please get it approved
I am leaving town this weekend, report it
apply for private travel abroad, 14 to 18 December, Japan, holiday
report a trip to Hong Kong on 12 and 13 December`,
  attendance_summary: `我这个月迟到几回了
看看我的考勤
查考勤
这个月我有没有异常打卡
我11月打卡情况
上月考勤统计给我看看
我有几次忘打卡
我缺卡了几天
本月出勤多少天
我10月加班多少小时
我这个月被记早退了吗
我的考勤有问题吗
列一下我11月的打卡时间
昨天我打上卡了没有
我上周有没有迟到
看一下本人9月的考勤结果
考勤里我有旷工吗
我今年11月一共迟到多少次
这个月加班时长
本月考勤怎么样
我的签到记录
我前天几点打的卡
show me my attendance this month
was I late last week
how many hours of overtime did I do in October
did I miss any punches in November
my attendance summary for October`,
  attendance_correct: `昨天忘打卡了，18点05走的，补一下
申请补卡，11月20日早上8点20到的，忘刷了
补签11月19日下班，18:10
我漏打卡了，11月20号上班8点25，手机没电
11月19号下班没打上卡，18点30离开，打卡机故障
帮我补个卡，11月19日18:00下班，忘了
周五早上缺卡，其实8:20就到了，直接去开会
系统没记上我11月19日的下班卡，18:15走的
补11月20号上班卡，8:28，外出办事没回单位
给我补一次卡，昨天下班18:20，忘带工牌
缺卡申诉，11月19日，18:05，参加会议
上周四下班卡没打，补卡18:08，接待来访
补卡申请 11月20日 上班 08:22 电梯坏了
11月20号进门忘刷脸，8:15到，补一下考勤
早上没打卡，11月20日8点29到岗，网络不好，申请补签
fix my missing punch of 19 November, left at 18:10, meeting
I forgot to clock in on 20 November, arrived 08:20
correct my attendance of 19 November evening, 18:05
please add my punch for 20 November morning 08:25, phone dead
早上忘签到了 8点20到的
昨晚签退漏了 六点半走
卡没打上 下午一点到的
今天没带手机没打卡 补一个
上班卡漏打 8:15到 帮我补
forgot to clock out yesterday, left at 18:20`,
  attendance_overtime: `申请加班，明天晚上7点到9点，处理系统故障
周六加班报备一下，上午9点到下午1点，赶材料
我要报11月28日加班，9:00到17:00，上级紧急任务，给补休
今晚要加班，18:30到21:00，提个加班单
登记加班：11月29日14:00-18:00，防台值守，调休
填加班申请，11月25日晚上六点半到八点半，数据迁移
加班申请单：11月28日，8:30至12:00，迎检准备，换补休
这周日要来加班，8点到12点，报一下，要补休
昨晚加班到9点补报一下，18:30开始，抢修
帮我提交加班，11月26日19:00至22:00，应急处置，补休
我周末值守4小时算加班，11月28号8点到12点，申请
要申请加班费，11月24日18:30到20:30，设备检修
提报加班，12月5日13:00到17:00，考务
晚上加班审批走一下，11月27日18:30到20:00，赶报表
I have to work overtime on Saturday from 9 to 13, urgent report
log overtime tonight 18:30 to 20:30 for a system repair
request overtime on 28 November, 14:00 to 18:00, exams, time off
ask for paid overtime on 29 November from 08:00 to 10:00`,
  attendance_export: `导出我的考勤
把这个月的打卡记录导成excel
我要下载11月的考勤表格
考勤明细导出一份
给我一份我10月的打卡明细表
加班记录导出
导一下我9月到10月的考勤
我的考勤能导出来吗，要xlsx
生成我本月的考勤表，我下载
下载加班明细
把我上个月出勤情况导成表
要个excel，我11月1号到15号的打卡
本人考勤数据导出
export my punches of November
download my attendance of October as xlsx
give me a spreadsheet of my attendance and overtime
I want to export my overtime records`,
  pay_slip: `我这个月工资多少
看我的工资条
查工资
我11月实发多少
我上个月到手多少钱
我的工资明细
这个月我工资怎么少了
为什么我这个月比上个月多发了
我10月和9月的工资差在哪
我的津贴发了多少
我11月的绩效发了没，多少
我个税扣了多少
我工资里公积金扣多少
本月工资单给我看一下
打开我的工资条
我9月发了多少
我的年终奖是多少
7月份我的工资为什么变了
我这个月养老保险扣了多少钱
帮我对比一下我8月和7月的工资
我级别工资是多少
我的岗位工资是多少钱
工资条，本人，11月
我工资怎么突然涨了
my pay slip please
how much did I get paid in October
why is my pay lower this month
show my salary details
compare my pay of November with October
what was my income tax in September
年终奖到账多少
上个月发了几个钱
这月工资少了一块，怎么回事
九月到手数
去年十二月的工资条调出来
工资明细发来看看
这个月绩效没发
津贴怎么变了
补发了多少
这月扣款有哪些
个税怎么扣这么多
十月和九月工资差在哪
这个月加班费发没发
奖金到账没
实发数比上月低
公积金这月扣了几百
why is my pay lower this month
what was deducted last month
did the bonus arrive
show my september payslip`,
  pay_insurance: `我的社保缴费情况
查我的公积金
我公积金每个月单位交多少
我的养老保险交了几年了
我社保基数多少
我医保个人缴多少
我的职业年金有多少
我五险一金交了多少
我的失业保险交了吗
看看我的公积金缴存
我养老保险累计多少个月
我的公积金个人和单位一共缴多少
本人社保明细
10月我的社保缴了没
我的缴费基数是按哪年算的，是多少
查询我的医保缴费
我公积金基数7月调了没有，现在多少
帮我看看我的社保
my social insurance contributions
how much does my employer pay into my housing fund
my pension months
show my insurance base
what do I pay for medical insurance
社保缴到哪个月
公积金基数今年多少
医保每月扣我多少
单位给我交多少公积金
公积金单位部分是多少
养老保险缴了几个月
职业年金账户有多少
失业保险交了没
我的五险缴费明细
社保缴费年限
年金个人交多少
缴存基数是多少
医保个人账户
how many months of pension have been paid
what is my contribution base
employer share of my housing fund`,
  certificate_request: `开在职证明
帮我开个收入证明
我要一份在职证明，签证用
给我开一张工作证明，租房用
收入证明，办贷款
申请开具收入证明，买房按揭用
银行要收入证明，麻烦开一份
孩子上学要在职证明
我需要英文在职证明，申请签证
出一份工资收入证明，用于信用卡
开退休证明
打印一份在职证明，落户用
办居住证要在职证明，帮我开
请开具两份在职证明，评职称用
要个带章的收入证明，公积金贷款用
来张在职证明
在职证明开一下，用途：考试报名
收入证明电子版给我出一份，办理车贷
我想开工作证明给幼儿园
I need proof of employment
issue a certificate of income for my bank loan
certificate of employment in English for a visa
please make me an employment certificate for renting a flat
proof of income for a credit card
要一份收入证明 房贷
出个在职证明办签证
开个工作证明 孩子入学用
要两份在职证明 投标用
来张收入证明 银行要
proof of employment for school enrolment`,
  profile_update: `我手机号换了，13800006666
更新手机号为13800004444
我的新邮箱是abc@hr.example，帮我改一下
登记的邮箱改成test1@hr.example
我搬家了，新地址是示例市示范区和平路12号
住址更新为示例市样板街道8号3单元
紧急联系人改成我爱人陈样例，电话13800009002
更换紧急联系人：父亲 张样张 13800009003
我换号码了，新的是13800003333，系统里改下
电话变了，改为13800002222
把我的联系方式更新一下，手机13800001234
家庭住址变更：示例市示范区文化路5号
邮箱要换，换成new@hr.example
我的工资卡换了，卡号6222000011112222
学历改成研究生
帮我把名字改成张新
身份证号登记错了，改成990101199001010011
紧急联系人电话换成13800009004，王样张，母亲
修改我的手机号码，13800008888
update my phone number to 13800006666
my new email is abc@hr.example
change my home address to 12 Heping Road
my emergency contact is now 陈样例, spouse, 13800009001
I moved, my address is 5 Wenhua Road
新手机13611112222 帮我换上
地址变了 现在住文一路20号
我搬家了 新住址改一下
邮箱换成li@abc.com
紧急联系人改一下 我姐 13700002222
my new phone is 13900003333`,
  policy_search: `迟到几次要被处理
补卡一个月能补几次
补卡要几天之内申请
加班费怎么算
公务员加班有加班费吗
周末加班是补休还是给钱
补休多久过期
忘打卡会算旷工吗
迟到会扣工资吗
缺卡和旷工有什么区别
公积金缴存比例是多少
公积金怎么提取
社保断了怎么办
职业年金怎么领
工资什么时候发
工资条在哪看
津贴补贴有哪些标准
年终奖什么人能拿
事假扣多少工资
在职证明怎么开
收入证明要几天
证明有效期多久
因私出国要谁批
出国要提前多久报
护照谁保管
离开本市要报备吗
请假能改期吗
销假要几天内办
没销假会怎么样
提前回来怎么销假
年假计划什么时候报
代别人请假可以吗
换工资卡怎么办
换手机号去哪里登记
考勤机坏了怎么办
上班时间是几点到几点
值班算加班吗
编外人员加班怎么给钱
加班最多多少小时
how is overtime paid
how many corrections of attendance are allowed
how do I change my bank card
who approves private travel abroad
when is the pay day
can I move an approved leave`,
}
