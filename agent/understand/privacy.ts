import { kindMark, standardCue, withoutKinds, withoutSlips } from './kinds.ts'
import { asksRecordOf } from './of-somebody.ts'
import { asksPayOfSomebody, bareAmount, mayAskPayOfSomebody, ofKind, ofLaw, ofPerson } from './pay-questions.ts'
import { isIndividual, type PersonMention, readPeople } from './people.ts'
import { likenessToPrivate } from './private-judge.ts'
import { dataCue, impersonal, type PrivateMatter, privateMatters, ruleCue, strictRule } from './private-matters.ts'

const dataWords = /多少|查|看|告诉|发我|给我|明细|工资[条单表]|几|透露|打听|打印|(?<![领指督引辅主])导|谁/

// Asks for somebody's amount, a comparison or a list of amounts.
const amountCue =
  /多少|几|查|看|告诉|发给?我|给我|明细|[条单表册]|透露|打听|打印|(?<![领指督引辅主])导|列|算|基数|数额|谁|知道|了解|提供|信息|核对|对一下|输出|哪|[千万]|(?:工资|薪水|月薪|收入|奖金|年终奖|绩效|公积金|补贴|津贴|薪级)(?:情况)?[?]?$|比|高|低|最|排|哪位|what|how much|show|tell|give|send|list|salar|paid|payslip|wage|bonus|income|earn|make/i

// One person among others, not the office as such.
const definite = /们|咱|我|你|隔壁|对面|旁边|那|这|某|该|新来|[前现]任|分管|上级|直属/

function mayPayBeAsked(text: string, { kind, name }: PersonMention): boolean {
  const amounts = /各(?:是|自)?多少|分别/.test(text)
  if (kind !== 'group' && (kind !== 'role' || definite.test(name)) && ofOne.test(text)) return false
  if (!amounts && ofLaw.test(text)) return true
  if (kind === 'group' && text.includes(kindMark) && !ofOne.test(text)) return true
  if (!definite.test(name) && kind !== 'pronoun' && standardCue.test(text)) return !ofOne.test(text)
  if (strictRule.test(text) && (impersonal.test(text) || !dataWords.test(text))) return true
  return !amountCue.test(text)
}

// A request for somebody's figures, whatever stands around it.
const ofOne =
  /(?:查|看|告诉|透露|打印|导出|列出|调出|发给?我|给我)[^,。;!?]{0,20}(?:工资|薪|收入|奖金|绩效|到手|基数|公积金)|工资[条单]|比我|和我|跟我/

const leastCase = 42

// 有个同志在受处分,他能退休吗: nobody is meant, a case is put.
const anonymous =
  /(?:^|[,。])(?:有|假如|如果|要是|比如|假设)?(?:有)?(?:一?个|一?位|一?名|某)(?:同志|同事|职工|干部|人员?|员工|公务员|老师|科长|领导)(?![一-龥]{0,2}(?:叫|姓|是谁))/
const putsCase =
  /能[^,。]{0,12}(?:吗|么|不)|可以[^,。]{0,12}(?:吗|么|不)|怎么[办算处定]|要不要|该不该|算不算|会不会|能不能|行不行|影响/

function isOfNobody(text: string, person: PersonMention): boolean {
  if (person.kind === 'group' || isIndividual(person)) return false
  return anonymous.test(text) && putsCase.test(text) && !dataWords.test(text.replace(/怎么[办算处定]/g, ''))
}

/** True when a question names somebody and is about the rules all the same. */
function mayBeAsked(text: string, person: PersonMention, matter: PrivateMatter): boolean {
  if (person.name === '谁' && matter !== 'pay')
    return !closePrivate.has(matter) || ruleCue.test(text) || office.test(text)
  if (text.length > leastCase && (ruleCue.test(text) || ofLaw.test(text)) && !ofOne.test(text)) return true
  if (isIndividual(person)) return strictRule.test(text) && !dataWords.test(text) && !/(?:如何|怎么?样)[?]?$/.test(text)
  if (matter === 'pay') return mayPayBeAsked(text, person)
  if (person.kind === 'group') return ruleCue.test(text)
  if (!definite.test(person.name) && standardCue.test(text)) return true
  return ruleCue.test(text) && (impersonal.test(text) || !dataWords.test(text))
}

// Matters nobody is told of, not even who it is.
const closePrivate: ReadonlySet<PrivateMatter> = new Set([
  'medical',
  'discipline',
  'identity',
  'address',
  'bank',
  'phone',
])
const office = /有权|决定|作出|由谁|负责|给谁|向谁|找谁|管/

function otherPossessor(text: string): boolean {
  const match =
    /([一-龥]{2,4})的(?:工资|薪水|薪资|薪酬|月薪|年薪|收入|奖金|工资条|身份证|(?:家庭)?住址|家庭地址|手机号|银行[卡账]|卡号|工资卡|私人电话|病历|年终奖|绩效|薪级|到手|津贴|补贴|公积金|缴存基数|社保)/.exec(
      text,
    )
  const owner =
    match?.[1]
      ?.replace(/^.*我(?!们)/, '')
      .replace(/^(?:查一?下?|看看?|看一?下|帮我|给我|告诉|我想|想知道|打听)+/, '') ?? ''
  if (owner.length < 2 || strictRule.test(text) || ofLaw.test(text)) return false
  if (!ofPerson.test(text) && ofKind.test(owner)) return false
  return !(
    impersonal.test(owner) ||
    /我|自己|本人|[年月周天日期间]|单位|每|这|那|哪|国家|职工|员工|干部|人员|老师|教师|实习|临时|应发|实发|扣|发放|补发|标准|岗位|规定|相关|正常|全部/.test(
      owner,
    )
  )
}

const englishPossessor =
  /(?<![a-z])(?!my\b|it\b|that\b|what\b|let\b|today\b|tomorrow\b|month\b|year\b|week\b|there\b|here\b|who\b)(?:[a-z]+|[一-龥]{2,4}) ?'s (?:\w+ ){0,3}(?:salary|pay|payslip|wages?|income|bonus|home address|id|phone|mobile|medical|diagnosis|file|bank)/i

const pretence =
  /(?:假装|假设|就当|当作|扮演|冒充)(?:我|你)?(?:是|成)|我(?:就|真的?)是(?!我自己|想|要|问|来|不|说|觉得|怕|那种)(?<who>[一-龥]{2,4})|我是(?<own>[一-龥]{2,4})本人|(?:以|用)[一-龥]{1,5}的?(?:身份|账号|名义|权限)|切换(?:到|成|为)|pretend|impersonat|on behalf of|log ?in as/i

/** Speaking as somebody else gives no right to their data. */
function pretends(text: string, self: string): boolean {
  const match = pretence.exec(text)
  const said = match?.groups?.who ?? match?.groups?.own
  return match !== null && !(self !== '' && said?.startsWith(self)) && !strictRule.test(text)
}

// Allowances and funds of whoever it may be: every day, from which month, of our grade.
const ofAnybody = /我们(?!科长|主任|局长|领导|组长)|这一?级|新人|每[天年月次]|一[天年次]|第几|几个月起|刚参加工作|起缴/

/** Allowances that a table gives to all, asked for without naming anybody. */
function asksAllowanceOfAll(text: string, people: readonly PersonMention[]): boolean {
  const named = people.some((person) => isIndividual(person) || (person.kind === 'role' && definite.test(person.name)))
  return ofAnybody.test(text) && !ofPerson.test(text) && !named && !/[他她]|ta|谁/i.test(text)
}

// 晓雨身份证号多少: an unusual name right in front of what only one person has.
const bareOwner =
  /^(?:请|帮我?|麻烦|查一?下?|看一?下?|告诉我|给我)*(?![本我他她])(?<who>[一-龥]{2,3})(?:的)?(?:身份证号?码?|家庭住址|手机号码?|银行卡号|银行账号)(?:是)?(?:多少|是啥|发我|给我|$)/

function hasBareOwner(text: string): boolean {
  const who = bareOwner.exec(text)?.groups?.who
  return who !== undefined && !/我|本人|自己|系统|登记|办理|单位|单|人事|填|补|换|改|新|旧|原/.test(who)
}

function privateMatterOf(text: string): PrivateMatter | null {
  return privateMatters.find(({ pattern }) => pattern.test(text))?.matter ?? null
}

// 我 in front of the matter and nobody else: own data.
function aboutSelfOnly(text: string, people: readonly PersonMention[]): boolean {
  return people.length > 0 &&
    people.every(({ kind }) => kind === 'group' || kind === 'role') &&
    /我(?:自己|本人)?的?(?:个人|上个?月|这个?月|去年|今年)?(?:的)?(?:工资|收入|身份证|手机|银行卡|档案|年假|考勤|病历|考核|处分|个人信息)/.test(
      text,
    )
    ? !/比|排|[和跟与]我|对一下|差多少|相差/.test(text)
    : false
}

// 社保转移归谁管: the office is asked for, and no amount.
const asksOffice =
  /(?:归|由|是|该|应该)?(?:谁|哪(?:个|位|一?个)(?:科室?|部门|处室?|窗口|同志|人))(?:来|在)?(?:管(?!得|我)|负责|经办|受理|办理|分管|对接)|(?:找|问|联系)(?:谁|哪(?:个|位))(?:办|问|处理|[?]|$)|who (?:do|should|can) i (?:call|contact|ask|see)|who (?:handles|is in charge|deals with)/i
function isOfAllowances(text: string, self: string): boolean {
  return (asksOffice.test(text) && !asksAmount.test(text)) || asksAllowanceOfAll(text, readPeople(text, self))
}

const asksAmount = /多少|[几千万]|明细|条|比|最|高|低|的工资|how much|salary of|'s/i

// Words that nothing explains are a possessor where the whole is a little like a question on somebody's pay.
const leastLikeness = 0.2

function isPayOfSomebody(text: string): boolean {
  return asksPayOfSomebody(text) || (mayAskPayOfSomebody(text) && likenessToPrivate(text) > leastLikeness)
}

// 诊断书写的啥病 asks for somebody's, whoever it is.
const asksDiagnosis =
  /(?:诊断(?:书|证明)?|病历|病假条|病例)(?:上|里)?[^,。]{0,4}(?:写|是|上写|开)(?:的)?(?:是)?(?:啥|什么|哪)/

/**
 * The private matter of somebody else a text asks for; null when it asks for none.
 * @param self own name of the speaker
 */
export function readPrivacy(said: string, self: string): PrivateMatter | null {
  // What other employers pay is no colleague's.
  if (/民企|私企|外企|别(?:的|家)公司|隔壁(?:那家)?公司|大厂/.test(said) && !/[他她]|同学|朋友/.test(said)) return null
  if (asksDiagnosis.test(said) && !/我(?:自己|本人|上次|那|的)|my /.test(said)) return 'medical'
  const text = withoutKinds(
    withoutSlips(said.replace(/钱(?=某)/g, '赵').replace(/带薪(?:的)?(?:年)?(?:休)?假/g, '年休假')),
  )
  const matter = privateMatterOf(text) ?? bareAmount(text, self)
  return (matter ? readMatter(text, matter, self) : null) ?? asksRecordOf(said, readPeople(said, self))
}

function readMatter(text: string, matter: PrivateMatter, self: string): PrivateMatter | null {
  if (pretends(text, self) || hasBareOwner(text)) return matter
  if (englishPossessor.test(text) || otherPossessor(text)) return matter
  if (matter === 'pay' && isOfAllowances(text, self)) return null
  if (isPayOfSomebody(text)) return matter
  const people = readPeople(text, self).filter(
    ({ at, length }) => !/^(?:的)?(?:批准|同意|审批|签字)/.test(text.slice(at + length)),
  )
  const meant = people.filter((each) => !isOfNobody(text, each) && !mayBeAsked(text, each, matter))
  if (meant.length === 0 || aboutSelfOnly(text, people)) return null
  if (matter === 'pay') return matter
  return dataCue.test(text) && meant.some((person) => isPrivateOf(person, matter, text)) ? matter : null
}

function isPrivateOf(person: PersonMention, matter: PrivateMatter, text: string): boolean {
  if (matter === 'leave') return isIndividual(person) || person.kind === 'pronoun' || person.kind === 'kin'
  if (person.kind !== 'group') return true
  if (matter === 'file') return /花名册|名单|档案|生日|年龄/.test(text)
  return matter === 'identity' || (closePrivate.has(matter) && /查|看|告诉|列|导|名单|谁|给我|发我/.test(text))
}
