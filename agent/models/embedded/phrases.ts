import type { Locale, Text } from '#sdk'
import type { LeaveProblem } from '../../understand/leave-span.ts'
import type { Danger } from '../../understand/protections.ts'
import type { Smalltalk } from '../../understand/smalltalk.ts'

/** Sentences of the embedded model, one place for both languages. */
export const phrases = {
  dropped: { zh: '好的，已经放下，什么都没有提交。', en: 'All right, I have dropped it. Nothing was submitted.' },
  nothingPending: {
    zh: '现在没有等您确认的事项。请直接说要办什么。',
    en: 'Nothing is waiting for your consent. Just say what you need.',
  },
  useButton: {
    zh: '为了稳妥，请点卡片上的“确认”，或输入卡片上的确认码；文字回复不算确认。',
    en: 'To be safe, please press “Confirm” on the card or enter its code; a written reply does not count as consent.',
  },
  withheld: {
    zh: '这项操作需要相应的权限，您目前没有，我不能代办。如确有需要，请联系本单位人事科。',
    en: 'This needs a right that you do not hold, so I cannot do it. If you need it, please contact your HR office.',
  },
  throughOffice: {
    zh: '这件事由人事科发起，我不能替您直接提交。请向人事科（干部科）提出书面申请，或说“转人工”，我帮您转给人事科的同事。',
    en: 'The HR office starts this, so I cannot submit it for you. Please apply to the HR office in writing, or say “a person, please” and I will pass it on to a colleague there.',
  },
  offTopic: {
    zh: '这个不在我能办的范围内。我可以查假期余额、请假改假销假、查考勤补卡报加班、看本人工资社保、开证明、改联系方式、算休假天数、查节假日安排、回答人事政策问题。需要人工请联系人事科。',
    en: 'That is outside what I can do. I can show leave balances, prepare, change or take back leave, show attendance and correct punches, ask for overtime, show your own pay and insurance, issue certificates, change your contact data, count leave days, look up public holidays and answer questions on HR rules. For anything else please contact the HR office.',
  },
  unclear: {
    zh: '我没有完全听明白。您是想请假、查余额、查进度，还是问政策？请多说一点，比如“下周三请一天年假”。',
    en: 'I did not quite get that. Do you want to take leave, see a balance, see where a request stands, or ask about a rule? For example: “annual leave next Wednesday”.',
  },
  ownPay: {
    zh: '我这里还不能查工资和社保明细。请到工资系统查看本人工资条，或联系单位财务科、人事科。',
    en: 'I cannot show pay or insurance details here. Please see your own pay slip in the payroll system, or ask the finance or HR office.',
  },
  othersPaper: {
    zh: '证明只开给本人，由本人自己申请；确需代办的，请带委托书和双方身份证到人事科。',
    en: 'A certificate is issued to the person it is about, who asks for it. To act for somebody, bring a written authority to the HR office.',
  },
  protectedField: {
    zh: '这些信息不能在这里修改：工资卡请到财务窗口办理，姓名、身份证号、学历等请带上材料到人事科办理。',
    en: 'These cannot be changed here: please see the finance desk for the pay card, and bring the papers for name, identity number and education to the HR office.',
  },
  notFound: {
    zh: '我查了知识库里现行的制度文件，没有找到能直接回答这个问题的条文，不敢乱说。可以请人事科的同事答复您。',
    en: 'I searched the documents in force in the knowledge base and found no article that answers this, so I will not guess. A colleague of the HR office can help you.',
  },
  related: { zh: '相关的条文列在下面，仅供参考。', en: 'The nearest articles are listed below, for reference only.' },
  done: { zh: '查到了，结果如下。', en: 'Here is what I found.' },
  noted: { zh: '好的。', en: 'All right.' },
  computed: { zh: '按规定算出的结果如下。', en: 'This is the result by the rules.' },
  basis: { zh: '依据：', en: 'It rests on:' },
  prepared: { zh: '已经准备好，请核对后确认。', en: 'It is ready. Please check it and confirm.' },
  partly: { zh: '其中一项没有办成：', en: 'One of them did not work:' },
} as const satisfies Readonly<Record<string, Text>>

/** Refusals of what no tool may do. */
export const dangerPhrases: Readonly<Record<Danger['kind'], Text>> = {
  private: {
    zh: '这是他人的个人信息，我不能查询也不能透露。本人可以查自己的；工作上确有需要，请按规定程序找人事科。',
    en: 'That is personal information of somebody else; I cannot look it up or disclose it. Everybody can see their own. If it is needed for work, please go through the HR office.',
  },
  instructions: {
    zh: '我只能按规定的权限和流程办事，不能跳过规则、换身份或免去确认。需要办的事请直接说。',
    en: 'I work only within the given rights and procedures and cannot skip rules, change roles or skip consent. Please just say what you need.',
  },
  secrets: {
    zh: '内部设定、密钥和系统配置不能提供。系统问题请联系管理员。',
    en: 'Internal instructions, keys and configuration cannot be given out. For system problems please contact the administrator.',
  },
  forgery: {
    zh: '记录和数据不能这样改动或删除，也不能代为作假。如果记录有误，请向人事科提出更正或申诉。',
    en: 'Records and data cannot be altered, deleted or made up like that. If a record is wrong, please ask the HR office to correct it.',
  },
  harm: {
    zh: '这件事我不能帮忙。如有正当诉求，请通过单位纪检、人事科或规定的渠道反映。',
    en: 'I cannot help with that. For a justified concern please use the official channels or the HR office.',
  },
}

/** Short friendly replies. */
export const smalltalkPhrases: Readonly<Record<Smalltalk, Text>> = {
  greeting: {
    zh: '您好！我是数字人事助手，可以查假期、办请假、看进度、答政策，请直接说要办什么。',
    en: 'Hello! I am the digital HR assistant: leave balances, leave requests, their progress and questions on the rules. What can I do for you?',
  },
  thanks: { zh: '不客气，有事随时找我。', en: 'You are welcome. I am here whenever you need me.' },
  identity: {
    zh: '我是数字人事助手，不是真人。我能查假期余额、准备请假和撤假、查请假进度、算休假天数、查节假日安排、回答人事政策问题；要提交的事都会先请您确认。',
    en: 'I am the digital HR assistant, not a person. I show leave balances, prepare and take back leave, show where requests stand, count leave days, look up public holidays and answer questions on HR rules; nothing is submitted before you confirm.',
  },
  praise: { zh: '谢谢夸奖，我会继续努力。', en: 'Thank you, that is kind.' },
  farewell: { zh: '好的，再见，祝工作顺利。', en: 'Goodbye, and have a good day.' },
  acknowledge: { zh: '好的，还有需要随时说。', en: 'Fine. Let me know if you need anything else.' },
  chat: {
    zh: '我是程序，不吃饭也不累。您有人事上的事，随时说。',
    en: 'I am a program, so I neither eat nor tire. If there is anything on HR, just say so.',
  },
  complaint: {
    zh: '辛苦了。有什么人事上的事我可以帮忙，请直接说。',
    en: 'I am sorry to hear that. If there is something about HR I can do, please say so.',
  },
}

/** What to do about dates that cannot be used. */
export const problemPhrases: Readonly<Record<LeaveProblem, Text>> = {
  no_such_day: {
    zh: '您说的日期在日历上不存在，请核对后再说一遍日期。',
    en: 'The calendar has no such day. Please check the date and say it again.',
  },
  end_before_start: {
    zh: '结束日期早于开始日期，请核对后重新说起止日期。',
    en: 'The last day is before the first day. Please check the two dates and say them again.',
  },
  not_positive: {
    zh: '请假天数要大于零，请重新说天数和日期。',
    en: 'The number of days must be above zero. Please say the days and dates again.',
  },
  too_long: {
    zh: '这个时间太长了，超出一次请假的范围，请核对起止日期或天数后重新说。',
    en: 'That is longer than one leave can be. Please check the dates or the number of days and say them again.',
  },
  which_half: { zh: '半天是上午还是下午？', en: 'Is the half day in the morning or in the afternoon?' },
  vague_day: {
    zh: '具体是从哪一天开始？请说一个日期，比如“下周三”。',
    en: 'From which day exactly? Please give a date, such as “next Wednesday”.',
  },
  several_spans: {
    zh: '这几天中间不连着，要分成几张请假单。请先说其中一段，办完再办下一段。',
    en: 'These days are not in a row, so they need separate requests. Please name the first one; the next can follow.',
  },
}

const asked: Readonly<Record<string, Text>> = {
  leaveType: {
    zh: '请哪种假（年休假、病假、事假、调休等）',
    en: 'which kind of leave (annual, sick, personal, compensatory …)',
  },
  start: { zh: '从哪天开始', en: 'from which day' },
  end: { zh: '到哪天为止（或一共几天）', en: 'until which day (or how many days)' },
  date: { zh: '哪一天', en: 'which day' },
  decision: { zh: '同意、驳回、退回还是转交', en: 'whether to approve, reject, return or forward it' },
  items: { zh: '是哪一条申请（申请人姓名或单号）', en: 'which request (name or number)' },
  to: { zh: '转给谁', en: 'to whom' },
  period: { zh: '哪个月', en: 'which month' },
  person: { zh: '是哪位同事', en: 'which colleague' },
  name: { zh: '姓名', en: 'the name' },
  reason: { zh: '原因', en: 'the reason' },
  request: { zh: '是哪张请假单', en: 'which request' },
  toUnit: { zh: '调到哪个科室或单位', en: 'to which section or body' },
  host: { zh: '哪个单位借用', en: 'which body borrows the person' },
  from: { zh: '从哪天开始', en: 'from which day' },
  until: { zh: '到哪天为止', en: 'until which day' },
  plannedOn: { zh: '计划哪天报到', en: 'the planned day of reporting' },
  lastDay: { zh: '最后工作日是哪天', en: 'the last working day' },
  fromTime: { zh: '几点开始', en: 'from what time' },
  toTime: { zh: '几点结束', en: 'until what time' },
  newStart: { zh: '改成哪几天', en: 'the new days' },
  spans: { zh: '计划休哪几天（可以说几段）', en: 'which days you plan, in one part or several' },
  time: { zh: '几点打卡的', en: 'at what time' },
  purpose: { zh: '用途或事由（比如办签证、办房贷、旅游）', en: 'what it is for (a visa, a mortgage, a holiday)' },
  destination: { zh: '去哪里', en: 'where to' },
  kind: { zh: '哪一种（在职证明、收入证明还是退休证明）', en: 'which kind (employment, income or retirement)' },
  field: {
    zh: '改哪一项（手机、邮箱、住址、紧急联系人）',
    en: 'what to change (phone, email, address, emergency contact)',
  },
  value: { zh: '新的内容', en: 'the new value' },
  at: { zh: '什么时候提醒（比如“明天上午9点”“两小时后”）', en: 'when to remind you (such as “tomorrow at 9 am”)' },
  text: { zh: '提醒您什么事', en: 'what to remind you of' },
  course: { zh: '报哪一门课或哪个班', en: 'which course' },
  evidence: { zh: '是哪一条数据（编号）', en: 'which row of the evidence (its number)' },
  alert: { zh: '是哪一条预警（编号）', en: 'which alert (its number)' },
  state: { zh: '处理到什么状态', en: 'what state it is to have' },
  title: { zh: '叫什么名字', en: 'what it is called' },
  subject: { zh: '是给哪位同事', en: 'which colleague it is for' },
  rating: { zh: '有用还是没用', en: 'whether it was useful' },
}

/** One friendly question for exactly what is missing; `describe` gives words for arguments without own ones. */
export function askFor(missing: readonly string[], locale: Locale, describe: (name: string) => string): string {
  const needed = missing.includes('start') ? missing.filter((name) => name !== 'end') : missing
  const wanted = needed.map((name) => asked[name]?.[locale] ?? describe(name))
  if (locale === 'en') return `Happy to help. Please tell me ${wanted.join(' and ')}.`
  return `好的，还需要您告诉我：${wanted.join('；')}？`
}
