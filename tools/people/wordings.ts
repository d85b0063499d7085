/** What staff say for each tool beside its examples, by plugin, one wording a line; our own words. */
export const peopleWordings = {
  directory: {
    find: `小赵的办公电话
想问公积金转移该联系哪位
保密办的门牌号
退役军人事务找谁对接
机要室内线
跟我对接编制的同志怎么称呼
where can I reach the payroll desk
法规科电话几号
人事科在几楼
报销归哪个科室
出国审批找谁办
谁分管信息化
办公室联系方式给我
信访接待是哪个科
财务科有谁
韩某某的分机号
孙某某在哪个部门
印章归谁保管
党建工作谁负责
查一下王科的办公号码
职称评审谁在管
工会是谁在弄
窗口业务找哪个科
综合科座机
哪个科室管培训
考勤系统出问题问谁
whose desk handles reimbursement
what's the extension of the finance section
who is responsible for training
phone number of the general office
office of Mr Sun`,
  },
  people: {
    find: `列出所有副科级干部
在外面借调的有几位
现在借出去的人都有谁
挂职没回来的一共几个
本单位硕士学历的有哪些人
三十五岁以下的拉个单子
合同年底到期的都是谁
找一下35岁以下的研究生
统计全局女职工
哪些人是高级职称
硕士学历的有几个人
年满55岁的名单
三级主任科员有哪些
党员名单
规划科都有谁
综合科现有几个人
工龄满20年的同志
挂职锻炼的人员
试用期内的人员有哪些
1980年以后出生的正科
非党员干部有几个
少数民族干部名单
编外人员一共多少
本科以下学历的职工
帮我筛一下懂法律的年轻人
看看在外借调的有哪几位
按年龄排一下全局处级干部
find staff under 40 with a master degree
list all section chiefs
how many women are there in the bureau`,
    card: `看小宋的干部卡片
把小韩的情况汇总到一屏
要找老卢谈话，他的基本情况给我
打开这位同志的画像
陈某某的基本信息
调一下李某某的资料
孙某某是什么职务
把他的一屏信息给我
吴某某的学历和职级
这个人的情况
查看钱某某个人信息
郑某某哪年参加工作
冯某某入职多久了什么岗位
show me the record of Mr Zhao
profile of Zhou
周某某的全部信息
看下新来那位的履历卡
韩某某政治面貌和学历`,
    timeline: `我的任职履历
老徐历年当过什么职务理一遍
这个人从参加工作到现在的职务变化
小邓的任职经过带文号列一下
看我这些年的岗位变动
我历次职级晋升
小吴的工作经历
孙某某的简历
我从进单位到现在的经历
什么时候提的副科
钱某某历任哪些职务
my career history
career timeline of Mr Zhao
我换过几个科室
按时间列一下我的任职`,
    export: `导出全局党员名册
导出正科名单做成表
下载编外人员名单
把女干部名单导成excel 妇联用
导一份花名册 审计要
全局人员信息导出来
export the list of section chiefs
export staff under 35 for the talent survey
把专技人员导个表 评职称用
输出一份退役军人名单`,
  },
  file: {
    check: `我的档案齐吗
我的档案还差什么
我档案里有没有缺的
看看我人事档案哪些没交
小宋的档案缺件情况
核一下孙某某的档案
谁的档案有矛盾
全局档案缺材料的人
档案里出生日期对不上的有哪些
is my personnel file complete
what is missing in my file
check the file of Mr Zhao
我的三龄两历有问题吗
档案专审我这边有没有遗留`,
  },
  establishment: {
    status: `各单位编制用了多少
我们科室还空几个编
哪个单位编制超了
满编了没有
检测所还有编制吗
事业编剩多少
行政编空缺情况
正科职数还有没有
领导职数超了吗
职级职数用到多少
岗位设置情况
高级岗还有空的吗
中级岗聘满了没
还能不能进人 编制够不够
全局编制数
空编最多的单位
how many posts are vacant
is our unit over its establishment
establishment of the training centre
还有没有名额进人`,
  },
  supervision: {
    scan: `跑一遍全部规则
替我把卫健系统的职数过一轮
审计局那边的近亲属任职摸个底
合同要断档的科室扫扫看
空饷问题全市捋一遍
check every bureau for relatives in the same office
screen the transport bureau for expired contracts
重新扫一下
扫描超编
检查一遍有没有超期借调
全面体检
对各单位来一轮巡检
把所有督查规则跑一次
查查有没有混编混岗 重新扫
启动巡检
run all supervision rules
scan for overdue probation
再扫一次合同到期
对全局做个风险排查
跑一下吃空饷的规则`,
    alerts: `有哪些预警
已经销号的疑点翻出来
谁名下还压着督查线索
带病提拔的苗头
认领过的红灯
上一轮发现的违规延退
unresolved findings of the last patrol
which findings turned out to be false
还没处置的预警
待办的督查预警
超编预警谁在处理
混编混岗的预警列表
借调超期有几个
哪些人试用期过了没转正
有没有该退没退的预警
档案矛盾的有哪些
看看已处置的预警
误报了几条
这周新增的预警
预警清单给我
该回避没回避的有吗
带病提拔的疑点
open alerts
how many alerts are left
show the alerts on overdue secondments
优秀比例超了的单位
调走还发工资的情况`,
    dispose: `AL-00003处置完毕
那条混岗的我认领
这个疑点查无此事，撤了
刚才第一条整改到位，结掉
亲属回避那条数据有误，当误报
take the second finding, I will look into it
close that one, the officer has gone back
把AL-00007标成误报
预警AL-00011确认
AL-00020已整改
AL-00009销号 已经补办手续
认领AL-00015
mark AL-00002 as false positive
AL-00004办结
关闭AL-00018 已核实
AL-00006是误报 系统重复`,
    compare: `编办和财政人数核一下
医保缴费名单同花名册差几个人
人头跟工资发放对不对得拢
几个系统的入职日期哪里不同
whether the payroll and the roster agree
人社名册和编办台账比对
考勤和工资名单对不对得上
几家的数据对一对
多源数据比对
组织部和人社的口径一致吗
财政供养人数跟在编人数核对
比一下编办、财政、人社三家
实名制台账和发放表对照
compare the establishment list with the payroll list
do the rosters agree
考勤系统和人员库的差异`,
  },
  privacy: {
    views: `谁看过我的资料
我的档案最近被谁查了
有人查我的信息吗
我的数据访问记录
哪些人调阅过我
上个月谁看了我的记录
看看我的信息都给谁看过
who accessed my file last month
我的工资信息被谁看过
查一下谁打开过我的卡片
我的个人信息被访问情况`,
  },
} as const
