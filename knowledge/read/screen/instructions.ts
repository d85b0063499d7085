import type { Finding } from './finding.ts'
import { plainText } from './folding.ts'
import { latinLetters } from './look-alikes.ts'

type Signal = { readonly weight: number; readonly pattern: RegExp }

const assistant = '(?:智能助手|ai助手|小助手|助手|助理|机器人|大?语言模型|大模型|人工智能|ai|assistant|chatbot|llm)'
const rule =
  '(?:指令|指示|规则|規則|提示词?|要求|设定|設定|限制|权限|權限|约束|約束|安全策略|安全设置|系统消息|对话|審核|审核流程|审批流程|校验|确认步骤)'
const earlier =
  '(?:以上|上述|上面|之前|前面|先前|此前|前述|所有|一切|全部|任何|其他|其它|你的|您的|原有|原来|现有|既有|系统|系統|的|关于|這些|这些)'

/** Staff are told not to go round a rule; the assistant is told to. */
const notForbidden = '(?<!不得|禁止|严禁|不能|不许|不可|不准|不应|擅自|防止|避免|不要|违规|私自)'

/**
 * What is said to a machine and not to staff, in a text without white space and strokes, so that words that are spaced
 * or broken over lines are found too. Weights are probabilities of their own, joined as independent ones.
 */
const spoken: readonly Signal[] = [
  // Setting rules aside.
  {
    weight: 0.8,
    pattern: new RegExp(
      `${notForbidden}(?:忽略|忽視|忽视|无视|無視|忘记|忘掉|不要理会|不用理会|不必遵守|不再遵守|不要遵守)${earlier}{0,4}[^,。;]{0,4}${rule}`,
    ),
  },
  {
    weight: 0.45,
    pattern: new RegExp(
      `${notForbidden}(?:抛开|覆盖|绕过|绕开|跳过|解除)${earlier}{0,4}(?:指令|提示词?|安全策略|安全设置|系统消息|权限|審核|确认步骤|审批流程|规则)`,
    ),
  },
  {
    weight: 0.8,
    pattern:
      /(?:ignore|disregard|forget|override|bypass|skip)(?:all|any|of|the|your|these|those|every|previous|prior|above|earlier|preceding|foregoing|existing|system|safety){1,5}(?:instruct|rule|prompt|direct|polic|context|guideline|restrict|message|permission|check)/,
  },
  // Being somebody else.
  {
    weight: 0.6,
    pattern:
      /(?:你现在是|你現在是|从现在(?:起|开始),?你(?:是|将|就|要|必须|只)|你(?:将|要)?(?:扮演|充当)|请你?扮演|假装(?:你|自己)是|你是一(?:个|名|位)[^,。]{0,12}(?:助手|管理员|ai|模型|机器人|专家))/,
  },
  {
    weight: 0.6,
    pattern:
      /(?:youarenow|fromnowon,?you|pretend(?:to|that)?(?:be|you)|actas(?:an?|the)(?:admin|system|root|unrestrict|developer|assistant|hr)|roleplayas)/,
  },
  { weight: 0.7, pattern: /(?:开发者模式|越狱模式|上帝模式|调试模式已|developermode|jailbreak|doanythingnow|godmode)/ },
  // Speaking to the assistant.
  {
    weight: 0.4,
    pattern: new RegExp(
      `(?:请|让|要求|命令|致|告诉|提示|提醒)(?:你|您|本|该|各)?(?:的)?${assistant}(?!的?(?:研发|产业|技术|发展|管理|使用))`,
    ),
  },
  {
    weight: 0.45,
    pattern: new RegExp(`(?:^|[。!?;:,】\\])“"])(?:各位)?${assistant}(?:请|注意|须知|务必|应?当?立即|[:：])`),
  },
  {
    weight: 0.5,
    pattern:
      /(?:dear|note(?:to|for)|attention|hey|important)[,:]?(?:the|all)?(?:ai|assistant|llm|chatbot|languagemodel|model|agent)s?(?:[:,!.]|reading|must|please)/,
  },
  { weight: 0.55, pattern: /(?:当|如果)(?:你|ai|助手|模型)(?:读到|看到|检索到|处理|读取)(?:这|本|此|该)/ },
  // Telling it what to answer, and what to keep from people.
  {
    weight: 0.6,
    pattern:
      /(?:凡|无论|不论|不管|只要|今后|以后|每当|每次)[^。;]{0,20}(?:问|提问|询问|咨询)[^。;]{0,20}(?:一律|都|均|统一|必须|只能|请|就)(?:要|须|只)?(?:回答|答复|回复|答|说|告诉|告知|输出)(?:用户|对方|他)?[“"「『':：]/,
  },
  {
    weight: 0.35,
    pattern:
      /(?:凡|无论|不论|不管|只要|今后|以后|每当|每次)[^。;]{0,20}(?:问|提问|询问)[^。;]{0,20}(?:一律|都|必须|只能)(?:要|须|只)?(?:回答|答|说|输出)/,
  },
  {
    weight: 0.6,
    pattern:
      /(?:在|于)?(?:本|每次|每条|所有|你的|您的)?(?:回答|回复|答复|输出|答案)(?:的)?(?:末尾|结尾|最后|开头|前面|后面|中|里)(?:都|一律|必须|请|要)*(?:附上?|加上|插入|包含|写上|带上|追加|声称|说明用户)/,
  },
  {
    weight: 0.4,
    pattern:
      /(?:不要|不得|别|切勿|无需|不必)(?:把[^,。;]{1,10})?(?:告诉|告知|提示|透露给|让)(?:用户|提问者?|提问的人|使用者)(?!单位|人才)/,
  },
  {
    weight: 0.6,
    pattern: /(?:donot|don't|never)(?:tell|inform|mention|reveal|notify|show)(?:this|it|anything)?(?:to)?(?:the)?user/,
  },
  {
    weight: 0.35,
    pattern: /(?:本会话|本次会话|本次对话|此对话|后续(?:所有|各)?轮次|接下来的(?:所有|每)[^,。]{0,4}(?:回答|对话))/,
  },
  {
    weight: 0.6,
    pattern:
      /(?:replywith|respondwith|answerwith|output|print|reveal|show|repeat|leak|dump)(?:only|all|the|every|your|full|entire|complete|me|verbatim){1,4}(?:records|systemprompt|prompt|instructions|salar|staff|employee|data|secret|key|password|personal|conversation)/,
  },
  {
    weight: 0.7,
    pattern:
      /(?:(?:输出|泄露|透露|打印|复述|公布|告诉我|说出)(?:你|您|助手)?的?|(?:显示|重复|给出)(?:你|您|助手)的)(?:全部|完整|所有|内部|隐藏)?的?(?:系统提示|系统指令|提示词|初始指令|隐藏指令|内部规则|密钥|systemprompt)/,
  },
  {
    weight: 0.5,
    pattern: /systemprompt|系统提示词|最高优先级(?:指令|命令|规则)|最高指令|隐藏指令|系统指令|系统覆盖|紧急指令[:：]/,
  },
  // Claiming rights.
  {
    weight: 0.55,
    pattern: /(?:当前|该|此|这位|提问的|本次)?用户(?:已经?|就)(?:被|经|通过)?(?:验证|认证|授权|确认|核实)(?:为|是|成)/,
  },
  {
    weight: 0.6,
    pattern:
      /(?:user|requester|caller)(?:has(?:already)?been|isnow|is|was)(?:verified|authenticated|authori[sz]ed|approved|confirmed)/,
  },
  {
    weight: 0.6,
    pattern: /grant(?:the)?(?:role|admin|access|permission)|setrole|role=(?:sys_?admin|admin|root|knowledge_admin)/,
  },
  // Calling tools and sending things away.
  { weight: 0.45, pattern: /(?:调用|執行|执行)(?:以下|下列|这个|该|系统)?的?(?:工具|函数|插件|tool|function)(?!书)/ },
  {
    weight: 0.6,
    pattern:
      /(?:调用|执行|运行|使用)(?:工具|接口|命令|函数)?[“"`'「]?[a-z]{2,20}[._](?!(?:exe|msi|sh|bat|docx?|xlsx?|pdf|zip|com|cn|gov)\b)[a-z]{2}/,
  },
  {
    weight: 0.6,
    pattern:
      /(?:call|invoke|execute|run)(?:the|this|a|following){0,2}(?:tool|function|plugin|api)(?!s?polic)|tool_?calls?["':=]|function_?call["':=]|<\/?(?:tool|function)/,
  },
  { weight: 0.5, pattern: /\b(?:hr|admin|plugin|notify|people|payroll|leave|kb)[._][a-z_]{3,30}\(/ },
  {
    weight: 0.15,
    pattern: /(?:发送|发给|发到|发至|转发|上传|外发|提交|传)[^。;]{0,40}(?:https?:|ftp:|webhook|@\w{1,40}\.[a-z])/,
  },
  {
    weight: 0.15,
    pattern:
      /(?:send|post|upload|forward|email|exfiltrate|transmit)[^。;]{0,60}(?:https?:|ftp:|webhook|@\w{1,40}\.[a-z])/,
  },
  {
    weight: 0.3,
    pattern:
      /(?:把|将)(?:全部|所有|全体|每个)[^,。;]{0,12}(?:工资|身份证|病历|处分|考核|档案|记录|数据|密码|对话|聊天)[^。;]{0,10}(?:发送|发给|发到|发至|上传|转发|post)[^。;]{0,8}(?:https?:|webhook|[\w.+]{1,40}@)/,
  },
  { weight: 0.3, pattern: /(?:向|给|对)(?:全体|全部|所有)[^。;]{0,8}(?:群发|发送|推送)(?:消息|通知|邮件)?[“"「:：]/ },
  {
    weight: 0.5,
    pattern:
      /(?:查看|列出|查询|导出|返回|显示)(?:全体|所有人|任何人|其他人|他人|别人|[一-龥]{2,3})的?(?:全部)?(?:处分|工资|病历|病情|身份证|考核|档案)(?:记录|信息|数据)?[^。;]{0,12}(?:助手|回答|回复|附上|输出)/,
  },
]

/** Marks of roles and of the ends of a context, looked for in the text as it stands. */
const marked: readonly Signal[] = [
  { weight: 0.75, pattern: /<\|?(?:im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id)\|?>/ },
  { weight: 0.75, pattern: /\[\/?inst\]|<<\/?sys>>|<\/?(?:system|instructions?|context|prompt|assistant|document)>/ },
  { weight: 0.7, pattern: /\{\{[#/~]{0,2}(?:system|assistant|user)\b|\{%\s{0,4}(?:system|assistant)/ },
  {
    weight: 0.65,
    pattern: /^[\s>#*\-【[]{0,8}(?:system|assistant|developer|系统消息|系统指令|系统提示)[\s*】\]]{0,4}[:：]/m,
  },
  {
    weight: 0.65,
    pattern:
      /(?<=[-=#*]{2})\s{0,4}(?:end|begin|start)\s{1,3}(?:of\s{1,3})?(?:the\s{1,3})?(?:context|document|prompt|system|instructions?|user)/,
  },
  { weight: 0.6, pattern: /"(?:role|tool_calls|function_call)"\s{0,4}:\s{0,4}["[{]/ },
]

/** From this score on a person must look at a document before it is published. */
export const instructionLimit = 0.5
const worthNoting = 0.3
const windowLength = 600
const step = 300

/** What hides among letters to keep words apart: white space, and strokes and dots that carry no meaning here. */
function closeUp(text: string): string {
  return text.replace(/[\s*~|>#\\\-–—·•…]+/g, '').replace(/(?<=[一-龥])[._/、](?=[一-龥](?:[._/、]|$))/g, '')
}

function scoreOf(text: string, signals: readonly Signal[]): number {
  let left = 1
  for (const { weight, pattern } of signals) if (pattern.test(text)) left *= 1 - weight
  return 1 - left
}

/** The largest score of the windows of a text and the number of windows over the limit, which overlap by half. */
function windowScores(
  text: string,
  score: (window: string) => number,
): { readonly risk: number; readonly over: number } {
  let risk = 0
  let over = 0
  for (let at = 0; at === 0 || at + step < text.length; at += step) {
    const one = score(text.slice(at, at + windowLength))
    risk = Math.max(risk, one)
    if (one >= instructionLimit) over++
  }
  return { risk, over }
}

const encoded = /(?<![A-Za-z\d+/])[A-Za-z\d+/]{32,4000}={0,2}/g

/** What stands in Base64, if it is text: orders are hidden so from people, and not from a model. */
function decoded(text: string): string {
  const parts = (text.match(encoded) ?? []).slice(0, 50).map((part) => {
    try {
      const bytes = Uint8Array.from(atob(part.replace(/=+$/, '')), (character) => character.charCodeAt(0))
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      return ''
    }
  })
  return parts.filter((part) => part !== '').join('\n')
}

function measure(text: string): { readonly risk: number; readonly over: number } {
  const plain = latinLetters(plainText(text)).toLowerCase()
  const said = windowScores(closeUp(plain), (window) => scoreOf(window, spoken))
  const marks = windowScores(plain, (window) => scoreOf(window, marked))
  return { risk: 1 - (1 - said.risk) * (1 - marks.risk), over: Math.max(said.over, marks.over) }
}

/**
 * How likely a text speaks to the assistant instead of to staff.
 * @returns 0 to 1; `instructionLimit` and more must be looked at
 */
export function instructionRisk(text: string): number {
  const hidden = decoded(text)
  return Math.max(measure(text).risk, hidden === '' ? 0 : measure(hidden).risk)
}

/** Text that gives the assistant orders: set rules aside, be somebody, call a tool, send data, keep things from people. */
export function findInstructions(texts: readonly string[]): readonly Finding[] {
  const measured = texts
    .flatMap((text) => [text, decoded(text)])
    .filter((text) => text !== '')
    .map(measure)
  const risk = measured.reduce((most, one) => Math.max(most, one.risk), 0)
  if (risk < worthNoting) return []
  const count = Math.max(
    1,
    measured.reduce((sum, one) => sum + one.over, 0),
  )
  const score = `风险分 ${risk.toFixed(2)}（满分 1）`
  if (risk < instructionLimit)
    return [
      { kind: 'instructions', sentence: `文中有像是写给智能助手的话，${score}，请留意。`, count, severity: 'note' },
    ]
  const sentence = `文中有写给智能助手的指令（约 ${count} 处），${score}。助手不会照做；请删去或说明来由，发布须另一人批准。`
  return [{ kind: 'instructions', sentence, count, severity: 'needs_decision' }]
}
