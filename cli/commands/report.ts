import { z } from '#sdk'
import type { Config } from '../../config.ts'
import { connect } from '../connect.ts'
import { print, printJson, printTable, UsageError } from '../output.ts'
import { bodyOf } from '../post.ts'

const Group = z.object({
  ...{ unit: z.string(), people: z.number(), turns: z.number(), answered: z.number(), lookedUp: z.number() },
  ...{ declined: z.number(), handedOver: z.number(), submitted: z.number(), good: z.number(), bad: z.number() },
  ...{ stepsSaved: z.number(), minutesSaved: z.number() },
})
type Group = z.output<typeof Group>
const Report = z.object({
  ...{ from: z.string(), to: z.string(), total: Group.nullable(), departments: z.array(Group) },
  reasons: z.array(z.object({ reason: z.string(), gap: z.string().nullable() })),
  method: z.object({ zh: z.string(), en: z.string() }),
})

const dayMs = 86_400_000
const usualDays = 30

/** The begin of a day in Shanghai. @throws UsageError for what is no day */
function dayOf(text: string, name: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new UsageError(`请用 ${name} 写明日期，例如 2026-11-01。`)
  return new Date(`${text}T00:00:00+08:00`).toISOString()
}

function row(group: Group): readonly string[] {
  const { unit, people, turns, answered, lookedUp, declined, handedOver, submitted, good, bad } = group
  const figures = [people, turns, answered, lookedUp, declined, handedOver, submitted, good, bad]
  return [unit, ...[...figures, group.stepsSaved, group.minutesSaved].map(String)]
}

/** `report use [--from DAY] [--to DAY] --as A`: use by department, from a day until before another. */
export async function runReport(
  config: Config,
  kind: string | undefined,
  given: {
    readonly as: string
    readonly from: string | undefined
    readonly to: string | undefined
    readonly json: boolean
  },
): Promise<void> {
  if (kind !== 'use') throw new UsageError(`report 没有“${kind ?? ''}”这一种。可用：use。`)
  const to = given.to ? dayOf(given.to, '--to') : new Date(Date.now() + dayMs).toISOString()
  const from = given.from ? dayOf(given.from, '--from') : new Date(Date.parse(to) - usualDays * dayMs).toISOString()
  const connection = await connect(config)
  try {
    const query = new URLSearchParams({ from, to })
    const report = Report.parse(await bodyOf(await connection.request(`/api/reports/use?${query}`, { as: given.as })))
    if (given.json) return printJson(report)
    const { total, departments, reasons, method } = report
    if (total === null) print('使用的人太少，为保护个人信息不显示数字。')
    else
      printTable(
        [
          ...['部门', '人数', '轮次', '政策答复', '查询办理', '未能回答', '转人工', '提交', '满意', '不满意'],
          ...['省步骤', '省分钟'],
        ],
        [...departments, total].map(row),
      )
    for (const { reason, gap } of reasons) print(`不满意：${reason}${gap ? `（待补清单第 ${gap} 号）` : ''}`)
    print(method.zh)
  } finally {
    await connection.close()
  }
}
