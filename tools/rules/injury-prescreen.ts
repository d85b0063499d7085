/** Classes of a pre-screen; the competent authority alone decides. */
export type Prescreen = 'should_recognise' | 'deemed' | 'excluded' | 'not_covered' | 'needs_evidence'

type Step = { readonly when: RegExp; readonly gives: Prescreen | ((facts: string) => Prescreen) }

const firstOf = (facts: string, steps: readonly Step[], otherwise: Prescreen): Prescreen => {
  const step = steps.find(({ when }) => when.test(facts))
  if (!step) return otherwise
  return typeof step.gives === 'function' ? step.gives(facts) : step.gives
}

const atWork =
  /工作时间|上班时|上班期间|在岗|值班|值守|值勤|执勤|当班|加班|岗位|窗口|办公|单位|大厅|车间|机房|会议室|食堂|院内|工作场所|工作中|作业|送材料|搬运|搬|检修|巡查|巡检|开会|打扫/

/** Sudden illness: dead at once or within 48 hours at work is deemed, survival and later death are not. (15 一) */
function illness(facts: string): Prescreen {
  return firstOf(
    facts,
    [
      { when: /存活|脱离危险|好转|治愈|出院|抢救成功|救活|生还|未死亡/, gives: 'not_covered' },
      {
        when: /在家|家中|家里|休息日|休假|周末(?!.*(?:加班|值班))/,
        gives: (text) => (/加班|值班|居家办公/.test(text) ? 'needs_evidence' : 'not_covered'),
      },
      {
        when: /(?:超过|逾)\s*48|4[9]小时|[5-9]\d\s*(?:个)?小时|1\d\d\s*(?:个)?小时|[三四五六七八九十3-9]\s*天后.*(?:死亡|去世)|一周后|半个?月后/,
        gives: 'not_covered',
      },
      {
        when: /死亡|猝死|身亡|去世|无效|当场/,
        gives: (text) => (atWork.test(text) || /上班/.test(text) ? 'deemed' : 'needs_evidence'),
      },
    ],
    'needs_evidence',
  )
}

/** On the way to or from work: only traffic accidents that are not mainly one's own fault. (14 六) */
function commuting(facts: string): Prescreen {
  return firstOf(
    facts,
    [
      { when: /(?:打牌|聚会|聚餐|喝酒|访友|看电影|旅游|私事)/, gives: 'not_covered' },
      {
        when: /本人(?:负|承担|应负|为|是)?(?:事故)?(?:的)?(?:全部|主要)责任|本人全责|(?:他|她|自己)(?:负|承担)(?:全部|主要)?(?:全责|责任)/,
        gives: 'not_covered',
      },
      {
        when: /对方(?:负|承担)?(?:全责|全部责任|主要责任)|无责|不承担责任|次要责任|同等责任|非本人主要责任|对方.*(?:全部|主要)责任/,
        gives: 'should_recognise',
      },
      { when: /地铁|轻轨|轨道|轮渡|火车/, gives: 'should_recognise' },
      {
        when: /责任.*(?:无法|不明|未认定|尚未)|没有报警|未报警|没报警|逃逸|单方|骑.*(?:摔|滑|倒)|没有.*认定/,
        gives: 'needs_evidence',
      },
      { when: /全部责任|主要责任|全责/, gives: 'not_covered' },
      { when: /摔|滑倒|绊|扭|咬|砸|崴/, gives: (text) => (/车/.test(text) ? 'needs_evidence' : 'not_covered') },
    ],
    'needs_evidence',
  )
}

/** Away on business: for reasons of work, not private activity. (14 五) */
function awayOnBusiness(facts: string): Prescreen {
  const privately = /游玩|旅游|观光|景点|景区|购物|逛街|私人|私事|个人事务|访友|同学聚会|朋友|泡吧|KTV|唱歌|游泳|爬山/i
  return privately.test(facts) ? 'not_covered' : 'should_recognise'
}

/** Violence: for the performance of one's duty; a private quarrel has to be looked into. (14 三) */
function violence(facts: string): Prescreen {
  const privately = /私人|债务|私怨|恩怨|感情|家庭|个人纠纷|个人矛盾|口角|邻居/
  const duty = /履行|职责|执法|执行|办事群众|来访|办理|处理|拒绝|调解|检查|劝阻|制止|不满.*(?:结果|决定|答复)/
  if (privately.test(facts)) return 'needs_evidence'
  return duty.test(facts) ? 'should_recognise' : 'needs_evidence'
}

const steps: readonly Step[] = [
  { when: /故意.*犯罪|犯罪过程|故意伤人|醉酒|喝醉|酒醉|吸毒|自残|自杀|自伤/, gives: 'excluded' },
  {
    when: /抢险|救灾|救火|灭火|见义勇为|落水|救人|抗洪|防汛|公共利益|救(?:起|出|助)?.{0,4}(?:儿童|群众|老人|小孩|路人)/,
    gives: 'deemed',
  },
  { when: /旧伤复发/, gives: (facts) => (/军|部队|伤残军人|服役|战/.test(facts) ? 'deemed' : 'needs_evidence') },
  {
    when: /职业病|尘肺|职业中毒|噪声聋/,
    gives: (facts) => (/疑似|怀疑|自认为|未(?:经)?诊断/.test(facts) ? 'needs_evidence' : 'should_recognise'),
  },
  {
    when: /心梗|心肌梗|心脏病|猝死|脑出血|脑梗|脑溢血|中风|突发.*(?:病|疾)|突然.*(?:晕倒|昏迷)|发病|晕倒/,
    gives: illness,
  },
  {
    when: /出差|外派|因[公工]外出|公出|派到|派往|派去|被派|外出(?:培训|开会|学习|办事|执法|调研|走访)|下乡|出勤/,
    gives: awayOnBusiness,
  },
  {
    when: /上下班|上班(?:路|途)|下班(?:路|途|后?回家|回家)|上班的路上|下班的路上|去上班|赶去单位|回家(?:路|途)|通勤/,
    gives: commuting,
  },
  { when: /打伤|殴打|被打|捅|刺伤|砍|打架|斗殴|推搡|袭击|暴力/, gives: violence },
  { when: /单位(?:统一)?组织|指派.*参加|统一安排.*(?:活动|比赛)/, gives: 'should_recognise' },
  {
    when: /嬉闹|打闹|私活|办私事|打(?:篮|排|足|羽毛|乒乓)?球|午休外出|擅自离岗|溜出|取快递|偷偷/,
    gives: 'not_covered',
  },
  {
    when: /休息日|周末|节假日|休假|在家|家中|家里|度假/,
    gives: (facts) => (/加班|值班|居家办公/.test(facts) ? 'needs_evidence' : 'not_covered'),
  },
  { when: atWork, gives: 'should_recognise' },
]

/**
 * Pre-screens the facts of an accident from one or two sentences; never a decision.
 * @see 工伤保险条例 第十四条, 第十五条, 第十六条, 第四十三条; 法释〔2014〕9号 第四条至第六条
 */
export function injuryPrescreen(input: { readonly facts: string }): {
  prescreen: Prescreen
  decisionByAuthorityOnly: true
  liableEmployer?: '原用人单位'
} {
  const prescreen = firstOf(input.facts, steps, 'needs_evidence')
  return {
    prescreen,
    decisionByAuthorityOnly: true,
    ...(/借调|抽调/.test(input.facts) ? { liableEmployer: '原用人单位' as const } : {}),
  }
}
