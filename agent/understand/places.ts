import type { StaffType } from '#sdk'

const provinces: readonly { readonly code: string; readonly pattern: RegExp }[] = [
  { code: 'ZJ', pattern: /浙江|杭州|宁波|温州|嘉兴|绍兴|金华|台州|zhejiang|hangzhou/i },
  { code: 'SH', pattern: /上海|沪|shanghai/i },
  { code: 'GD', pattern: /广东|广州|深圳|珠海|佛山|东莞|guangdong|guangzhou|shenzhen/i },
  { code: 'BJ', pattern: /北京|beijing/i },
  { code: 'HA', pattern: /河南|郑州|洛阳|henan|zhengzhou/i },
  { code: 'SD', pattern: /山东|济南|青岛|shandong|jinan|qingdao/i },
]

/** The province a text names, as a code of two letters; null when it names none that is known. */
export function readProvince(text: string): string | null {
  return provinces.find(({ pattern }) => pattern.test(text))?.code ?? null
}

const staffTypes: readonly { readonly type: StaffType; readonly pattern: RegExp }[] = [
  { type: 'ref_civil_servant', pattern: /参公|参照公务员|参照管理/ },
  { type: 'appointed_civil_servant', pattern: /聘任制公务员/ },
  { type: 'civil_servant', pattern: /公务员|机关(?:干部|工作人员)|行政编|civil servant/i },
  { type: 'dispatched', pattern: /劳务派遣|派遣(?:工|人员|制)|dispatched/i },
  { type: 'contract_offbook', pattern: /编外|合同(?:工|制)|临聘|聘用制?人员|off-?book|contract (?:staff|worker)/i },
  { type: 'institution_worker', pattern: /工勤|事业.{0,4}工人/ },
  { type: 'institution_technical', pattern: /专技|专业技术|教师|老师|医生|事业.{0,6}技术|technical staff/i },
  { type: 'institution_manager', pattern: /事业.{0,6}管理岗?|管理岗/ },
  { type: 'institution_technical', pattern: /事业(?:单位|编)|institution/i },
]

/** The kind of staff a text names; null when it names none. */
export function readStaffType(text: string): StaffType | null {
  return staffTypes.find(({ pattern }) => pattern.test(text))?.type ?? null
}
