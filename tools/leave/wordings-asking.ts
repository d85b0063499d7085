/** What staff say to ask for leave, change it and take it back, one wording a line. */
export const askingWordings: Readonly<Record<string, string>> = {
  submit: `请一天年假明天
我想请假
我要请假三天
帮我请个假
明天有事请一天假
给我请下周一的年假
申请休年假12月7日至9日
下周二我要去医院，请病假
周五下午请半天事假
12月1号到5号年假
发烧了今天请病假
我要休产假从12月1号开始
帮我提交12月8号的事假申请
想休两天年假，12月10和11号
请个假，后天上午，带孩子打疫苗
我明天不来了，病假
家里老人住院，请三天事假，从周三开始
12月15号休年假一天
想调休一天，就明天
需要请婚假，12月14号到12月18号
下周想休年假，周三周四两天
帮我把明天的假请了，事假
报个年假，12月21到25
我下午身体不舒服，想请病假回去休息
孩子生病了，明天请一天育儿假
元旦前休两天年假
请陪产假15天，从11月25号起
今天下午我要补休半天
申请病假一周，从下周一起，要做手术
提一个12月3日的年休假
预定12月30、31号年假
I want to take leave tomorrow
apply annual leave 7-9 December
please put me down for sick leave today
request a day off on Friday as annual leave
I'd like to take comp time on Monday afternoon
submit personal leave for Dec 2
can I have next Tuesday off, annual leave
need half a day of personal leave tomorrow morning
book marriage leave from Dec 14 to Dec 18
明天请一天年假
帮我提个病假，后天
下周一到周三年假
申请12月10号下午事假半天，去房管局办证
我要休婚假，12月7日到12月11日
老婆生了，从明天起请15天陪产假
爷爷去世了，请三天丧假，从明天开始
周五调休
麻烦帮我请下周五一天的公休
头疼得厉害，今天下午请个病假
I need sick leave tomorrow
Please apply for annual leave from Dec 14 to Dec 16 for me
book me a personal day on Friday, family matters
帮我把12月1号到3号的年假提了
育儿假12.2请一天
我想用两天调休，12月3号和4号
12月15号早上请半天年假送孩子上学
下周三请假一天，事假，搬家
拔牙，后天上午病假
从12月21日起休5天年休假，去三亚
想请探亲假，1月11号到1月30号，回老家看父母
年假，下周四五两天
明儿不舒服请个病假呗
给我请11月26日的事假，理由是孩子家长会
帮忙请个年假呗，12月7号开始三天
本周四下午到周五请病假
産假從12月1日開始，到2027年3月8日
哺乳假申请，12月1号到12月31号
下下周一请年假一天可以吗
我周四想请个假，事假就行
请批准我11月30日至12月4日休年休假
take tomorrow afternoon off as comp time
off sick next Mon and Tue, please file it
父亲住院，12月8号到9号请两天独生子女护理假
我爸住院要照顾，周三到周五事假
再帮我报一天年假，12月11号
登记一下：明天上午补休`,
  cancel: `取消我的请假
假不请了
撤销明天的年假
把我下周的假取消
撤回请假申请
不休了，帮我撤掉
我不去了，年假取消
12月3号不用请假了
会议改期，明天的假帮我撤
刚提的那个病假撤回来
请假单作废
我要撤假
帮忙撤一下12月8号的调休
之前请的年假我不想休了
把我请的12月1号到3号的假退掉
周三不请了，撤单
婚期改了，婚假撤销
病假不需要了，取消掉
取消LR-2026-0012这张单子
那个还没批的假，我想收回
12月15的假我不要了
明天照常上班，假取消
不打算休那几天了，撤销申请
上午提交的假条撤回
已经批准的年假能帮我取消吗
把周五的事假申请撤了
项目紧，原来请的假不休了
cancel my leave
please cancel the annual leave I booked for Monday
withdraw my request
I don't want the leave on Dec 7 any more
take back the leave request I sent this morning
revoke my leave for next week
undo my day off on Friday
撤掉我下周三的假
12月7号的年假不休了，帮我取消
把昨天提的请假撤回来
取消我11月27日的事假
明天不请了，假撤了吧
撤销请假单LR-2026-0077
请把请假申请#36作废
那个病假我不请了，帮忙撤销
下周五的调休取消
临时有会，12月10号到11号的年假要取消
病好了，周四的病假不用了
我想撤回正在审批的年假
年假计划变了，取消12.14-12.18那个
cancel my leave next Friday
withdraw my sick leave request for tomorrow
please call off my annual leave from 7 December
I no longer need the day off on Dec 3, cancel it
上次请的婚假帮我撤下来
帮我把12月2号下午那个假收回
不去了，把探亲假撤了吧
后天那假不要了
把我还没批的事假撤回
我要取消请假
删掉我12月8日的休假申请
行程取消了，把12月21号的年假也退掉
刚才提交的那张假条能不能撤
单位有急事，明天的年假销掉
我12月7号到9号的年假先不休了
领导不让走，下周二的假我撤
事情办完了，明天那半天假退回来吧
LR-2026-0101 撤销
之前那个12月10日的请假申请麻烦取消一下哈
孩子好了不用请假了，把周三的撤了
不结婚了，婚假申请撤销
我后悔了，年假别请了，撤回
把我正在走流程的那个假停掉
取消请假 12.15
scrap my leave on Tuesday
I want to withdraw LR-2026-0055
plans changed, drop my annual leave for 14 December
调休那天我照常来，帮我把12月4号的撤掉`,
  change: `我的年假想往后挪一周，改到12月8号
12月1号那个假换到12月3号吧
原来请的11月30号，临时有会，改成12月2日
把请假日期改一下，从12月7号开始
我要续假，再多休两天到12月4号
假期不够用，延长到下周三
事假改成年假
病假换成调休可以吗，帮我改
请假改期到12月15日
年休假提前到11月30号休
LR-2026-00031这张单子改到12月9日到10日
我请的假时间变了，变更到12月10号
12月14到18号的年假调整为12月21到23号
能帮我把周三的假挪到周五吗
休假日期写错了，应该是12月2号到3号，帮我改过来
陪产假往后推，从12月20号开始
已经批的年假我想改时间，改成12月11号
把11月25号的事假顺延到26号
续休三天
move my leave from Monday to Wednesday
please extend my annual leave until Friday
change the dates of my leave to 8 and 9 December
I want to postpone my leave to next week
reschedule my vacation to 14 December`,
  return: `我销假
回来上班了，销个假
提前结束休假，今天返岗销假
年假没休完就回来了，把剩下的天数还给我
昨天已经回单位了，帮我销一下假
休假结束，办理销假
病好了提前上班，销病假
我提前一天回来了，多的那天退给我
假还剩一天我就来上班了，销假
销假登记
11月20日返岗，销一下年假
今天到岗，请销假
帮我办下销假手续
孩子没事了，我下午就回来上班，剩下的事假销掉
出差提前回来，把请的假销了
我人已经在单位了，昨天的假不用了算今天返岗
I'm back from my leave, close it please
returned to work yesterday, report my return
I came back a day early from annual leave
close my leave, I am back at the office`,
  plan: `报年休假计划
明年年假我计划2月8日到12日休
科室收年度休假计划，我填7月6日到10日
把我今年剩下的年假计划报一下，12月21日到25日
休假计划：5月4日至8日，10月12日至16日
提交2027年休假计划
年度休假安排我先报12月14日到16日，先占个位
计划在12月最后一周休年假，先报个计划
我的年假计划改成12月7日到9日
更新休假计划，12月28号到31号
年休假计划表帮我填一下，3月1日到5日
做个明年的休假规划，8月2号到6号
先不请假，只报计划，12月17日到18日
领导要统计年假计划，我报12月23日到25日
my leave plan for next year is 5 to 9 July
hand in my annual leave plan for December 21 to 24
plan my vacation 2027: 8 to 12 February
put the last week of December in my leave plan`,
  behalf: `替小陈请两天病假，他在医院
帮陈模拟录入明天的事假
代李某请下周一到周三的病假
给赵演示代请11月26日一天病假，他发烧了
科里刘虚拟出车祸住院了，我帮他把11月24到30号的病假录上
替同事周占位申请12月1号的丧假
王试用自己没法操作，帮他请11月25号半天病假
代为录入陈模拟的年休假，12月2号到4号
给小赵补录昨天的病假
我替老刘请个假，11月27号，事假
帮下属赵演示提交12月8日至9日的年假
代周占位办请假，12月3日，病假
陈模拟陪产，帮他请12月1日到15日的护理假
替住院的刘虚拟请假，病假，从11月24号到12月4号
帮她录11月30日病假，赵演示手术了
enter two days of sick leave for 陈模拟
put in leave for my colleague 赵演示 on 25 November, personal
please request sick leave on behalf of 刘虚拟 from 24 to 26 November
record a day of leave for 周占位, he cannot log in
小李住院了替他请一周病假 从明天起
给科里老钱补请昨天的事假
手下孙某某结婚 帮他请婚假 12月1号到7号
给同事办请假 他家里出事了
put in sick leave for my colleague for today`,
  abroad: `我要因私出国，12月20到26号去泰国
出境报备，去澳门玩两天，11月28号29号
周末离开本市报备一下，11月28日去南京
因私去香港，12月12号到13号，办一下审批
申请因私出国境，元旦前12月27日到31日去新加坡旅游
休年假要去日本，12月14号到18号，先报批出境
我老婆在国外，12月18日到25日去探亲，要走出国审批
外出报备：11月29日回老家一天
报备行程，12月5日到6日离市去苏州
准备12月22号飞韩国玩到26号，因私出国申请
离开本地报备，12月19日至20日，去省城看病
去台湾旅游要报备，12月10日到16日
出国旅游报批，12月15日到22日，欧洲
请帮我填因私出国（境）申请，12月25到30号，马来西亚，旅游
国庆没去成，改12月20日至27日去澳大利亚看孩子，报一下
private trip to Thailand from 20 to 26 December, please get it approved
I am leaving town this weekend, report it
apply for private travel abroad, 14 to 18 December, Japan, holiday
report a trip to Hong Kong on 12 and 13 December`,
}
