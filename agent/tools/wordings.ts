/** What staff say for each tool beside its examples, by plugin, one wording a line; our own words. */
export const serviceWordings = {
  reminder: {
    switch: `恢复培训提醒
重新打开退休提醒
stop the retirement reminders`,
  },
  service: {
    remind: `明天上午10点提醒我开会
后天下午三点叫我去取文件
一个小时后提醒我回电话
下周一提醒我交周报
12月5号提醒我续签合同
晚上七点提醒我值班
帮我设个提醒，周三上午九点半填表
设置提醒：月底前报送统计表
定个闹钟，下午两点开党组会
记得明天提醒我带身份证
到时候提醒我一下材料的事
二十分钟后喊我去打印
再过两小时提醒我吃药
麻烦周五下午提醒我关空调
提醒我明早八点半接待来访
提醒一下我，后天要交述职报告
你能不能下周二提醒我参加培训
别忘了提醒我本月25号报公积金
帮我记着，12月10号交体检表
下班前提醒我把门禁卡还了
提前一天提醒我12月8号的面试
会议三点开始，提前15分钟叫我
过半小时提醒我看一下邮件
明儿一早提醒我给局长送材料
周末提醒我给老同事打电话
帮我弄个提醒，元旦前核对假期
remind me at 3pm to join the meeting
remind me next Monday to submit the form
set a reminder for tomorrow morning to call the bank
please remind me in 30 minutes to print the papers
remind me on December 5 about the contract`,
    reminders: `我都设了什么提醒
我有哪些提醒
看一下我的提醒
列出我的提醒
我还有几个提醒
我的提醒有哪些
查查我设过的提醒
提醒清单给我看看
我设的闹钟有哪些
还有什么提醒没发
我之前定的提醒还在吗
帮我看看提醒列表
我最近的提醒
显示我的提醒
接下来有什么提醒
我定了几个提醒
你记着要提醒我哪些事
待提醒的事项有哪些
我让你提醒的事都有啥
把我的提醒列一下
我的提醒还剩几条
看看提醒
我设置的提醒
show my reminders
which reminders do I have
what are you going to remind me of
list the reminders I set`,
    unremind: `取消我的提醒
取消提醒 12
把明天那个提醒取消
刚才设的提醒不要了
开会的提醒取消吧
删掉交材料的提醒
不用再提醒我交周报了
别提醒我回电话了
把所有提醒都清空
我的提醒全部取消
提醒撤掉吧
撤销刚才那条提醒
取药的提醒作废
那个闹钟不要了
取消3号提醒
第5条提醒删除
不需要提醒我了
把值班提醒去掉
取消我设的合同提醒
我设的培训提醒不要了
交述职报告的提醒删了吧
提醒取消
帮我把接待来访的提醒撤了
cancel my reminder
delete the reminder about the meeting
drop reminder 7
remove all my reminders`,
    handoff: `转人工服务
人工客服
我要人工
找个真人
能转人工吗
请转接人工
我想跟真人说话
有没有真人可以问
换个人来回答
我要找人事科的同志
帮我联系人事科的工作人员
让人事科的人给我回话
请人事处的老师来处理
我要和人事科负责人谈
叫人事科的人来
你解决不了，转人工吧
说了半天没用，找人工
你不懂，我要问人
还是让人来办吧
我不想跟机器人说，转人工
转人工，我的档案有问题
人工，问一下职称评审的事
请安排人事科同事联系我
把我转给人事干部
这事复杂，帮我找人事科的人
connect me to a human
I need to talk to someone in HR
human agent please
get me a real person
let me speak with an HR officer`,
    tickets: `我的工单怎么样了
查一下工单
工单进度
我提的工单有答复吗
看看我的工单
工单处理到哪一步了
GD-0003办好了吗
我转人工的问题答复了没
人事科回复我了吗
人事科还没答复我
我找人事科的事有消息吗
转人工以后有回音没有
我有几张工单
待答复的工单
还有哪些工单没处理
我名下的工单
等我处理的工单
列出工单
工单清单
我的工单号是多少
我的工单答复了什么
上次转人工的结果
有没有新工单
要我答复的工单有哪些
show my tickets
status of my ticket
any tickets to answer`,
    feedback: `很有用
太有用了
没有用
没什么用
没帮到我
有帮助
这个回答不错
回答得很清楚
答得很好，给你点赞
你刚才说得不对
上面的答复有误
这答案不准
不满意这个回答
对刚才的答复很满意
差评
好评
给五星
打1分
给你打4分
评价一下刚才的回答，3分
点踩，没回答我的问题
答非所问
解释得不清楚
回答太笼统，没帮助
这次服务满分
你的回答帮了我大忙
helpful answer
this was not useful
wrong answer
thumbs up
rate this 5 stars
the reply did not help`,
  },
  privacy: {
    forget: `删掉聊天记录
清空聊天记录
清除对话
把我们的对话删了
删除这次会话
忘了我刚才说的
忘掉我说过的话
把刚才问的删掉
请删除我的对话数据
不要保存我的聊天内容
别保存这段对话
我要清理聊天历史
把我跟你说的都删了
抹掉我的聊天记录
我的对话全部清空
销毁我的聊天记录
删除我所有的对话
我不想留下这些聊天
把这段谈话清掉
清一下聊天记录
你把我们聊的忘掉吧
行使个人信息删除权，删我的聊天
以前的对话也一起删了
把这个会话的记录清除
delete my chat history
clear this chat
forget what I said
erase our conversation
wipe all my conversations`,
  },
} as const
