import { readDecision } from '../../understand/decisions.ts'
import { readPatrolMatter } from '../../understand/patrol-matters.ts'
import { isIndividual } from '../../understand/people.ts'
import { readService } from '../../understand/service.ts'
import { asksForStaff } from '../../understand/staff-filter.ts'
import { isQuestion } from '../../understand/topics.ts'
import { oncePer } from './once.ts'
import { peopleCues } from './people-cues.ts'
import type { Reading } from './reading.ts'

const patterns: Readonly<Record<string, RegExp>> = {
  ...peopleCues,
  // What people do about leave.
  ask: /(?:把|的话|就)[^,，。]{1,10}(?:请|休|歇)(?:了|掉)(?!的|多|几)|(?:想|要|准备|打算|帮我|给我|替我|申请|需要|预|麻烦|计划|得|再)?(?:请|(?<![年公调补病产])休|歇)(?!问|教|示|您|你|帮|把|查|看一?下|告|说|领导|批|回复|核|列|给|尽|稍|大家|各|勿|的|过|完|了(?!吧)|假(?:的)?(?:单|条|记录|申请|流程|制度|规定|系统|审批|进度|情况|人|手续|天数|明细|那))|申请(?!了|过|的|单|记录|到)|休(?:个|一|几|掉|上)|用掉|调休|补休|请(?:个|一|半|两|三|几)|(?:i(?:'d| would)? (?:like|want|need)|i want|can i|could i|may i|let me|i'll|i will|i am|i'm|please|help me).{0,20}(?:take|have|book|apply|request|use|leave|off)|(?:book|apply for|request|take|submit|put in|file|schedule).{0,24}(?:leave|off|vacation|holiday)|\boff\b|leave request for/i,
  takenOff:
    /从[^,，。]{0,8}(?:假|调休|补休)(?:里|中|里头|里面)?(?:出|扣|走|抵|用)|(?:用掉|休掉|抵掉)[^,，。]{0,6}[天日]?[^?]{0,6}(?:报|办|请)(?:了|吧|上|一下)?|put me down for/i,
  tripReported:
    /(?:出差|公差|公出|因公外出)[^?]{0,10}(?:报备|登记|报一?下|备案)|(?:报备|登记|报)(?:一下|个|一次)?(?:出差|公差|公出)/,
  orderedDecision:
    /(?:你|请|帮我|替我|给我|麻烦)+(?:把)?[^,，。我]{0,6}(?:驳回|退回|打回|同意|批准|批了)(?:了|掉|一下|他|她|这|那|[一-龥]{2,4}的)/,
  wantsSomeDays: /[想要得](?:再)?[请休]个?几天/,
  dayKind: /正常(?:休息|上班)|(?:休息|放假|休)还是(?:上班|补班|要上)|(?:上班|补班)还是(?:休息|放假|休)/,
  inTransit: /(?:看|查|列|我)[^,，。]{0,6}(?:在途|审批中|还没批|没批下来)的?(?:请?假|申请|假条)/,
  slipWord:
    /(?:没休|没用|没去|未休|还没到|名下)[^,，。]{0,4}(?:假单|假条|请假条|请假单|申请)|(?:假单|请假单)[^,，。]{0,6}(?:吗|没|几|哪)/,
  convertsDays: /(?:折算|折合|换算|折)成?(?:是)?(?:几|多少)(?:个)?(?:天|工作日)/,
  certificateOf:
    /(?:职称|资格|学历|学位|毕业|执业)证(?:书)?(?:的)?(?:编号|号码?|日期|发证)|证书[^,，。]{0,4}(?:编号|哪天发|什么时候发)/,
  cancel:
    /撤(?:回(?!的|过|来的)|销(?!的|过)|了|掉(?!的)|下|一下|吧|$|[?,。]|不)|(?<!再|还|公)取消(?!的)|(?:病|事|年|婚|调休|假).{0,3}(?:不用|用不[上着]|不需要)了?(?=$|[,。!])|假.{0,4}退(?:了|掉|吧)|(?<!会|自动|不|就|要|是否|到期|过期)不(?:想|打算|用|要|准备|再)?(?:休|请)(?:了|假了|那)|不休|不(?:去|歇|请)了|销掉|作废|收回|不要了|拿回|去掉|删掉|cancel|withdraw|call off|take back|revoke|scrap|rescind|no longer need|don't need.{0,20}leave/i,
  lateness:
    /(?:今|明|后|周|礼拜|星期|\d[号日]).{0,6}(?:(?:晚|迟)(?:一?点儿?|些|一?会儿?|半?个?小时)?(?:来|到|去|上班|过来)(?!了|过|的)|早(?:一?点儿?|些|一?会儿?|半?个?小时)?(?:走|下班|离开|撤)(?!了|过|的))|(?:come in|be in|start|arrive|get in) (?:a (?:bit|little) )?late|leave (?:a (?:bit|little) )?early/i,
  change:
    /改(?:成|为|到|期|一下|签|下)|换(?:成|到)|推迟|提前到|延(?:到|长)|挪到|change|reschedule|move.{0,20}to|postpone/i,
  left: /还?剩|余额|余下|剩余|结余|还有(?:几|多少|没有|没|吗|么|假)|还有.{0,8}(?:吗|么|没|几|多少|啥|什么|哪些)|还在(?:不在|吗|么|$)|富余|额度|还能(?:休|请|用)|可以?(?:休|用)(?:的)?(?:几|多少)|(?:能|可)(?:用|休)(?:的)?(?:天数|几|多少)|用(?:了|掉|完|过|光|没用)|休(?:了|掉|完|过)(?:几|多少|没|了|吗)|够(?:不够|吗|用|么|几)|没(?:休|用)(?:完|的|掉)|攒(?:了|着|下)|存(?:了|着|下)|(?:几|多少)天(?:年|病|事|婚|产|育儿|探亲|陪产|调)?假?(?:没|可|能|剩)|假期(?:还)?(?:有)?(?:几|多少)|我(?:的|今年|去年|明年)?(?:的)?.{0,6}假.{0,4}(?:有)?(?:几天|多少天|多少$|多少[,?])|(?<![请休])(?:多少|几)(?:天|个)?(?:年|病|事|调休|育儿)假(?!工资)|有没有.{0,6}假|过期|到期|balance|(?:leave|days?|hours?|vacation|comp|much|many|any|have i|still)\b.{0,24}\bleft\b|remain|how (?:much|many).{0,30}(?:leave|days off|vacation|comp)|available|have i (?:used|taken)|entitlement|accrued|unused/i,
  status:
    /(?:看|同意|签|点头|处理|审|批准)(?:过|完)?了?(?:没|吗|么)|(?:还没|没|未)(?:有)?(?:批|签|审|下)|did .{0,20}approve|(?:has|have|is|are|was|been).{0,30}approved|批(?:了)?(?:没|吗|么|没有|下来|到|完|不|过)|批准?了?(?:没|吗)|审(?:批)?(?:到|完|核到|过|了没)|到(?:哪|谁)(?:一?步|儿|了|里)?|哪(?:一)?步|卡(?:在|哪|谁|到谁)|(?:压|放|躺|停)在(?:谁|哪)|进度|进展|状态|通过(?:了)?(?:没|吗)|有(?:没有)?(?:结果|消息|通过|批)|谁(?:还没|在)(?:批|审)|在谁|被(?:驳|退|拒|打)|(?:驳|退)回(?:来)?了?(?:没|吗)|怎么样了|咋样了|下来(?:没|了)|审批中|待审|在审|status|approved(?: yet)?|pending|progress|gone through|rejected|any update|where is my/i,
  records:
    /记录|历史|我的?(?:请假|休假|假条|假单|请假单)(?:申请|条|单)?(?:都)?(?:有)?(?:哪|什么|几)|(?:请|休)(?:过|了)(?:哪|什么|几次|多少次|几天|多少|的)|(?:请|休)的(?:那|这)?[一两二三四几\d]?(?:天|次|回|段)(?:假)?(?:都)?(?:是|算|记|按)|(?:请|休)(?:的)?(?:那)?(?:些|几)(?:个|天|次)?假|哪些(?:请假|假|申请)|(?:所有|全部|近期|最近|历次|每次|列).{0,8}(?:请假|假条|假单|申请|休假)|请假(?:单|条|申请|情况|明细|列表|清单|台账)|(?:我|看|查).{0,6}(?:的)?(?:请假|休假)(?:情况|明细|记录)|交的|提(?:交)?(?:的|过)|提交(?:过|了)(?:什么|哪|几)|(?:驳回|撤回|撤销|批准|通过|退回|取消)(?:了|过)?的|history|my (?:leave )?requests|requests|my leaves\b|taken (?:this|last|in)|have i (?:taken|applied|requested|submitted)|leave records?|applications?/i,
  mine: /我|本人|自己|俺|\bmy\b|\bi\b|\bme\b|mine/i,
  count:
    /几时(?:归队|回来|上班|结束)|最后一日|哪[天日]是(?:头|尽头)|下次上班|共扣多少|计不计|扣不扣(?:周末|假日)|(?:几|多少)(?:个)?(?:天|日|工作日)|(?:什么时候|啥时候|哪[天日]|几号|几月几号).{0,4}(?:结束|回|完|满|上班|到期|截止|返)|(?:休|放|到)(?:到)?(?:什么时候|啥时候|哪[天日]|几号|几月)|return date|what date|which date|算(?:了|作|是)?(?:几|多少|请|\d|不算|成)|(?:扣|占|用|计|耗|休|请|是|共|一共|总共|合计)(?:掉|去|我|了)?(?:几|多少)(?:个)?(?:天|工作日|假)|(?:几|多少)(?:个)?(?:工作日|工作天)|(?:哪|什么时候|几号|何时|星期几|周几)(?:一?天|号)?.{0,6}(?:上班|回来|回单位|到岗|返岗|结束|到期|休完|销假|截止|回岗|复工)|(?:休|请|放|假)(?:到|完)(?:是)?(?:哪|几号|什么时候|星期几|周几)|到(?:哪|几)(?:一?天|号|日)|最后一天|(?:哪天|什么时候|几号)(?:到期|为止|止|结束|休完)|截止|结束日|(?:共|总|合)?计(?:几|多少)天|几天假|多少天假|怎么算天|天数|how many (?:working |business |leave |calendar )?days|when.{0,24}(?:back|return|end|over)|back (?:at|to) work|last day|end date|count(?:s|ed)? as|use up|deduct|cost me/i,
  quote:
    /需不需要|用不用|要经过谁|经过(?:谁|哪些)|几个人签|审批到哪|会不会升到|撑得住|走哪些流程|流程怎么走|试算|预览|先(?:别|不|不要)(?:提交|交|发)|不(?:用|要)?提交|别提交|模拟|测算|估(?:算|一下)|如果|假如|假设|要是|万一|(?:谁|哪[些几个位]|几级|什么人|几个人).{0,8}(?:批(?!了|准了)|审|签字?|同意|点头)|(?:批|审|签字?).{0,3}(?:是谁|找谁)|审批(?:人|链|流程|环节|权限)|(?:什么|啥|哪些|哪种|需要?|要|得|用).{0,6}(?:材料|证明|手续|要求|条件|准备)|准备(?:些)?(?:什么|啥|哪)|(?:材料|证明|手续|要求).{0,6}(?:什么|啥|哪些|吗|[?])|先(?:看|算|帮我(?:看|算))|看(?:看|下|一下).{0,12}(?:算|扣|几天|够|行不行|谁批)|够不够|超(?:不超|没超|了没)|会不会(?:超|不够)|what if|if i|would(?! like| love| prefer)|who (?:has to |must |needs to |will |should )?(?:approve|sign|decide)|approvers?|without submitting|don't submit|do not submit|preview|quote|estimate|dry run|simulate|documents|what do i need/i,
  team: /(?:我们|咱们?|本|全|手下|我)?(?:科室|科里|科(?!长|员)|处里|处室|局里|组里|组(?!长)|班组|团队|部门|单位|办公室|大家|各位|全员|人员(?:在岗|情况|安排|名单)|同事|股|中心|大队|手下|下属|下面|底下|组员|同事们|手底下|team|unit|department|section|reports|my people|staff)|有(?:谁|哪些人|几个人|人|哪几个)|谁|哪些(?:人|同事|同志)|几个人|who(?:'s| is| will| else|se|m)?\b|anyone|anybody|how many people/i,
  away: /请假|休假|不在|缺(?:勤|岗|人|席)|在岗|在不在|离岗|出勤|假(?:期)?安排|休息|休(?:了|过)?(?:假|吗|$|\?)|有人休|谁.{0,8}休|来不了|不(?:上|来)班|缺(?:几|人|谁|多少)|(?:几|多少)个?人?(?:在|上班|到岗)|在吗|人(?:都)?在|休了|请了假|年假|病假|有假|放假|空岗|顶班|排班|人手|在休|外出|休(?:年)?假|on leave|away|off\b|absent|absence|out of (?:the )?office|\bout\b|vacation|leave (?:plan|schedule|calendar|overview)/i,
  inbox:
    /打回给?(?:申请人)?的(?:那)?(?:几|些)|我(?:不同意|没同意|没批)过|我已(?:经)?审(?:批)?通过的|审[批皮]列表|(?:他|她)的在不在我这|催我批|待(?:我)?(?:审批?|办|批|处理|签)|等(?:着)?(?:我|本人)(?:.{0,4})(?:审|批|处理|点头|签|同意|定)|(?:要|需要|该|得)我(?:来)?(?:.{0,4})(?:审批?|批|签|处理|同意|点头|决定)|我(?:要|需要|该|得|手(?:里|上|头)|这(?:里|边|儿)|名下|还有|待|没|还没|有)(?:.{0,8})(?:审批?|批(?:的|假)?|签(?:字)?|待办|申请)(?!下来|没|了没|通过)|审批(?:待办|列表|清单|箱|事项|任务|单)|(?:有|多少|几|哪些|什么|啥)(?:个|条|件|张|份|人)?(?:.{0,6})(?:要批|待批|没批(?!下来|完|准|复)|未批|要审|待审|没审|未审|等批|审批|找我|向我|跟我)|(?:未|没|待)(?:处理|批|审|签)的?(?:审批|请假|假|申请|单)|我的审批|审批(?:里|上|还|剩|几|有)|(?:提|报|交)上来|sign(?:ing)? off|我(?:最近|今天|之前|昨天|上周|这周|本月)?(?:批|审|驳回|退回|同意|拒绝|处理)(?:过|了|准)(?:的|哪|几|多少|什么|谁|些)|(?:找|向|跟|给)我(?:.{0,4})(?:批|请假|审|提|报|递)|我(?:已经|已)?(?:批|审|驳|退|同意|处理|拒绝)(?:过|了|准)(?:哪|的|几|多少|什么|谁)|pending (?:approval|request|item)|approval (?:inbox|queue|list|request|item)|my (?:approval|inbox|queue|pending)|(?:waiting|awaiting|pending).{0,24}(?:me\b|my|approv)|(?:need|require|for) (?:my|me to) (?:approv|sign|decid)|to approve|should i approve|i (?:have )?(?:approved|rejected|returned)|requests? (?:do i|for me|from my)/i,
  approvalWord: /审批|批(?!评|发|量|次|注)|同意|驳|退回|准|approv|reject|inbox/i,
  profileThing:
    /我(?:现在|目前|到底)?(?:是|属于)(?:什么|啥|哪|几级)|我(?:现在|目前|到底)?(?:是|属于|占|在|算)(?:的是|用的|着)?.{0,6}(?:编(?!办|外的)制?|身份)[^,。]{0,4}(?:还是|吗|么|[?])|几级|主任科员|直属|薪级|个人(?:信息|资料|档案|情况|基本)|我的?(?:人事)?(?:信息|资料|基本情况|基本信息|档案信息|登记)|(?:基本|登记|人事|联系|教育|岗位|工作)信息|(?:联系方式|手机号?|电话|邮箱|地址|住址|邮件|紧急联系人|学历|学位|毕业(?:院校|学校|时间)?|专业(?!技术岗)|职称|证书|资格证|工号|政治面貌|民族|籍贯|出生(?:日期|年月)|生日|身份证|证件|婚姻状况|职务|职级|职位|岗位|级别|科室|单位|编制|身份|上级|直属领导|参加工作|工作(?:时间|日期)|入职|入党|进(?:本)?单位|到岗|工龄|人员类别|性质|退休类别)|(?:my|own) (?:profile|record|personal|hr (?:record|data|file)|contact|phone|email|mobile|address|emergency|education|degree|certificates?|qualifications?|title|position|post|job|rank|grade|staff (?:id|number|type)|employee (?:id|number)|start date|hire date|department|unit|supervisor|section|details|information|data|birth)|(?:when did i (?:start|join|begin))|personal (?:data|information|details)|on file/i,
  profileAsk:
    /(?:查|看|显示|是|有没有|告诉|调出|打开|多少|什么|啥|哪|几|谁|填|属于|来着|对不对|对吗|记的|登记|系统里|核对|确认|列|吗|show|see|view|what|which|when|check|tell|display|look|is|pull|print|open)/i,
  dayOff:
    /放(?:几天|多少天|多久|不放|不|假|到|哪)|(?:休|上|补)(?:几天|班|不休|到)|上(?:不上)?班|(?:用不用|要不要|需不需要|是不是要|该不该)(?:到岗|来单位|去单位|过去|来)|补班|调班|工作日|休息日|节假日|法定(?:假|节)|是不是(?:工作|休息|假)|怎么放|怎么调休|怎么休|放假|假期(?:安排|怎么|多长|几天|从|是)|是(?:周几|星期几|几号|哪天|哪一天|几月)|星期几|周几|几号|哪天|哪几天|holidays?\b|day off\b|public holiday|work(?:ing)? ?days?|make-?up|weekday|when is|what day|open on/i,
  yearCount:
    /(?:多少|几)(?:个)?(?:工作日|工作天|休息日|节假日|法定|假日|放假|天班)|工作日(?:有)?(?:多少|几|总)|(?:全年|一年|今年|明年|\d{4}年).{0,10}(?:工作日|放假|节假日|假期安排|法定|补班|调休)|how many (?:working|work|business) ?days|(?:holiday|calendar).{0,10}(?:20\d\d|year)|20\d\d.{0,12}holidays/i,
  entitled:
    /(?:应|能|可|可以|享受|该|有|是|休|得|拿|给|享有|算)(?:该|以|休|有|享受|得|给|能)*(?:多少|几)天?|(?:多少|几)天|年假(?:还)?(?:有|能)?(?:吗|么|没|不|几|多少)|(?:还有|还能|能不能|影响|享受|有没有|会不会|取消|没有).{0,10}年(?:休)?假|年(?:休)?假.{0,10}(?:还有|还能|影响|享受|没了|取消|怎么算|咋算|天数|多少|几)|档|应休|entitled|how (?:many|much)|entitlement|get|eligible|lose|affect/i,
  pay: /(?:补|折|赔|给|发|拿|换|领|算|值)(?:多少|几)?(?:钱|工资|报酬|元|补偿)|多少钱|几倍|折(?:现|算|钱)|三倍|300|补偿|报酬|工资报酬|paid|pay|money|compensat|yuan|cash/i,
  general:
    /规定|政策|制度|条例|办法|依据|法律|根据|按照|标准|流程|怎么(?:请|申请|办|走|操作|规定|算|计算|办理|休|安排|销|批)|如何|条件|什么情况|哪些情况|能不能|可不可以|可以(?:.{0,12})(?:吗|么|不)|算不算|是不是|是否|能否|有没有(?:规定|说法|限制)|要不要|用不用|会不会|会(?:被)?(?:清零|作废|扣|影响)|影响|必须|一定要|多久(?:之内|内|前)?|提前(?:多久|几天|多少)|(?<!得)最(?:多|长|少|短)|跨年|攒到|带到|结转|作废|清零|过期|没休完|不休|扣工资|工资(?:怎么|照|发|打|扣)|什么是|是什么意思|区别|为什么|算(?:旷工|出勤|工龄|加班|事假|病假|年假|请假)吗|policy|rules?\b|regulation|allowed|can (?:i|we|you|they|staff|employees)|can .{0,30} be\b|procedure|how (?:do|does|to|is|are)|is it|am i (?:allowed|eligible)|carry over|expire/i,
  decided:
    /(?:的)?(?:请假|假|申请|单子?|那(?:个|条|张|份))?(?:.{0,6})(?:批|同意|准|过)(?:了(?!没|吗|么|多少|几|哪)|吧|一下|掉|过|$|,|。|!)/,
  leaveWord: /假|(?<![午双退离])休(?!息室|息时间)|leave|off|absence|vacation/i,
  requestWord: /申请|请假|单子?|条子|request|leave|application/i,
  policyWords: /规定|政策(?!法规[科处]|研究室)|制度|条例|办法|依据|标准|法律|怎么规定|policy|regulation|rule/i,
  lookAtType:
    /^(?:请|麻烦)?(?:帮我|给我|替我)?(?:查|看|问)(?:一?下|查|看|一?看)?(?:我(?:自己)?的?)?(?:今年|剩余|现在)?的?(?:年(?:休)?假|调休|补休|病假|事假|育儿假|探亲假|婚假)(?:情况|天数|额度|余额)?(?:和|跟|$|[,。?])/,
  leftMany:
    /(?:还|总共|一共|现在|目前)?(?:剩|有|能休|能用|攒)(?:下|了|着)?(?:多少|几)(?:天|个?小时)?了?(?:没|可|能|的?(?:年|调|补|病|事)|$|[,。?])/,
  balanceWord: /余额|balances?\b/i,
  who: /谁|哪些(?:人|同事|同志|干部)|哪个(?:人|同事)|几个人|多少人|who\b|anyone|anybody/i,
  when: /什么时候|哪天|几号|何时|when/i,
}

// Words of deciding that decide nothing: what waits, what was decided, what is asked.
const undecided =
  /(?:待|等)(?:着)?(?:我|你|领导)?(?:来)?(?:审批?|批)|(?:还没|没有?|未|尚未|能|会)(?:被)?(?:审批|批准|批|同意|通过|驳回|退回)(?!.{0,3}(?:他|她))(?:下来)?|已经?(?:被)?(?:审批|批准|批|同意|通过|驳回|退回)|被(?:驳回|退回|拒绝|拒|打回)|(?:批准?|通过|同意|驳回|退回|签|审)(?:了|过)?(?:没有?|吗|么|不)|(?:批准?|通过|同意|驳回|退回|拒绝|批)(?:过|了)(?:的|哪|几|多少|什么|谁)|审批|批假|领导(?:不|没|已|都)?(?:批准?|同意)|(?:谁|哪[些个位几]|几级|什么).{0,8}(?:批|同意|审)|approved (?:leave|requests?)|(?:been|is|are|was|get|not|already) (?:approved|rejected)|pending|who .{0,16}approv\w*|need.{0,16}approv\w*|to approve/gi

/** What a wish shows: names of cues that {@link intentRules} build on. */
export type Signals = ReadonlySet<string>

// Posts and dates of retirement have look-ups of their own.
const shownElsewhere: ReadonlySet<string> = new Set([
  'OVER_ESTABLISHMENT',
  'OVER_POST',
  'RETIREMENT_OVERDUE',
  'RETIREMENT_DUE',
])

function slotSignals(reading: Reading): string[] {
  const { durations, leaveType, people, text, today } = reading
  const out: string[] = []
  const note = (name: string, holds: boolean) => {
    if (holds) out.push(name)
  }
  const service = readService(text, today)
  // The day somebody began to work is no day of a leave.
  const spans = reading.dates.spans.filter(({ from }) => from.slice(0, 7) !== service.workStart?.slice(0, 7))
  const dates = { ...reading.dates, spans }
  note('day', dates.spans.some(({ grain, holiday }) => grain === 'day' && !holiday) || dates.faults.length > 0)
  note(
    'week',
    dates.spans.some(({ grain }) => grain === 'week'),
  )
  note(
    'month',
    dates.spans.some(({ grain }) => grain === 'month'),
  )
  note(
    'year',
    dates.spans.some(({ grain }) => grain === 'year'),
  )
  note(
    'holiday',
    dates.spans.some(({ holiday }) => holiday !== null),
  )
  note('anyDate', dates.spans.length > 0 || dates.faults.length > 0)
  note(
    'length',
    durations.some(({ unit }) => unit !== 'year' && unit !== 'hour'),
  )
  note('type', leaveType?.named ?? false)
  note('hint', leaveType !== null && !leaveType.named)
  note(
    'annual',
    reading.leaveTypes.some(({ code }) => code === 'ANNUAL'),
  )
  note('individual', people.some(isIndividual))
  note(
    'others',
    people.some(({ kind }) => kind !== 'kin'),
  )
  note('service', service.workYears !== undefined || service.workStart !== undefined)
  note(
    'absences',
    service.sickMonths !== undefined || service.personalDays !== undefined || service.schoolVacationDays !== undefined,
  )
  note('untaken', service.untakenDays !== undefined)
  note('income', service.annualIncome !== undefined)
  note('ids', /#\d+|\b(?:LR|AP)-?\d/i.test(text))
  note('asksForStaff', asksForStaff(text))
  const matter = readPatrolMatter(text)
  note('alertMatter', matter !== undefined && !shownElsewhere.has(matter))
  note('patrolMatter', matter !== undefined)
  note('question', isQuestion(text))
  note('decision', readDecision(text.replace(undecided, '')) !== null)
  return out
}

/** Reads all cues of a wish. */
export const readSignals = oncePer((reading: Reading): Signals => {
  const out = new Set(slotSignals(reading))
  for (const [name, pattern] of Object.entries(patterns)) if (pattern.test(reading.text)) out.add(name)
  return out
})
