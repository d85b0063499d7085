/** How the days of a kind of leave are counted by default (domain/rules.md §3, 2026-11). */
export type CountMode = 'workday' | 'calendar'

type LeaveWords = {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly mode: CountMode
  /** Words that name the leave itself. */
  readonly names: string
  /** Words that only suggest it, used when nothing is named. */
  readonly hints?: string
}

/** Codes of leave with the words of staff for them (`domain/hrms.md` §1). Earlier rows win where words overlap. */
export const leaveWords: readonly LeaveWords[] = [
  {
    code: 'ELDER_CARE',
    zh: '独生子女护理假',
    en: 'elder-care leave',
    mode: 'workday',
    names:
      '独生子女(?:的|那个|这个)?(?:父母)?(?:护理|陪护|照料)?假|照顾老人假|老人护理假|父母护理假|陪护假|护理父母假|侍老假|elder.?care(?: leave)?',
  },
  {
    code: 'PATERNITY',
    zh: '陪产假',
    en: 'paternity leave',
    mode: 'calendar',
    names:
      '陪产护理假|陪产(?:检)?假|陪产|护理假(?!.{0,4}(?:父母|老人|独生))|男方护理假|配偶护理假|paternity(?: leave)?',
    hints:
      '(?:老婆|爱人|妻子|媳妇|对象)(?:.{0,6})(?:生(?:了|孩子|娃|二胎|三胎|产)|临盆|分娩|坐月子)|my wife (?:is|just|gave|will).{0,20}birth',
  },
  {
    code: 'MISCARRIAGE',
    zh: '流产假',
    en: 'miscarriage leave',
    mode: 'calendar',
    names: '流产假|小产假|小月子假|miscarriage(?: leave)?',
    hints: '流产|小产|胎停',
  },
  {
    code: 'MATERNITY_EXT',
    zh: '延长产假',
    en: 'extended maternity leave',
    mode: 'calendar',
    names: '延长产假|奖励产假|产假延长|延长生育假|extended maternity(?: leave)?',
  },
  {
    code: 'MATERNITY',
    zh: '产假',
    en: 'maternity leave',
    mode: 'calendar',
    names: '(?<!陪|流|小)产假|生育假|maternity(?: leave)?',
    hints: '预产期|生孩子|生娃|临产|待产|give birth',
  },
  {
    code: 'PARENTAL',
    zh: '育儿假',
    en: 'parental leave',
    mode: 'workday',
    names: '育儿假|育婴假|带娃假|parental(?: leave)?|childcare leave',
  },
  {
    code: 'BREASTFEEDING',
    zh: '哺乳假',
    en: 'breastfeeding leave',
    mode: 'workday',
    names: '哺乳假|哺乳时间|喂奶假|breast.?feeding(?: leave)?|nursing leave',
  },
  {
    code: 'INJURY_STOPWORK',
    zh: '工伤停工留薪期',
    en: 'work-injury leave',
    mode: 'calendar',
    names: '工伤(?:休)?假|停工留薪(?:期|假)?|(?:work.?)?injury leave',
  },
  {
    code: 'HOME_VISIT',
    zh: '探亲假',
    en: 'home-visit leave',
    mode: 'calendar',
    names: '探亲假?|home.?(?:visit|leave)(?:ing)?(?: leave)?',
  },
  {
    code: 'MARRIAGE',
    zh: '婚假',
    en: 'marriage leave',
    mode: 'workday',
    names: '婚假|结婚假|marriage leave|wedding leave',
    hints: '(?:我|要|去|准备|办)(?:.{0,4})(?:结婚|办婚礼|领证|婚礼)|(?:my wedding|get(?:ting)? married)',
  },
  {
    code: 'BEREAVEMENT',
    zh: '丧假',
    en: 'bereavement leave',
    mode: 'workday',
    names: '丧假|丧事假|奔丧假?|bereavement(?: leave)?|funeral leave|compassionate leave',
    hints: '去世|过世|病故|办丧事|葬礼|走了要(?:料理|办)后事|passed away|funeral',
  },
  {
    code: 'COMP_OFF',
    zh: '调休',
    en: 'compensatory leave',
    mode: 'workday',
    names:
      '调休(?:假)?|补休(?:假)?|换休|倒休|存休|加班(?:换|抵|折|攒|存|积)(?:下|来|下来)?的?(?:假|休)|comp(?:ensatory)?[- ]?(?:off|time|day|leave|rest)s?(?: off)?|time in lieu|day in lieu|加班(?:调|补)休|加班时间|(?:攒|存|积)(?:了|下)?的?(?:那些|这些)?加班|time off in lieu|toil|lieu (?:day|leave)s?',
  },
  {
    code: 'ANNUAL',
    zh: '年休假',
    en: 'annual leave',
    mode: 'workday',
    names:
      '带薪年休假|带薪年假|年休假|年休|年假|公休假|公休(?!日)|带薪假|带薪休假|annual[- ]leave|annual vacation|annual holidays?|holiday (?:allowance|balance|entitlement|days)|vacation(?: days?| leave)?|annual(?= (?:balance|days?|day off))|paid leave|pto|(?<![a-z])al(?![a-z])',
  },
  {
    code: 'SICK',
    zh: '病假',
    en: 'sick leave',
    mode: 'workday',
    names: '病假|病休|sick[- ]?(?:leave|days?)|medical leave',
    hints:
      '生病|不舒服|发烧|发高烧|感冒|拉肚子|肚子疼|肚子痛|头疼|头痛|牙疼|胃疼|胃痛|看病|就医|住院|手术|体检复查|复诊|去医院|崴(?:了|到)?脚|骨折|腰疼|腰痛|咳嗽|输液|打点滴|头晕|过敏|痛经|阳了|(?:feel|feeling) (?:sick|unwell|ill)|not feeling well|(?:have|got|caught) (?:a |the )?(?:fever|cold|flu|headache)|doctor|\\boff sick|\\bsick\\b(?! pay)|i am (?:sick|ill)|i.m (?:sick|ill)|call in sick',
  },
  {
    code: 'PERSONAL',
    zh: '事假',
    en: 'personal leave',
    mode: 'workday',
    names:
      '事假|私假|无薪假|personal(?: affairs?)?[- ]leave|personal days?|casual leave|unpaid leave|leave for personal|off for (?:some )?personal (?:stuff|things?|matters?|reasons?|errands?|business|affairs)',
    hints:
      '家里有(?:点|些)?事|有(?:点|些)?(?:私|急)事|私事|家中有事|处理点?家事|personal (?:matters?|reasons?|business)|family (?:matters?|emergency)',
  },
  {
    code: 'TRAINING',
    zh: '培训假',
    en: 'training leave',
    mode: 'workday',
    names: '培训假|学习假|考试假|进修假|(?:training|study|exam) leave',
  },
  {
    code: 'OFFICIAL_TRIP',
    zh: '出差',
    en: 'official trip',
    mode: 'calendar',
    names: '(?<!老)公出(?!差)假?|出差|因公外出|公差|business trip|official trip',
  },
]

/** A kind of leave found in a text. */
export type LeaveMention = {
  readonly code: string
  readonly at: number
  readonly length: number
  readonly named: boolean
}

const named = leaveWords.map(({ code, names }) => ({ code, pattern: new RegExp(names, 'gi') }))
const hinted = leaveWords.flatMap(({ code, hints }) => (hints ? [{ code, pattern: new RegExp(hints, 'i') }] : []))

const ofElders = /独生|老人|父亲|母亲|父母|爸|妈|爷爷|奶奶|外公|外婆|老爷子|老太太/
const ofBirth = /陪产|老婆|爱人|妻子|媳妇|生(?:了|孩子|娃|二胎|产|育)|月子/

// 护理假 alone is a father's, unless it is for the old.
function kindOf(code: string, text: string): string {
  return code === 'PATERNITY' && /护理假/.test(text) && ofElders.test(text) && !ofBirth.test(text) ? 'ELDER_CARE' : code
}

/** The kinds of leave a text names, in the order said; suggestions such as 发烧 only when it names none. */
export function readLeaveTypes(text: string): readonly LeaveMention[] {
  const found: LeaveMention[] = []
  for (const { code, pattern } of named) {
    for (const match of text.matchAll(pattern)) {
      const at = match.index
      const length = match[0].length
      if (!found.some((other) => at < other.at + other.length && other.at < at + length)) {
        found.push({ code: kindOf(code, text), at, length, named: true })
      }
    }
  }
  if (found.length > 0) return found.sort((a, b) => a.at - b.at)
  for (const { code, pattern } of hinted) {
    const match = pattern.exec(text)
    if (match) return [{ code, at: match.index, length: match[0].length, named: false }]
  }
  return []
}

// 老公出差,孩子没人管: a journey of somebody else is no leave of the speaker's.
const ofOthersTrip =
  /(?:老公|爱人|老婆|妻子|丈夫|媳妇|对象|爸|妈|他|她|[一-龥]长|领导|同事)(?:[今明后]天|这周|下周|要|在|去|又|正|都)*$/

/** The kind of leave a request is for: what is affirmed, not what is denied (不要事假，换成病假). */
export function chooseLeaveType(text: string, mentions: readonly LeaveMention[]): LeaveMention | null {
  // 休年假还是事假你看着办: which of the two is asked for is open.
  const [one, other, third] = mentions
  if (one?.named && other && !third && one.code !== other.code) {
    if (/^(?:,)?(?:还是|或者?|or)(?:请|休|用)?$/i.test(text.slice(one.at + one.length, other.at).trim())) return null
  }
  const affirmed = mentions.filter(
    ({ at }) => !/(?:不是|不要|不请|别请|不用|把|从|not)\s?(?:请|用|the |an? )?$/i.test(text.slice(0, at)),
  )
  const own = affirmed.filter(({ code, at }) => code !== 'OFFICIAL_TRIP' || !ofOthersTrip.test(text.slice(0, at)))
  if (own.length > 0 && own.length < affirmed.length) return chooseLeaveType(text, own)
  const changed = affirmed.find(({ at }) => /(?:改成|改为|换成|改|换|用|按|算|请|休|to)\s?$/i.test(text.slice(0, at)))
  return (affirmed.length > 1 ? changed : undefined) ?? affirmed[0] ?? mentions.at(-1) ?? null
}

/** Default counting of a kind of leave; working days when the kind is not known. */
export function countModeOf(code: string | null): CountMode {
  return leaveWords.find((row) => row.code === code)?.mode ?? 'workday'
}

/** The name of a kind of leave; the code itself when it is not known. */
export function leaveName(code: string, locale: 'zh' | 'en'): string {
  return leaveWords.find((row) => row.code === code)?.[locale] ?? code
}
