/** What staff say for each tool beside its examples, by plugin, one wording a line; our own words. */
export const lifecycleWordings = {
  onboarding: {
    start: `给新录用的小林办入职手续
新人下周一来报到，走入职流程
发起入职，人是王新录
新招的工程师要报到了，帮我开入职流程
把新来的大学生的录用手续办起来
启动张新聘的入职
录用审批走一下，候选人是刘新录
新公务员报到，开始核编
拟录用人员公示完了，办理入职
安排邓新聘12月到岗的入职
开一个新员工入职单
遴选来的同志报到，入职流程走起
新录用人员林某入职办理
给候选人C-0003办手续准备报到
聘用人员入职登记，12月1日到岗
新人入职
公示期满了，请发起录用入职流程
start the onboarding of a new recruit
open an onboarding case for the new engineer
begin hiring paperwork, reports on 7 December`,
  },
  probation: {
    confirm: `小谢试用期满了给他转正
办转正
转正考核启动
发起试用期满考核
某某一年试用到了，走转正
给新人定级转正
帮王试用办试用期转正手续
我们科小李试用期结束，可以转正了
试用期满考核该走了，人是谢试用
提交转正申请，新录用的小谢
把刘某的转正流程走起来
见习期满转正定级
试用考核合格，办理任职定级
新录用公务员转正
start the probation review
confirm the new colleague after probation
his probation is over, start the confirmation`,
  },
  transfer: {
    start: `把小陈调到法规科
办理李某调动
陈模拟调动手续走一下
赵演示转任业务一科
发起干部调动
王某从综合科调去办公室
给刘虚拟办个科室轮换，去信息科
商调函来了，把陈模拟调出到市发改委
启动调任程序
安排赵演示交流到业务三科
调动陈模拟到财务科任会计
周占位要调到档案信息中心
办调任，李测试到业务二科，四级调研员
局内转任，赵演示去督查室
张某工作调动到人事科
人员调动：S-1015 去法规科
把这位同志的关系转到业务二科，办调动
move a colleague to another section
start a transfer to the legal section
process the transfer of Zhao to the general office`,
  },
  secondment: {
    start: `借调小陈去市数字办半年
发起借调
市委办要借我们赵演示用到明年5月
收到借调函，办借调手续
把刘虚拟借给巡察组，12月到3月
安排陈模拟到省厅帮助工作，办借调
省厅借人，走借调流程，人是李测试
给赵演示办理借调，时间12月1日到5月31日
借出一个人到营商办
抽调陈模拟到专班，借调三个月
借用单位来函要借周占位
second somebody to another office for six months
start a secondment to the city digital office
lend a colleague to the provincial department
借调小孙到市发改委一年
把钱某某借给信访局三个月
抽调李某某去专班帮忙半年
市里来函借调吴某某
安排郑某某去省厅借调`,
    end: `韩借出借调结束了
借调返回登记
借调到期的人回来了，办返回
唐借出回局里上班，借调销掉
借调延期到明年4月
韩借出的借调再延长三个月
续借
办一下借调返回手续
把借出去的唐借出收回来
借调期满返岗报到
借调人员回来报到登记
借调延长申请，到3月31日
end the secondment
extend the secondment until April
he is back from secondment, register the return`,
  },
  contract: {
    renew: `给李测试续签合同
有份聘用合同要往后续，发起一下
小贾的协议快到了，续三年
老孟聘期满了接着聘，流程起一个
续订聘用合同三年
合同快到期的那位，办续聘
续聘小周，再签三年
发起合同续签流程
罗某要签到退休
聘期满了，给他续
李测试聘用合同到期续订
把合同续到2029年底
给工勤岗的小吴续劳动合同
合同续签一下，按五年
续聘手续走起来
renew the contract
start the contract renewal for three years
extend his employment contract`,
    mine: `我的合同到期时间
我这份聘用协议哪天截止
我跟单位签到几几年
my contract 到什么时候
聘期还剩多久
我的聘书哪天到期
我的聘用合同
查我的合同
我合同还有多久到期
我的合同期限
我签的合同是几年的
看一下我本人的聘用合同编号
我什么时候要续签合同
我的合同从哪天开始
我续过几次合同
我能签到退休的合同吗
本人劳动合同信息
我合同哪天满
我那份合同还剩几个月
my contract
when does my contract end
show my employment contract
聘用合同到期日
合同签到哪年
我合同还有几年
聘期到什么时候
上次续签是哪年
合同编号多少
how often was my contract renewed`,
  },
  lifecycle: {
    status: `我的退休手续到哪步了
我转正的流程卡在哪了
我那个调动走到谁手里了
李测试的调动办到哪一步
查一下入职进度
借调的流程现在在谁那
LC-2026-00004办得怎么样了
在办事项列表
我名下要办的人事事项
有哪些流程在走
陈模拟转正走到哪了
这件调动卡在谁手里
入职那个案子下一步谁办
看看借调的事项状态
我的辞职批到哪了
我的转正办好了没
待我办理的步骤有哪些
还缺什么材料，陈模拟那件调动
LC-2026-00001什么情况
现在有几件调动在办
韩借出借调办理情况
案件进度查询
where is the transfer case now
status of my retirement case
which cases are open
whose turn is it on LC-2026-00003
我的转正走到哪一步了
我的调动批到谁那了
我的退休手续办得怎样
小孙的入职办完没
钱某某转正卡在哪
借调手续现在谁手上
LC-2026-0012进展
我辞职的事办到哪了
how far is my transfer
where is my probation confirmation`,
    advance: `这一步办完了，往下走
LC-2026-00003完成
办结LC-2026-00002的当前步骤
资格审查通过，材料齐了，下一步
编制划转办好了，核准单编核2026-8号
档案已经转走，推进调动
工资转移单开了，办结
把陈模拟的调动推进到下一环节
我这步完成了，流转到下一个人
入职材料收齐，提交下一步
备案文号下来了，示备2026-12号
报到手续办好了，入职办结
我的试用期小结交了，往下走
已告知本人，借调往下走
交接清单交了，辞职这步完成
养老金申领材料交了，办结
推进一下林新录的入职
核编通过，进入下一步
LC-2026-00004的组织考察做完了
标记这一步为已办
finish this step
mark the step as done
move the case on to the next step
step complete, documents are in`,
  },
} as const
