import type { DirectoryEntry } from '../../tools/hr-api/schemas/index.ts'
import { isInService } from '../establishment/count.ts'
import type { StaffRow } from '../record.ts'
import { unitOf, type World } from '../world.ts'

/** What sections are asked for; the stand-in's version of a list of duties. */
const duties: Readonly<Record<string, string>> = {
  办公室: '文电、会务、印章、档案、机关编制事务',
  综合科: '综合文稿、信息、考勤、值班安排',
  人事科: '干部人事、请假休假、退休、工资审批、档案、社保',
  财务科: '预算、工资发放、报销、资产',
  法规科: '规范性文件、合同审查、行政复议',
  业务一科: '行政许可受理与审批',
  业务二科: '行业管理与监督检查',
  业务三科: '投诉举报与执法协调',
  督查室: '督查督办、预警处置、绩效',
  信息科: '信息系统、网络、数据、账号密码',
}

function entryOf(world: World, staff: StaffRow): DirectoryEntry {
  const unit = unitOf(world, staff.unitId)
  const serial = Number(staff.id.slice(2))
  const said = world.people.directory.get(staff.id)
  return {
    id: staff.id,
    name: staff.name,
    unitId: unit.id,
    unitName: unit.name,
    position: staff.position,
    duty: said?.duty ?? duties[unit.name] ?? `${unit.name}日常工作`,
    email: staff.email,
    office: said?.office ?? `${Math.floor(serial / 40) % 12}0${(serial % 8) + 1}室`,
    extension: said?.extension ?? String(8000 + (serial % 1000)),
  }
}

const isLeading = ({ leader }: StaffRow): number => (leader ? 0 : 1)

/** Colleagues in service by name, id, unit, post or duty: names first, then units with their heads in front. */
export function findInDirectory(world: World, words: string): DirectoryEntry[] {
  const active = [...world.staff.values()].filter(isInService)
  const exact = active.filter(({ id, name }) => name === words || id.toLowerCase() === words.toLowerCase())
  const named = exact.length > 0 ? exact : active.filter(({ name }) => name.includes(words))
  if (named.length > 0) return named.map((staff) => entryOf(world, staff))
  const unitIds = new Set([...world.units.values()].filter(({ name }) => name.includes(words)).map(({ id }) => id))
  const ofUnit = active.filter(({ unitId, position }) => unitIds.has(unitId) || position.includes(words))
  const fitting =
    ofUnit.length > 0 ? ofUnit : active.filter(({ unitId }) => duties[unitOf(world, unitId).name]?.includes(words))
  return [...fitting].sort((one, other) => isLeading(one) - isLeading(other)).map((staff) => entryOf(world, staff))
}
