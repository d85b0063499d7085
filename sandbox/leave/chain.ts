import type { RequestRow, StaffRow, UnitRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import { staffOf, unitOf, type World } from '../world.ts'

/** One who will have to agree. */
export type ChainStep = { readonly rule: string; readonly staffId: string }

const abroadPattern =
  /境外|国外|出国|出境|香港|澳门|台湾|台北|日本|东京|大阪|韩国|首尔|济州|泰国|曼谷|普吉|新加坡|马来西亚|吉隆坡|印尼|印度尼西亚|巴厘岛|越南|柬埔寨|老挝|缅甸|菲律宾|文莱|印度|尼泊尔|斯里兰卡|马尔代夫|阿联酋|迪拜|土耳其|埃及|摩洛哥|肯尼亚|南非|俄罗斯|莫斯科|蒙古国|哈萨克斯坦|乌兹别克斯坦|英国|伦敦|法国|巴黎|德国|柏林|意大利|罗马|西班牙|葡萄牙|荷兰|比利时|瑞士|瑞典|挪威|芬兰|丹麦|冰岛|奥地利|希腊|欧洲|美国|纽约|洛杉矶|加拿大|墨西哥|巴西|阿根廷|智利|秘鲁|澳大利亚|悉尼|墨尔本|澳洲|新西兰|斐济|塞班|abroad|overseas|japan|korea|thailand|singapore|malaysia|vietnam|france|germany|italy|spain|britain|\buk\b|\busa?\b|united states|canada|australia|new zealand|hong kong|macau|taiwan|europe/i

/** True when a place lies outside the mainland, as far as its words say so. */
export function isAbroad(destination: string | undefined): boolean {
  return destination !== undefined && abroadPattern.test(destination)
}

/** The unit and those above it, nearest first. */
export function unitsUp(world: World, unitId: string): UnitRow[] {
  const unit = unitOf(world, unitId)
  return unit.parentId === null ? [unit] : [unit, ...unitsUp(world, unit.parentId)]
}

type Person = Pick<StaffRow, 'id' | 'unitId' | 'leader' | 'supervisorId'>

function firstOf(
  world: World,
  staff: Person,
  pick: (unit: UnitRow) => string | null,
  not: string | null,
): string | null {
  return (
    unitsUp(world, staff.unitId)
      .map(pick)
      .find((id) => id !== null && id !== staff.id && id !== not) ?? null
  )
}

/** The superior, or the superior's own where that is who entered it. */
function superiorOf(world: World, staff: Person, not: string | null): string | null {
  if (staff.supervisorId === null || staff.supervisorId !== not) return staff.supervisorId
  return staffOf(world, not).supervisorId
}

/** Steps by the number of days: ≤ 3 head of section; ≤ 10 also the leader in charge; more, or abroad, also HR. */
function stepsFor(
  world: World,
  staff: Person,
  days: number,
  abroad: boolean,
  not: string | null,
): { rule: string; staffId: string | null }[] {
  const first = (pick: (unit: UnitRow) => string | null) => firstOf(world, staff, pick, not)
  const far = days > 10 || abroad
  const hr = far ? [{ rule: '人事科', staffId: first(({ hrContactId }) => hrContactId) }] : []
  if (staff.leader) return [{ rule: '上级', staffId: superiorOf(world, staff, not) }, ...hr]
  const head = { rule: '科室负责人', staffId: first(({ leaderId }) => leaderId) }
  if (days <= 3 && !abroad) return [head]
  return [head, { rule: '分管领导', staffId: first(({ inChargeId }) => inChargeId) }, ...hr]
}

/**
 * Who has to agree to a leave, in order, nobody twice and never the person.
 * @param not who may not decide besides, such as the one who entered it
 * @throws Refusal NEEDS_REVIEW when the superior is outside this system
 */
export function chainFor(
  world: World,
  staff: Person,
  asked: Pick<RequestRow, 'countedHalfDays' | 'destination'>,
  not: string | null = null,
): ChainStep[] {
  const steps = stepsFor(world, staff, asked.countedHalfDays / 2, isAbroad(asked.destination), not)
  const chain: ChainStep[] = []
  for (const { rule, staffId } of steps) {
    if (staffId !== null && staffId !== staff.id && !chain.some((step) => step.staffId === staffId))
      chain.push({ rule, staffId: staffOf(world, staffId).id })
  }
  if (chain.length === 0 || steps[0]?.staffId === null)
    throw new Refusal(
      'NEEDS_REVIEW',
      '您的请假由上级机关按干部管理权限审批，本系统没有审批人，请联系人事科线下办理。',
      'Your leave is decided by the superior authority and has no approver in this system. Please arrange it with the HR section.',
    )
  return chain
}
