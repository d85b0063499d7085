/**
 * What staff say for the tools of now, beyond the tools' own examples; the classifier learns forms from them. Dates,
 * lengths, kinds of leave and names are masked before. A tool without a row here is found by its examples alone.
 */
export const wordings: Readonly<Record<string, string>> = {
  leave_balance: `年假还够吗
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
  leave_quote: `如果我12月1号到5号请年假要扣几天
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
  leave_submit: `请一天年假明天
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
  leave_list: `我的假批了吗
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
  leave_cancel: `取消我的请假
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
  leave_team: `我们科谁请假了
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
  profile_me: `我的个人信息
查看我的资料
我的档案里登记的学历
我的岗位是什么
我是哪个部门的
我的入职日期
我什么时候参加工作的
我的职级是多少
看看我的联系电话登记
我留的邮箱是哪个
系统里我的紧急联系人
我的工号
我的身份信息
我的身份证号显示一下
我的职称信息
我有哪些证书登记在系统
我的学位是什么
我毕业学校系统怎么写的
我的人员类别
我的编制情况
查我的基本信息
我的出生年月系统里对吗
我是党员吗系统怎么登记
我在单位几年了，入职时间查一下
我的工龄是多少年
我的直接领导是谁
我的办公电话登记的是什么
我现任职务是什么时候任的
我的退休类别登记的是啥
调一下我的人事信息
我的家庭住址登记的哪里
核实我的联系方式
my profile
show my personal record
what's my staff number
what is my position
my email on file
when did I start working here
my education in the HR system
what certificates are on my record
which department am I in
what is my rank
我的人事档案信息看一下
我是什么职级
我哪年入职的
查下我的学历登记
我的联系方式在系统里是啥
我的紧急联系人填的谁
我的工号是多少
我有哪些职业资格证书在册
我的直属领导登记的是谁
我在系统里的岗位叫什么
看看我登记的毕业院校
我的参加工作时间
我的工龄系统里记的几年
邮箱登记对不对，帮我看看
what is my job title in the system
show my contact details
when did I join according to HR
my personal information please
我属于哪类人员，公务员还是事业
我的政治面貌是怎么登记的
我的职称是哪年评的
我现在在哪个科室，系统怎么写的
核对一下我的个人资料
我的手机号尾号登记的多少
我的身份证号在系统里是什么
显示本人基本信息
我的编制类型是什么
我的出生日期档案里是哪天
which degree do you have on file for me
把我的信息调出来
我是几级主任科员来着
我的入党时间系统有吗
单位系统里我登记的是什么岗
我档案上的学历是本科还是研究生
看下我留的紧急联系人电话
我啥时候进的单位
本人参加工作年月
我的证书都录进去了没
帮我核对一下登记的邮箱和手机号
我算哪一类人员
我现在是科员还是主任科员
个人资料打开
我的毕业证信息在系统里有没有
my qualifications on record
which unit am I registered in
what phone number do you have for me
我的编制是行政还是事业
我是哪一年的党员
看看我的档案页
我在人事系统里的那一页给我看看
我自己的登记信息有没有错
我名字旁边写的什么岗
系统里我算哪个处的人
我什么学历系统里记着呢吗
我第一学历登的啥
我后来读的在职研究生登进去没有
我拿的那个中级证书系统里有吗
我的职称证编号多少
我证书哪年发的，查下
我的工号忘了，是几号
工号多少来着
我报到那天是几号，系统有记录吧
我哪天来的单位
几几年参加的工作，我系统里那个日期
我的连续工龄起算日写的哪天
我岗位等级现在是几级
我现在聘的是专技几级
我是管理岗还是专技岗
我的职务全称怎么写
我现职级从什么时候开始算的
我的任职时间登记的哪年哪月
上次晋升职级是哪天，看看我的记录
我在系统里归谁管
我的分管领导写的是谁
我的直接上级在系统里是哪位
我留给单位的电话是哪个号
我登记的手机是不是旧的那个
我填的家庭地址是哪个
我的紧急联系人是不是我老婆
邮箱是单位的还是私人的，我登记的
我的政治面貌写的什么
我的民族籍贯登记对不对
我身份证尾号显示一下
我的证件号完整的给我看
我生日系统写的阳历还是阴历
系统里我几岁
我出生年月以哪个为准，系统现在写的是？
我属于参公还是事业
我是编内的不，系统怎么写
我编制类型
我退休类别那栏写的什么
我的用工性质
个人档案给我过一眼
给我看我的全部人事登记
打开我的个人页面
查本人资料
本人信息一览
我的资料卡
人事卡片看下我的
我那条人员信息
我的毕业学校和专业
我的专业系统登的是计算机还是信息管理
我哪年毕业的，记录里
学位证登记了没有
我有没有登记过执业资格
我登记的技能证书列一下
什么时候入的党，查一下我的
我的入职科室是哪个，现在又是哪个
which section do I belong to
who is my direct supervisor in the system
show me everything HR has on file about me
what is my employment type
is my address up to date in your records
my emergency contact please
what date of birth do you have for me
when was I promoted to my current grade
what level am I on
do you have my master's degree on record`,
  approval_inbox: `轮到我审的
我有几个待办
有什么需要我批的吗
今天要批哪些
审批待办
谁的假等我批
有没有请假要我审批
还有多少没批的
下面有人提请假了吗
看看我的待办
我需要处理哪些申请
待处理的审批事项
有没有人找我批假
我这里有几张假条没签
列出待我签字的请假
哪些人的申请等着我
最近有新的请假申请吗
审批列表打开
有没有撤假的申请要我批
我已经批过的申请
我之前驳回了谁的
我同意过的请假
手头有哪些审批
等我处理的请假单
打开待审
还有谁的没批
现在排队等审批的有哪些
给我看下属提交的请假申请
有没有销假申请
积压的审批有几个
本周提交给我的申请
pending approvals
what do I need to approve
anything waiting for my approval
leave requests from my team to approve
show my approval queue
any cancellations for me to approve
how many requests are in my inbox
which requests did I approve
approval list
我有什么要批的
待办审批给我看看
现在有几个假等我批
谁找我请假了
有没有新的审批
还有哪些没审
我的审批列表
看看待审批
打开我的审批
有谁提交了请假等我同意
下面人的请假申请有哪些要我签
我手上还压着几个审批
我批过哪些假
我驳回过的申请列一下
今天的审批任务
有人要取消请假等我批吗
approvals waiting for me
show my pending approvals
any leave requests I need to approve?
what's in my inbox
is there anything to sign off today
有没有人等着我点头
待审的单子都列出来
刘虚拟的请假提上来了吗
请假审批还剩几条没处理
我这边未处理的审批
列一下待签批的假条
需要我处理的请假
审批箱里有啥
我最近批了哪些
有没有急着要批的假
领导我这边还有没有没批的单子啊
今儿有没有人递假条上来
帮我捋一下还欠着谁的审批没做
手机上看下待批准的
下属们的请假我还有几份没点
有没有漏批的
今天要处理的审批有几件
我名下待处理流程
看一眼谁的假卡在我这儿
有没有卡在我这里的申请
本周科里报上来的休假申请
看看张示例的假是不是等我批
有什么新的待办没
先给我看看都有谁申请了
今天收到几份假条
我这个月一共批了多少假
我退回去的那些申请
有撤假的要我同意吗
待办事项
审批中心
list everything awaiting my decision
who has asked me for leave this week
do I have approvals to do
any requests on my desk
requests I have rejected
还有多少审批堆着
谁提了假还没批的
需要我签字的有没有
把等我审的列个清单
我是不是有审批超时了
审批情况
查看审批
有新申请吗
我这里的请假条
有哪些请假我还没点同意
下属提交了哪些休假
最近谁申请撤销请假
还没批的给我列一下
有人交假条没有
收到的请假申请
谁的假我还没批
who is waiting for my approval
unapproved requests of my team
有人找我批假吗
今天要我点头的有几个
等我审批的给我列一下
我这儿压着几张单子
有没有新报上来的请假
下面的人交假条了吗
谁在等我批
还有谁的假没批
催我的那些单子在哪
待办里有什么
我的待办审批
审批的活儿还剩多少
我要处理的申请看看
我还没签的
今天收到几份申请
这周报到我这的请假
我批过哪些
上个月我批了几张
我退回去的单子
我驳回过谁的
我最近处理的审批记录
已办的审批给我看
年假的申请有没有要我批的
病假条有没有等着我签的
有什么急着批的没有
有没有快超时的审批
小刘的单子到我这了吗
组员的请假都在我这批吗，看看现在有几个
需要我拿主意的事项
报我审核的列表
我名下未处理的
没批的全列出来
把等我同意的假条拿出来
审批箱打开
我的审批中心
flow waiting for me
what's in my approval queue
show requests I need to sign
which requests did I approve last week
do I have pending leave requests to decide
list what I have rejected`,
  approval_decide: `同意小王的请假
批准李明的年假
驳回张三的事假
老刘的假批了吧
小陈的请假不同意
全部批准
都同意
把王芳的退回去
第一个同意，其他先放着
#12通过
AP-0031驳回，理由是时间冲突
赵敏的病假批了
同意，批准吴刚的申请
孙丽的请假退回补材料
周强的申请转给李处长
请帮我批一下钱伟的假
何静的假准了
拒绝郭亮请假，人手紧张
林涛的年假通过，意见写同意
马丽的撤假申请批准
把待办里面的都通过
除了小李都批准
高峰的事假打回，让他改时间
不批郑洁的假，因为要迎检
谢军和韩雪的假一起批
通过冯刚的婚假，祝福他
曹阳那个给过
这条转交给副局长处理
approve Wang Fang's leave
reject the request of Li Ming because we are short of staff
approve all pending requests
return #15 for more documents
forward Zhao's request to the director
please approve AP-1002
deny Sun Li's annual leave
go ahead and approve Chen's sick leave
send Liu's request back, wrong dates
批准张示例的年假
小王的假我同意
驳回李测试的事假，月底太忙
把AP-1003退回，让他补材料
全部通过
同意#12和#15
陈模拟的病假转给王局审
老周的假不批
刘虚拟请假，准了
赵演示的调休打回去，理由写日期不对
approve Zhang Shili's annual leave
reject #77, reason: too many people away
待审批的都同意吧
王样本那个申请给过
不同意周占位请假，因为那周有检查
孙丽和钱伟的年假都批了
把小陈的请假退给他改日期
forward Li Ceshi's request to Wang Ju
通过李测试的探亲假申请，意见：注意安全
帮我把何文的病假批一下
拒绝马超的事假申请
林芳的产假同意，备注祝好
小赵下周的年假批准
批了批了，郑凯的
send back Chen Moni's request, dates are wrong
deny Zhou's leave
王磊那条转交给分管的李局长
把第一个批了
许诺的请假可以，批
吴敏撤销请假的申请同意
张三丰的年假,可以
李梅那个假我看过了,批
就批了老赵的吧
同意小马请假,让他注意交接工作
王涛的申请我不同意,原因是他年假已经超了
把孙悦的请假给驳了吧
#45 驳回 材料不全
周五前把陈晨的病假过了
AP-2026-0007 同意
李强的婚假批准,恭喜
先别批王丽的,退回让她把日期写清楚
赵军的转张副局长审
给吴倩准假
准了郑浩的假
所有等我批的年假全部同意
小林和小何的都同意
打回杨帆的请假申请
否了罗刚的调休
ok for Wang Min's sick leave, approve
approve Xiao Li's request
please reject Zhang Wei's leave, we are understaffed
turn down #18
return Sun Yue's application and ask for a certificate
胡科的公出假批一下
给韩梅梅批三天年假的申请点同意
批准待办里的第二条
余欢的病假单同意了
同意宋佳12月3号的事假
不批准董洁下周的年假,下周要迎检
让方芳补个医院证明,先退回
今天的待批全过
这几个年假都给批了
批刘虚拟的假
把病假那条批了
张涛通过
驳回陈敏
让他补材料，申请退回
LR-2026-0031同意
他这个假我准了
那条事假我不同意，改时间再报
这张单子转李主任
请假审批：王芳同意，李军驳回`,
  calc_annual_leave: `工作12年年假几天
工龄8年应该有几天年休假
工作满20年年假多少天
2012年参加工作年假几天
我工龄15年年休假按规定多少
刚满一年年假几天
工作不到一年有年假吗
请了两个月病假，工龄5年，年假还有吗
休了三个月病假，工作11年，还能享受年假吗
事假超过20天没扣工资年假还有吗，工龄6年
老师放寒暑假80天，工龄10年，还有年休假吗
没休年假补偿怎么算，年收入12万，5天没休
3天年假没休能补多少钱，年工资10万
单位没安排休假，剩4天年假，工龄9年能拿多少补偿
按工龄算年假
参加工作十年零两个月年假几天
1998年7月参加工作能休几天年假
明年工龄满10年，年假变几天
工作19年半年休假几天
入职3年的年休假标准天数
自己放弃没休的年假有没有三倍工资，剩5天，年收入11万
工龄二十三年年假是不是15天
新参加工作半年的年休假
本人2015年9月入职，年休假几天
病假累计四个月，工龄21年，今年还能休年假不
annual leave for 10 years of service
how many days of leave after working for 15 years
I have worked 8 years, what is my annual leave entitlement
pay for 5 untaken days with an annual income of 120000
does two months of sick leave cancel annual leave with 6 years of work
someone who started work in 2005, how many annual leave days
工作满10年年假几天
我工龄18年，年休假该有多少天
2014年7月参加工作，今年能休几天年假
工龄3年，年假是不是5天
干了二十二年，年假多少天
工作15年今年休了三个月病假，年假还有没有
事假请了22天没扣工资，工龄9年，还能享受年假吗
老师寒暑假放了70天，工龄8年还有年休假吗
年收入15万，5天年假没休，能补多少钱
因为工作忙还有6天年假没休，年薪12万，补偿怎么算
我自己不想休的3天年假能拿多少钱，年收入10万
刚工作半年有年假吗
入职不满一年有没有年休假
How many annual leave days with 12 years of service?
I started work in July 2010, how many days of annual leave do I get
工作9年半，年假几天
2008年9月参加工作的人年假有多少天
累计工作满20年的年休假天数
工龄12年病假休了4个月年假还能休吗
参加工作时间2016年8月1日，年假是几天
4天年休假没安排，全年工资收入130500元，应补多少
工作满一年不满十年的年假几天
两年工龄的人可以休多少天年休假
我按工龄该享受多少天年休假
my annual leave entitlement after 25 years of work
参加工作是2011年3月，年休假算下来几天
05年7月上班的，现在年假多少天
我工作刚满10年整，年假变10天了吗
工龄6年请了2个半月病假年假还给吗
到明年3月1日我能享受几天年假，2007年3月参加工作
7天年假因为项目没休成，全年收入20万，该补我多少
工作14年，今年事假请了25天且工资照发，年假几天
未休年休假5天，年收入13.05万元，报酬是多少
我2003年12月15日参加工作，今年年假几天
worked 11 years and took 3 months of sick leave, annual leave?
寒暑假休了60天，工龄16年，年休假还有没有
工作二十年零一个月，年假是15天吗
司龄两年但总工龄十一年，年假几天
因个人原因5天年假没休，给不给钱
joined the workforce in 2013, annual leave days
日工资按年收入算，未休年假3天能拿多少`,
  calc_leave_days: `12月1号到12月8号年假算几天
从11月30日请到12月4日共几天
年假10天从12月7号起到哪天
产假98天12月1号开始什么时候结束
婚假13天从12月5号休到几号
12月24到1月3号中间几个工作日，年假
病假从12月2号到12月9号除去周末几天
探亲假30天从1月5号到哪天上班
陪产假15天包括周末吗，12月1号起哪天结束
休5天年假12月3号开始哪天回来
12月7日下午到12月10日上午年假几天
国庆期间9月29到10月9日请事假算几天
丧假三天从12月1号休，几号上班
产假158天从2027年1月4号算到哪天
育儿假5天从下周一开始最后一天是
年休假12月28号到1月4号，元旦扣不扣，几天
请7天事假从12月9号开始，返岗是哪天
11月27号到12月1号请假中间有周末，年假扣几天
流产假42天从12月1号开始到什么时候
从下周三起连休8天年假，截止哪天
count annual leave days between Dec 1 and Dec 10
when does 98 days of maternity leave from 1 December end
how many working days is 21 December to 4 January as annual leave
10 days of annual leave from 7 December, last day?
back to work date for 5 days of sick leave from Dec 3
days of personal leave from 30 November to 8 December
11月30号到12月4号请年假一共算几天
从12月1号休10天年假，哪天上班
产假158天，12月15日开始，到哪天
国庆9月28号到10月10号请事假要扣几天
12月7号下午到9号上午的病假算几天
婚假从12月14号起休13天，最后一天是几号
探亲假20天从1月4号开始，什么时候结束
12月24日到1月4日年休假实际占几个工作日
陪产假15天，从12月5号算，几号回来上班
休5天年假从下周三开始，哪天返岗
how many days is annual leave from 14 to 18 December
if maternity leave of 98 days starts on Dec 1, when does it end
12月25号周五请到28号周一，年假算几天，周末算不算
请病假从11月26号到12月2号，中间周末扣不扣，共几天
丧假3天从周四起，哪天上班
帮我算一下12月3号到12月8号年假是几天
12月1号到12月15号的护理假有几天
育儿假10天从11月30号连着休，休到几号
流产假15天11月20日起，哪天到期
annual leave for 10 working days starting 7 Dec, when am I back at work
从12月10号到12月20号请事假，除去周末是多少天
年假12月31号到1月5号，去掉元旦算几天
年假 12.1-12.10 多少天
12月21号到1月5号休年假，实际用几天假
12月7号开始请10个工作日年假，到几号
护理假从12月20号连休15天，1月几号上班
事假12月3日至12月11日，双休不算的话是多少天
产假98天11月24日起算，哪天满
12月2号请到12月7号的年假，周末跳过吗，算几天
我老婆产假158天从1月1号起到什么时候
探亲假1月4号休30天，春节包不包含，到哪天
帮算：病假 2026-12-01 ~ 2026-12-04 天数
9月25号到10月8号请年假要用掉几天
从11月26日下午起休3天年假，哪天回岗
婚假15天12月1号开始放，含周末吗，到哪号
计算12月14日—12月24日的年休假天数
5 working days of annual leave from 3 December end on which date
from 28 Dec to 8 Jan, how many annual leave days is that
maternity leave 158 days from 2026-12-10, return date?
12月31号到1月4号年假怎么算
12月1号到12号请年假实际几天
请10天探亲假1月5日走几号上班
12.7起婚假10天哪天结束
15 days of paternity leave starting 1 December, last day
从12月3号到18号休育儿假扣掉双休几天
11月30日至12月11日事假天数
12月14号开始休10个工作日到哪天为止`,
  calc_calendar: `国庆放几天
春节放假几号到几号
明天上班吗
12月5号上班不
这周日补班吗
10月10号是不是调休上班
2026年放假安排
元旦怎么放假
清明是几号
中秋和国庆连着放吗
五一调休哪天补班
今年春节法定假日是哪几天
12月25号放假吗
2026年有几个工作日
今年还剩几个法定节假日
端午放假补班吗
明年元旦放假吗
12月31号要上班吗
下周六上班吗
年三十放假吗
九月二十号是工作日吗
10月8号是节假日还是工作日
国庆节法定节假日三天是哪三天
2026年的节假日和补班日
今天是工作日吗
这个月有几天调休上班
2026年2月28日补班吗
除夕是哪天，休不休
is tomorrow a working day
National Day holiday 2026
when is Mid-Autumn Festival
how many public holidays are there this year
do we have to work this Saturday
is 14 February 2026 a make-up working day
holiday schedule 2026
how long is the Spring Festival break
working days in 2026
元旦放几天假
明年春节怎么放
10月10号上不上班
12月5日是周末吗要上班不
今年国庆调休是哪几天
2026年有多少个工作日
端午节是哪天
清明放假安排
这周六要补班吗
中秋几号放假
Is December 31 a working day?
when is the Spring Festival holiday in 2026
how many working days are there in 2026
五一放假从哪天到哪天
11月29号星期几，上班吗
2026年全年节假日安排
下周日是不是要上班
国庆节有没有补班
明天是工作日吗
1月1日放假吗
national day holiday dates
do we work on 10 October
元旦连休几天，要不要调班
过年放到几号
2026年2月14日要上班吗
今年还有哪些法定节假日
周六上班不上班啊这周`,
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
}
