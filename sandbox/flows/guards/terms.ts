import { addDays, addMonths, computeRule, daysBetween } from '../../../tools/rules/index.ts'
import { houseRule } from '../definition.ts'
import { broken, factText, fine, type Guard, isServant } from './guard.ts'
import { isHeld } from './standing.ts'

/** 满试用期 before a decision, either way. */
export const probationOverGuard: Guard = {
  articles: ({ staff }) => [
    isServant(staff?.staffType ?? '')
      ? { title: '公务员法', article: '第三十四条' }
      : { title: '事业单位人事管理条例', article: '第十三条' },
    houseRule('试用与转正管理办法', '第四条'),
  ],
  check({ row, today }) {
    const from = factText(row, 'regulariseFrom')
    return today >= from
      ? fine(`试用期 ${factText(row, 'endsOn')} 已满。`, `The probation ended on ${factText(row, 'endsOn')}.`)
      : broken(
          `试用期到 ${factText(row, 'endsOn')} 才满，${from} 起才能转正。`,
          `The probation runs until ${factText(row, 'endsOn')}; from ${from} it can be decided.`,
        )
  },
}

/** Dispatched staff belong to the agency and cannot be lent on. */
export const lendableGuard: Guard = {
  articles: () => [{ title: '劳动合同法', article: '第六十二条' }, houseRule('调动与借调管理办法', '第三条')],
  check({ staff }) {
    if (staff?.staffType === 'DISPATCHED')
      return broken('劳务派遣人员不能再派到别的单位，不办理借调。', 'Dispatched staff cannot be lent to another body.')
    return staff?.status === 'SECONDED_OUT'
      ? broken('本人正在借调，先办返回再办新的借调。', 'The person is seconded already and has to return first.')
      : fine('人员类别可以借调。', 'This kind of staff can be seconded.')
  },
}

/** A secondment has a term of at most twelve months. */
export const secondmentTermGuard: Guard = {
  articles: () => [houseRule('调动与借调管理办法', '第二十四条')],
  check({ row }) {
    const [from, to] = [factText(row, 'from'), factText(row, 'to')]
    if (to < from) return broken('借调到期日早于开始日。', 'The secondment would end before it begins.')
    const latest = addDays(addMonths(from, 12), -1)
    return to <= latest
      ? fine('期限不超过12个月。', 'The term is within twelve months.')
      : broken(
          `借调一般不超过12个月，从 ${from} 起最晚到 ${latest}。`,
          `A secondment is for at most twelve months: from ${from} until ${latest} at the latest.`,
        )
  },
}

/** It can be prolonged once, by six months at most, asked for fifteen days before it ends. */
export const extensionGuard: Guard = {
  articles: () => [houseRule('调动与借调管理办法', '第二十四条')],
  check({ row, today }) {
    const [ends, until] = [factText(row, 'to'), factText(row, 'extendTo')]
    if (row.facts.extended === true)
      return broken('已经延长过一次，不能再延。', 'It was prolonged once and cannot be again.')
    if (today > addDays(ends, -15))
      return broken(
        `延长要在到期前15天提出，本次 ${ends} 到期，已经晚了，请办理返回。`,
        `It has to be asked for fifteen days before the end on ${ends}; it is too late now.`,
      )
    if (!until || until <= ends)
      return broken(
        '请说明延长到哪一天，须晚于原到期日。',
        'Say until when it is prolonged; it has to be after the present end.',
        'NEEDS_INPUT',
      )
    return until <= addMonths(ends, 6)
      ? fine('延长一次，不超过6个月。', 'Prolonged once, within six months.')
      : broken(
          `延长不超过6个月，最晚到 ${addMonths(ends, 6)}。`,
          `It can be prolonged by six months at most, until ${addMonths(ends, 6)}.`,
        )
  },
}

const reasons: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  min_service_5_years: {
    zh: '最低服务年限（5年，含试用期）还没有满',
    en: 'the minimum service of five years is not over',
  },
  declassification_period: { zh: '涉密岗位脱密期还没有满', en: 'the declassification period is not over' },
  unfinished_duty: {
    zh: '重要公务还没有处理完，须由本人继续处理',
    en: 'important official work has to be finished by the person',
  },
  under_audit_or_investigation: { zh: '有权机关有尚未了结的事项', en: 'a competent body has an open matter' },
}

/** Whether a civil servant may leave. */
export const resignationGuard: Guard = {
  articles: () => [
    { title: '公务员法', article: '第八十六条' },
    { title: '新录用公务员任职定级规定', article: '第六条' },
  ],
  check({ world, today, row, staff }) {
    const held = (kind: Parameters<typeof isHeld>[2]) => isHeld(world, row.staffId, kind, today)
    const secrecy = [...world.holds.values()].find(({ staffId, kind }) => staffId === row.staffId && kind === 'SECRECY')
    const result = computeRule('resign.check', {
      staffType: 'civil_servant',
      hireDate: staff?.entryDate ?? today,
      asOf: today,
      underAudit: held('INVESTIGATION') || held('AUDIT'),
      unfinishedOfficialDuty: held('DUTY'),
      ...(secrecy?.until ? { classifiedPostEnd: secrecy.until, declassifyMonths: 0 } : {}),
    })
    if (result.allowed === true) return fine('没有不得辞去公职的情形。', 'Nothing bars a resignation.')
    const reason = reasons[String(result.reason)]
    const from = typeof result.earliest === 'string' ? result.earliest : null
    return broken(
      `不得辞去公职：${reason?.zh ?? '需要人事科核实'}${from ? `，${from} 起才可以申请` : ''}。`,
      `A resignation is barred: ${reason?.en ?? 'the HR section has to look at it'}${from ? `; it is possible from ${from}` : ''}.`,
    )
  },
}

/** New civil servants owe five years before they go to another body. */
export const minServiceGuard: Guard = {
  articles: () => [{ title: '新录用公务员任职定级规定', article: '第六条' }],
  check({ row, staff, today }) {
    if (factText(row, 'kind') !== 'EXTERNAL' || !staff || !isServant(staff.staffType))
      return fine('不受最低服务年限限制。', 'No minimum service applies.')
    const until = addMonths(staff.entryDate, 60)
    return today >= until
      ? fine('已满最低服务年限。', 'The minimum service is over.')
      : broken(
          `最低服务年限5年还没有满，${until} 起才能调出。`,
          `The minimum service of five years runs until ${until}.`,
        )
  },
}

/** Thirty days between notice and the last day. */
export const noticePeriodGuard: Guard = {
  articles: ({ staff }) => [
    staff?.staffType === 'CONTRACT_OFFBOOK'
      ? { title: '劳动合同法', article: '第三十七条' }
      : { title: '事业单位人事管理条例', article: '第十七条' },
  ],
  check({ row, staff, today }) {
    if (staff?.staffType === 'DISPATCHED')
      return broken(
        '劳务派遣人员请向派遣公司提出，本局不办理。',
        'Dispatched staff give notice to their agency.',
        'NEEDS_REVIEW',
      )
    const days = staff?.staffType === 'CONTRACT_OFFBOOK' && staff.status === 'PROBATION' ? 3 : 30
    const noticeOn = factText(row, 'noticeOn') || today
    const earliest = addDays(noticeOn, days)
    const lastDay = factText(row, 'lastDay')
    return lastDay >= earliest
      ? fine(
          `提前${daysBetween(noticeOn, lastDay)}天通知，满足${days}天。`,
          `Notice of ${daysBetween(noticeOn, lastDay)} days; ${days} are needed.`,
        )
      : broken(
          `要提前${days}日书面通知，最后工作日最早是 ${earliest}。`,
          `Notice of ${days} days is needed; the last day can be ${earliest} at the earliest.`,
        )
  },
}

/** Nobody is let go before their last day. */
export const lastDayReachedGuard: Guard = {
  articles: () => [{ title: '公务员法', article: '第五十九条' }, houseRule('辞职辞退管理办法', '第三条')],
  check({ row, today }) {
    const lastDay = factText(row, 'lastDay')
    return today >= lastDay
      ? fine('已到最后工作日。', 'The last day has come.')
      : broken(
          `最后工作日是 ${lastDay}，在此之前照常上班，不能办结。`,
          `The last day is ${lastDay}; until then the person works and this cannot be closed.`,
        )
  },
}
