/** What staff say for each tool beside its examples, one wording a line; our own words. */
export const profileWordings: Readonly<Record<string, string>> = {
  me: `我的个人信息
查看我的资料
我的档案里登记的学历
我的岗位是什么
我是哪个部门的
我的入职日期
我什么时候参加工作的
我的职级是多少
看看我的联系电话登记
我留的邮箱是哪个
系统里我的紧急联系人
我的工号
我的身份信息
我的身份证号显示一下
我的职称信息
我有哪些证书登记在系统
我的学位是什么
我毕业学校系统怎么写的
我的人员类别
我的编制情况
查我的基本信息
我的出生年月系统里对吗
我是党员吗系统怎么登记
我在单位几年了，入职时间查一下
我的工龄是多少年
我的直接领导是谁
我的办公电话登记的是什么
我现任职务是什么时候任的
我的退休类别登记的是啥
调一下我的人事信息
我的家庭住址登记的哪里
核实我的联系方式
my profile
show my personal record
what's my staff number
what is my position
my email on file
when did I start working here
my education in the HR system
what certificates are on my record
which department am I in
what is my rank
我的人事档案信息看一下
我是什么职级
我哪年入职的
查下我的学历登记
我的联系方式在系统里是啥
我的紧急联系人填的谁
我的工号是多少
我有哪些职业资格证书在册
我的直属领导登记的是谁
我在系统里的岗位叫什么
看看我登记的毕业院校
我的参加工作时间
我的工龄系统里记的几年
邮箱登记对不对，帮我看看
what is my job title in the system
show my contact details
when did I join according to HR
my personal information please
我属于哪类人员，公务员还是事业
我的政治面貌是怎么登记的
我的职称是哪年评的
我现在在哪个科室，系统怎么写的
核对一下我的个人资料
我的手机号尾号登记的多少
我的身份证号在系统里是什么
显示本人基本信息
我的编制类型是什么
我的出生日期档案里是哪天
which degree do you have on file for me
把我的信息调出来
我是几级主任科员来着
我的入党时间系统有吗
单位系统里我登记的是什么岗
我档案上的学历是本科还是研究生
看下我留的紧急联系人电话
我啥时候进的单位
本人参加工作年月
我的证书都录进去了没
帮我核对一下登记的邮箱和手机号
我算哪一类人员
我现在是科员还是主任科员
个人资料打开
我的毕业证信息在系统里有没有
my qualifications on record
which unit am I registered in
what phone number do you have for me
我的编制是行政还是事业
我是哪一年的党员
看看我的档案页
我在人事系统里的那一页给我看看
我自己的登记信息有没有错
我名字旁边写的什么岗
系统里我算哪个处的人
我什么学历系统里记着呢吗
我第一学历登的啥
我后来读的在职研究生登进去没有
我拿的那个中级证书系统里有吗
我的职称证编号多少
我证书哪年发的，查下
我的工号忘了，是几号
工号多少来着
我报到那天是几号，系统有记录吧
我哪天来的单位
几几年参加的工作，我系统里那个日期
我的连续工龄起算日写的哪天
我岗位等级现在是几级
我现在聘的是专技几级
我是管理岗还是专技岗
我的职务全称怎么写
我现职级从什么时候开始算的
我的任职时间登记的哪年哪月
上次晋升职级是哪天，看看我的记录
我在系统里归谁管
我的分管领导写的是谁
我的直接上级在系统里是哪位
我留给单位的电话是哪个号
我登记的手机是不是旧的那个
我填的家庭地址是哪个
我的紧急联系人是不是我老婆
邮箱是单位的还是私人的，我登记的
我的政治面貌写的什么
我的民族籍贯登记对不对
我身份证尾号显示一下
我的证件号完整的给我看
我生日系统写的阳历还是阴历
系统里我几岁
我出生年月以哪个为准，系统现在写的是？
我属于参公还是事业
我是编内的不，系统怎么写
我编制类型
我退休类别那栏写的什么
我的用工性质
个人档案给我过一眼
给我看我的全部人事登记
打开我的个人页面
查本人资料
本人信息一览
我的资料卡
人事卡片看下我的
我那条人员信息
我的毕业学校和专业
我的专业系统登的是计算机还是信息管理
我哪年毕业的，记录里
学位证登记了没有
我有没有登记过执业资格
我登记的技能证书列一下
什么时候入的党，查一下我的
我的入职科室是哪个，现在又是哪个
which section do I belong to
who is my direct supervisor in the system
show me everything HR has on file about me
what is my employment type
is my address up to date in your records
my emergency contact please
what date of birth do you have for me
when was I promoted to my current grade
what level am I on
do you have my master's degree on record`,
  update: `我手机号换了，13800006666
更新手机号为13800004444
我的新邮箱是abc@hr.example，帮我改一下
登记的邮箱改成test1@hr.example
我搬家了，新地址是示例市示范区和平路12号
住址更新为示例市样板街道8号3单元
紧急联系人改成我爱人陈样例，电话13800009002
更换紧急联系人：父亲 张样张 13800009003
我换号码了，新的是13800003333，系统里改下
电话变了，改为13800002222
把我的联系方式更新一下，手机13800001234
家庭住址变更：示例市示范区文化路5号
邮箱要换，换成new@hr.example
我的工资卡换了，卡号6222000011112222
学历改成研究生
帮我把名字改成张新
身份证号登记错了，改成990101199001010011
紧急联系人电话换成13800009004，王样张，母亲
修改我的手机号码，13800008888
update my phone number to 13800006666
my new email is abc@hr.example
change my home address to 12 Heping Road
my emergency contact is now 陈样例, spouse, 13800009001
I moved, my address is 5 Wenhua Road
新手机13611112222 帮我换上
地址变了 现在住文一路20号
我搬家了 新住址改一下
邮箱换成li@abc.com
紧急联系人改一下 我姐 13700002222
my new phone is 13900003333`,
}
