import { noWishesBesideLeave } from './no-wishes-beside-leave.ts'

/** What is said in each part of the work and is no wish for its tools, one wording a line: the classifier learns it too. */
export const noWishes = {
  first: noWishesBesideLeave,
  flows: {
    policy_search: `借调最长多久
借调期间工资谁发
调任和转任有什么区别
试用期多长
辞职要提前多久说
公务员几年不能辞职
男职工多少岁退休
延迟退休怎么算
提前退休要什么条件
聘用合同最短签几年
什么情况可以签到退休的合同
入职要带哪些材料
编外能调动吗
审批能委托别人吗
退休要准备什么材料
哪些人不能延迟退休
事业编能调到机关吗
辞职没批就走会怎样
试用期不合格怎么办
调动的流程是什么
how long may a secondment last
who may retire late
what is the notice period for resigning`,
  },
  time: {
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
  },
  service: {
    policy_search: `年假快到期单位会提醒吗
合同到期单位没有提醒我怎么办
单位要提前多少天通知不续签
对考核结果不满意怎么申诉
满意度评价纳入考核吗
个人信息保存多久
聊天记录能作为证据吗
打卡记录可以删除吗
档案里的错误记录怎么删
人事档案谁来管理
人事科负责哪些事
工伤认定申请几天内答复
投诉多久答复
人工流产休几天假
人工智能培训算学时吗`,
    none: `叫个外卖
提醒大家天冷加衣服
今天下午三点有球赛吗
这个手机有用吗
电影好看吗
删掉手机里的照片
清空回收站
翻译一下这段话`,
  },
  people: {
    policy_search: `借调期间编制在哪边
超编了怎么处理
混编混岗是什么意思
编制和职数有什么区别
领导职数怎么核定
人员档案谁可以查阅
干部档案包括哪些材料
档案三龄两历指什么
预警多久要处置完
谁可以查看职工个人信息
退休手续怎么办
到龄后可以返聘吗
正科任满几年可以提副处
职级晋升要什么条件
党员可以信教吗
副高职称怎么评
研究生定什么级
公务员调任条件
编外人员能转正入编吗
通报批评会进档案吗
岗位聘用的比例规定
哪些情形要任职回避
who may see personnel files
what counts as over-establishment`,
  },
} as const
