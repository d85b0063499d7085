type Asked = { readonly question: RegExp; readonly answer: RegExp }

const digits = '[一二三四五六七八九十百千两半\\d]+(?:\\.\\d+)?(?:个|多)?'
/** A time of the day; 一点 alone is more often a little of something. */
const clock = '(?:十[一二]?|[二三四五六七八九]|午一|\\d{1,2})点|\\d:\\d\\d'
const kinds: readonly Asked[] = [
  { question: /比例|百分之几|占多少/, answer: /百分之|%|分之/ },
  { question: /几倍|多少倍/, answer: /百分之|%|倍/ },
  {
    question:
      /(?:给|补|发|拿|领)(?:多少|几)[^,。天日年月]{0,4}(?:补助|补贴|津贴|费|奖)|(?:补助|补贴|津贴|奖金)(?:是|有|给|发)?多少/,
    answer: new RegExp(`${digits}万?元|标准`),
  },
  {
    question:
      /多少钱|多少元|多少工资|标准是多少|发多少|补多少|罚多少|怎么算|给钱|几个月工资|how much(?! [a-z ]{0,16}(?:time|leave|notice))/,
    answer: new RegExp(`百分之|%|倍|${digits}(?:万?元|月)|标准`),
  },
  { question: /多少[万块]|几[百千万块]/, answer: new RegExp(`${digits}万?元`) },
  { question: /几岁|多大|多少岁|what age/, answer: /周岁|岁|年龄/ },
  { question: /多少小时|几小时|几个小时|几点/, answer: new RegExp(`${digits}(?:小时|时|分钟)|${clock}`) },
  { question: /多少天|几天|多少日|几号|how many days/, answer: new RegExp(`${digits}(?:日|天|工作日|周|月)`) },
  { question: /几年|多少年|多少个?月|几个月/, answer: new RegExp(`${digits}(?:年|月|日|天)`) },
  {
    question:
      /多久|多长时间|什么时候|期限|提前多|时效|有效期|deadline|how long|how soon|how much [a-z ]{0,16}(?:time|notice)/,
    answer: new RegExp(`${digits}(?:年|月|日|天|工作日|小时|周|季度)|届满`),
  },
  { question: /几次|多少次/, answer: new RegExp(`${digits}次`) },
  { question: /材料|手续|什么证明/, answer: /材料|证明|申请表|文件|复印件/ },
  { question: /几种|哪些|哪几|分几|几个等|什么条件|包括什么|有什么/, answer: /下列|分为|包括|以下|如下|、.*、/ },
  { question: /谁批|谁审批|谁来批|谁批准|找谁|向谁|哪里/, answer: /批准|审批|负责|向.*申请|机关|部门/ },
]

/** Whether a passage has the kind of answer a question asks for: 1 yes, 0 no, 0.5 when it asks for no special kind. */
export function answersKind(question: string, text: string): number {
  const kind = kinds.find((one) => one.question.test(question))
  return kind ? (kind.answer.test(text) ? 1 : 0) : 0.5
}

const asksValue =
  /比例|百分之几|几倍|多少|几岁|多大|几小时|几个小时|几点|(?<![那这])几天|几号|(?<!了)几[百千万块]|(?<!哪)几个?人|(?<![那十九八七六])几年(?!内)|(?<!那)几个月|多久|多长|期限|提前多|有效期|几次|标准|上限|最高|最低|限额|额度|金额|how much|how many|how long/
const value = new RegExp(
  `${digits}(?:年|月|日|天|周|工作日|小时|时|分钟|万?元|次|倍|周岁|岁|人|名|%|季度)|${clock}|百分之|分之|届满`,
)
const ownLabel = /^第[^\s]{1,8}条/

/** True when a question asks for an amount, a number or a length of time. */
export function asksForValue(question: string): boolean {
  return asksValue.test(question)
}

/** False when a question asks for an amount, a number or a length of time and an article names none. */
export function hasValueAskedFor(question: string, article: string): boolean {
  return !asksForValue(question) || value.test(article.replace(ownLabel, ''))
}

const purpose = /^第[^\s]{1,8}条[\s\u3000]*(?:为了?|根据).{0,200}制定本/
const commencement = /^第[^\s]{1,8}条[\s\u3000]*本.{0,12}自.{2,20}起施行/

/**
 * How an article fits the kind of answer asked for: more with a number of the right unit where one is asked for, less
 * for articles that only say why an act was made or when it took effect.
 */
export function kindFactor(question: string, text: string): number {
  if (purpose.test(text) || (commencement.test(text) && !/施行|生效|废止|实施/.test(question))) return 0.7
  const kind = answersKind(question, text)
  return kind === 1 ? 1.1 : kind === 0 ? 0.92 : 1
}
