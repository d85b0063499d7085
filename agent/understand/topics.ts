const hr =
  /假|休(?!闲|息室)|工资|薪|津贴|补贴|奖金|绩效|公积金|社保|养老|医保|退休|工龄|考核|考勤|打卡|弹性(?:退|提|延)|迟到|早退|旷工|加班|值班|调休|请假|处分|违纪|警告|记过|降级|撤职|开除|辞职|辞退|离职|解聘|聘用|合同|编制|岗位|职级|职务|职称|职位|晋升|晋级|升(?:职|级|任|二级|三级|四级|一级)|主任科员|调研员|巡视员|任职|任免|提拔|选拔|借调|调动|调任|转任|挂职|交流|轮岗|回避|试用期|转正|入职|报到|录用|招聘|招录|遴选|选调|面试|公示|公务员|事业单位|参公|编外|派遣|干部|档案|人事|培训|学历|学位|教育|政审|体检|工伤|生育|产检|产假|哺乳|怀孕|难产|剖腹|双胞胎|流产|计划生育|独生|探亲|婚|丧|抚恤|死亡|遗属|残疾|失业|劳动|仲裁|申诉|举报|控告|监督|巡察|纪检|纪委|兼职|经商|因私|出国|出境|护照|保密|涉密|脱密|竞业|评优|评先|表彰|奖励|优秀|称职|合格|嘉奖|三等功|述职|考试|竞聘|聘期|公休|工作日|节假日|放假|上班|下班|办件|审批|批假|销假|证明|材料|手续|流程|制度|规定|政策|条例|办法|法律|通知|文件|福利|食堂补|差旅|出差|车补|交通补|高温|取暖|住房|户口|落户|党员|党费|入党|工会|女职工|退役|军转|三支一扶|特岗|服务期|违约|赔偿|补偿金|经济补偿|leave|holiday|vacation|salary|pay\b|wage|pension|retire|probation|promot|disciplin|apprais|assessment|resign|contract|civil servant|overtime|policy|regulation|maternity|paternity|injury|training|entitle|attendance|employee|staff|hr\b|human resources|workday|working day|onboard|transfer|second(?:ed|ment)|bonus|allowance|insurance|certificate|personnel/i

const far =
  /(?:民企|私企|外企|国企|别(?:的|家)公司|隔壁(?:那家)?公司|互联网(?:公司|大厂)|大厂|华为|阿里|腾讯)[^,。]{0,14}(?:年终|待遇|奖金|薪|挣|发)|天气|下雨|气温|股票|基金定投|彩票|菜谱|做菜|怎么做.{0,4}(?:饭|菜|鱼|肉)|电影|电视剧|综艺|歌|音乐|游戏|足球|篮球|世界杯|比赛|旅游攻略|景点|酒店|机票|火车票|高铁票|动车票|抢.{0,12}票|外卖|快递|笑话|故事|写(?:一?首|个|篇|段)?[^,。]{0,3}(?:诗|小说|作文|情书|代码|程序|脚本|歌词|对联)|(?:写|起草|拟|润色|改改?)(?:一?[份篇个封段])?[^,。]{0,8}(?:总结|报告|发言稿|讲话稿?|心得|体会|稿子?|贺词|邮件|新闻稿|通讯稿|主持词|检讨|文章|祝福语)|(?:会议室|公车|包间|酒店|车票|机票|餐厅|外卖|会场|工作餐).{0,12}(?:订|预[订定约]|约)|(?:订|预[订定约])(?:一?[间个张桌份])?.{0,6}(?:会议室|公车|包间|酒店|车票|机票|餐厅|外卖|会场|工作餐)|翻(?:译)?成.{0,2}[语文]|译成|(?:打印机|投影仪|电脑|网络|wifi|无线网|vpn|空调|电梯|饮水机|键盘|鼠标|显示器)(?!.{0,6}(?:补贴|费|赔)).{0,8}(?:坏|连不上|用不了|打不开|不(?:能|好)用|卡|慢|故障|报修|没反应|没墨|死机|修|不凉|不制冷)|食堂.{0,6}(?:吃|菜|开|几点)|停车位|怎么做(?:ppt|表格|excel)|做(?:一?个|份)?ppt|炒股|理财|双色球|油价|金价|限行|疫情|地铁|公交|打车|导航|路况|翻译(?:一下|成|这)|离婚协议|律师函|减肥|健身|星座|算命|运势|彩礼|相亲|恋爱|小升初|划片|学区|幼儿园|中考|高考志愿|作业|数学题|房价|买房|装修|汇率|比特币|新闻|热搜|明星|八卦|过不过得下去|吵了一架|该不该离|心情|午饭吃|吃什么|喝什么|[吃喝]点?(?:啥|么)|蓝屏|量子|相对论|历史故事|(?:推荐|介绍)[^,。]{0,6}(?:馆子|餐馆|饭店|小吃|好吃|书|剧|景点|餐厅)|weather|stock|bitcoin|recipe|movie|song|poem|joke|football|basketball|translate|write (?:me )?(?:a|some) (?:poem|code|story|essay|script|novel)|python|javascript|capital of|restaurant|flight|hotel|horoscope|lottery/i

/** True when the text is about working for a public body at all. */
export function isAboutWork(text: string): boolean {
  return hr.test(text)
}

/** True when the text is plainly about something else. */
export function isOffTopic(text: string): boolean {
  return far.test(text) && !/(?:请假|年假|病假|事假|工伤|退休|工资|规定|政策|leave\b)/i.test(text)
}

const question =
  /[?]|([一-龥])不\1|吗|么(?:$|[,。])|(?<=.{3})没有$|嘛|呢$|怎么|怎样|咋|如何|什么|啥|哪|(?<![这那好近前头]|[想要得][请休]个?)几|多少|多久|多长|谁|是不是|能不能|可不可以|可以(?:不|吗|么)|有没有|要不要|算不算|会不会|该不该|是否|能否|可否|需不需要|用不用|(?:有|能|会|算|要|行|对|可以)(?:不|没)$|(?<=.{2})不$|(?<=[满够好完到齐定批办发报过用])没$|([一-龥])没\2|区别|条件|标准|依据|规定|政策|流程|手续|材料|为什么|为啥|^(?:what|when|how|who|which|where|why|can|could|may|is|are|am|do|does|did|will|would|should|must|has|have)\b|what|how (?:many|much|long|do|to)/i

/** True when the text asks something. */
export function isQuestion(text: string): boolean {
  return question.test(text)
}

const upkeep =
  /知识库|(?:没|未)(?:能)?(?:有)?(?:答|回答)(?:上来|出来|好)?的(?:问题|提问)|(?:提问|问题)(?:的)?(?:排行|排名|top ?\d+)|unanswered questions|(?:从|在)库里|(?:索引|缓存|index)[^,。]{0,6}(?:重建|重做|刷新|rebuild|清)|rebuild|服务器|(?:系统|服务|数据库)[^,。]{0,4}(?:重启|宕机|部署|升级|备份)|重启|部署|插件|接口[^,。]{0,8}(?:响应|超时|报错|慢|限流)|超时(?:时间|设|调)|(?:文件|制度|办法|细则|条例|文档|政策)[^,。]{0,10}(?:导进|导入|上架|下架|入库|撤掉|没更新|更新过|发布(?:到|一下))/i

/** True for what administrators do on their pages and nobody in a conversation: knowledge base, plugins, servers. */
export function isUpkeep(text: string): boolean {
  return upkeep.test(text) && !/我(?!们)|本人|\bmy\b/i.test(text)
}
