import type { StaffRow, UnitRow } from '../record.ts'

/** A post that somebody holds; what is not said here is invented for the person. */
export type Post = {
  readonly unitId: string
  readonly position: string
  readonly staffType: StaffRow['staffType']
  readonly rank: string | null
  /** Heads this unit. */
  readonly heads?: string
  /** Looks after these units. */
  readonly inChargeOf?: readonly string[]
  readonly roles?: readonly string[]
  readonly alias?: string
  readonly name?: string
  /** Facts that are planted on purpose. */
  readonly facts?: Partial<StaffRow>
}

const servant = 'CIVIL_SERVANT'
const clerk = (unitId: string, name: string, more: Partial<Post> = {}): Post => ({
  unitId,
  position: '科员',
  staffType: servant,
  rank: '一级科员',
  name,
  ...more,
})

/** The people one signs in as (`domain/hrms.md`), in the order of their ids from S-1001. */
const demoPosts: readonly Post[] = [
  clerk('U-102', '张示例', {
    alias: 'zhang',
    facts: {
      gender: 'M',
      birthDate: '1990-05-18',
      workStartDate: '2013-07-15',
      entryDate: '2013-07-15',
      maritalStatus: '已婚',
    },
  }),
  clerk('U-102', '王样本', {
    alias: 'wang',
    position: '综合科科长',
    rank: '二级主任科员',
    heads: 'U-102',
    facts: { gender: 'M', birthDate: '1981-03-09', workStartDate: '2004-08-01', entryDate: '2008-09-01' },
  }),
  {
    unitId: 'U-2013',
    position: '工程师',
    staffType: 'INSTITUTION_TECHNICAL',
    rank: '中级',
    name: '李测试',
    alias: 'li',
    facts: {
      gender: 'F',
      birthDate: '1988-11-02',
      workStartDate: '2011-07-10',
      entryDate: '2014-03-01',
      retirementCategory: 'FEMALE55',
    },
  },
  clerk('U-103', '孙范例', { alias: 'sun', position: '四级主任科员', rank: '四级主任科员', roles: ['hr_officer'] }),
  clerk('U-109', '杜演练', { alias: 'du', position: '四级主任科员', rank: '四级主任科员', roles: ['supervisor'] }),
  clerk('U-110', '孔例证', { alias: 'kong', roles: ['knowledge_admin'] }),
  clerk('U-105', '孔备用', { alias: 'kong2', roles: ['knowledge_admin'] }),
  clerk('U-100', '田预演', {
    alias: 'tian',
    position: '副局长',
    rank: '二级调研员',
    roles: ['leader'],
    inChargeOf: ['U-101', 'U-102', 'U-103', 'U-109', 'U-110', 'U-201', 'U-202'],
    facts: { gender: 'M', birthDate: '1976-08-21', workStartDate: '1998-08-01', entryDate: '2016-05-01', leader: true },
  }),
  clerk('U-110', '石参考', { alias: 'shi', roles: ['system_admin'] }),
  clerk('U-104', '沈核对', { alias: 'shen', roles: ['auditor'] }),
  clerk('U-110', '裴试用', { alias: 'pei', roles: ['plugin_admin'] }),
  clerk('U-101', '裴备份', { alias: 'pei2', roles: ['plugin_admin'] }),
  clerk('U-106', '蔡草稿', { alias: 'cai', roles: ['plugin_owner'] }),
]

/** Colleagues with a part in the planted cases, ids from S-1014. */
const plantedPosts: readonly Post[] = [
  clerk('U-102', '赵演示'),
  clerk('U-102', '陈模拟'),
  clerk('U-102', '刘虚拟'),
  clerk('U-102', '周占位', { facts: { workStartDate: '2016-11-10' } }),
  clerk('U-102', '王试用', {
    facts: { birthDate: '2002-04-12', workStartDate: '2026-08-03', entryDate: '2026-08-03', status: 'PROBATION' },
  }),
  clerk('U-107', '刘虚拟'),
  { unitId: 'U-2022', position: '助理工程师', staffType: 'INSTITUTION_TECHNICAL', rank: '初级', name: '周占位' },
  clerk('U-108', '何参照', { facts: { sickMonths: 2.5, workStartDate: '2019-07-01' } }),
  clerk('U-105', '马逾期', {
    facts: {
      gender: 'M',
      birthDate: '1965-08-06',
      retirementCategory: 'MALE60',
      workStartDate: '1986-09-01',
      lateAgreementUntil: '2027-08-06',
    },
  }),
  {
    unitId: 'U-2032',
    position: '副研究馆员',
    staffType: 'INSTITUTION_TECHNICAL',
    rank: '中级',
    name: '冯逾期',
    facts: { gender: 'F', birthDate: '1971-01-20', retirementCategory: 'FEMALE55', workStartDate: '1993-08-01' },
  },
  clerk('U-106', '高将届', {
    facts: { gender: 'M', birthDate: '1966-09-15', retirementCategory: 'MALE60', workStartDate: '1988-08-01' },
  }),
  {
    unitId: 'U-2042',
    position: '工程师',
    staffType: 'INSTITUTION_TECHNICAL',
    rank: '中级',
    name: '罗将届',
    facts: { gender: 'F', birthDate: '1971-09-08', retirementCategory: 'FEMALE55', workStartDate: '1992-08-01' },
  },
  {
    unitId: 'U-2051',
    position: '中级工',
    staffType: 'INSTITUTION_WORKER',
    rank: null,
    name: '郑将届',
    facts: { gender: 'F', birthDate: '1976-05-11', retirementCategory: 'FEMALE50', workStartDate: '1996-08-01' },
  },
  clerk('U-108', '谢试用', {
    facts: { birthDate: '2001-02-17', workStartDate: '2025-08-18', entryDate: '2025-08-18', status: 'PROBATION' },
  }),
  clerk('U-107', '韩借出', { facts: { status: 'SECONDED_OUT' } }),
  clerk('U-105', '唐借出', { facts: { status: 'SECONDED_OUT' } }),
  {
    unitId: 'U-2061',
    position: '副所长（正高级工程师）',
    staffType: 'INSTITUTION_TECHNICAL',
    rank: '正高',
    name: '曹待核',
    facts: { gender: 'F', birthDate: '1973-06-30', retirementCategory: 'NEEDS_REVIEW', workStartDate: '1996-08-01' },
  },
]

function servantsOf(units: readonly UnitRow[]): Post[] {
  const sections = units.filter(({ parentId, type }) => parentId === 'U-100' && type === 'INTERNAL')
  const led = new Set([...demoPosts, ...plantedPosts].flatMap(({ heads }) => heads ?? []))
  const heads = sections
    .filter(({ id }) => !led.has(id))
    .map(({ id, name }): Post => {
      const title = name.endsWith('室') ? '主任' : '科长'
      // Two officers, so that what one wants to export the other can approve.
      const roles = id === 'U-103' ? { roles: ['hr_officer'] } : {}
      return { unitId: id, position: `${name}${title}`, staffType: servant, rank: '二级主任科员', heads: id, ...roles }
    })
  const chiefs: Post[] = [
    { unitId: 'U-100', position: '局长', staffType: servant, rank: '一级调研员', heads: 'U-100', roles: ['leader'] },
    {
      unitId: 'U-100',
      position: '副局长',
      staffType: servant,
      rank: '二级调研员',
      roles: ['leader'],
      inChargeOf: ['U-104', 'U-105', 'U-203', 'U-204'],
    },
    {
      unitId: 'U-100',
      position: '副局长',
      staffType: servant,
      rank: '二级调研员',
      roles: ['leader'],
      inChargeOf: ['U-106', 'U-107', 'U-108', 'U-205', 'U-206', 'U-301'],
    },
    { unitId: 'U-100', position: '纪检组长', staffType: servant, rank: '二级调研员', roles: ['leader'] },
  ]
  return [...chiefs, ...heads]
}

const master = { education: '研究生', degree: '硕士', politicalStatus: '中共党员' } as const

/** Heads on both sides of every condition of 35岁以下硕士以上党员，正科满三年 (asked on 2026-11-23). */
const institutionHeadFacts: Readonly<Record<string, Partial<StaffRow>>> = {
  // Not a member of the party.
  'U-201': {
    birthDate: '1993-02-14',
    workStartDate: '2017-08-01',
    entryDate: '2017-08-01',
    ...master,
    politicalStatus: '群众',
  },
  // No master's degree.
  'U-202': {
    birthDate: '1992-01-08',
    workStartDate: '2014-07-01',
    entryDate: '2014-07-01',
    ...master,
    education: '大学本科',
    degree: '学士',
  },
  // Fits: 35 full years are still 35岁以下.
  'U-203': { birthDate: '1991-05-20', workStartDate: '2016-07-01', entryDate: '2016-07-01', ...master },
  // At the level for less than three years.
  'U-204': { birthDate: '1992-09-10', workStartDate: '2017-07-01', entryDate: '2017-07-01', ...master },
  // Fits.
  'U-205': { birthDate: '1991-11-24', workStartDate: '2015-07-01', entryDate: '2015-07-01', ...master },
  // Turned 36 on the very day.
  'U-206': { birthDate: '1990-11-23', workStartDate: '2015-07-01', entryDate: '2015-07-01', ...master },
  // Fits: a doctor, at the level for three years to the day.
  'U-301': { birthDate: '1991-12-02', workStartDate: '2018-07-01', entryDate: '2018-07-01', ...master, degree: '博士' },
}

function institutionHeads(units: readonly UnitRow[]): Post[] {
  return units
    .filter(({ id }) => id.startsWith('U-2') || id.startsWith('U-301'))
    .map(({ id, name, type, parentId }): Post => {
      const isRef = id.startsWith('U-301')
      const staffType = isRef ? 'REF_CIVIL_SERVANT' : 'INSTITUTION_MANAGER'
      if (type === 'INTERNAL')
        return { unitId: id, position: `${name}负责人`, staffType, rank: isRef ? '四级主任科员' : null, heads: id }
      const inner = units.filter((unit) => unit.parentId === id).map((unit) => unit.id)
      return {
        unitId: id,
        position: `${name}主任`,
        staffType,
        rank: isRef ? '一级主任科员' : null,
        heads: id,
        inChargeOf: parentId === 'U-100' ? inner : [],
        facts: institutionHeadFacts[id] ?? {},
      }
    })
}

/** Everybody whose post is known by name or by what it leads, in the order of the ids. */
export function knownPosts(units: readonly UnitRow[]): Post[] {
  return [...demoPosts, ...plantedPosts, ...servantsOf(units), ...institutionHeads(units)]
}

/** How many active members of staff each unit has, established and off-book together (480). */
export function headcountOf({ id, type }: UnitRow): { established: number; offBook: number } {
  if (id === 'U-100') return { established: 5, offBook: 0 }
  if (id === 'U-102') return { established: 9, offBook: 0 }
  if (id === 'U-301') return { established: 2, offBook: 0 }
  if (id.startsWith('U-301')) return { established: 20, offBook: 2 }
  if (type !== 'INTERNAL') return { established: 4, offBook: 0 }
  if (id.startsWith('U-2')) return { established: 16, offBook: 2 }
  return { established: 8, offBook: 0 }
}
