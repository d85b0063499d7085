import type { StaffType } from '#sdk'
import { cities, provinces } from '../data/regions.ts'

/** Kind of staff as far as it decides which act answers. */
export type StaffSlot = 'civil' | 'institution' | 'labour' | 'unknown'

/** Where a question is at home. */
export type RegionSlot = {
  /** Short name of the province; null when unknown: national rules only. */
  readonly province: string | null
  readonly city: string | null
  /** True when the question itself names it. */
  readonly said: boolean
}

const provinceNames = Object.values(provinces)

/** Province and city of a question; those of the reader when it names none. */
export function regionOf(text: string, readerProvince: string | null): RegionSlot {
  const city = Object.keys(cities).find((name) => text.includes(name)) ?? null
  if (city) return { province: cities[city] as string, city, said: true }
  const province = provinceNames.find((name) => text.includes(name))
  if (province) return { province, city: null, said: true }
  const own = readerProvince ? (provinces[readerProvince] ?? readerProvince) : null
  return { province: own, city: null, said: false }
}

const staffWords: readonly (readonly [RegExp, StaffSlot, readonly StaffType[]])[] = [
  [
    /编外|合同工|合同制|派遣|临聘|临时工|劳务工|contract (?:worker|staff)|dispatched/,
    'labour',
    ['contract_offbook', 'dispatched'],
  ],
  [
    /事业编|事业单位|事业人员|public institution/,
    'institution',
    ['institution_manager', 'institution_technical', 'institution_worker'],
  ],
  [
    /公务员|参公|机关干部|机关工作人员|行政编|选调生|civil servant|public servant/,
    'civil',
    ['civil_servant', 'ref_civil_servant', 'appointed_civil_servant'],
  ],
  [/企业|公司|老板|工厂|厂里|劳动者|打工|company|employer/, 'labour', []],
]

const slotOfType: Readonly<Record<StaffType, StaffSlot>> = {
  civil_servant: 'civil',
  ref_civil_servant: 'civil',
  appointed_civil_servant: 'civil',
  institution_manager: 'institution',
  institution_technical: 'institution',
  institution_worker: 'institution',
  contract_offbook: 'labour',
  dispatched: 'labour',
}

/** Kind of staff the question is about: as it says, else as the reader is. */
export function staffOf(
  text: string,
  reader: StaffType | null,
): { readonly slot: StaffSlot; readonly types: readonly StaffType[]; readonly said: boolean } {
  const named = staffWords.filter(([pattern]) => pattern.test(text))
  if (named.length === 1) {
    const [, slot, types] = named[0] as (typeof staffWords)[number]
    return { slot, types, said: true }
  }
  if (named.length > 1) return { slot: 'unknown', types: [], said: true }
  return reader
    ? { slot: slotOfType[reader], types: [reader], said: false }
    : { slot: 'unknown', types: [], said: false }
}

const procedure =
  /流程|怎么申请|如何申请|怎么请|怎么报|怎么办理|怎么提交|找谁|哪个科|哪个处|哪里办|在哪办|什么材料|哪些材料|填什么表|表格|系统|窗口|本局|我局|局里|咱局|我们局|单位规定|内部|手册|食堂|打卡|考勤|报销|门禁|工位|值班|借用|提前几天|提前多久|几个工作日|谁批|谁审批|审批权限|handbook|bureau|procedure|apply for|canteen|clock in|reimburse/

/** True when a question is about how things go in the house rather than about the law. */
export function isProcedure(text: string): boolean {
  return procedure.test(text)
}
