/** What staff say for the tools of appraisal, metrics and training, as in `wordings.ts`. */
export const growthWordings: Readonly<Record<string, string>> = {
  assessment_mine: `我去年考核得了什么
我2025年考核等次
查一下我的年度考核结果
我考核评上优秀了吗
我历年的考核结果列一下
我的考核评语是什么
我前年的等次
我考核结果出来没有
我的年度考核是称职还是优秀
看我的考核等次
我对考核结果申请复核什么时候截止
my assessment results
what was my grade last year`,
  assessment_evidence: `我三季度的考核数据
我今年办了多少件
我的按时办结率是多少
我的办件按时率怎么来的
我二季度考核依据
看看我的考核指标
我的360互评得分
我的数字化贡献计了几分
我9月办件评价怎么样
考核数据明细给我看
我今年的办件数量和时效
show my appraisal evidence
evidence for my assessment this quarter`,
  assessment_dispute: `这条考核记录不对
BJ-2026-00012这条记录不对
对办件BJ-2026-00012提异议
考核数据有误，我要异议
BJ-2026-00100算超时我不认
我对这条考核数据有异议
办件记录弄错了，BJ-2026-00031
贡献DC-2026-00003没通过不合理
I dispute this record BJ-2026-00012
the evidence BJ-2026-00040 is wrong`,
  contribution_add: `登记一项数字化贡献
申报数字化贡献，流程优化
报一个数字化贡献
我要登记贡献：数据复用
贡献登记：创新
记一笔数字化贡献
提交我的数字化贡献
register a digital contribution
add a contribution`,
  review_give: `给同事互评打分
互评给90分
对他的360评价85分
完成对小陈的互评
年度互评打分
提交互评，工作90协作85作风88
give a peer review
rate my colleague in the 360 review`,
  metrics_query: `未来五年退休人数
今后三年有多少人退休
全局年龄结构
干部学历结构
各单位空编
缺编情况
按月的办件量
办件量走势
各科室按时办结率
服务满意度怎么样
人均培训学时
各科室培训学时
今年请假天数分布
节省了多少工时
在职人数构成
人员老龄化情况
headcount by unit
how many people retire in the next five years
vacancies by unit
education structure of the staff`,
  training_recommend: `给我推荐培训
推荐几门课
我还差哪些培训
我该学什么课
必修课还缺哪几门
有什么适合我的课
我的培训缺口
学时不够报什么课
recommend courses for me
which training do I still need`,
  training_records: `我的培训记录
我今年学时够不够
我培训了多少学时
我参加过哪些培训
我还差多少学时
我报名的课有哪些
学时修了多少
my training record
how many training hours do I have`,
  reminder_switch: `不要再发退休提醒
关掉培训提醒
别再提醒我合同的事
不想再收到假期到期提醒
取消待审批提醒
恢复培训提醒
重新打开退休提醒
no more training reminders
stop the retirement reminders`,
  training_enrol: `报名培训
帮我报名数字政务课
我要参加公文写作培训
报TC-2610
给我报这门课
想报名心理健康的课
替我报名消防安全培训
enrol me in the course
sign me up for the training`,
}
