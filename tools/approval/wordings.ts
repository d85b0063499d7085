/** What staff say for each tool beside its examples, one wording a line; our own words. */
export const approvalWordings: Readonly<Record<string, string>> = {
  inbox: `轮到我审的
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
  decide: `同意小王的请假
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
  delegate: `我出差期间审批委托给老王
把审批权限授权给田预演
设置代理审批人
请假审批让孙范例代批一周
我休假，12月1日到10日由王样本代我审批
委托审批
审批代理
下周我不在，审批交给田预演处理
指定王样本在12月代替我审批
外出学习期间找人代审批
授权别人替我批
把我的审批转授权一个月
设置审批委托，12月5日到12月20日
帮我安排代批人
delegate my approvals to Tian next week
let Wang approve for me while I am away
set a stand-in for my approvals
我休假期间让老钱代批
下周我出差，审批先交给孙某某
把审批权限给李某某，12月1号到5号
请假审批委托副科长
由钱某某代我签批两周
let Mr Zhao approve for me next week`,
}
