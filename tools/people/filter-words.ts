import type { Locale } from '#sdk'
import { type StaffFilter, staffStatusNames, staffTypeNames } from '../hr-api/schemas/index.ts'

type Say<Value> = (value: Value) => readonly [zh: string, en: string]

const kinds = {
  ADMIN: '行政编制',
  INSTITUTION: '事业编制',
  SPECIAL_ADMIN: '政法专项编制',
  LOGISTICS: '工勤编制',
} as const

const categories = {
  MALE60: ['男60周岁', 'men at 60'],
  FEMALE55: ['女55周岁', 'women at 55'],
  FEMALE50: ['女50周岁', 'women at 50'],
  NEEDS_REVIEW: ['待核', 'to be decided'],
} as const

const sayings: { readonly [Name in keyof Required<StaffFilter>]: Say<NonNullable<StaffFilter[Name]>> } = {
  ageMin: (n) => [`年满${n}周岁`, `at least ${n} years old`],
  ageMax: (n) => [`${n}周岁以下（含）`, `at most ${n} years old`],
  bornFrom: (day) => [`${day}以后出生（含当日）`, `born on ${day} or later`],
  bornTo: (day) => [`${day}以前出生（含当日）`, `born on ${day} or earlier`],
  gender: (g) => (g === 'M' ? ['男', 'male'] : ['女', 'female']),
  educationAtLeast: (level) => [`学历${level}以上（含）`, `education ${level} or higher`],
  degreeAtLeast: (degree) => [`学位${degree}以上（含）`, `degree ${degree} or higher`],
  political: (list) => [`政治面貌：${list.join('或')}`, `political status ${list.join(' or ')}`],
  level: (list) => [`领导职务层次：${list.join('或')}`, `leading post of level ${list.join(' or ')}`],
  levelYears: (n) => [`任现层次满${n}年`, `at that level for ${n} full years`],
  rank: (list) => [`职级职称：${list.join('或')}`, `rank ${list.join(' or ')}`],
  rankYears: (n) => [`任现职级满${n}年`, `in that rank for ${n} full years`],
  staffType: (list) => [
    `人员类别：${list.map((one) => staffTypeNames[one].zh).join('或')}`,
    `kind of staff ${list.map((one) => staffTypeNames[one].en).join(' or ')}`,
  ],
  status: (list) => [
    `状态：${list.map((one) => staffStatusNames[one].zh).join('或')}`,
    `status ${list.map((one) => staffStatusNames[one].en).join(' or ')}`,
  ],
  unit: (words) => [`单位：${words}（含下级）`, `unit ${words} and those below`],
  position: (words) => [`岗位含“${words}”`, `post with “${words}”`],
  leader: (yes) => (yes ? ['担任领导职务', 'in a leading post'] : ['不担任领导职务', 'in no leading post']),
  workYearsMin: (n) => [`工作满${n}年`, `${n} full years of work`],
  workYearsMax: (n) => [`工作不超过${n}年`, `at most ${n} full years of work`],
  unitYearsMin: (n) => [`到本单位满${n}年`, `${n} full years in this organisation`],
  ethnicity: (list) => [`民族：${list.join('或')}`, `ethnicity ${list.join(' or ')}`],
  establishmentKind: (list) => [
    `编制：${list.map((one) => kinds[one]).join('或')}`,
    `establishment ${list.join(' or ')}`,
  ],
  retirementCategory: (list) => [
    `退休类别：${list.map((one) => categories[one][0]).join('或')}`,
    `retirement category ${list.map((one) => categories[one][1]).join(' or ')}`,
  ],
  retiresWithinMonths: (n) => [`${n}个月内到法定退休日期（含已过）`, `statutory retirement within ${n} months or past`],
}

/** A filter in words, condition by condition; everybody in service where none is given. */
export function filterWords(filter: StaffFilter, locale: Locale): string {
  const at = locale === 'zh' ? 0 : 1
  const words = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [(sayings[name as keyof StaffFilter] as Say<unknown>)(value)[at]],
  )
  if (words.length === 0) return locale === 'zh' ? '全部在职人员' : 'everybody in service'
  return words.join(locale === 'zh' ? '；' : '; ')
}
