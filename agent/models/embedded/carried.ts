import type { Exchange } from '../../model.ts'
import { standardCue } from '../../understand/kinds.ts'
import { normalise, stripFillers } from '../../understand/normalise.ts'
import { asksOwnPay } from '../../understand/pay-questions.ts'
import { readPeople } from '../../understand/people.ts'
import { strictRule } from '../../understand/private-matters.ts'
import { type Danger, readDanger } from '../../understand/protections.ts'

// Tools that show the speaker's own data: the same of somebody else is private.
const own = /^(?:profile_me|leave_balance|leave_list|pay_\w+|attendance_\w+|contract_mine|assessment_mine)$/
// Tools whose work is other people's records.
const officeTool = /^(?:people_|file_check|leave_team|retirement_due|lifecycle_|supervision_)/
const longest = 20
const amount =
  /多少|[几比高低]|[千万]|大概|范围|左右|区间|首位|首字|前年|去年|上个?月|年终|奖|数|吗|呢|how much|more|less|roughly/i
const otherWish =
  /假|规定|政策|流程|审批|批准|同意|驳回|退回|怎么办|找谁|我(?:自己|本人)?的|谢|好的|算了|^我|明白|知道了|leave|policy|thank|my /i

/** True for 那她呢, which says whom and leaves what to the sentence before. */
function namesSomebody(text: string, self: string): boolean {
  if (readPeople(text, self).some(({ kind }) => kind !== 'group')) return true
  return (
    /^(?:那|那么|还有)?[一-龥]{2,3}(?:的)?呢$/.test(text) &&
    !/[年病事婚产丧]|养老|医保|社保|公积|失业|绩效|津贴|补贴|奖金|行政|事业|假|月|周|天|号|今|明|后|我/.test(text)
  )
}

/** What a short text asks of somebody else when it is read on from the sentence before. */
export function readCarried(text: string, history: readonly Exchange[], self: string): Danger | null {
  const last = history.at(-1)
  const bare = stripFillers(text)
  if (!last || bare.length > longest || otherWish.test(bare)) return null
  const said = normalise(last.said)
  const before = readDanger(said, self)
  // What was shown as the work of an office was no other's secret.
  const wasShown = last.calls.length > 0 && last.calls.every(({ tool }) => officeTool.test(tool))
  if (before?.kind === 'private' && !wasShown) {
    if (namesSomebody(text, self)) return before
    // A question on a standard stands by itself, whatever was asked before it.
    return amount.test(text) && !strictRule.test(text) && !standardCue.test(text) ? before : null
  }
  if (!namesSomebody(text, self) || !/呢|多少|几|[?]|^(?:那|and |what about|how about)/i.test(text)) return null
  if (asksOwnPay(said)) return { kind: 'private', matter: 'pay' }
  return last.calls.some(({ tool }) => own.test(tool)) ? { kind: 'private', matter: 'file' } : null
}
