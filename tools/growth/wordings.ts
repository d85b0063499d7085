/** What staff say for each tool beside its examples, by plugin, one wording a line; our own words. */
export const growthWordings = {
  assessment: {
    mine: `我去年考核得了什么
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
what was my grade last year
去年考核我是什么档次
考核给我打的什么等次
上年度考核结论出来没
我有没有评优
评优名单里有我吗
我被评为称职了吗
前两年的考核等次都列出来
去年考核评语
考核等次是啥
我的年度鉴定意见
去年我合格没有
考核这块我拿了优秀没
what did I get in last year's appraisal
my grades over the years
领导给我的考核评语
我的考核结果申诉到哪天截止`,
    evidence: `我今年办了多少件
四月我逾期的单子有几个
同级给我的测评分数
服务对象对我意见多不多
how quick was I with my cases in May
我上个月办件评分平均多少
群众给我打的分是多少
哪件让我扣的分
我的按时办结率是多少
我的办件按时率怎么来的
我二季度考核依据
看看我的考核指标
我的数字化贡献计了几分
我9月办件评价怎么样
考核数据明细给我看
我今年的办件数量和时效
show my appraisal evidence
evidence for my assessment this quarter
我这个月办了几件
这季度我办结多少
我的办件情况
我办件的满意度
窗口上群众给我打的分
我的差评有几条
我的时效指标
按时办结率我是多少
我超期了几件
我的互评分
我360得分多少
我的贡献分
数字化贡献给我算了多少
上半年考核指标数据
这一季度的考核数据调出来
小孙二季度办件数据
看下属李某某的办件质量
孙某某的按时率
钱某某三季度互评分数
his on-time rate this quarter
how many cases did I close this quarter
my peer review score
my service ratings for June`,
    dispute: `这条考核记录不对
那单逾期怪外单位，替我申请复查
低分评价是恶意刷的，我要求重核
my late case was caused by the outage, please have it reviewed
BJ-2026-00012这条记录不对
对办件BJ-2026-00012提异议
考核数据有误，我要异议
BJ-2026-00100算超时我不认
我对这条考核数据有异议
办件记录弄错了，BJ-2026-00031
贡献DC-2026-00003没通过不合理
I dispute this record BJ-2026-00012
the evidence BJ-2026-00040 is wrong
BJ-2026-00021不是我办的
这条超期不该算我
BJ-2026-00077派错人了
对这条数据有意见
BJ-2026-00052超时是系统原因
这个差评不合理，要申诉
办件数统计错了，我要提异议
这条记录登错了
考核数据里这件不是我经手的
PG-2026-00003打分有误
我不认可这条考核记录
that overdue case is not mine, I dispute it
BJ-2026-00063 was assigned to the wrong person`,
  },
  contribution: {
    add: `登记一项数字化贡献
申报数字化贡献，流程优化
报一个数字化贡献
我要登记贡献：数据复用
贡献登记：创新
记一笔数字化贡献
提交我的数字化贡献
register a digital contribution
add a contribution
我做了个小程序，报个贡献
登记数字化成果
把我写的脚本报上去算贡献
报一个数据复用
流程优化想申报一下
我搞了个自动统计表，每月省十小时，登记一下
提交一项创新成果
申报流程再造，省了20工时
记一项贡献：表单自动填充
register a process improvement
log my automation as a contribution`,
  },
  review: {
    give: `给同事互评打分
互评给90分
对他的360评价85分
完成对小陈的互评
年度互评打分
提交互评，工作90协作85作风88
give a peer review
rate my colleague in the 360 review
给小孙打互评
评一下钱某某 工作90 协作85
对李某某三季度互评 作风95
我给吴某某评分 工作80
给同事评价，协作88
互评：郑某某 90分
rate my colleague for this quarter
give my peer review for Mr Zhao`,
  },
  metrics: {
    query: `未来五年退休人数
窗口好评走势
上季度逾期件占多大比重
rank the bureaus by satisfaction
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
vacancies by unit
education structure of the staff
全局平均年龄
各科室人数
各单位人员年龄分布
我们单位学历构成
学历情况分布
今年退休人数
未来十年退休趋势
办件总量
全局办件量走势
各科室办结率排名
超期率最高的单位
满意度最低的科室
按季度看办件量
分月看按时率
请假最多的科室
病假天数统计
培训人均学时
我科今年培训学时情况
空编率
缺编最严重的单位
今年省了多少工时
男女比例
人员身份结构
在编和编外各多少
average age of the staff
on-time rate by section
satisfaction by unit this year
leave days by month
training hours per person
how many cases did we close last quarter`,
  },
  training: {
    recommend: `给我推荐培训
推荐几门课
必修课还缺哪几门
有什么适合我的课
我的培训缺口
学时不够报什么课
recommend courses for me
which training do I still need
该补什么课
我适合上什么课
有啥课推荐
我的短板上哪些课能补
哪些培训我还没修
还有什么必修没上
根据我的岗位推荐课程
看看我该报什么班
我的差距要学什么
缺口在哪些课上
what courses fit me
what should I learn next`,
    records: `我的培训记录
我今年学时够不够
我培训了多少学时
我参加过哪些培训
学时修了多少
my training record
how many training hours do I have
学时够了没
今年的学时达标没有
还差几学时
还差多少课时
培训学时查一下
去年参加了哪些培训
上过的课有哪些
学了多少课时
我的学习记录
继续教育学时多少
网络学习学时够吗
我的培训档案
培训记录调出来
have I done enough training hours
my courses this year
hours still missing`,
    enrol: `报名培训
帮我报名数字政务课
我要参加公文写作培训
报TC-2610
给我报这门课
想报名心理健康的课
替我报名消防安全培训
enrol me in the course
sign me up for the training
我要报TC-2605
报个名，法制培训
给我占个名额，公文写作班
想上数据分析那门课
把我加进应急培训
register me for TC-2611
book me onto the writing course`,
  },
} as const
