/** Everything the page itself says, in both languages; `{0}` stands for what is put in. */
const texts = {
  title: { zh: '人事 · 数字人事助手', en: 'Renshi · digital HR assistant' },
  brand: { zh: '人事', en: 'Renshi' },
  brandMore: { zh: '数字人事助手', en: 'Digital HR assistant' },
  skip: { zh: '跳到输入框', en: 'Skip to the message box' },
  otherLocale: { zh: 'EN', en: '中文' },
  switchLocale: { zh: 'Switch to English', en: '切换为中文' },
  businessTime: { zh: '业务时间', en: 'Business time' },
  demoClock: { zh: '演示时钟', en: 'demo clock' },
  inbox: { zh: '待办与通知', en: 'Inbox' },
  inboxWith: { zh: '待办与通知，{0} 项未处理', en: 'Inbox, {0} open' },
  toAnswer: { zh: '等您人工答复', en: 'Waiting for your answer' },
  ticket: { zh: '工单 {0}', en: 'Ticket {0}' },
  openTicket: { zh: '查看工单 {0}', en: 'Open ticket {0}' },
  ticketDue: { zh: '{0} 下班前答复', en: 'To be answered by the end of {0}' },
  noTopic: { zh: '未说明事由', en: 'No topic given' },
  yourAnswer: { zh: '您的话', en: 'Your words' },
  takeOver: { zh: '接手并接入对话', en: 'Take and join' },
  sayToPerson: { zh: '发送', en: 'Send' },
  handBack: { zh: '交回助手', en: 'Hand back' },
  answerAndEnd: { zh: '答复并办结', en: 'Answer and finish' },
  saidBefore: { zh: '转人工之前', en: 'Before' },
  saidLive: { zh: '与您的对话', en: 'With you' },
  youAreIn: { zh: '您正在对话中，数字助手已静默', en: 'You are in the conversation; the assistant is silent' },
  delivered: { zh: '已送达人事科同事', en: 'Delivered to the colleague' },
  account: { zh: '当前身份', en: 'Signed in as' },
  accountOf: { zh: '当前身份：{0}', en: 'Signed in as {0}' },
  close: { zh: '关闭', en: 'Close' },
  conversation: { zh: '对话', en: 'Conversation' },
  message: { zh: '要问或要办的事', en: 'What you want to know or do' },
  placeholder: { zh: '问政策、查假期、办请假…', en: 'Ask, or request leave…' },
  send: { zh: '发送', en: 'Send' },
  keys: { zh: 'Enter 发送 · Shift + Enter 换行', en: 'Enter to send · Shift + Enter for a new line' },
  disclaimer: { zh: '回答以引用的文件原文为准', en: 'The quoted documents are what counts' },
  charactersLeft: { zh: '还可输入 {0} 字', en: '{0} characters left' },
  earlier: { zh: '更早的对话', en: 'Earlier messages' },
  latest: { zh: '回到最新', en: 'Latest' },
  reconnecting: { zh: '连接断开，正在重新连接…', en: 'Connection lost, reconnecting…' },
  noConnection: { zh: '连不上服务器，请稍后再试。', en: 'The server cannot be reached. Please try again later.' },
  serverSaid: { zh: '服务器答复 {0}', en: 'The server answered {0}' },
  signInTitle: { zh: '选择演示身份', en: 'Choose a demo person' },
  signInText: {
    zh: '以下人员和单位均为虚构。演示登录只在本机可用，正式使用时由单位统一身份认证登录。',
    en: 'These people and their bureau are invented. Demo sign-in works on this machine only; in production you sign in through your organisation.',
  },
  signInElsewhere: {
    zh: '请从单位门户登录后再打开本页。',
    en: 'Please sign in through your organisation’s portal, then open this page again.',
  },
  switchPerson: { zh: '切换演示身份', en: 'Switch demo person' },
  signOut: { zh: '退出', en: 'Sign out' },
  staffId: { zh: '工号', en: 'Staff id' },
  unit: { zh: '单位', en: 'Unit' },
  roles: { zh: '角色', en: 'Roles' },
  hello: { zh: '{0}，您好', en: 'Hello, {0}' },
  helloText: {
    zh: '我是数字人事助手。人事政策随时问，回答附原文依据；请假等事项我先备好，您确认后才提交。',
    en: 'I am the digital HR assistant. Ask about the rules and I answer with the article; I prepare requests and submit them only after you confirm.',
  },
  tryThis: { zh: '可以这样开始', en: 'You could start with' },
  working: { zh: '正在处理…', en: 'Working on it…' },
  stillWorking: { zh: '还在处理，请稍候…', en: 'Still working, please wait…' },
  sending: { zh: '正在发送…', en: 'Sending…' },
  unsent: { zh: '尚未送达，连上后自动发送', en: 'Not delivered yet; it will be sent once connected' },
  pressedConfirm: { zh: '确认提交', en: 'Confirm' },
  pressedCancel: { zh: '取消', en: 'Cancel' },
  again: { zh: '再试一次', en: 'Try again' },
  failed: { zh: '没有处理成功', en: 'This did not work' },
  followUp: { zh: '后续结果', en: 'Result' },
  figures: { zh: '查看数据', en: 'Figures' },
  openArticle: { zh: '查看原文：{0}', en: 'Open {0}' },
  now: { zh: '现在', en: 'Now' },
  after: { zh: '提交后', en: 'After' },
  item: { zh: '项目', en: 'Item' },
  none: { zh: '无', en: 'none' },
  expiresIn: { zh: '{0} 后失效', en: 'Expires in {0}' },
  cardPending: { zh: '待确认', en: 'To confirm' },
  cardExpired: { zh: '已过期', en: 'Expired' },
  cardCancelled: { zh: '已取消', en: 'Cancelled' },
  cardAwaitingSecond: { zh: '待复核', en: 'Awaiting a second person' },
  cardSuperseded: { zh: '已被取代', en: 'Replaced' },
  cardSending: { zh: '正在提交', en: 'Submitting' },
  cardDone: { zh: '已提交', en: 'Submitted' },
  cardRefused: { zh: '未提交', en: 'Not submitted' },
  cardUnknown: { zh: '结果不明', en: 'Outcome unknown' },
  recordExpired: { zh: '超过确认时间，没有提交。', en: 'The time to confirm ran out; nothing was submitted.' },
  recordCancelled: { zh: '已取消，没有提交。', en: 'Cancelled; nothing was submitted.' },
  recordAwaitingSecond: {
    zh: '您已确认，还没有提交：正在等待复核人同意。',
    en: 'You have confirmed; nothing is submitted until a second person agrees.',
  },
  recordSuperseded: {
    zh: '已被后来的一份取代，没有提交。',
    en: 'Replaced by a later one; nothing was submitted.',
  },
  recordPressed: { zh: '正在送出您的决定…', en: 'Sending your decision…' },
  cardPressed: { zh: '正在送出', en: 'Sending' },
  recordSending: { zh: '已确认，等待人事系统答复。', en: 'Confirmed; waiting for the HR system.' },
  receipt: { zh: '回执编号', en: 'Receipt' },
  pendingChip: { zh: '有一项等您确认 · {0}', en: 'Waiting for your consent · {0}' },
  show: { zh: '查看', en: 'Show' },
  toApprove: { zh: '等我审批', en: 'For my approval' },
  toConfirm: { zh: '等我确认', en: 'For my confirmation' },
  news: { zh: '通知', en: 'Notices' },
  receipts: { zh: '最近回执', en: 'Recent receipts' },
  nothingToApprove: { zh: '没有等您审批的事项。', en: 'Nothing waits for your approval.' },
  nothingNew: { zh: '没有新通知。', en: 'No notices.' },
  nothingSent: { zh: '还没有提交过事项。', en: 'Nothing submitted yet.' },
  approve: { zh: '同意', en: 'Approve' },
  sayConfirm: { zh: '确认 {0}', en: 'confirm {0}' },
  sayCancel: { zh: '取消 {0}', en: 'cancel {0}' },
  reject: { zh: '不同意', en: 'Reject' },
  sayApprove: { zh: '同意 {0}', en: 'approve {0}' },
  sayReject: { zh: '驳回 {0}', en: 'reject {0}' },
  versionOf: { zh: '版本', en: 'Version' },
  inForce: { zh: '施行', en: 'In force' },
  from: { zh: '{0} 起', en: 'from {0}' },
  fromTo: { zh: '{0} 至 {1}', en: '{0} to {1}' },
  until: { zh: '至 {0}', en: 'until {0}' },
  dateUnknown: { zh: '日期待核', en: 'date not confirmed' },
  issuer: { zh: '制定', en: 'Issued by' },
  level: { zh: '层级', en: 'Rank' },
  chapter: { zh: '位置', en: 'Where' },
  otherVersions: { zh: '这份文件的其他版本', en: 'Other versions of this document' },
  onlyVersion: { zh: '知识库里只有这一个版本。', en: 'The knowledge base holds this version only.' },
  quoteMissing: {
    zh: '引用的文字与现在的原文不完全一致，请以下面的全文为准。',
    en: 'The quoted words differ from the text as it stands; the full text below is what counts.',
  },
  originalOnly: { zh: '', en: 'Documents are shown in their original language.' },
} as const satisfies Record<string, { zh: string; en: string }>

/** A key of what the page says. */
export type Word = keyof typeof texts

type Locale = 'zh' | 'en'
const kept = 'renshi.locale'
let chosen: Locale = localStorage.getItem(kept) === 'en' ? 'en' : 'zh'

/** The language of the page, which also goes along with every message to the server. */
export function locale(): Locale {
  return chosen
}

/** True when the page speaks English. */
export function isEnglish(): boolean {
  return chosen === 'en'
}

/** Chooses the language and keeps it in this browser. */
export function choose(wanted: Locale): void {
  chosen = wanted
  localStorage.setItem(kept, wanted)
}

/** What the page says, with values put in. */
export function words(key: Word, ...values: readonly (string | number)[]): string {
  return texts[key][chosen].replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ''))
}

/** Puts the chosen language into the fixed parts of the page. */
export function translatePage(): void {
  document.documentElement.lang = isEnglish() ? 'en' : 'zh-CN'
  document.title = words('title')
  for (const each of document.querySelectorAll<HTMLElement>('[data-word]'))
    each.textContent = words(each.dataset.word as Word)
  for (const each of document.querySelectorAll<HTMLElement>('[data-label]'))
    each.setAttribute('aria-label', words(each.dataset.label as Word))
  for (const each of document.querySelectorAll<HTMLElement>('[data-title]'))
    each.title = words(each.dataset.title as Word)
  for (const each of document.querySelectorAll<HTMLTextAreaElement>('[data-placeholder]'))
    each.placeholder = words(each.dataset.placeholder as Word)
}

const suggested = {
  staff: {
    zh: ['我还有几天年假？', '工作满12年，年休假有几天？', '下周三到周五请年假，回老家', '请病假要什么材料？'],
    en: [
      'How many days of annual leave do I have left?',
      'I have worked 12 years, how many days of annual leave do I get?',
      'Annual leave from next Wednesday to Friday, going home',
      'What papers do I need for sick leave?',
    ],
  },
  manager: { zh: ['待我审批的有哪些？'], en: ['What is waiting for my approval?'] },
} as const

/** Things somebody new could say, by what they may do. */
export function suggestions(roles: readonly string[]): readonly string[] {
  const own = suggested.staff[chosen]
  return roles.includes('manager') ? [...suggested.manager[chosen], ...own.slice(0, 3)] : own
}

const roleNames: Readonly<Record<string, { zh: string; en: string }>> = {
  staff: { zh: '职工', en: 'staff' },
  manager: { zh: '负责人', en: 'manager' },
  leader: { zh: '局领导', en: 'leader' },
  hr_officer: { zh: '人事干部', en: 'HR officer' },
  supervisor: { zh: '督查', en: 'supervisor' },
  plugin_owner: { zh: '插件负责人', en: 'plugin owner' },
  knowledge_admin: { zh: '知识库管理员', en: 'knowledge administrator' },
  plugin_admin: { zh: '插件管理员', en: 'plugin administrator' },
  system_admin: { zh: '系统管理员', en: 'system administrator' },
  security_admin: { zh: '安全管理员', en: 'security administrator' },
  auditor: { zh: '审计', en: 'auditor' },
}

/** A role as people call it. */
export function roleName(role: string): string {
  return roleNames[role]?.[chosen] ?? role
}

const standings: readonly [RegExp, string][] = [
  [/^现行有效$/, 'in force'],
  [/^日期待核$/, 'date not confirmed'],
  [/^截至(\S+?)，之后未核$/, 'checked until $1, not after'],
  [/^将于(\S+?)施行$/, 'in force from $1'],
  [/^已失效（(\S+?)起由《(.+)》接替）$/, 'no longer in force (replaced by “$2” on $1)'],
  [/^已失效（(\S+?)起不再施行）$/, 'no longer in force since $1'],
  [/^已撤下，不再作为依据$/, 'withdrawn, no longer a source'],
]

/** What a reader must know of the validity, in the language of the page; unknown wording stays as it is. */
export function standing(validity: string): string {
  if (!isEnglish()) return validity
  return validity
    .split('；')
    .map((each) => {
      const known = standings.find(([pattern]) => pattern.test(each))
      return known ? each.replace(...known) : each
    })
    .join('; ')
}

/** How a validity is coloured: good, to be looked at, or over. */
export function toneOf(validity: string): 'good' | 'look' | 'over' {
  if (validity === '现行有效') return 'good'
  return /^(?:已失效|已废止|已撤下)/.test(validity) ? 'over' : 'look'
}
