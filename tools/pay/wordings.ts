/** What staff say for each tool beside its examples, one wording a line; our own words. */
export const payWordings: Readonly<Record<string, string>> = {
  slip: `我这个月工资多少
7月份的工资单子拉出来
上月绩效这项发了几个钱
餐补那一栏咋没有了
前一个月的到手明细打开看看
这回发的比上回少在哪
把五月的条子给我
看我的工资条
查工资
我11月实发多少
我上个月到手多少钱
我的工资明细
这个月我工资怎么少了
为什么我这个月比上个月多发了
我10月和9月的工资差在哪
我的津贴发了多少
我11月的绩效发了没，多少
我个税扣了多少
我工资里公积金扣多少
本月工资单给我看一下
打开我的工资条
我9月发了多少
我的年终奖是多少
7月份我的工资为什么变了
我这个月养老保险扣了多少钱
帮我对比一下我8月和7月的工资
我级别工资是多少
我的岗位工资是多少钱
工资条，本人，11月
我工资怎么突然涨了
my pay slip please
how much did I get paid in October
why is my pay lower this month
show my salary details
compare my pay of November with October
what was my income tax in September
年终奖到账多少
上个月发了几个钱
这月工资少了一块，怎么回事
九月到手数
去年十二月的工资条调出来
工资明细发来看看
这个月绩效没发
津贴怎么变了
补发了多少
这月扣款有哪些
个税怎么扣这么多
十月和九月工资差在哪
这个月加班费发没发
奖金到账没
实发数比上月低
公积金这月扣了几百
what was deducted last month
did the bonus arrive
show my september payslip`,
  insurance: `我的社保缴费情况
职业年金的基数
医保个人扣多少一个月
单位给我交的年金有多少
查我的公积金
我公积金每个月单位交多少
我的养老保险交了几年了
我社保基数多少
我医保个人缴多少
我的职业年金有多少
我五险一金交了多少
我的失业保险交了吗
看看我的公积金缴存
我养老保险累计多少个月
我的公积金个人和单位一共缴多少
本人社保明细
10月我的社保缴了没
我的缴费基数是按哪年算的，是多少
查询我的医保缴费
我公积金基数7月调了没有，现在多少
帮我看看我的社保
my social insurance contributions
how much does my employer pay into my housing fund
my pension months
show my insurance base
what do I pay for medical insurance
社保缴到哪个月
公积金基数今年多少
医保每月扣我多少
单位给我交多少公积金
公积金单位部分是多少
养老保险缴了几个月
职业年金账户有多少
失业保险交了没
我的五险缴费明细
社保缴费年限
年金个人交多少
缴存基数是多少
医保个人账户
how many months of pension have been paid
what is my contribution base
employer share of my housing fund`,
}
