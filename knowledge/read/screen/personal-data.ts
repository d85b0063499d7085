import { digitRuns } from './digit-runs.ts'
import type { Finding } from './finding.ts'
import { plainText } from './folding.ts'
import { countHealthNotes } from './health-notes.ts'
import { numbersIn, type PersonalNumber } from './personal-numbers.ts'

/** How often each kind of personal data was found. */
export type PersonalCounts = Readonly<Record<PersonalNumber | 'health_note', number>>

const shortestNumber = 11
const longestLabel = 12

/** Counts the numbers and health notes that belong to a person, however they are spaced or spelled. */
export function countPersonalData(text: string): PersonalCounts {
  const plain = plainText(text)
  const counts = { id_card: 0, bank_card: 0, mobile_phone: 0, health_note: countHealthNotes(plain) }
  for (const run of digitRuns(plain, shortestNumber)) {
    const label = plain.slice(Math.max(0, run.start - longestLabel), run.start)
    for (const [kind, count] of numbersIn(run, label)) counts[kind] += count
  }
  return counts
}

const words: Readonly<Record<keyof PersonalCounts, string>> = {
  id_card: '个身份证号',
  mobile_phone: '个手机号',
  bank_card: '个银行卡号',
  health_note: '处带姓名的健康情况',
}
const advice = '请删去或遮盖；确需保留的，可见范围不得是全体人员，并须另一人批准。'

/** A finding for each kind of personal data in the texts of a document. */
export function findPersonalData(texts: readonly string[]): readonly Finding[] {
  const counted = texts.map(countPersonalData)
  return (Object.keys(words) as (keyof PersonalCounts)[]).flatMap((kind): Finding[] => {
    const count = counted.reduce((sum, counts) => sum + counts[kind], 0)
    if (count === 0) return []
    return [{ kind, sentence: `文中有 ${count} ${words[kind]}。${advice}`, count, severity: 'needs_decision' }]
  })
}
