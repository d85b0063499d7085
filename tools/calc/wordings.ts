import { daysWordings } from './wordings-days.ts'

/** What staff say for each tool beside its examples, one wording a line; our own words. */
export const calcWordings: Readonly<Record<string, string>> = {
  ...daysWordings,
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
