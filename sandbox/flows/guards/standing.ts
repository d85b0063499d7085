import type { World } from '../../world.ts'
import { houseRule } from '../definition.ts'
import type { HoldRow } from '../record.ts'
import { broken, fine, type Guard, isServant } from './guard.ts'

/** Whether a competent body has something open on a person on a day. */
export function isHeld(world: World, staffId: string, kind: HoldRow['kind'], today: string): boolean {
  return [...world.holds.values()].some(
    (hold) =>
      hold.staffId === staffId &&
      hold.kind === kind &&
      hold.from <= today &&
      (hold.until === null || today <= hold.until),
  )
}

const inService: readonly string[] = ['ACTIVE', 'PROBATION', 'SECONDED_OUT', 'ON_LONG_LEAVE']

/** Only somebody in service can be transferred, retired and so on. */
export const inServiceGuard: Guard = {
  articles: ({ staff }) => [
    isServant(staff?.staffType ?? '')
      ? { title: '公务员法', article: '第二条' }
      : { title: '事业单位人事管理条例', article: '第十二条' },
  ],
  check: ({ staff }) =>
    staff && inService.includes(staff.status)
      ? fine('本人在职。', 'The person is in service.')
      : broken('本人目前不是在职状态，不能办理。', 'The person is not in service, so this cannot be done.'),
}

/** 立案调查期间 nobody is exchanged, promoted, let go or retired. */
export const notInvestigatedGuard: Guard = {
  articles: () => [{ title: '公职人员政务处分法', article: '第五十二条' }],
  check: ({ world, today, row }) =>
    isHeld(world, row.staffId, 'INVESTIGATION', today)
      ? broken(
          '有权机关有尚未了结的事项，目前不能办理，请先向纪检监察机构核实。',
          'A competent body has an open matter, so this cannot be done now. Ask the discipline inspection office first.',
        )
      : fine('没有影响办理的未结事项。', 'No open matter stands in the way.'),
}

/** A newcomer is confirmed first. */
export const pastProbationGuard: Guard = {
  articles: () => [{ title: '公务员法', article: '第三十四条' }, houseRule('调任转任管理办法', '第八条')],
  check: ({ staff }) =>
    staff?.status === 'PROBATION'
      ? broken('本人还在试用期，先考核转正再办调动。', 'The person is on probation and has to be confirmed first.')
      : fine('试用期已满。', 'The probation is over.'),
}

/** A file that contradicts itself is cleared first. */
export const fileClearGuard: Guard = {
  articles: () => [houseRule('调动与借调管理办法', '第十八条')],
  check: ({ world, today, row }) =>
    isHeld(world, row.staffId, 'FILE_CONFLICT', today)
      ? broken(
          '人事档案有信息矛盾还没有认定，先核清再办。',
          'The personnel file contradicts itself; it has to be cleared first.',
        )
      : fine('人事档案没有未认定的矛盾。', 'The personnel file has no open conflict.'),
}
