import type { FileItem } from '../../tools/hr-api/schemas/index.ts'
import { addMonths } from '../../tools/rules/index.ts'
import type { FileRow } from '../people/record.ts'
import type { StaffRow } from '../record.ts'
import type { World } from '../world.ts'

const item = (
  category: number,
  title: string,
  formedOn: string | null,
  pages: number,
  checkCode: FileItem['checkCode'] = null,
): FileItem => ({ category, title, formedOn, pages, hasOriginal: true, status: 'IN_FILE', checkCode })

/** What the file of a person holds by the ten categories; what there is no occasion for is not there. */
function fileOf(world: World, staff: StaffRow): FileRow {
  const { id, workStartDate, birthDate, politicalStatus, staffType } = staff
  const dossier = world.people.dossiers.get(id)
  const assignments = world.people.assignments.get(id) ?? []
  const years = [2024, 2025].filter((year) => `${year}` > workStartDate.slice(0, 4))
  const items = [
    item(1, '干部履历表', addMonths(workStartDate, 6), 8, 'CAREER'),
    item(2, '自传', addMonths(workStartDate, 3), 4),
    ...years.map((year) => item(3, `${year}年度考核登记表`, `${year + 1}-01-20`, 2)),
    ...(dossier?.educationHistory ?? []).map(({ level, to }) => item(4, `${level}毕业生登记表`, to, 6, 'EDUCATION')),
    ...staff.certificates.map(({ title, date }) => item(4, `${title}评审表`, date, 5)),
    item(5, '考察（政审）材料', workStartDate, 6),
    ...(politicalStatus === '中共党员' ? [item(6, '入党志愿书', dossier?.partyJoinedOn ?? null, 12, 'PARTY_AGE')] : []),
    item(
      9,
      staffType.startsWith('INSTITUTION') ? '聘用审批表' : '录用审批表',
      workStartDate,
      4,
      staffType.startsWith('INSTITUTION') ? 'SENIORITY' : 'CADRE_STATUS',
    ),
    ...assignments
      .filter(({ level }) => level !== null)
      .map(({ title, from }) => item(9, `任免审批表（${title}）`, from, 3)),
    item(10, '干部档案目录', '2025-12-31', 2, 'AGE'),
  ]
  return {
    staffId: id,
    items,
    stated: { birthDate, birthDateInId: birthDate, workStart: workStartDate, workStartInForm: workStartDate },
  }
}

/** The files of everybody in service. */
export function makeFiles(world: World): FileRow[] {
  return [...world.staff.values()].filter(({ status }) => status !== 'RETIRED').map((staff) => fileOf(world, staff))
}
