import { doubleSurnames, notNames, pinyinSurnames, surnames } from './names.ts'

/** A person a text speaks of. */
export type PersonMention = {
  /** As said, such as 小王, 张示例, 李科长, Li Ceshi. */
  readonly name: string
  readonly at: number
  readonly length: number
  /** `name`, `nick` and `latin` single somebody out; `role` and `kin` name a relation; `pronoun` points back. */
  readonly kind: 'name' | 'nick' | 'latin' | 'id' | 'role' | 'kin' | 'pronoun' | 'group'
}

const surname = `(?:${doubleSurnames.join('|')}|[${surnames}])`
const titles =
  '(?:副?(?:科长|局长|处长|主任|书记|部长|院长|所长|站长|队长|组长|校长|厅长|县长|镇长|乡长|市长|主席|经理)|调研员|科员|老师|工程师|科|局|处|工(?![资作龄会伤程种勤期])|姐|哥|总|同志|先生|女士|师傅|阿姨|大夫|医生|会计|出纳|护士|教授|博士|法官|警官|秘书|干事|律师|会长|叔|婶|嫂|妈|爷|妹|弟)'
const nextOk =
  "(?=的|'s\\b|\\(|请|这|那|是|在|和|、|,|:|。|\\?|!|\\s|$|昨|今|明|后天|下|上|去年|本(?:人|月|周|年)|一|每|拿|挣|赚|开|发|领|工资|薪|收入|到手|奖金|年终|月|有|什|休|申|提|报|调|病|事假|婚|产|年(?!休)|交|还|也|到|能|批|呢|吗|吧|同志|多|\\d|身份|家|电话|手机|银行|档案|处分|考|住|转|级|职|岗|出生|生日|个人|公积|社保|以及|及|跟|与|为|被|迟|准|批|过|驳|拒|撤|销|取|补|注|写|改|重|背|瞒|涉|挨|加班|周|打卡|提前|返|要|想|放行|坐|座机|分机|办(?=入|转|退|续|调|借|理)|究竟|历任|从|由|谈话|交上来|报上来)"
const leftOk =
  '(?<![一-龥])|(?<=[的把给查看和跟与对替帮问是指让叫找由被向了请除下说出取到示将放人知道意准回过同批驳绝否掉先为算,、听供是事开边桌任草比]|告诉我|给我|帮我|要)'

// A character of a given name: none of the words that follow a name.
const given = '(?:(?![的了吗呢请假是在和这那病年事婚产调申批驳拒通退同下上今昨后拿挣])[一-龥])'

// Common surnames that are hardly the last character of another word: what follows them is the rest of a name.
const frequent =
  '王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁卢姚沈钟姜崔谭陆范汪廖贾夏付邹熊孟秦邱江尹薛闫雷黎陶贺毛段郝顾龚邵覃钱戴侯'

const patterns: readonly { readonly kind: PersonMention['kind']; readonly pattern: RegExp }[] = [
  // 王某某, as examples call people, stands anywhere.
  { kind: 'name', pattern: new RegExp(`${surname}(?:某{1,3}|××|XX|xx)(?![某人种个些事地])`, 'g') },
  {
    kind: 'id',
    pattern:
      /(?<![\d.,])\d{3,8}(?=号?(?:员工|职工|同事)?的(?:工资|薪|收入|奖金|绩效|身份证|住址|手机|档案|处分|考核|银行卡|公积金|社保))|\b[ES]-?\d{3,6}\b|工号\s?(?:为|是|:)?\s?[A-Za-z]?-?\d{3,8}/gi,
  },
  {
    kind: 'group',
    pattern:
      /我(?:们)?(?:科室|科|部门|单位|处|局)的?(?:人员|人|员工|同事)|全(?:体|部|科室|科|局|处|单位|组|员|市|县)的?(?:人员|职工|员工|同事|干部|同志|人)?|所有(?:人|员工|同事|职工|干部)|(?:同|那|这)一?批[一-龥]{0,6}(?:的|几个)人|大家|同事们|员工们|每个人|其他人|别人|他人|人家|他们|她们|各位|同(?:岗位?|级别?|批|年|龄)的?(?:人|同事)?|(?:我们)?(?:科里|处里|局里|组里|部门|科室|单位里)(?:的?(?:人|同事|各位))|谁的|(?<![找由向])谁(?!来?[发付出管批审负]|(?:来|会|能|该)?(?:给|帮|跟|替)(?:我|咱)|(?:来)?(?:讲|解释|承担|报销|说了算))|哪个(?:人|同事|领导)|(?:用|看|来|办|请|报|查|参加|举报|投诉)过?[一-龥]{0,6}的人(?=的)|everyone|everybody|all (?:staff|employees|colleagues)|other (?:people|colleagues|staff|employees)|colleagues|who(?='s| )/gi,
  },
  {
    kind: 'kin',
    pattern:
      /(?:老婆|老公|爱人|妻子|丈夫|媳妇|对象|男朋友|女朋友|男友|女友|前妻|前夫|父亲|母亲|爸爸?|妈妈?|父母|爹|儿子|女儿|哥哥|姐姐|弟弟|妹妹|表[哥姐弟妹]|堂[哥姐弟妹]|叔叔?|舅舅?|姑姑?(?!娘)|岳父|岳母|公公|婆婆|亲戚|亲家|小舅子|小姨子|嫂子?|大?[叔伯姨]父?|侄[子女]|外甥女?|老丈人|丈母娘|发小|老乡|朋友|哥们|师[父兄姐弟妹]|学[长姐弟妹]|班长|实习生|选调生|带教|同桌|邻桌|闺蜜|邻居|my (?:wife|husband|spouse|father|mother|dad|mum|mom|son|daughter|brother|sister|girlfriend|boyfriend|friend|neighbou?r))/gi,
  },
  {
    kind: 'pronoun',
    pattern:
      /[他她](?!们|人)|(?<![a-z])ta(?![a-z])|姓(?!名|氏)[一-龥]|(?:名|他|她|就)?叫[一-龥]{2,3}的|对方|[一-龥]?班子(?:成员)?|楼[上下]|那谁|这人|那人|那位|这位|本人以外|\b(?:he|she|him|his|her|hers|their|they)\b/gi,
  },
  {
    kind: 'nick',
    pattern: new RegExp(
      `(?<![分主养中古到从最较多不变年太很偏更缩${frequent}])[小老大][${surnames}](?![时孩区镇城]|学(?![历位的什]|哪)|金库|康|高)|阿[强明华伟芳丽娟军杰娇珍英飞亮勇敏静红玲燕辉斌超](?!姨)|(?<![分${frequent}])(?<![上下本这每](?=周))${surname}[${'一-龥'}]?${titles}(?!级|员会|室)`,
      'g',
    ),
  },
  {
    kind: 'role',
    pattern:
      /(?:(?:副|分管|主要|上级|直属|我们|咱们?|你们|隔壁|前任|现任|新来的?)?(?:科长|局长|处长|主任|书记|部长|院长|所长|站长|队长|组长|校长|主席|领导|头儿|老板|一把手|二把手|上司))(?!干部|职数|职务|岗|级|批|审|签|同意|责任)|(?:我的?|我们|咱们?)?(?:同事|下属(?!单位|协会|机构|企业|公司|部门|事业)|手下|(?<!带|收|当|做)徒弟|师傅|搭档|同学|室友|下级|前台|出纳|司机|保安)|隔壁(?:的|那个?|科室?|办公室|桌|工位)?(?:那?个?人|那?个?谁|同事|老哥|大姐|小哥|姐|哥)?|(?:那个|这个|某个?)(?:谁|人|同事|同志|家伙|女孩|男孩|姑娘|小伙子?|大姐|大哥|姐|哥)|(?:那|这|某)(?:个|位|名)(?![一-龥]{0,3}(?:津|补贴|级|岗|职|部门|单位|月|钱|工资|奖金|假|费|标准|规定|政策|申请|单|条))[一-龥]{1,5}?(?=的|一?个?月|每|上个?月|工资|薪|收入|奖金|到手|拿|挣|发|多大|几岁|住|身份|手机|电话|出生|得了|受过|被)|新来的(?:那个?)?(?:大学生|选调生|公务员|小伙子?|小姑娘|女孩|男生|女生|人|同事|同志)?|坐(?:我|在我)?(?:旁边|对面|隔壁|后面|前面|后排|前排)的?(?:那个?)?|旁边(?:那个?|的)|对[面门](?:那个?|的|工位|桌|办公室)|某(?:某|人)|该(?:同志|员工|干部|人员)|(?:my |our |the )?(?:boss|manager|supervisor|director|colleague|co-?worker|teammate|section chief|deputy|secretary|leader|new (?:hire|guy|girl))(?!.{0,4}(?:approv|to approve|must|has to))/gi,
  },
  {
    kind: 'name',
    pattern: new RegExp(
      `(?:${leftOk})(?:${surname}${given}{2}(?=的|,|。|$|\\s|和|、|请|同志|申请|这|那|通过|驳回)|${surname}[一-龥]{1,2}?${nextOk})`,
      'g',
    ),
  },
  {
    // 信息中心李某某电话, 陈某某心理门诊: a whole name behind a unit or at the head of a clause, before what one has.
    kind: 'name',
    pattern: new RegExp(
      `(?:(?<![一-龥])|(?<=中心|[科处局室院所站组]|[把调查看给替帮为问找让叫的]|一下|我们)(?!长))[${frequent}]${given}{2}(?=的?(?:门诊|住院|心理|电话|手机|分机|邮箱|座机|办公|身份|人事|档案|基本|情况|信息|资料|履历|简历|卡片|画像|任职|职务|职级|岗位|试用|转正|借调|调到|调去|退休|合同|考核|绩效|评价|群众|具体|到底|最近|今年|去年|已经|刚才|负责|分管|人在|在不在|以前|之前|过去|曾|当年|原来|平时|挨|哪年|哪天|多大|年龄|生日|因私|出国|补|销|是不是|有没有|是谁|什么|怎么|为什么|几号|啥))`,
      'g',
    ),
  },
  {
    // 综合科的李某某得了什么病: behind a unit a whole name needs less beside it.
    kind: 'name',
    pattern: new RegExp(
      `(?<=(?:中心|[科处局室院所站队])的?)(?!长)[${frequent}]${given}{2}(?=的|请[病事年婚产]?假|得了|生病|患|怀孕|住院|受过|受处|被|犯|拿|工资|奖金|收入)`,
      'g',
    ),
  },
  {
    kind: 'latin',
    pattern:
      /\b([A-Z][a-z]+)(?='s\b)|\b([A-Z][a-z]+)[ -]([A-Z][a-z]+)\b|\b([a-z]+) ([a-z]+)(?='s\b| de (?:gong zi|xin shui))/g,
  },
]

function isName(kind: PersonMention['kind'], said: string, groups: readonly (string | undefined)[]): boolean {
  if (kind === 'name' || kind === 'nick') {
    // 任副科长 is a post, and nobody's name.
    if (said.startsWith('万') || /^任[副正]/.test(said)) return false
    if (notNames.has(said.slice(0, 2)) || /[的了吗呢吧么我你没不还可应几么哪怎]/.test(said.slice(1, 3))) return false
    return !/(?:假|天|月|年|日|班|休|路|街|巷|村|镇)$/.test(said)
  }
  if (kind !== 'latin') return true
  return groups.some((word) => word !== undefined && pinyinSurnames.has(word.toLowerCase()))
}

function overlaps(a: PersonMention, at: number, length: number): boolean {
  return a.at < at + length && at < a.at + a.length
}

/**
 * Finds the persons a normalised text speaks of, in the order said.
 * @param self own name of the speaker, which is nobody else
 */
export function readPeople(text: string, self = ''): readonly PersonMention[] {
  const found: PersonMention[] = []
  for (const { kind, pattern } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const name = match[0]
      const at = match.index
      if (name === '' || (self && name === self) || !isName(kind, name, match.slice(1))) continue
      if (!found.some((other) => overlaps(other, at, name.length))) found.push({ name, at, length: name.length, kind })
    }
  }
  return found.sort((a, b) => a.at - b.at)
}

/** True for mentions that single one person out, so that an approval can be about them. */
export function isIndividual({ kind }: PersonMention): boolean {
  return kind === 'name' || kind === 'nick' || kind === 'latin' || kind === 'id'
}

/** The one person a text speaks of by name; undefined where it names nobody or several. @param text normalised */
export function onlyNamed(text: string, self = ''): string | undefined {
  const names = new Set(
    readPeople(text, self)
      .filter(isIndividual)
      .map(({ name }) => name),
  )
  return names.size === 1 ? [...names][0] : undefined
}
