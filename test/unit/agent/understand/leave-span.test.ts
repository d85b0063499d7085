import { describe, expect, test } from 'vitest'
import { readDates } from '../../../../agent/understand/dates.ts'
import { readDurations } from '../../../../agent/understand/durations.ts'
import { readLeaveSpan } from '../../../../agent/understand/leave-span.ts'
import { chooseLeaveType, countModeOf, readLeaveTypes } from '../../../../agent/understand/leave-types.ts'
import { normalise } from '../../../../agent/understand/normalise.ts'

// A Monday.
const today = '2026-11-23'

function read(said: string): string {
  const text = normalise(said)
  const dates = readDates(text, today)
  const type = chooseLeaveType(text, readLeaveTypes(text))?.code ?? null
  const { start, end, startHalf, endHalf, problem } = readLeaveSpan(
    text,
    dates,
    readDurations(text, dates.spans),
    countModeOf(type),
  )
  if (problem) return `${type ?? '?'} ${problem}`
  return `${type ?? '?'} ${start ?? '?'}${startHalf ?? ''}..${end ?? '?'}${endHalf ?? ''}`
}

describe('leave said on Monday 2026-11-23', () => {
  test.each([
    ['明天年假', 'ANNUAL 2026-11-24..2026-11-24'],
    ['12月10号起请15天陪产假到24号', 'PATERNITY 2026-12-10..2026-12-24'],
    ['please put in a day of annual leave on 1 December', 'ANNUAL 2026-12-01..2026-12-01'],
    ['下周三到周五年休假', 'ANNUAL 2026-12-02..2026-12-04'],
    ['12月3号上午请半天事假', 'PERSONAL 2026-12-03..2026-12-03am'],
    ['12月3号下午请半天事假', 'PERSONAL 2026-12-03pm..2026-12-03'],
    ['12月3号请半天事假,下午', 'PERSONAL 2026-12-03pm..2026-12-03'],
    ['周三半天年假', 'ANNUAL which_half'],
    ['明天下午病假', 'SICK 2026-11-24pm..2026-11-24'],
    ['下周三下午到周五上午请年假', 'ANNUAL 2026-12-02pm..2026-12-04am'],
    ['下周三下午到周五下午请年假', 'ANNUAL 2026-12-02pm..2026-12-04'],
    ['下周三上午到周五请年假', 'ANNUAL 2026-12-02..2026-12-04'],
    ['从下周三起请三天年假', 'ANNUAL 2026-12-02..2026-12-04'],
    ['下周五起请两天年假', 'ANNUAL 2026-12-04..2026-12-07'],
    ['12月7号开始休10天年假', 'ANNUAL 2026-12-07..2026-12-18'],
    ['从大后天起连请五个工作日公休', 'ANNUAL 2026-11-26..2026-12-02'],
    ['下周三请三天半年假', 'ANNUAL 2026-12-02..2026-12-07am'],
    ['下周三请一天半事假', 'PERSONAL 2026-12-02..2026-12-03am'],
    ['周四下午请一天半事假', 'PERSONAL 2026-11-26pm..2026-11-27'],
    ['请探亲假20天,从1月4号', 'HOME_VISIT 2027-01-04..2027-01-23'],
    ['12月1号起98天产假', 'MATERNITY 2026-12-01..2027-03-08'],
    ['从明天起15天陪产假', 'PATERNITY 2026-11-24..2026-12-08'],
    ['下周一开始休一周年假', 'ANNUAL 2026-11-30..2026-12-04'],
    ['下周一开始两周探亲假', 'HOME_VISIT 2026-11-30..2026-12-13'],
    ['下周休年假', 'ANNUAL 2026-11-30..2026-12-04'],
    ['元旦前两天休年假', 'ANNUAL 2026-12-30..2026-12-31'],
    ['平安夜到元旦前一天都休年假', 'ANNUAL 2026-12-24..2026-12-31'],
    ['国庆前两天补休', 'COMP_OFF 2027-09-29..2027-09-30'],
    ['12月30到1月2休年假', 'ANNUAL 2026-12-30..2027-01-02'],
    ['12月1日起产假', 'MATERNITY 2026-12-01..?'],
    ['请假3天', '? ?..?'],
    ['请周三一天假', '? 2026-11-25..2026-11-25'],
    ['下周请两天年假', 'ANNUAL vague_day'],
    ['月底请一天年假', 'ANNUAL vague_day'],
    ['周一和周三请年假', 'ANNUAL several_spans'],
    ['12月25号到28号年假,含周末吗', 'ANNUAL 2026-12-25..2026-12-28'],
    ['2月30日请病假', 'SICK no_such_day'],
    ['12月5号到3号请年假', 'ANNUAL end_before_start'],
    ['明天请年假999天', 'ANNUAL too_long'],
    ['明天请病假-3天', 'SICK not_positive'],
    ['发烧了今天下午请假', 'SICK 2026-11-23pm..2026-11-23'],
    ['老婆生孩子,明天起请15天假', 'PATERNITY 2026-11-24..2026-12-08'],
    ['爷爷去世,请三天假,从明天开始', 'BEREAVEMENT 2026-11-24..2026-11-26'],
    ['我要结婚,12月7到11号请假', 'MARRIAGE 2026-12-07..2026-12-11'],
    ['家里有事,周五请假', 'PERSONAL 2026-11-27..2026-11-27'],
    ['下周一哺乳假', 'BREASTFEEDING 2026-11-30..2026-11-30'],
    ['12月2号独生子女护理假', 'ELDER_CARE 2026-12-02..2026-12-02'],
    ['育儿假12.2', 'PARENTAL 2026-12-02..2026-12-02'],
    ['工伤假从12月1日到12月31日', 'INJURY_STOPWORK 2026-12-01..2026-12-31'],
    ['請明天的年假', 'ANNUAL 2026-11-24..2026-11-24'],
    ['不是年假,改成病假', 'SICK ?..?'],
    ['annual leave from Dec 7 to Dec 11', 'ANNUAL 2026-12-07..2026-12-11'],
    ['sick leave tomorrow morning', 'SICK 2026-11-24..2026-11-24am'],
    ['half a day of personal leave tomorrow afternoon', 'PERSONAL 2026-11-24pm..2026-11-24'],
    ['two days of annual leave from next Monday', 'ANNUAL 2026-11-30..2026-12-01'],
    ['a week of annual leave from Dec 14', 'ANNUAL 2026-12-14..2026-12-18'],
    ['98 days of maternity leave starting Dec 1', 'MATERNITY 2026-12-01..2027-03-08'],
    ['请下周wed到fri三天annual leave', 'ANNUAL 2026-12-02..2026-12-04'],
    ['comp time on Friday', 'COMP_OFF 2026-11-27..2026-11-27'],
  ])('%s', (said, wanted) => {
    expect(read(said)).toBe(wanted)
  })
})
