/** What staff say to leave the service, by plugin, one wording a line; our own words. */
export const leavingWordings = {
  resignation: {
    submit: `我要辞职
辞职流程替我走起来
离职手续请帮我发起
不干了，替我把辞呈递了
提交辞职申请
我想辞去公职
我申请解除聘用合同
我不想干了，办离职
帮我递辞职报告，最后一天12月31日
我打算下个月底离职
申请离职，1月31号走
我要走了，帮我办辞职手续
我决定辞职，原因是家庭
交辞呈
我要离开单位，做到月底
辞职，最后工作日2027年1月15日
我提出解除合同，提前30天通知
本人申请辞去现任公职
i quit
i want to resign
submit my resignation, last day 31 January
please file my resignation`,
  },
  retirement: {
    forecast: `我几岁能退
我养老还差几个月够年限
按我的情况最早哪天可以走
我最早能几时退下来
我离最低缴费年限还欠多久
照我的档案弹性窗口是哪几个月
我还有多少年退休
帮我测算退休时间
我的法定退休日期
我哪年退
我最早哪天能提前退
我能延迟退休到几岁
我缴费年限够不够领养老金
我退休的日子算一下
按新政策我哪天退休
我离退休还有多久
看下我的退休预测
我的退休年龄是多少
我还差几个月缴费
我可以弹性提前吗，最早哪天
when do i retire
my retirement date
how long until my retirement
can i retire early, when at the earliest
啥时候轮到我退
我还要干几年才能退休
按我的情况几几年退
我的法定退休日子
我缴费够年限了吗 能退吗
离退休还有多久
我最早哪年能退
我可以弹性到什么时候
how long until I retire
我的退休预测`,
    apply: `我要办退休
申请退休
给我办理退休手续
我要申请提前退休
我想弹性提前退休，定在2027年3月
提交退休申请
我到龄了，办退休吧
退休审批表帮我填
我想延迟退休到2028年
我申请延后退休，约定已经签了
我要退休了，帮我走流程
办一下我的退休
我准备退休，申请表怎么弄，帮我填上
按时退休，帮我提交
我申请到点退休
i want to retire, please apply
apply for my early retirement on 1 March
file my retirement application`,
    due: `明年谁退休
后年上半年到点退的有谁，按单位排
今后两年该退的干部列一列
下半年要退下来的同志名单
到龄的人按科室列出来
近两年要退的人
下半年到龄人员
到龄没退的有谁
三季度退休名单
信访办今年几个人退
未来半年要退休的
快到退休年龄的都有哪些人
超龄还在岗的
该办退休手续的人
who retires next year
people due to retire within six months
哪些人年底前到退休年龄
2028年退休的
女同志今年到龄的`,
  },
} as const
