import { isIndividual, type PersonMention } from './people.ts'
import type { PrivateMatter } from './private-matters.ts'

// One person among others: our head, the one next door, and no head as such.
const definite = /们|咱|我|你|隔壁|对面|旁边|那|这|某|该|新来|[前现]任|分管|直属/
// What may stand between somebody and what is asked of them.
const between =
  '(?:同志|的|他|她|自己|今年|去年|前年|上?年度|上季度|明年|上个?月|这个?月|本月|上周|这周|本周|昨天|今天|前天|最近|现在|目前|到底|究竟|总共|一共|手里|手头|名下|是不是|有没有|还|都|又|老是|经常|一般|\\d{1,2}月份?)*'
const things: readonly { readonly matter: PrivateMatter; readonly of: string }[] = [
  {
    matter: 'leave',
    of: '(?:(?:带薪)?(?:年休?|公休|病|事|调休|补休)假?(?:[^,。;]{0,4}(?:还?(?:有|剩|余)|余额|用|休)|多少|几)|(?:调休|补休)[^,。;]{0,4}(?:多少|几|剩)|假期?还?(?:有|剩)|剩(?:下)?(?:几|多少)天|(?:请|休)(?:了|过)?(?:几|多少)(?:天|次|回)|(?:请|休)的?是?(?:什么|啥|哪种)假|在?(?:休|请)(?:着|了)?(?:产|病|年|事|婚|育儿|陪产|探亲)假(?:没|吗|呢|了没|$|[,，。?])|(?:休|请)到(?:几|哪|什么时候)|什么时候回来|(?:迟到|早退|旷工|缺卡|缺勤|加班|请假)(?:了|过)?(?:几|多少|没|吗|过)|(?:几点|什么时候)(?:来|走|打卡|上班|下班)|打(?:了|过)?卡|(?:来|到)没(?:来|到)|(?:来|上)(?:上)?班(?:了)?(?:没|吗)|考勤)',
  },
  {
    matter: 'file',
    of: '(?:学历|学位|哪(?:个|所)(?:学校|大学|学院)|毕业|籍贯|民族|职称|工龄|入党|党员|合同|考核|绩效等次|哪年(?:生|出生|入职|参加)|生日|年纪|多大|岁数|结婚|离婚|级别|几级)',
  },
]
const asks = /多少|几|吗|么|没|不(?!在|用|是)|啥|什么|哪|何(?:时|处|种)|[?]|查|看|告诉|知道|晓得|核实|核对|确认/
// What a rule says of whoever it is.
const ofRule =
  /怎么(?:算|办|定|扣|处理|规定|请|报|写)|算不算|算(?:旷工|迟到|事假|病假)|能不能|可不可以|能(?:批|签|审|带|休|请)|可以|应该|要不要|用不用|影响|会(?:被)?(?:处分|扣|怎)|规定|政策|处分|批(?:了|的|几|多少)|替|代|帮[他她]|给[他她]请|办手续|谁(?:批|审)/

const english =
  /\b(?:is|was|has) (?:[a-z]+ [a-z]+|he|she) (?:on (?:sick |annual |maternity )?leave|absent|late)\b.*\b(?:what|why|how|which)\b|\b(?:how (?:many|much)|what)\b[^.?]*\b(?:leave|days off|vacation|overtime|attendance|degree|grade)\b[^.?]*\b(?:does|has|did|do) (?:he|she|my (?:boss|manager|colleague|director|deskmate))\b|\b(?:boss|manager|colleague|director|deskmate)(?:'s)? (?:leave balance|attendance|remaining leave|appraisal)/i

// Whether somebody will be promoted is for those who decide, and no assistant's guess.
const foretells =
  /(?:能不能|能否|会不会|有没有(?:希望|戏|可能)|够不够格|适不适合|配不配)[^,。]{0,4}(?:提|升|当|上|任|评上|晋升|提拔)(?:副|正|科|处|局|主任|领导|优|$|[,。?])/

function isOne({ kind, name }: PersonMention): boolean {
  return kind === 'pronoun' || kind === 'kin' || (kind === 'role' && definite.test(name)) || kind === 'nick'
}

/**
 * What of somebody else's own record a text asks for, where it stands right behind whom it is of: 我们组长年假还有几天,
 * 小吴学历是啥; null where it asks for nothing of the kind, or for a rule.
 */
export function asksRecordOf(text: string, people: readonly PersonMention[]): PrivateMatter | null {
  if (english.test(text)) return 'leave'
  if (people.some(isIndividual) && foretells.test(text)) return 'file'
  for (const person of people) {
    if (!isOne(person) && !isIndividual(person)) continue
    const clause = text.slice(person.at + person.length).split(/[,，。;]/)[0] ?? ''
    if (/^[^,]{0,6}我/.test(clause) || ofRule.test(text) || !asks.test(text)) continue
    const found = things.find(({ of }) => new RegExp(`^${between}${of}`).test(clause))
    if (found) return found.matter
  }
  return null
}
