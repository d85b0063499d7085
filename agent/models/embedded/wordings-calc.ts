/** What staff say for the calculators of cases; joined to {@link wordings} for the classifier. */
export const calcWordings: Readonly<Record<string, string>> = {
  calc_retirement: `我什么时候退休
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
  calc_deadline: `10月8日收到处分决定，申请复核最晚哪天
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
  calc_entitlement: `浙江二胎产假一共几天
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
