/**
 * Subjects on which no machine should improvise: somebody in danger from themselves or others, harassment, and the
 * reporting of wrongdoing. They get fixed words and a person, and none of it goes to a language model.
 */
export type Sensitive = 'self_harm' | 'harassment' | 'wrongdoing'

/** Some of these words make a subject; what is said of it as a matter of rules, or in jest, does not. */
const selfHarm = [
  /自杀|轻生|自尽|寻短见|自残|自伤|割腕|上吊|服毒|烧炭(?!取暖|炉|火|补)|遗书|一了百了|生不如死|(?:还|真)?不如死了?|寻死|求死/,
  /(?:怎么|怎样|如何|哪种).{0,4}死(?:得|了)?(?:不疼|不痛|没痛苦|快|才|法)|怎么死不?[疼痛]|睡(?:过去|着).{0,6}(?:再也|就|永远)?(?:不(?:要|会|想)?|别)(?:再)?醒|再也不(?:想|要|会)?醒|(?:拿|用)(?:着)?(?:小)?(?:刀|剪刀|刀片).{0,6}(?:自己|手腕?|胳膊)|划(?:了|伤|破)?自己|遗嘱.{0,16}(?:撑|活|走了|再见|抽屉|交代)|药(?:都|已经)?(?:准备|攒|囤)好|(?:攒|囤)(?:了|够).{0,4}药.{0,10}(?:再见|走|死|够)/,
  /活着(?:图|干)(?:什么|啥|嘛)|(?:撑|熬|坚持)不(?:到|过)(?:明天|过年|今[天晚]|下周|下个月)|(?:彻底|真的|完全)?绝望(?:了|透|极)|(?:看不到|没有|没了)(?:任何|一点|半点)?(?:希望|盼头)了?(?=$|[，,。！])/,
  /了结(?:自己|这一?生|生命)|结束(?:自己的?|我的?)?生命|结束(?:这)?一切(?=$|[，,。！!？?了的吧])/,
  /(?:从|往)?.{0,6}(?:楼上|楼顶|桥上|窗户|阳台|高处).{0,4}跳(?:下|了)?|跳(?:楼|河|江|海里|下去)/,
  /(?:吃|吞|喝|买)(?:了|下)?(?:很多|好多|一瓶|整瓶|大量|一把|半瓶|不少)?(?:的)?(?:安眠药|农药|老鼠药)/,
  /(?:不|没)(?:太|怎么|再)?(?:想|愿意?|有勇气|敢)(?:再)?活(?:了|下去|着)|活(?:不下去|够了|腻了)|活下去的(?:勇气|理由|意义|动力|希望|必要)/,
  /(?:人)?活着(?:到底|究竟|还|真|也|实在)?(?:是)?(?:有|没|没有|毫无|为了)(?:什么|啥|半点|一点)?(?:意义|意思|劲|用|盼头)|活着(?:真|太|好|就是)?(?:累|苦|痛苦|受罪)/,
  /(?:真|好|就|只|都|很|有点|总|天天|每天|有时|突然|我)想(?:要|去)?(?:死|消失|解脱)(?!你|我|他|她|机|磕|党|假|心眼|海|神|者|法|的假)(?:了|算了|掉)?(?=$|[，,。！!？?的了吧啊]|算)|想死的心/,
  /(?:死|消失|走)(?:了|掉)?(?:算了|才好|就好了|更好)|(?:没有?了?我|我不在了?).{0,8}(?:更好|会好|轻松|解脱)/,
  /kill(?:ing)? myself|suicid|end (?:my (?:own )?life|it all)|(?:don'?t|do not|no longer) want to (?:live|be alive|be here|wake up)|want(?:ed)? to die|wish i (?:was|were) dead|hurt(?:ing)? myself|self.?harm|cut(?:ting)? myself|no (?:reason|point) (?:to live|in living|going on)|better off (?:dead|without me)/i,
]
// 累死了, 想死你了, 跳楼价, a death in the family and a course on prevention are none of it.
const notSelfHarm =
  /跳(?:楼|水)(?:价|甩卖)|(?:笑|累|忙|热|冷|烦|饿|困|急|吓|气|疼|美|丑|羡慕|无聊)(?:得)?(?:要|想)?死|想死(?:你|大家)|不会(?:自杀|轻生)|(?:自杀|轻生|自残|自伤|跳楼|suicid\w*).{0,20}(?:工伤|认定|规定|条例|抚恤|预防|干预|培训|讲座|政策|赔|视同|丧假|几天|injury|cover|compensat|policy)|(?:工伤|认定|抚恤|规定|条例|依据|视同|预防|防范|干预|心理健康|危机|prevent\w*).{0,20}(?:自杀|自残|自伤|轻生|suicid)|(?:家里?人|亲[戚属]|父|母|爸|妈|爱人|配偶|老人|岳|公公|婆婆|哥|姐|弟|妹|邻居|服务对象|群众).{0,6}(?:自杀|跳楼|轻生|自尽)/i

const bodily =
  /性骚扰|(?:言语|肢体|职场)(?:上)?(?:的)?骚扰|骚扰(?=我|她|他|女同事|女职工|同事|下属)|(?:一直|老是?|总是?|经常|反复|不停|被|遭到?|受到?|还|又)(?:地)?(?:在)?骚扰(?!电话|短信|信息|来电|广告)|动手动脚|毛手毛脚|揩油|猥亵|强[奸暴]|咸猪手|开黄腔|黄段子|潜规则|陪睡|霸凌|尾随|(?:暧昧|下流|黄色|不雅|裸)(?:的)?(?:短信|微信|消息|话|图片|照片|视频|照)|(?:摸|搂|抱|亲|捏|掐)(?:了|着|过)?(?:我|她|女同事|同事)(?:的)?(?:手|腰|腿|大腿|屁股|胸|肩|肩膀|脸|一下|好几|几)?|被(?:他|她|领导|科长|局长|处长|主任)?(?:搂|摸|抱|亲|碰)(?:过|了)?|黄谣|下流|(?:晚上|半夜|深夜|夜里).{0,8}(?:去|到|来)(?:他|她)?(?:的)?(?:房间|宿舍|家里?|酒店|宾馆)|盯着我(?:的)?(?:胸|腿|身|看)|(?:堵|拦)(?:在|着|住).{0,10}(?:我|不让)|dirty (?:pictures?|photos?|messages?|jokes?|videos?)|陪(?:他|她|领导|局长|科长|处长|主任|老板)(?:出去|喝酒|吃饭|唱歌|玩|过夜|出差).{0,12}(?:就|才|不然|否则|要不)|sexual(?:ly)? harass|harass(?:ed|ing|es)|grop(?:ed|ing)|unwanted (?:touch|advance|message)|touch(?:es|ed|ing) (?:me|my)/i
// Rough words and blows between colleagues; what stands beside leave, pay or injury is about that.
const rough =
  /(?:欺负|欺凌|孤立|排挤|羞辱|辱骂|侮辱|恐吓|威胁|跟踪|殴打|推搡|扇|踹|吐口水|泼|骂|打|针对|pua|整|逼|排斥|使唤)(?:了|过|着)?(?:我(?!的|们?(?:补|交|提|签|申请))|人(?=$|[，,。]))|(?:被|遭到?|受到?)(?:领导|科长|处长|局长|主任|同事|他们?|她们?|上司|人|别人|大家)?.{0,6}(?:欺负|欺凌|孤立|排挤|羞辱|辱骂|侮辱|恐吓|威胁|跟踪|殴打|打了(?!.{0,3}[档分等折卡])|推搡|骂)|(?:往|把|朝)我.{0,8}(?:吐|泼|推|锁|砸)|(?:be(?:ing|en)|am|was|get(?:ting)?) (?:bullied|threatened|stalked|assaulted|beaten|humiliated)|(?:bull(?:y|ies|ied|ying)|threaten(?:s|ed|ing)?|stalk(?:s|ed|ing)?|assault(?:s|ed|ing)?|hit(?:s|ting)?|humiliat(?:e|es|ed|ing)) me/i
const ofWork =
  /工伤|认定|假(?!装)|调休|考勤|打卡|补卡|工资|绩效|办事(?:群众|的人)|群众|当事人|病人|家属|学生|调解|审批|overtime|leave|injur|pay\b/i
const asksRules =
  /规定|制度|条例|办法|政策|法律|条款|处分|处罚|后果|定义|界定|什么(?:叫|是|算)|如何(?:定性|处理|防)|怎么(?:定性|处理的|防)|包括哪些|哪些行为|第?几条|培训|讲座|预防|宣传|policy|rules?\b|regulation|definition|what counts/i
const forOneself = /我(?!们?(?:国|省|市|局|单位))|俺|救|怎么办|\b(?:i|me|my)\b/i

const graft =
  /贪污|受贿|行贿|索贿|贿赂|回扣|(?:收|拿|要)(?:了|过)?(?:红包|礼金|好处费?|黑钱)|收(?:了)?.{1,8}的(?:钱|红包|礼|好处)|挪用|套取|私分|小金库|公款(?:吃喝|旅游|消费|请客)|(?:报|做|开|签|填)(?:了|过)?假(?:账|发票|单据|合同)|虚开发票|虚报(?:冒领|差旅|费用|人数|项目)|买官|卖官|徇私|以权谋私|假公济私|公车私用|公车.{0,8}(?:儿子|女儿|老婆|亲戚|私)|暗箱操作|(?:面试|招聘|评优|晋升|录用|岗位).{0,4}内定|内定.{0,6}(?:亲戚|儿子|女儿|关系户)|骗(?:取)?补[贴助]|(?:偷|转|卷)(?:偷|走|跑)了?.{0,6}(?:公款|公家的?钱|专款)|forged? invoices?|fake invoices?|stole|stealing|吃拿卡要|权钱交易|打击报复|作风问题|萝卜招聘|corrupt|brib|embezzl|kickback|fraud|misconduct|wrongdoing|abuse of power/i
const reports = /举报|揭发|检举|告发|控告|爆料|反映|告状|纪委|巡视组|whistle.?blow|blow the whistle|\breport\b|expose/i
const witnesses =
  /发现|知道|怀疑|看到|看见|听说|撞见|手里有|有证据|内情|该不该|要不要说|去哪|哪里|偷偷|科里|局里|单位|会计|who do i|who should i|被我|跟谁说|找谁|向谁|怎么办|领导|局长|处长|科长|主任|经办|出纳|同事|有人|我们单位|boss|manager|leader|colleague/i
const whom = /领导|局长|处长|科长|主任|书记|院长|校长|所长|站长|同事|他|她|单位|某人|有人|上级|boss|manager/i
// A supervisor's patrols, and what the rules say on being reported, are ordinary work.
const notWrongdoing =
  /(?:举报|检举|控告|信访|投诉)(?:件|线索|信|人|箱|电话|奖励|受理|答复|办理|的)?.{0,10}(?:时限|期限|几天|多久|办法|规定|条例|制度|流程是|程序是|统计|台账|条数|奖励)|被(?:人)?(?:举报|检举|控告)|处分|条例|规定|开除|撤职|量纪|政务处分|怎么处理|巡检|预警|扫描|排查|吃空饷|立功|有奖|奖金|(?:报名|参加|组织|廉政|警示).{0,6}(?:培训|讲座)|(?:培训|讲座)(?:班|课|报名|时间)|policy|penalty/i
const firstHandReport =
  /(?:我|想|要|准备|打算|怎么|如何|哪里|哪儿|向谁|找谁|匿名|实名|可以)(?:能|可以)?(?:去|在哪里?|匿名|实名|来)?(?:举报|揭发|检举|告发|控告)|(?:举报|揭发|检举|告发|控告)(?:了)?(?:我们?)?(?:领导|局长|处长|科长|主任|书记|单位|他|她)/

function isOfGraft(text: string): boolean {
  if (notWrongdoing.test(text)) return false
  if (firstHandReport.test(text)) return whom.test(text) || graft.test(text) || text.length <= 12
  return graft.test(text) && (reports.test(text) || witnesses.test(text))
}

function isOfHarassment(text: string): boolean {
  if (bodily.test(text)) return !asksRules.test(text) || forOneself.test(text)
  return rough.test(text) && !ofWork.test(text) && !asksRules.test(text)
}

/** The sensitive subject that somebody speaks of for themselves or for one near them; null for ordinary matters. */
export function readSensitive(said: string): Sensitive | null {
  const text = said.normalize('NFKC').replace(/(?<=[一-龥])[\s*.·•|_~^-]+(?=[一-龥])/g, '')
  if (selfHarm.some((words) => words.test(text)) && !notSelfHarm.test(text)) return 'self_harm'
  if (isOfHarassment(text)) return 'harassment'
  return isOfGraft(text) ? 'wrongdoing' : null
}
