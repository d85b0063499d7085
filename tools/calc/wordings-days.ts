/** What staff say to have days counted off the calendar, by tool, one wording a line; our own words. */
export const daysWordings: Readonly<Record<string, string>> = {
  leave_days: `12月1号到12月8号年假算几天
9号歇到13号要扣几天公休
从周三歇到下周一，算我几天年假
有人写的10号到20号，折合几天假
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
  calendar: `国庆放几天
26号要不要到岗
那个礼拜六用来上班吗
1月2号算上班日还是歇着
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
}
