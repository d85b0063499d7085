/** What staff say to see what they have left, what a leave would cost and where a request stands, one wording a line. */
export const lookingWordings: Readonly<Record<string, string>> = {
  balance: `年假还够吗
我还有年假没
看看我的假
假还剩吗
我有几天年假
我今年年假几天
查年假
我账户里的年休哪天过期
没休的年假什么时候作废
剩下的公休几月清零
攒下来的调休还有多少没用
手里还有几天补休
加班换的调休剩几个半天
照顾爸妈的那个假我还有几天
独生子女护理假我今年有几天
育儿假给我报个数
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
}
