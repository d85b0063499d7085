/** What staff say for each tool beside its examples, one wording a line; our own words. */
export const attendanceWordings: Readonly<Record<string, string>> = {
  summary: `我这个月迟到几回了
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
  correct: `昨天忘打卡了，18点05走的，补一下
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
  overtime: `申请加班，明天晚上7点到9点，处理系统故障
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
  export: `导出我的考勤
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
}
