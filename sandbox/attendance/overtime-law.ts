import type { OvertimeDayKind, Words } from '../../tools/hr-api/schemas/index.ts'
import { dayKind } from '../../tools/rules/index.ts'
import type { StaffRow } from '../record.ts'

/** What the law allows for overtime of a kind of staff on a kind of day. */
export type OvertimeLaw = {
  /** Share of the hourly wage in per cent; null where the law knows no pay by the hour. */
  readonly payPercent: number | null
  /** Time off instead is lawful. */
  readonly compOff: boolean
  readonly said: Words
  readonly citations: readonly { readonly title: string; readonly article: string }[]
}

const houseRule = { title: '示例市数据管理局加班值班与补休管理办法', article: '第二条' }

const servants: OvertimeLaw = {
  payPercent: null,
  compOff: true,
  said: {
    zh: '公务员、参公人员在法定工作日以外加班给补休，实在补休不了的按国家规定给补助，没有加班费倍数。',
    en: 'Civil servants get time off for overtime; where that is impossible an allowance under state rules, never overtime pay by the hour.',
  },
  citations: [{ title: '公务员法', article: '第八十二条' }, houseRule],
}
const institutions: OvertimeLaw = {
  payPercent: null,
  compOff: true,
  said: {
    zh: '事业单位工作人员加班给相应补休，没有按小时计发的加班费。',
    en: 'Staff of institutions get corresponding time off for overtime; there is no pay by the hour.',
  },
  citations: [
    { title: '国家机关、事业单位贯彻《国务院关于职工工作时间的规定》的实施办法', article: '第七条' },
    houseRule,
  ],
}
const labour = { title: '劳动法', article: '第四十四条' }
/** 劳动法第四十四条 (2018-12-29): working days 150 %, days of rest time off or 200 %, statutory holidays 300 %. */
const offBook: Readonly<Record<OvertimeDayKind, OvertimeLaw>> = {
  WORKDAY: {
    payPercent: 150,
    compOff: false,
    said: {
      zh: '编外人员工作日延长工作时间，付不低于150%的加班费，不能用补休代替。',
      en: 'Off-book staff are paid at least 150 % for longer hours on a working day; time off does not replace it.',
    },
    citations: [labour, houseRule],
  },
  REST: {
    payPercent: 200,
    compOff: true,
    said: {
      zh: '编外人员休息日加班先安排补休，补休不了的付不低于200%的加班费。',
      en: 'Off-book staff get time off for work on a day of rest, or at least 200 % where that is impossible.',
    },
    citations: [labour, houseRule],
  },
  STATUTORY: {
    payPercent: 300,
    compOff: false,
    said: {
      zh: '编外人员法定节假日加班，付不低于300%的加班费，不能用补休抵。',
      en: 'Off-book staff are paid at least 300 % for work on a statutory holiday; time off does not replace it.',
    },
    citations: [labour, houseRule],
  },
}

/** True for staff under a contract of labour, whose hours 劳动法 governs. */
export function isOffBook({ staffType }: Pick<StaffRow, 'staffType'>): boolean {
  return staffType === 'CONTRACT_OFFBOOK' || staffType === 'DISPATCHED'
}

/** What the law allows for overtime (公务员法(2018-12-29)第八十二条, 劳动法(2018-12-29)第四十四条). */
export function overtimeLaw(staff: Pick<StaffRow, 'staffType'>, kind: OvertimeDayKind): OvertimeLaw {
  if (isOffBook(staff)) return offBook[kind]
  return staff.staffType.startsWith('INSTITUTION_') ? institutions : servants
}

/** Kind of a day of a loaded year as overtime counts: days off in lieu are days of rest, make-up days working days. */
export function overtimeDayKind(date: string): OvertimeDayKind {
  const kind = dayKind(date)
  if (kind === 'statutory') return 'STATUTORY'
  return kind === 'workday' || kind === 'make_up_workday' ? 'WORKDAY' : 'REST'
}
