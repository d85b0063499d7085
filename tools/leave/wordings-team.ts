/** What heads of units say to see who is away, one wording a line. */
export const teamWordings: Readonly<Record<string, string>> = {
  team: `我们科谁请假了
这会儿组里有谁没来
今天科里歇了几个
下一周的休假情况也给我看看
手下人的公休还剩多少
带的这几个人年休都剩几天
今天谁歇着
队里这两天有几个人不在岗
今天谁没来
明天有几个人休假
下周谁休假
团队成员休假情况
科里这周谁不在岗
看看大家的休假安排
我的人里谁请了假
单位今天有多少人请假
12月24号科里谁在
这周有没有人请假
手下谁明天休息
帮我看看下周科室人手
处里12月份请假的人
业务科下周谁休假
我们部门谁在休产假
组里今天缺谁
排班用，12月7号到11号谁不在
下周三开会，有谁请假
王样本这周在岗吗
小赵明天休假吗
科室成员本月休假一览
哪些人元旦前后休假
现在谁在休假
我管的人里今天有谁没上班
下级休假日历
谁下周要休年假
本科室今天到岗情况
明天还有谁能顶班
who is on leave today
who's off next week in my section
team absence list for this week
is anybody in my team away on Friday
how many of my staff are out tomorrow
show leave of my team in December
who will be absent next Monday
is Zhang San in the office tomorrow
team calendar next week
我们科今天谁不在
下周科里有几个人休假
看下本科室12月的请假安排
团队里谁在休年假
明天有谁请假了
这周处里缺几个人
办公室12月1号到5号的人员在岗情况
我手下这个月谁休了假
周五科里还有几个人在
财务科下周有人请假吗
元旦前后大家的休假情况
who is out next week
anyone in my team absent tomorrow?
show the team's leave calendar for December
综合科今天缺勤名单
我想安排值班，下周一谁请假
组里最近谁在休假
下属本周的请假都列一下
后天开会，科里谁来不了
小李下周三在不在
谁12月24号不上班
我部门的人这两天都在岗吗
年底前科里都有谁要休假
哪些同事下周休年假
本周五部门人手够不够，谁休息
我们组今明两天有人休吗
which of my people are on leave on 8 December
office absences this week
看下全科休假一览表
手下人的休假计划给我看看
明天开全科会，看看有没有请假的
这周我的组员出勤怎么样
下个月谁有休假计划
12月份科里请假情况
手底下几个人今天都来了吗
下周二值班谁能上，看看谁请假了
本周请假人员名单
老李下周休假吗
信息中心这周有几个人请假
谁在年底前要休年假
春节前后大家都什么时候休
今天不在岗的有谁
do I have enough people next Wednesday
staff on leave between Dec 7 and Dec 11
do I have enough people next week
team members on leave tomorrow
明天科里人手够吗
本周缺勤情况
今天科里谁在上班
科里今儿都有谁在
今天谁歇着呢
咱组明天还剩几个人
后天办公室有人吗
下周一谁不来上班
下礼拜咱科几个人休假
我手下这周谁请假
这个月谁休过年假，我们科的
下个月大家都什么时候休
国庆前后谁要走
春节前一周科室请假情况
年底谁还排了假
谁在休产假
谁请了长病假，我们组
明天开会谁来不了
周五下午谁在
周三值班有人不在吗
我带的几个人最近休假安排
科室休假一览
本科室人员在岗表
这两天缺谁
今天到岗几个
谁出差谁休假，给我个数
老李明天在不在
小陈这周休假吗
小王今天来没来
孙工下周在单位不
12月请假的都有哪些人
圣诞那周组里谁不在
元旦前后排假冲不冲突，看看都谁请
我们科休假的人多不多
下周人手够吗，谁请假了
团队日历看下
部门休假日历
手底下人这个季度的休假
处里今天请假几个
有谁这周五请了假
谁最近老请假，名单看下我科的
我不在那几天科里还有谁在
同事们下周的休假
who's off this week in my section
is anyone away tomorrow
team leave calendar for december
who will be in on friday
how many people are out today
show absences in my unit next week`,
}
