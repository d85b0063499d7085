import type { UnitRow } from '../record.ts'

type Rank = UnitRow['rank']

function unit(id: string, name: string, type: UnitRow['type'], rank: Rank, parentId: string | null): UnitRow {
  return {
    id,
    name,
    type,
    level: '市级',
    rank,
    parentId,
    leaderId: null,
    inChargeId: null,
    hrContactId: null,
    province: 'ZJ',
    status: 'ACTIVE',
  }
}

const sections = [
  '办公室',
  '综合科',
  '人事科',
  '财务科',
  '法规科',
  '业务一科',
  '业务二科',
  '业务三科',
  '督查室',
  '信息科',
]
const institutions: readonly [string, UnitRow['type']][] = [
  ['公共服务中心', 'INSTITUTION_I'],
  ['档案信息中心', 'INSTITUTION_I'],
  ['人才发展中心', 'INSTITUTION_I'],
  ['考试服务中心', 'INSTITUTION_I'],
  ['技能培训中心', 'INSTITUTION_II'],
  ['检测研究所', 'INSTITUTION_II'],
]
const innerSections = ['综合部', '业务部', '技术部']

/** The invented bureau: an organ with ten sections, six institutions with three each, a centre under civil service law. */
export function makeUnits(): UnitRow[] {
  return [
    unit('U-100', '示例市数据管理局', 'PARTY_GOV_ORGAN', '正处', null),
    ...sections.map((name, index) => unit(`U-${101 + index}`, name, 'INTERNAL', '正科', 'U-100')),
    ...institutions.flatMap(([name, type], index) => {
      const id = `U-${201 + index}`
      const inner = innerSections.map((part, order) =>
        unit(`${id}${order + 1}`, `${name}${part}`, 'INTERNAL', '副科', id),
      )
      return [unit(id, name, type, '正科', 'U-100'), ...inner]
    }),
    unit('U-301', '社会事务执法中心', 'REF_CIVIL', '正科', 'U-100'),
    unit('U-3011', '执法中心综合科', 'INTERNAL', '副科', 'U-301'),
    unit('U-3012', '执法中心业务科', 'INTERNAL', '副科', 'U-301'),
  ]
}
