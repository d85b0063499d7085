/** What staff say for each tool beside its examples, one wording a line; our own words. */
export const calcWordings: Readonly<Record<string, string>> = {
  annual_leave: `工作12年年假几天
工龄8年应该有几天年休假
工作满20年年假多少天
2012年参加工作年假几天
我工龄15年年休假按规定多少
刚满一年年假几天
工作不到一年有年假吗
请了两个月病假，工龄5年，年假还有吗
休了三个月病假，工作11年，还能享受年假吗
事假超过20天没扣工资年假还有吗，工龄6年
老师放寒暑假80天，工龄10年，还有年休假吗
没休年假补偿怎么算，年收入12万，5天没休
3天年假没休能补多少钱，年工资10万
单位没安排休假，剩4天年假，工龄9年能拿多少补偿
按工龄算年假
参加工作十年零两个月年假几天
1998年7月参加工作能休几天年假
明年工龄满10年，年假变几天
工作19年半年休假几天
入职3年的年休假标准天数
自己放弃没休的年假有没有三倍工资，剩5天，年收入11万
工龄二十三年年假是不是15天
新参加工作半年的年休假
本人2015年9月入职，年休假几天
病假累计四个月，工龄21年，今年还能休年假不
annual leave for 10 years of service
how many days of leave after working for 15 years
I have worked 8 years, what is my annual leave entitlement
pay for 5 untaken days with an annual income of 120000
does two months of sick leave cancel annual leave with 6 years of work
someone who started work in 2005, how many annual leave days
工作满10年年假几天
我工龄18年，年休假该有多少天
2014年7月参加工作，今年能休几天年假
工龄3年，年假是不是5天
干了二十二年，年假多少天
工作15年今年休了三个月病假，年假还有没有
事假请了22天没扣工资，工龄9年，还能享受年假吗
老师寒暑假放了70天，工龄8年还有年休假吗
年收入15万，5天年假没休，能补多少钱
因为工作忙还有6天年假没休，年薪12万，补偿怎么算
我自己不想休的3天年假能拿多少钱，年收入10万
刚工作半年有年假吗
入职不满一年有没有年休假
How many annual leave days with 12 years of service?
I started work in July 2010, how many days of annual leave do I get
工作9年半，年假几天
2008年9月参加工作的人年假有多少天
累计工作满20年的年休假天数
工龄12年病假休了4个月年假还能休吗
参加工作时间2016年8月1日，年假是几天
4天年休假没安排，全年工资收入130500元，应补多少
工作满一年不满十年的年假几天
两年工龄的人可以休多少天年休假
我按工龄该享受多少天年休假
my annual leave entitlement after 25 years of work
参加工作是2011年3月，年休假算下来几天
05年7月上班的，现在年假多少天
我工作刚满10年整，年假变10天了吗
工龄6年请了2个半月病假年假还给吗
到明年3月1日我能享受几天年假，2007年3月参加工作
7天年假因为项目没休成，全年收入20万，该补我多少
工作14年，今年事假请了25天且工资照发，年假几天
未休年休假5天，年收入13.05万元，报酬是多少
我2003年12月15日参加工作，今年年假几天
worked 11 years and took 3 months of sick leave, annual leave?
寒暑假休了60天，工龄16年，年休假还有没有
工作二十年零一个月，年假是15天吗
司龄两年但总工龄十一年，年假几天
因个人原因5天年假没休，给不给钱
joined the workforce in 2013, annual leave days
日工资按年收入算，未休年假3天能拿多少`,
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
  retirement: `我什么时候退休
我哪年退休
我几岁退休
按延迟退休我哪个月退
我还要干几年才退休
我到龄是哪天
我的退休日期帮我算算
我1967年2月出生，男，退休时间
男，1972年9月生，哪年退
女干部1973年6月出生，什么时候能退休
女工人1980年2月出生几岁退休
1969年12月的男公务员法定退休日期
我最早哪年可以提前退休
我能延迟到什么时候退
我想2032年5月退休行吗
弹性提前退休我最早什么时候
我延迟了几个月
事业单位女专技1975年5月出生，退休年龄
算一下我还有多少个月退休
我爱人1970年8月出生，男，哪年退休
工勤岗女同志1978年10月生几时退
我是处级女干部1971年3月出生什么时候退休
when can I retire
what is my retirement date
born in March 1971, male, when is retirement
woman cadre born in 1976-05, retirement age
how many years until I retire
could I retire early in 2030`,
  deadline: `10月8日收到处分决定，申请复核最晚哪天
11月2日知道被辞退的，复核截止到几号
10月15日接到复核决定，申诉还有几天
我9月20日交的申诉被受理了，最晚哪天有决定
8月12日受的伤，单位报工伤到哪天截止
7月1日在单位摔伤，自己申请工伤认定还来得及吗
工伤认定10月9日受理，哪天出结果
鉴定结论11月3日拿到，不服最晚哪天申请再次鉴定
我10月20日递交的辞职申请，最晚哪天批
事业单位10月26日提出辞职，什么时候可以走人
2026年8月3日入职的公务员，试用期到什么时候
我的试用期哪天满
我什么时候转正
5月8日给的警告处分，哪天到期
记大过去年11月1日生效，什么时候解除
降级处分3月15日起算到哪天
监察机关10月30日的处分决定，复审到哪天
聘用合同4月10日发生争议，仲裁截止哪天
离职后从业限制到哪年，今年6月30日辞的
提任副科长试用期一年到哪天，2月9日任的
the deadline to appeal a decision received on 5 November
by when can I ask for a review of the decision of 12 October
when does my probation end, I started on 3 August
last day to report the injury of 2 November`,
  entitlement: `浙江二胎产假一共几天
广东三胎能休多少天产假
双胞胎产假加几天一共多少
难产顺产差几天，上海一胎
怀孕两个月流产休几天
怀孕4个月小产假期多少天
上海陪产假多少天
河南老婆生孩子男的休几天
北京育儿假一年几天
浙江结婚婚假几天
公公去世了丧假几天
我母亲过世能请几天丧假
单身回老家探亲假几天
夫妻两地分居探亲假几天
病假第三个月工资发几成，工龄6年
病假休了8个月工龄15年发多少工资
宝宝6个月每天哺乳时间多少
双胞胎九个月大哺乳时间一天几小时
缴了三年失业保险被辞退能领几个月失业金
自己辞职的失业金能领几个月，缴费7年
伤残五级一次性伤残补助金几个月
受警告处分期间能不能晋升职级
记过期间可以涨工资档次吗
记过和记大过一起给怎么执行
年年优秀能多拿什么
去年不称职会怎么样
我们45人优秀名额几个
连续旷工十七天会不会辞退
年度考核定为基本称职能申诉吗
工龄31年的公务员可以申请提前退休吗
maternity leave in Guangdong for twins
sick pay in the fifth month with 7 years of service
unemployment benefit after 10 years of contributions
paternity leave in Beijing`,
}
