/** What staff say for each tool beside its examples, one wording a line; our own words. */
export const leaveWordings: Readonly<Record<string, string>> = {
  balance: `年假还够吗
我还有年假没
看看我的假
假还剩吗
我有几天年假
我今年年假几天
查年假
我想知道病假还能请几天
剩余假期
我年假清零之前还有几天
假期结余查询
调休余额
我能用的调休有多少
还有多少假可以休
年休假我用了多少剩了多少
今年还没休的假有几天
我名下的各种假期额度
去年结转的假还有吗
本年度已休年假天数
公休剩余天数
我这年假什么时候到期
育儿假还能休几天
我攒的补休够两天吗
我的年假余额够不够请五天
帮我查一查事假用了几天
婚假我还有没有资格用，还剩多少
我现在还有多少带薪假
年假没用完的部分还剩多少
我2024年的年假剩余
告诉我假期余额
时间银行里我还有几天调休
还有没有病假额度
holiday balance
how many days of leave do I have
check my annual leave
am I out of sick leave
what leave do I have left
days remaining of my vacation
my comp-off balance
How much of my annual leave have I used
我还有多少天年休假没用
年假剩多少
查余额
假期余额帮我拉一下
今年的公休还有吗
我的调休攒了几天了
病假额度还有多少
育儿假今年用了几天，还剩几天
去年没休完的年假带过来几天
我手里的补休什么时候过期
看下各类假我都还有多少
我所有假还剩多少天
帮我瞅一眼年假剩余
年休假我已经休了几天啦
我年假用完了没
还能休几天年假呀
我的陪产假有多少天可以用
2025年度年休假结余
我明年的年假额度是多少
annual leave balance please
How many sick days do I have left this year?
what's my remaining comp time
do I still have any parental leave
show my leave balances
我探亲假还有没有
年假我这边还有富余吗
剩的年假够我休一周不
换休还剩半天还是一天
事假我今年请了多少天了，还能请吗
我還有幾天年假
独生子女护理假还剩几天
年假快到期了吧，我还有多少
我的假期账户里还有啥
我婚假还在不在
今年年休假一共给我批了几天，用掉几天
加班攒的假还剩多少
帮我算算还有几天假可以休
我还欠几天年假没休`,
  quote: `如果我12月1号到5号请年假要扣几天
要是下周请三天病假，需要谁批
请婚假10天从12月7号开始，需要什么材料
我想看看12月3号到4号请事假会怎么算，先不交
下周五请假的话审批人是谁
假设我12月20到25号休年假，余额还够不够
先预览一下后天的病假
帮我看看请12月8日一天年假要走哪些审批
12月9号到11号请年假会不会超额度
我12月10日下午请半天事假，先试试
只是问问，如果下周一请一天调休会扣多少
还没决定，先算一下12月14到18号年假扣几天
请5天探亲假从12月7号，谁签字，要带什么材料
下个月3号到5号休年假批得下来吗，要经过谁
我要是12月1号起休15天护理假，最后一天是哪天，要什么证明
周四请病假要交哪些证明
12月24号请年假需要局长批吗
看一下这样请行不行：年假12月21到24号
测一下12月30日到31日年假
休12月2号到8号的年假，我余额会剩几天
年假12月15到17，领导是谁审
先不要提交，看看请明天一天事假的结果
如果下周三下午请假半天，病假，会扣多少
帮我预估12月1日至3日请丧假的天数和审批流程
别真交，就想知道12.7-12.11休年假几天
how would annual leave from Dec 7 to Dec 11 count, and who signs
who needs to approve my sick leave on Friday
preview three days of annual leave from next Monday
what papers do I need for marriage leave from 7 December
would 24 to 31 December as annual leave exceed my balance
要是我12月7号到11号请年假，会扣我几天
先不提交，帮我看看下周一到周三请事假算几天
我想下周四请一天病假，得谁签字
12月14日到18日年休假需要哪几级领导批
请12月1号到15号的陪产假要交啥材料
模拟一下：12月3日下午请半天调休
下周三到周五如果休年假，余额够吗
试算12月24到31号年假
假如明天请病假，谁审批
先别交，看看11月30号到12月4号休婚假行不行
预览一下我12月9号上午的事假
我打算元旦前两天休年假，会扣几天
If I take annual leave from 7 to 9 December, who must approve?
what would sick leave next Monday to Wednesday need in documents
just a preview: personal leave on Dec 4, don't submit
估一下12月21号到25号请年假占用几天，哪天回来上班
下周请一周年假要哪些人同意
我要是周五请一天事假走什么审批流程
看一下12月8号到10号年假的审批链，不用提交
12.7-12.9请探亲假要准备什么
帮我测算下12月1日到12月10日病假几天，谁批
12月28到30号休年假的话我还剩几天
从下周二开始请三天年假，先算算别提交
请丧假11月25到27号，有什么要求，先给我看看
我想了解下12月7号到9号请事假会影响余额多少
如果请12月1号一天病假要走到哪一级审批
请假前想确认下，12月14号到16号年假算三天对吧
12月24号下午加25号全天请年假是扣一天半吗
拟休12月21日至25日年假，请测算并列出审批人
我打算下周四请病假，需要提供什么
明后天休年假行不行，额度够吗
先模拟请假 事假 12.9上午
请12月1号至12月3号丧假都有谁审核
假如我从12月7日请陪产假到21日，什么时候回来上班，要啥证明
若12月28日至31日休年休假，审批链是什么
年假从12月3号休到8号要扣几天余额够不够
下周五请年假会扣几天
我请个婚假12月7号开始到18号 你先给我算算 别提
Before I apply: annual leave 8-10 Dec, how many days would it use?
what happens if I take sick leave next Thursday, who approves
dry run for personal leave 3 Dec afternoon
年假12月14到16号算三天对吧，先问问
下午加第二天全天请年假扣一天半吗
先给我算算别提交，婚假12月7号到18号`,
  submit: `请一天年假明天
我想请假
我要请假三天
帮我请个假
明天有事请一天假
给我请下周一的年假
申请休年假12月7日至9日
下周二我要去医院，请病假
周五下午请半天事假
12月1号到5号年假
发烧了今天请病假
我要休产假从12月1号开始
帮我提交12月8号的事假申请
想休两天年假，12月10和11号
请个假，后天上午，带孩子打疫苗
我明天不来了，病假
家里老人住院，请三天事假，从周三开始
12月15号休年假一天
想调休一天，就明天
需要请婚假，12月14号到12月18号
下周想休年假，周三周四两天
帮我把明天的假请了，事假
报个年假，12月21到25
我下午身体不舒服，想请病假回去休息
孩子生病了，明天请一天育儿假
元旦前休两天年假
请陪产假15天，从11月25号起
今天下午我要补休半天
申请病假一周，从下周一起，要做手术
提一个12月3日的年休假
预定12月30、31号年假
I want to take leave tomorrow
apply annual leave 7-9 December
please put me down for sick leave today
request a day off on Friday as annual leave
I'd like to take comp time on Monday afternoon
submit personal leave for Dec 2
can I have next Tuesday off, annual leave
need half a day of personal leave tomorrow morning
book marriage leave from Dec 14 to Dec 18
明天请一天年假
帮我提个病假，后天
下周一到周三年假
申请12月10号下午事假半天，去房管局办证
我要休婚假，12月7日到12月11日
老婆生了，从明天起请15天陪产假
爷爷去世了，请三天丧假，从明天开始
周五调休
麻烦帮我请下周五一天的公休
头疼得厉害，今天下午请个病假
I need sick leave tomorrow
Please apply for annual leave from Dec 14 to Dec 16 for me
book me a personal day on Friday, family matters
帮我把12月1号到3号的年假提了
育儿假12.2请一天
我想用两天调休，12月3号和4号
12月15号早上请半天年假送孩子上学
下周三请假一天，事假，搬家
拔牙，后天上午病假
从12月21日起休5天年休假，去三亚
想请探亲假，1月11号到1月30号，回老家看父母
年假，下周四五两天
明儿不舒服请个病假呗
给我请11月26日的事假，理由是孩子家长会
帮忙请个年假呗，12月7号开始三天
本周四下午到周五请病假
産假從12月1日開始，到2027年3月8日
哺乳假申请，12月1号到12月31号
下下周一请年假一天可以吗
我周四想请个假，事假就行
请批准我11月30日至12月4日休年休假
take tomorrow afternoon off as comp time
off sick next Mon and Tue, please file it
父亲住院，12月8号到9号请两天独生子女护理假
我爸住院要照顾，周三到周五事假
再帮我报一天年假，12月11号
登记一下：明天上午补休`,
  list: `我的假批了吗
请假批下来了没有
我的请假单现在是什么状态
假条审到哪了
查一下我请假的进展
上次请的假批没批
我的年假申请通过没有
谁还没批我的假
我的假卡在哪个领导那
我最近请了哪些假
查看请假历史
我这个月请过假吗
今年请了几次假
我提交的请假现在到哪个环节了
我还有在审批的假吗
下周的假批准了吗
上个月我请了几天病假
有没有被退回的请假
我的休假申请审批情况
请假结果出来没
领导批我的假了吗
查查12月3号的假是不是通过了
我去年休过哪些假
我所有待审批的请假申请
看看我之前的请假申请
昨天提的假有人审了吗
我已经批准的假有哪些
被拒的假条
请假申请进行到哪里了
我是不是已经请过12月1号的假
怎么我的假还没批
我请的婚假状态
has my leave been approved
what's the status of my leave request
did my leave go through
show me my leave requests
which leaves have I taken this year
is my sick leave still pending
list all my requests that were rejected
who is my request waiting for
我的请假审批到谁那儿了
假批下来没有
我上周提的年假通过了吗
看看我的请假记录
我今年都请过哪些假
我有没有被退回的假条
哪些请假还没批
列出我已批准的休假
我被驳回的请假有哪些
12月3号那个假到哪一步了
我请的事假领导看了没
请假进度查询
我的假单状态
11月份我休了哪些假
上个月请假的明细
where is my leave request now
has my annual leave been approved
show my leave history for this year
list my pending leave requests
我提交的假条还卡着吗
我撤回的那些请假看一下
今年上半年我请了几次病假
年假审批有结果了吗
请假的单子谁还没签
下个月我有哪些假已经定了
昨天申请的病假批了吗
我近三个月的休假情况
我的申请走到哪了
我那张假条现在在谁手上
查我名下所有请假单
请的年假领导同意了没有
我都提交过什么休假申请
did my boss approve my sick leave yet
any update on the leave I submitted last week
帮我查查我12月1号的请假批了没有
我请的假到现在都没动静
假审批的怎么这么慢，到哪了
我交上去的假条呢
本人请假台账
我这半年请假情况汇总
把我今年的休假记录导出来看看
我提的那个婚假审到第几步了
上周三那次病假算批过了吗
我有几张请假单在走流程
我之前撤回过哪些假
被打回来的假条让我看看
2026年3月我请过假没
我近期的请假申请
下周的假领导批了没
张局批我的年假了吗
请假状态
我去年病假一共请了几回
I applied for leave yesterday, is it approved
leave application status please
what leave did I take in October
requests of mine that were returned
我的产假申请谁在处理
假条提交以后显示什么状态`,
  cancel: `取消我的请假
假不请了
撤销明天的年假
把我下周的假取消
撤回请假申请
不休了，帮我撤掉
我不去了，年假取消
12月3号不用请假了
会议改期，明天的假帮我撤
刚提的那个病假撤回来
请假单作废
我要撤假
帮忙撤一下12月8号的调休
之前请的年假我不想休了
把我请的12月1号到3号的假退掉
周三不请了，撤单
婚期改了，婚假撤销
病假不需要了，取消掉
取消LR-2026-0012这张单子
那个还没批的假，我想收回
12月15的假我不要了
明天照常上班，假取消
不打算休那几天了，撤销申请
上午提交的假条撤回
已经批准的年假能帮我取消吗
把周五的事假申请撤了
项目紧，原来请的假不休了
cancel my leave
please cancel the annual leave I booked for Monday
withdraw my request
I don't want the leave on Dec 7 any more
take back the leave request I sent this morning
revoke my leave for next week
undo my day off on Friday
撤掉我下周三的假
12月7号的年假不休了，帮我取消
把昨天提的请假撤回来
取消我11月27日的事假
明天不请了，假撤了吧
撤销请假单LR-2026-0077
请把请假申请#36作废
那个病假我不请了，帮忙撤销
下周五的调休取消
临时有会，12月10号到11号的年假要取消
病好了，周四的病假不用了
我想撤回正在审批的年假
年假计划变了，取消12.14-12.18那个
cancel my leave next Friday
withdraw my sick leave request for tomorrow
please call off my annual leave from 7 December
I no longer need the day off on Dec 3, cancel it
上次请的婚假帮我撤下来
帮我把12月2号下午那个假收回
不去了，把探亲假撤了吧
后天那假不要了
把我还没批的事假撤回
我要取消请假
删掉我12月8日的休假申请
行程取消了，把12月21号的年假也退掉
刚才提交的那张假条能不能撤
单位有急事，明天的年假销掉
我12月7号到9号的年假先不休了
领导不让走，下周二的假我撤
事情办完了，明天那半天假退回来吧
LR-2026-0101 撤销
之前那个12月10日的请假申请麻烦取消一下哈
孩子好了不用请假了，把周三的撤了
不结婚了，婚假申请撤销
我后悔了，年假别请了，撤回
把我正在走流程的那个假停掉
取消请假 12.15
scrap my leave on Tuesday
I want to withdraw LR-2026-0055
plans changed, drop my annual leave for 14 December
调休那天我照常来，帮我把12月4号的撤掉`,
  team: `我们科谁请假了
今天谁没来
明天有几个人休假
下周谁休假
团队成员休假情况
科里这周谁不在岗
看看大家的休假安排
我的人里谁请了假
单位今天有多少人请假
12月24号科里谁在
这周有没有人请假
手下谁明天休息
帮我看看下周科室人手
处里12月份请假的人
业务科下周谁休假
我们部门谁在休产假
组里今天缺谁
排班用，12月7号到11号谁不在
下周三开会，有谁请假
王样本这周在岗吗
小赵明天休假吗
科室成员本月休假一览
哪些人元旦前后休假
现在谁在休假
我管的人里今天有谁没上班
下级休假日历
谁下周要休年假
本科室今天到岗情况
明天还有谁能顶班
who is on leave today
who's off next week in my section
team absence list for this week
is anybody in my team away on Friday
how many of my staff are out tomorrow
show leave of my team in December
who will be absent next Monday
is Zhang San in the office tomorrow
team calendar next week
我们科今天谁不在
下周科里有几个人休假
看下本科室12月的请假安排
团队里谁在休年假
明天有谁请假了
这周处里缺几个人
办公室12月1号到5号的人员在岗情况
我手下这个月谁休了假
周五科里还有几个人在
财务科下周有人请假吗
元旦前后大家的休假情况
who is out next week
anyone in my team absent tomorrow?
show the team's leave calendar for December
综合科今天缺勤名单
我想安排值班，下周一谁请假
组里最近谁在休假
下属本周的请假都列一下
后天开会，科里谁来不了
小李下周三在不在
谁12月24号不上班
我部门的人这两天都在岗吗
年底前科里都有谁要休假
哪些同事下周休年假
本周五部门人手够不够，谁休息
我们组今明两天有人休吗
which of my people are on leave on 8 December
office absences this week
看下全科休假一览表
手下人的休假计划给我看看
明天开全科会，看看有没有请假的
这周我的组员出勤怎么样
下个月谁有休假计划
12月份科里请假情况
手底下几个人今天都来了吗
下周二值班谁能上，看看谁请假了
本周请假人员名单
老李下周休假吗
信息中心这周有几个人请假
谁在年底前要休年假
春节前后大家都什么时候休
今天不在岗的有谁
do I have enough people next Wednesday
staff on leave between Dec 7 and Dec 11
do I have enough people next week
team members on leave tomorrow
明天科里人手够吗
本周缺勤情况
今天科里谁在上班
科里今儿都有谁在
今天谁歇着呢
咱组明天还剩几个人
后天办公室有人吗
下周一谁不来上班
下礼拜咱科几个人休假
我手下这周谁请假
这个月谁休过年假，我们科的
下个月大家都什么时候休
国庆前后谁要走
春节前一周科室请假情况
年底谁还排了假
谁在休产假
谁请了长病假，我们组
明天开会谁来不了
周五下午谁在
周三值班有人不在吗
我带的几个人最近休假安排
科室休假一览
本科室人员在岗表
这两天缺谁
今天到岗几个
谁出差谁休假，给我个数
老李明天在不在
小陈这周休假吗
小王今天来没来
孙工下周在单位不
12月请假的都有哪些人
圣诞那周组里谁不在
元旦前后排假冲不冲突，看看都谁请
我们科休假的人多不多
下周人手够吗，谁请假了
团队日历看下
部门休假日历
手底下人这个季度的休假
处里今天请假几个
有谁这周五请了假
谁最近老请假，名单看下我科的
我不在那几天科里还有谁在
同事们下周的休假
who's off this week in my section
is anyone away tomorrow
team leave calendar for december
who will be in on friday
how many people are out today
show absences in my unit next week`,
  change: `我的年假想往后挪一周，改到12月8号
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
  return: `我销假
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
  plan: `报年休假计划
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
  behalf: `替小陈请两天病假，他在医院
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
  abroad: `我要因私出国，12月20到26号去泰国
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
}
