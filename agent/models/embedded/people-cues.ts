/** Cues of what is said about people, files, establishment and patrols; read beside those of leave. */
export const peopleCues: Readonly<Record<string, RegExp>> = {
  lookAtMine: /(?:查|看)(?:一?下|查|看|一?看)?我(?!们)/,
  aboutMe: /(?<![帮给替为跟让请])我(?!们|局|单位|科|处)|本人|自己|\bmy\b/i,
  carried: /结转|带过来|转过来|挪过来|留下来/,
  cardWord:
    /一人一屏|(?:一|整)屏|(?:情况|信息|资料)[^,，。]{0,4}(?:一屏|汇总|拉个?总)|(?:人员|干部|[他她人])的?(?:那张)?卡片?(?!打)|的卡片|(?:干部|人员|个人)?信息卡|人员卡片|全息|画像|一张屏|(?:各个?|几个|多个|所有)(?:系统|来源).{0,8}(?:信息|登记|数据)|(?:编办|财政|人社|组织部?|考勤).{0,10}(?:怎么)?登记|one.?screen|on one page|everything (?:we|you) (?:have|know|hold)/i,
  recordWord:
    /(?:基本|基础|个人|人事|人员|干部|任职|工作)(?:情况|信息|资料)|(?:情况|信息|资料|底细)(?:怎么样|如何|看|查|给|调|[?。]?$)|什么(?:职务|职级|岗位|学历|职称|来历)|哪年(?:来|进|入职|参加工作)的?|(?:学历|职级|职务|职称)(?:是)?(?:什么|啥)|\b(?:record|profile|details|background)\b/i,
  memberWord:
    /(?:科|处|室|中心|局|院|所|站|部|队|组)(?:里|内)?(?:现在|目前|一共|都|总共|在编|在职)*(?:有|是)?(?:些|哪些|多少|几个?|谁|什么)(?:人(?!事)|同事|干部|职工|$|[?])|(?:科|处|室|中心|局|院|所|站|部|队|组)(?:的)?(?:全体|所有|全部)?(?:人员|职工|干部)(?:名单|花名册|名册|列表|情况|一览)/,
  careerWord:
    /履历|简历|(?:职务|任职|职级|岗位)(?:沿革|轨迹|变迁|变动)|历任职务|历任(?:过)?(?:哪|什么)|任职经历|工作经历|职级(?:的)?(?:晋升|变动)|时间轴|哪年提的|(?:以来|工作).{0,6}变动|(?:哪些|哪几个|什么|几个)(?:科室?|部门|处室|单位|岗位?|地方)[^,。]{0,4}(?:待|干|呆|工作|任职?)过|(?:待|干|呆|任)过(?:哪|什么|几个)|任职(?:情况|轨迹)|(?:哪年|几几年|什么时候)[^,。]{0,6}(?:在哪|哪(?:个|里|儿)|什么岗)[^,。]{0,4}(?:干|任|待|呆|工作)|(?:干|任|待|呆)过(?:的|哪|些|什么|几)|从(?:参加工作|进单位|头|开始)(?:到尾|到现在|至今)[^,。]{0,8}(?:捋|理|列|顺|说)|career|work history|employment history|previous (?:posts|positions|roles)/i,
  occupiedWord:
    /(?:行政|事业|政法|工勤)?编制?[^,，。]{0,4}核(?:了|定)(?:了)?(?:多少|几)|(?:占|用|空)(?:着|了)(?:多少|几)个?(?:编|$)/,
  findWord: /^(?:帮我|给我|请|麻烦)*(?:找|查找|搜)(?:一?下|找|一找)?[一-龥]{2,4}(?:这个人|的联系方式|同志)?$/,
  whichStaff: /(?:有|是)哪些(?:同志|人|干部|人员)[?]?$/,
  listedPeople: /(?:退休|到龄)的?人(?:员)?[^,，。]{0,6}(?:列|拉|筛|报|找)/,
  listStaff:
    /\b(?:list|show|find|get)\b.{0,14}\b(?:staff|employees|people|colleagues)\b.{0,12}\b(?:who|with|in|over|under|aged|born|hired|joined)\b/i,
  askedContact: /谁(?:在|来)?(?:管|负责|经办)[^?]{0,14}[,，][^,，]{0,6}(?:联系方式|电话|分机|座机|怎么联系)/,
  deskWord: /(?:这块|这项|这摊|业务)[^,，。]{0,4}(?:归|由|是)?(?:谁|哪位|哪个人)(?:来)?(?:管|负责|经办|办)/,
  askedPerson:
    /(?:找|问|联系)(?:哪[位个]|谁)(?:老师|同志|同事|领导|师傅|科室?|部门|人)$|(?:[办科室处局所院站]|中心|大厅|窗口|工会|食堂)(?:现在)?在(?:几|哪一?)(?:号)?(?:楼|层|个?房间|个?办公室)|联系人(?:是)?(?:谁|哪位)/,
  directoryWord:
    /联系人|(?:[办科室处局所院站]|中心|大厅|窗口|工会|食堂)(?:在|搬到了?)(?:几|哪一?|什么)(?:号)?(?:楼|层|个?房间|个?办公室|儿)|(?:phone|extension|number|e-?mail|contact)[a-z ]{0,16} (?:of|for) (?:the )?[a-z ]{3,30}(?:office|section|department|desk|bureau|unit|hall|team)\b|where is the [a-z ]{3,30}(?:office|section|department|desk)|(?:[办所院站]|大厅|窗口|值班室|服务台|食堂|收发室|门卫)(?:的)?(?:座机|内线|办公电话|分机|电话(?:号码)?|联系电话)(?:号码?)?(?:是)?(?:多少|几|啥|什么|\?|$)|(?:找|问|联系)(?:哪[位个]|谁)(?:老师|同志|同事|领导|师傅|科室?|部门|人)?$|(?:负责|分管|经办|对接)[^,，。?]{1,8}的(?:同事|同志|老师|科室|部门|人)[^?]{0,8}(?:电话|分机|座机|邮箱|联系|是谁|叫什么|在哪|发我|找)|(?:找|联系)(?:一?下)?(?:负责|分管|经办|管)[^,，。?]{1,8}的(?:同事|同志|老师|人)|[科室处局]在(?:几|哪一?)(?:楼|层|个?办公室)|(?:归|由|是)谁(?:来)?(?:管|负责|经办)|(?:^|[,。]|(?:单位|局|科|处|咱们?这)里?)谁(?:在|来)?(?:管|负责)|谁(?:在|来)?(?:负责|分管|经办|对口|对接|主管)|(?:这块|这项|业务|工作|事情?).{0,4}(?:谁|哪个(?:科|部门|处))(?:管|办|负责)|who (?:handles|is in charge of|deals with|do i (?:call|contact|ask|see))|contact (?:for|of)|通讯录|分机|[科室处部](?:里|的)?(?:座机|电话|邮箱|联系方式)(?:号码?)?(?:是|有|给)?(?:多少|几|啥|什么|哪|\?|$)|办公(?:室)?电话|(?:管|负责|经办)[^,，。]{1,8}的是(?:哪位|谁|哪个)|(?:[科室处局]|中心|那边|那儿)[^,，。]{0,8}(?:座机|内线|分机)|在哪个办公室|办公室(?:在哪|门牌)|找哪个(?:科室|部门|处室)|归哪个(?:科|部门|处)|(?:的事|业务|问题)(?:该)?找谁|(?:哪些人|科|室|中心).{0,6}怎么联系|extension|work directory/i,
  fileWord:
    /档案(?:目录|[里中](?![^,。]{0,4}(?:是|写|登记|填|记))|缺|材料|核查|有(?:问题|矛盾)|缺件|情况|齐|是否齐)|档案.{0,8}(?:齐|缺|全(?:不全|了吗|了没))|(?:核查|检查|核对|查一?下).{0,8}档案|personnel file/i,
  fileTrouble: /(?:哪些人|谁|有没有人|全局|全部|所有).{0,8}档案|档案.{0,8}(?:哪些人|有谁|缺件情况)/,
  fullWord:
    /编(?:制)?(?:现在|目前|到底)?(?:超没超|满没满|空没空|缺不缺|够不够|超了没|满了没|超(?:了)?吗|还有空|用完了?[吗没])/,
  establishmentWord:
    /编制.{0,4}(?:满|空|超|用|缺|剩|够|占)(?!力)|(?:行政|事业|政法|工勤)编.{0,6}(?:空|超|满|缺|多少|几|剩|用)|(?:空|缺|超|剩)(?:了)?(?:几|多少)个?(?:编|名额)|编制(?:数|使用|情况|空|还|怎么样|用|多|超)|(?:比|超过)编制|[正副][处科].{0,6}(?:配|设|超)(?:多|了|出|配)|超(?:职数|配)|超编|空编|缺编|满编|领导职数|职级职数|职数|岗位(?:结构|设置)|establishment/i,
  dueWord:
    /(?:明年|今年|后年|年底|下半年|上半年|\d{4}年|\d月|季度).{0,6}(?:该|应|要|得)退(?!回|给|单|款|费|出|让|掉)的|(?:明年|今年|后年|年底|下半年|上半年|\d{4}年|\d月|半年内?|季度).{0,8}(?:几[个位]|多少|哪些|哪几[个位]|哪位|谁|有人|有没有).{0,4}(?:要|会|该|得)?退(?!回|给|单|款|费|出|让|掉)|(?:该|应|到龄|超过|过了|到了?|逾期|快|即将|近期|今后|未来|明年|今年|上半年|下半年|\d月|要|年内).{0,12}(?:退休|到龄)|退休.{0,6}(?:没办|未办|没退|还在|名单|人员)|应退[未没]退|到龄|到退休年龄|(?:到|过)了?(?:岁数|年纪|点|线).{0,10}(?:没|不|赖着?)退|retire/i,
  overdueWord:
    /应退[未没]退|(?:到龄|超龄|到点|到年龄|过龄)[^,，。]{0,6}[没未不](?:办|退)|[没未]办[^,，。]{0,4}退休|[没未](?:办|退)[^,，。]{0,6}(?:到龄|超龄)/,
  exportVerb: /导出|导成|导个|导一[份个下]|下载|列成表|export/i,
  roster: /[名花]名?册|人员名单|全体/,
  everybody: /(?:全部|所有|全局|全体|全单位)[^,，。]{0,6}(?:人员|干部|职工|同志)|(?:局|机关|单位|全科)全体/,
  disposeWord:
    /销[号掉](?:了|吧)?(?=$|[,，。])|(?:标|记|定)(?:成|为|作|记为?)?误报|按误报|(?:结|销|关|处理)(?:了|掉)+(?:吧)?(?=$|[,，。])|(?:处置|销|核销|办结|标记|关)(?:了|掉|一下)?(?:吧|$)|[，,](?:帮我)?(?:处置|销|关)(?:掉|了)/,
  exportWord: /导出|导成|列成表|做成?表|导个|导一[份个下]|下载|表格|excel|xlsx|花名册|名册表|export|spreadsheet/i,
  ratioWord: /比例|比率|占比|怎么(?:算|核定)/,
  benefitWord: /补贴|津贴|补助|待遇|慰问|发多少|给多少|领多少/,
  whoWord:
    /谁|哪些|(?:退休|到龄|到期)的?人(?:员)?[^,，。]{0,6}(?:列|拉|筛|报|找)|哪几|几位|哪位|几个|多少|名单|有没有|人员|who|how many/i,
  colleagueContact:
    /坐(?:几|哪)(?:楼|层|间|个?办公室)|在几楼|几楼办公|(?:是|在)哪个?(?:科室|科|部门|处室|单位)|在哪(?:办公|上班)|办公电话|分机|(?:电话|座机|邮箱)$|电话(?:给我|多少|是多少|号码)|怎么联系|座机|内线|office (?:phone|number|extension)|extension/i,
  scanWord:
    /\b(?:run|start|do)\b.{0,28}\b(?:scan|patrol|sweep)\b|(?:编制|职数|借调|试用|合同|退休|处分|档案|回避)[^?]{0,8}(?:扫|过|筛)(?:一|个)?遍|(?:跑|扫|做|来|再|重新|启动|发起|过)(?:一)?(?:遍|次|轮|趟|下).{0,24}(?:督查|扫描|巡检|巡查|体检|排查|筛查)|(?:扫|排查|筛查|摸排)(?:一)?(?:下|遍|轮|次).{0,20}(?:超编|超期|混编|回避|吃空饷|借调|试用|合同|退休|处分|职数|档案|全局|各单位)|(?:督查|巡检|巡查|体检|扫描|预警).{0,8}(?:扫描|一次|一遍|(?<![列看查])一下)|(?:跑|做|启动|来|重新|全面)[^,，。]{0,8}(?:督查|扫描|巡检|巡查|体检|预警)|扫描|(?:从头|全面|挨个|里里外外|彻底|重新)[^,。]{0,4}(?:扫|查|过|筛)(?:一)?(?:遍|下|轮|圈)|(?:扫|过)一(?:遍|轮)[^,。]{0,4}[,，]?(?:看看?|有)(?:有)?(?:没有|啥|什么)(?:问题|毛病|不对|违规)|supervision scan|run .{0,10}patrol/i,
  sweepWord:
    /排查|摸排|(?:跑|查|扫|筛|过|捋|核)(?:一)?(?:遍|轮|圈)|(?:跑|查|扫|筛|过)(?:一)?(?:下|查)$|[,，的](?:请|帮我)?查$|筛出来|\b(?:run|do|start|launch)\b.{0,24}\b(?:check|scan|sweep|patrol)\b|\b(?:check|scan|sweep|screen) (?:\w+ ){0,6}for\b/i,
  alertWord: /预警|告警|(?:督查|巡检|监督)(?:出来|发现|扫出)?的?(?:问题|线索|疑点|事项)|疑点|红灯|红牌|alerts?\b/i,
  patrolAsk:
    /有没有(?!规定|影响|说法|关系|限制|必要|补偿|工资|什么)|有吗|有无|(?:还|可)有吗?$|哪(?:些|几)?(?:个|家)?(?:单位|科室|部门)|are there|\bany\b|which (?:units|departments|bureaus)/i,
  patrolWho:
    /谁|哪些|哪几个|几个|多少|名单|有没有人|导(?:个|成|出)|列(?:一|出|个)|[拉调找挑摘](?:个|一|出来|给我)|(?:看看|看一下|瞧瞧|看一看)$|^(?:看看?|查查?|瞧瞧?)(?:一下)?|的(?:单位|科室|人|情况|线索|问题)$|\b(?:show|list|find|who)\b/i,
  falseAlarm: /(?:按|标|记|算|是|属|当)(?:成|作|于|为)?误报|系统(?:搞|弄|报)错|false alarm/i,
  itemPointed: /[那这](?:一)?(?:[条项笔]|个(?=预警|疑点|问题|线索|事项))|第[一二三四五六七八九\d]+[条项]/,
  teamBalance:
    /(?:今年|本年|下(?:个)?月|眼下|科里|组里|队里|组员|下属|大家|每个?人|我科|我们(?:科|局|处|单位|中心)|手底下|手下|全局).{0,16}(?:年休?假).{0,12}(?:余额|剩|没休|作废|没有|没了|没得|享受|取消|泡汤|升档|涨|变多|增加|多(?:几|五|5)天|上一档|高一档)|(?:年休?假).{0,8}(?:今年|下(?:个)?月).{0,8}(?:余额|剩|没休|作废|没有|没了|没得|享受|取消|泡汤|升档|涨|变多|增加|多(?:几|五|5)天|上一档|高一档)|(?:谁|哪些人).{0,6}(?:今年|本年).{0,16}(?:没有|没了|享受不了|休不了)年休?假|(?:病假|事假).{0,10}(?:取消|没了|没有|丢了|扣掉|作废)(?:了)?.{0,4}年休?假.{0,6}(?:有谁|是谁|有哪些|的人)/,
  subordinates:
    /手下|下属|组员|组里|科里|科室里|我(?:们)?科(?!长)|咱科|队里|大家|每个?人|各人|手?底下(?:的|这些)*人|手底下|my (?:team|people|staff|section)|team'?s?\b/i,
  alertId:
    /\bAL-\d{1,5}|(?:预警|误报|疑点)[^,，。]{0,6}[A-Z]{1,2}-\d{2,5}|\b(?!L[RC]|AP|GD|TC|BJ|EV)[A-Z]{2}-\d{2,5}.{0,44}(?:预警|误报|处置|销号|办结|确认|核实|认领)|\b(?!L|S|C|M)[A-Z]-\d{2,5}\b.{0,44}(?:误报|处置|销)/i,
  alertAct:
    /处置|误报|关(?:了|掉|闭|一下)|结(?:了|掉|案)|办(?:了|好了)|处理(?:了|好|掉)|整改(?:完|好|到位)|\b(?:close|resolve)\b|确认收到|标已?确认|销[掉号]|核过|确认|认领|办结|处理完|标(?:记|为)|mark|dispose|acknowledge/i,
  compareWord:
    /比对|比一下|出入|两边对|对一对|对一下|核一核|碰一碰|核对|对(?:不|得)(?:不)?上|不一致|一致性|比一比|对对|对照|碰一?下|核一?下|勾稽|对账|一致不|差异|出入|差在哪|差(?:哪|几|多少)|不一样|有啥不同|有什么不同|\bdiff\b|\bvs\b|compare|consisten/i,
  sourceNamed:
    /社保(?:缴费)?(?:名单|台账|数据)|编办|人社|财政|组织部|台账|名册|发放表|工资册|花名册|社保库|发放册|roster|payroll/i,
  sourceWord:
    /编办|人社|财政|组织|考勤|系统|来源|各部门|名册|台账|发放表|工资册|花名册|社保库|发放册|多源|数据|几家|任免|[一-龥A-Z]库|roster|source|database/i,
  viewsWord:
    /(?:有没有|有|哪些|什么|几个)人?.{0,8}(?:查|看|调|翻|用|动|打开|访问|浏览)(?:阅|取|看)?(?:过|了)?我的?(?:的)?(?:档案|资料|信息|数据|记录|工资|卡片|个人)|我的?(?:档案|资料|信息|数据|记录).{0,8}(?:谁|被人|有人|什么人|哪些人).{0,4}(?:查|看|调|翻|用|访问)|谁.{0,8}(?:看|查|调阅|访问|用|翻|打听).{0,3}我|(?:有没有|哪些)人?.{0,6}(?:看|查|调阅|访问)(?:过|了).{0,2}我|我(?:的|个人).{0,10}(?:被谁|被哪些|访问记录|查阅记录|被.{0,4}(?:看|查|调阅))|looked at my|accessed my|viewed my/i,
}

/** How those cues add up to tools, in the way of `intent-rules.ts`. */
export const peopleRules: readonly { readonly tool: string; readonly when: string; readonly score: number }[] = [
  { tool: 'people_find', when: 'asksForStaff !alertMatter !policyWords', score: 1.5 },
  { tool: 'people_find', when: 'asksForStaff mine !alertMatter !policyWords', score: 1.8 },
  { tool: 'establishment_status', when: 'fullWord !alertWord !policyWords', score: 2 },
  { tool: 'people_export', when: 'exportWord asksForStaff !policyWords', score: 2.5 },
  { tool: 'people_export', when: 'exportVerb roster !policyWords', score: 1.9 },
  { tool: 'people_export', when: 'exportWord everybody !policyWords', score: 1.9 },
  { tool: 'people_card', when: 'cardWord individual', score: 1.6 },
  { tool: 'people_card', when: 'cardWord', score: 1.2 },
  { tool: 'people_card', when: 'recordWord individual !policyWords !fileWord !careerWord', score: 1.5 },
  { tool: 'people_find', when: 'memberWord !mine !policyWords !alertMatter', score: 1.5 },
  { tool: 'directory_find', when: 'memberWord !mine !policyWords !alertMatter', score: 1.42 },
  { tool: 'people_timeline', when: 'careerWord mine !policyWords', score: 2 },
  { tool: 'people_timeline', when: 'careerWord individual !policyWords', score: 1.6 },
  { tool: 'directory_find', when: 'directoryWord', score: 1.5 },
  { tool: 'directory_find', when: 'askedPerson !policyWords', score: 2.2 },
  { tool: 'directory_find', when: 'askedContact !policyWords', score: 2.4 },
  { tool: 'directory_find', when: 'deskWord !policyWords !general', score: 1.7 },
  { tool: 'directory_find', when: 'colleagueContact individual !policyWords', score: 2 },
  { tool: 'file_check', when: 'fileWord mine !policyWords', score: 2.2 },
  { tool: 'file_check', when: 'fileWord individual !policyWords', score: 1.5 },
  { tool: 'file_check', when: 'fileTrouble !policyWords !alertMatter', score: 1.7 },
  { tool: 'establishment_status', when: 'establishmentWord !ratioWord !alertWord !policyWords !general', score: 1.5 },
  { tool: 'establishment_status', when: 'occupiedWord !ratioWord !policyWords', score: 2 },
  { tool: 'directory_find', when: 'findWord individual', score: 1.3 },
  { tool: 'people_find', when: 'listStaff !policyWords', score: 2.2 },
  { tool: 'people_find', when: 'whichStaff !away !alertMatter !policyWords !general', score: 1.2 },
  { tool: 'retirement_due', when: 'dueWord listedPeople !policyWords', score: 2.2 },
  { tool: 'establishment_status', when: 'establishmentWord team !ratioWord !alertWord !policyWords', score: 1.75 },
  { tool: 'retirement_due', when: 'dueWord whoWord !benefitWord !policyWords !general !mine', score: 1.6 },
  { tool: 'retirement_due', when: 'overdueWord !policyWords !general', score: 1.9 },
  { tool: 'supervision_dispose', when: 'alertWord disposeWord !question', score: 1.9 },
  { tool: 'supervision_dispose', when: 'falseAlarm itemPointed !question', score: 2 },
  {
    tool: 'supervision_alerts',
    when: 'alertMatter !question !policyWords !general !aboutMe !alertId !scanWord !individual !ask',
    score: 1.3,
  },
  { tool: 'supervision_dispose', when: 'patrolMatter itemPointed disposeWord !question', score: 2.4 },
  { tool: 'supervision_scan', when: 'patrolMatter sweepWord !alertId !policyWords !aboutMe', score: 2.2 },
  { tool: 'supervision_scan', when: 'scanWord !alertId', score: 2 },
  { tool: 'supervision_scan', when: 'alertMatter sweepWord !alertId !policyWords !aboutMe !general', score: 1.7 },
  { tool: 'supervision_alerts', when: 'alertWord !scanWord !alertId', score: 1.6 },
  {
    tool: 'supervision_alerts',
    when: 'alertMatter patrolWho !scanWord !alertId !policyWords !aboutMe !general',
    score: 1.8,
  },
  {
    tool: 'supervision_alerts',
    when: 'alertMatter patrolAsk !scanWord !alertId !policyWords !aboutMe !general !benefitWord',
    score: 1.8,
  },
  { tool: 'leave_team', when: 'teamBalance whoWord !policyWords !mine', score: 1.9 },
  { tool: 'leave_team', when: 'teamBalance subordinates !policyWords !general', score: 2.2 },
  { tool: 'leave_team', when: 'teamBalance team !mine !policyWords !general', score: 1.6 },
  { tool: 'supervision_dispose', when: 'alertId alertAct', score: 2.2 },
  { tool: 'supervision_compare', when: 'compareWord sourceNamed !policyWords !individual !mine', score: 2.6 },
  { tool: 'supervision_compare', when: 'compareWord sourceWord !policyWords !individual', score: 1.6 },
  { tool: 'privacy_views', when: 'viewsWord', score: 2.6 },
]
