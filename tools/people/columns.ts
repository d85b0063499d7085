import type { Locale } from '#sdk'
import {
  type StaffColumn,
  type StaffFilter,
  type StaffView,
  staffStatusNames,
  staffTypeNames,
} from '../hr-api/schemas/index.ts'

/** Headings of a list of people. */
export const columnNames: Readonly<Record<StaffColumn, readonly [string, string]>> = {
  id: ['工号', 'Staff id'],
  name: ['姓名', 'Name'],
  unit: ['单位', 'Unit'],
  position: ['岗位', 'Post'],
  status: ['状态', 'Status'],
  staffType: ['人员类别', 'Kind of staff'],
  gender: ['性别', 'Gender'],
  birthDate: ['出生日期', 'Born'],
  age: ['年龄', 'Age'],
  education: ['学历', 'Education'],
  degree: ['学位', 'Degree'],
  politicalStatus: ['政治面貌', 'Political status'],
  level: ['职务层次', 'Level'],
  levelSince: ['任现层次时间', 'At level since'],
  rank: ['职级职称', 'Rank'],
  rankSince: ['任现职级时间', 'In rank since'],
  workStartDate: ['参加工作', 'Work began'],
  entryDate: ['进入本单位', 'Here since'],
  ethnicity: ['民族', 'Ethnicity'],
  establishmentKind: ['编制', 'Establishment'],
}
const usual: readonly StaffColumn[] = ['id', 'name', 'unit', 'position', 'age']
const columnsOf: Partial<Record<keyof StaffFilter, readonly StaffColumn[]>> = {
  gender: ['gender'],
  educationAtLeast: ['education'],
  degreeAtLeast: ['degree'],
  political: ['politicalStatus'],
  level: ['level', 'levelSince'],
  levelYears: ['level', 'levelSince'],
  rank: ['rank', 'rankSince'],
  rankYears: ['rank', 'rankSince'],
  staffType: ['staffType'],
  status: ['status'],
  workYearsMin: ['workStartDate'],
  workYearsMax: ['workStartDate'],
  unitYearsMin: ['entryDate'],
  ethnicity: ['ethnicity'],
  establishmentKind: ['establishmentKind'],
  retirementCategory: ['gender', 'birthDate', 'staffType'],
  retiresWithinMonths: ['birthDate'],
}

function ageOn(birthDate: string, asOf: string): number {
  const years = Number(asOf.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return asOf.slice(5, 10) < birthDate.slice(5, 10) ? years - 1 : years
}

/** What a list shows of a person in a column; nothing where the caller may not see it. */
export function cell(row: StaffView, column: StaffColumn, asOf: string, locale: Locale): string | null | undefined {
  switch (column) {
    case 'unit':
      return row.unit.name
    case 'age':
      return row.birthDate && String(ageOn(row.birthDate, asOf))
    case 'status':
      return staffStatusNames[row.status][locale]
    case 'staffType':
      return staffTypeNames[row.staffType][locale]
    case 'gender':
      return row.gender && (locale === 'zh' ? { M: '男', F: '女' } : { M: 'male', F: 'female' })[row.gender]
    default:
      return row[column]
  }
}

/** The columns of a list, where none are named: the usual ones and those of its conditions. */
export function columnsFor(filter: StaffFilter): StaffColumn[] {
  const asked = Object.keys(filter).flatMap((name) => columnsOf[name as keyof StaffFilter] ?? [])
  return [...new Set([...usual, ...asked])]
}
