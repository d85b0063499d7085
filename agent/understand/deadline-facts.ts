/** A matter with a term, by the names of the calculator of terms. */
type Row = { readonly matter: string; readonly when: RegExp; readonly without?: RegExp }

const supervisory = /监察(?:机关|委)|监委|纪委监委|supervisory/i
const answer =
  /答复|批复|批准|作出|做出|出结果|有结果|给(?:个)?(?:说法|结果|结论)|回复|下来|出来|决定|decid|answer|reply/i
const authority =
  /(?:单位|机关|局里|组织|人社|他们|对方|处理机关|受理)[^,。]{0,10}(?:最[晚迟]|多久|哪天|几号|什么时候|几天)/

/** The first row that fits decides; narrower matters go before wider ones. */
const rows: readonly Row[] = [
  { matter: 'appeal_supervisory_reexamine', when: /复审(?:的)?(?:决定|结果|结论).{0,16}(?:复核|不服)/ },
  {
    matter: 'appeal_supervisory_review',
    when: /复审|(?:监察(?:机关|委)|监委).{0,20}(?:处分|决定|处理).{0,20}(?:不服|复)|supervisory.{0,40}review/i,
  },
  { matter: 'appeal_arbitration', when: /仲裁|arbitration/i },
  {
    matter: 'injury_reappraisal',
    when: /(?:再次|重新|复查)鉴定|(?:鉴定)(?:的)?(?:结论|结果|等级|书).{0,14}(?:不服|不认|异议|不满|再|重新)|second appraisal/i,
  },
  { matter: 'injury_appraisal', when: /(?:劳动能力|伤残|能力)鉴定|鉴定.{0,10}(?:结论|结果)|appraisal/i },
  {
    matter: 'injury_decision_clear',
    when: /(?:工伤|认定).{0,30}(?:事实清楚|简单|没争议|无争议).{0,20}|(?:事实清楚|没有?争议).{0,20}工伤/,
    without: /申请.{0,4}(?:最|截)/,
  },
  {
    matter: 'injury_decision',
    when: /(?:工伤|认定).{0,30}受理|受理.{0,20}(?:工伤|认定)|injury.{0,40}(?:accepted|decision)/i,
  },
  {
    matter: 'injury_apply_individual',
    when: /(?:我自己|本人|个人|自己|家属|亲属|工会).{0,10}(?:申请|报|申报).{0,8}(?:工伤|认定)?|单位(?:一直)?(?:没|不)(?:给)?(?:报|申请|申报).{0,10}(?:工伤|认定|我)/,
    without: /复核|申诉|辞|复审/,
  },
  { matter: 'injury_apply', when: /工伤|受(?:的)?伤|摔伤|砸伤|撞伤|职业病|injur|accident/i },
  {
    matter: 'appeal_after_review',
    when: /复核(?:的)?(?:决定|结果|结论|答复).{0,20}(?:申诉|不服|不满|再|还想)|复核.{0,8}(?:没改|维持).{0,16}|(?:after|got|received) (?:the )?review.{0,100}appeal/i,
  },
  { matter: 'appeal_review_decision', when: /复核/ },
  { matter: 'appeal_decision', when: /申诉/ },
  { matter: 'appeal_direct', when: /(?:直接|不(?:经|走|申请)复核.{0,4})(?:提)?申诉|申诉|appeal/i },
  { matter: 'appeal_review', when: /复核|review/i },
  { matter: 'post_employment_leader', when: /(?:离职|辞职|退休|卸任)后?.{0,20}(?:从业|限制|企业任职|去企业|下海)/ },
  {
    matter: 'resignation_leader',
    when: /(?:领导成员|领导班子|局长|副局长|处长|县长|领导职务|班子成员).{0,20}(?:辞职|辞去|辞呈)|(?:辞职|辞去).{0,12}领导(?:成员|职务)/,
  },
  {
    matter: 'resignation_notice',
    when: /(?:事业|聘用合同|中心|institution).{0,30}(?:辞职|离职|解除|resign)|(?:辞职|离职|解除聘用合同).{0,20}(?:通知|事业)/i,
  },
  { matter: 'resignation', when: /辞职|辞去公职|辞呈|离职|resign/i },
  {
    matter: 'probation_leader',
    when: /(?:新?提任|提拔|任命|任职|升任|当上|新任).{0,16}(?:[副正]?[科处局部县]长|主任|领导|书记).{0,20}试用|任职试用期/,
  },
  { matter: 'probation', when: /试用期?|转正|见习期|probation/i },
  {
    matter: 'discipline_period',
    when: /(?:警告|记过|记大过|降级|撤职|降低岗位等级|处分期?).{0,24}(?:到期|期满|哪[天年月]|什么时候|啥时候|几号|多久|结束|解除|满|到什么时候)|(?:warning|demerit|sanction).{0,30}(?:end|over|expire)/i,
  },
]

const asks =
  /最[晚迟后]|截止|期限|到期|来得及|过期|超期|多久|几天(?:之?内|里)|(?:哪[天一]|几号|几月几[号日]|什么时候|啥时候|何时)|哪年|还(?:剩|有)(?:几|多少)天|期满|时限|by when|deadline|last day|until when|latest|when (?:does|do|will|must|is|can)|how long/i

/** Decisions of whoever has to answer, against what the person has to do. */
function isOfAuthority(text: string): boolean {
  return (
    (authority.test(text) && answer.test(text)) ||
    /(?:受理|提交|交|递)了?.{0,14}(?:多久|最[晚迟]|几天|哪天|什么时候).{0,8}(?:答复|决定|出结果|有结果|给)/.test(text)
  )
}

function fits({ matter, when, without }: Row, text: string): boolean {
  if (!when.test(text) || without?.test(text)) return false
  if (matter === 'appeal_review_decision') return isOfAuthority(text)
  if (matter === 'appeal_decision') return /受理/.test(text) && answer.test(text)
  if (matter === 'appeal_supervisory_review') return /复审/.test(text) || supervisory.test(text)
  if (matter === 'post_employment_leader') return /领导|局长|处长|处级|班子|县级/.test(text)
  return true
}

/** The matter whose term a text asks for, by the names of the calculator of terms; null when it asks for none. */
export function readDeadlineMatter(text: string): string | null {
  if (!asks.test(text)) return null
  if (/(?:离职|辞职|退休|卸任)后.{0,20}(?:从业|限制|去企业)/.test(text) && !/领导|局长|处长|处级|班子|县级/.test(text))
    return 'post_employment'
  return rows.find((row) => fits(row, text))?.matter ?? null
}

/** Matters whose day lies behind as a rule; a probation or a resignation may as well lie ahead. */
export function liesBehind(matter: string): boolean {
  return /^(?:appeal|injury)_/.test(matter)
}

const contract =
  /(?:合同|聘期|签)(?:了|订)?(?:的)?(?:是)?(?<n>\d{1,2}|[一二两三四五六七八九十])年|(?<m>\d{1,2}|[一二两三四五六七八九十])年(?:期)?(?:的)?(?:聘用)?合同/
const agreed = /(?:约定|合同).{0,6}试用期?(?:是|为)?(?<n>\d{1,2}|[一二两三四五六七八九十])个月/

/** Whether it is the first job ever, as far as a text says so. */
export function readFirstJob(text: string): boolean | undefined {
  if (/初次就业|第一次(?:参加)?工作|第一份工作|应届|刚毕业|首次就业|first job/i.test(text)) return true
  return /(?:以前|之前|原来|先前)(?:就|在|有)?.{0,6}(?:工作过|上过班|干过)|不是(?:初次|第一次)|调(?:入|进|来)|跳槽/.test(
    text,
  )
    ? false
    : undefined
}

/** Numerals of years or months in a contract: `contractYears` and `contractProbationMonths`. */
export function readContract(text: string): { readonly years: string | null; readonly months: string | null } {
  const years = contract.exec(text)?.groups
  return { years: years?.n ?? years?.m ?? null, months: agreed.exec(text)?.groups?.n ?? null }
}
