import { computeRule, countWorkdays, hasCalendar, yearOf } from '../../../tools/rules/index.ts'
import { organisationOf, postsOf } from '../../establishment/count.ts'
import { unitsUp } from '../../leave/chain.ts'
import type { StaffRow } from '../../record.ts'
import { unitOf } from '../../world.ts'
import { houseRule } from '../definition.ts'
import { broken, factText, fine, type Guard, type GuardInput, isServant } from './guard.ts'

const offBook: readonly string[] = ['CONTRACT_OFFBOOK', 'DISPATCHED']

/** Where the person will hold a post after the case; null outside the bureau. */
function targetUnit({ row }: GuardInput): string | null {
  if (row.flow === 'ONBOARDING') return row.unitId
  return row.hostUnitId
}

/** An established post has to be free. */
export const vacancyGuard: Guard = {
  articles: (input) => [
    ...(input.row.flow === 'ONBOARDING' ? [{ title: '公务员法', article: '第二十七条' }] : []),
    { title: '公务员法', article: '第四十三条' },
    houseRule('调动与借调管理办法', '第五条'),
  ],
  check(input) {
    const { world, row } = input
    const unitId = targetUnit(input)
    if (unitId === null) return fine('对方单位核编。', 'The other body checks its own posts.')
    const organisation = organisationOf(world, unitId)
    const posts = postsOf(world, organisation)
    const stays = row.flow !== 'ONBOARDING' && organisationOf(world, row.unitId) === organisation
    if (!posts || stays) return fine('不增加编制占用。', 'No further post is used.')
    const { name } = unitOf(world, organisation)
    const { approved, occupied } = posts
    const free = approved - occupied
    return free > 0
      ? fine(
          `${name}核定编制${approved}名，实有${occupied}名，有空编。`,
          `${name}: ${free} of ${approved} posts are free.`,
        )
      : broken(
          `${name}核定编制${approved}名，实有${occupied}名，没有空编，不能办理。`,
          `${name} has ${approved} posts and ${occupied} people on them, so none is free.`,
        )
  },
}

/** The public notice of a recruitment lasts at least five working days. */
export const publicNoticeGuard: Guard = {
  articles: ({ row }) => [
    isServant(factText(row, 'staffType'))
      ? { title: '公务员法', article: '第三十二条' }
      : { title: '事业单位人事管理条例', article: '第九条' },
  ],
  check({ row, today }) {
    const [from, to] = [factText(row, 'noticeFrom'), factText(row, 'noticeTo')]
    if (!from || !to)
      return broken(
        '还没有登记公示的起止日期（至少5个工作日）。',
        'The days of the public notice are missing.',
        'NEEDS_INPUT',
      )
    if (!hasCalendar(yearOf(from)) || !hasCalendar(yearOf(to)))
      return broken(
        '公示期跨入没有官方日历的年份，不能核算工作日。',
        'The notice falls in a year without an official calendar.',
        'CALENDAR_MISSING',
      )
    const days = countWorkdays(from, to) ?? 0
    if (days < 5)
      return broken(
        `公示只有${days}个工作日，不足5个工作日。`,
        `The public notice had only ${days} working days; five are needed.`,
      )
    return to < today
      ? fine(`公示${days}个工作日，已满。`, `The public notice of ${days} working days is over.`)
      : broken(`公示到 ${to} 才满，还不能办理。`, `The public notice runs until ${to}.`)
  },
}

/** How a relative and the post to be taken up lie to each other, in the words of the rule. */
function sceneOf({ world, row }: GuardInput, relative: StaffRow): string {
  const target = row.hostUnitId ?? row.unitId
  const leads = unitsUp(world, target).find(
    ({ leaderId, inChargeId }) => relative.id === leaderId || relative.id === inChargeId,
  )
  const post = `${factText(row, 'position')} ${unitOf(world, target).name}`
  if (leads?.id === target) return '直接上下级领导关系'
  if (leads || relative.leader) return `一方担任领导职务，另一方在${post}工作`
  return relative.unitId === target ? '同一领导人员直接领导' : '不存在直接领导关系'
}

/** Relatives of the four classes may not lead each other, nor do certain work where the other leads. */
export const avoidanceGuard: Guard = {
  articles: () => [{ title: '公务员法', article: '第七十四条' }, houseRule('调动与借调管理办法', '第六条')],
  check(input) {
    for (const { staffId, relation } of input.row.relatives) {
      const relative = input.world.staff.get(staffId)
      if (!relative) continue
      const { mustAvoid } = computeRule('avoidance.position', { relation, scene: sceneOf(input, relative) })
      if (mustAvoid === true)
        return broken(
          `与${relative.name}是${relation}关系，拟任岗位属于任职回避情形，不能安排。`,
          `A relation to ${relative.name} makes this post one that has to be avoided.`,
        )
    }
    return fine('没有申报需要回避的亲属关系。', 'No relation was declared that has to be avoided.')
  },
}

/** Who can be transferred at all. */
export const transferableGuard: Guard = {
  articles: () => [{ title: '公务员法', article: '第七十条' }, houseRule('调动与借调管理办法', '第三条')],
  check: ({ staff }) =>
    staff && offBook.includes(staff.staffType)
      ? broken('编外聘用和劳务派遣人员不办理调动。', 'Off-book and dispatched staff are not transferred.')
      : fine('人员类别可以办理调动。', 'This kind of staff can be transferred.'),
}

/** 调任 into an organ is only for leading posts and from 四级调研员 up. */
export const transferInRankGuard: Guard = {
  articles: () => [{ title: '公务员法', article: '第七十条' }, houseRule('调任转任管理办法', '第四条')],
  check({ row }) {
    if (factText(row, 'kind') !== 'TRANSFER_IN') return fine('不属于调任进机关。', 'This is no transfer into an organ.')
    const named = `${factText(row, 'position')} ${factText(row, 'rank')}`
    return /[一二三四]级调研员|巡视员|局长|处长|县长|部长|书记(?!员)/.test(named)
      ? fine('拟任职务职级符合调任要求。', 'The post is one that a transfer into an organ may fill.')
      : broken(
          '调任进机关只能担任领导职务或者四级调研员以上职级，科员、主任科员职级不能通过调任办理。',
          'A transfer into an organ is only for leading posts and ranks from 四级调研员 up.',
        )
  },
}
