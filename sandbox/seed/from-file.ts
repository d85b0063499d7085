import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { incomeOf, monthPlus, sumOf } from '../pay/income.ts'
import { Change } from '../record.ts'
import { staffOf, type World } from '../world.ts'
import { type Part, seedParts } from './index.ts'

const Month = z.string().regex(/^\d{4}-\d\d$/)

/** One part of a start of one's own: rows as the journal keeps them, and what people earn in all. */
const FilePart = z.object({
  part: z.string().min(1),
  change: Change.default({}),
  /** Gross pay of every month of a span, in 分, of people of earlier parts: the regular items and one that fills the sum. */
  pay: z
    .array(z.object({ staffId: z.string(), from: Month, until: Month, grossFen: z.number().int().positive() }))
    .default([]),
})
type Pay = z.output<typeof FilePart>['pay'][number]

const reason = { zh: '按核定总额补足', en: 'made up to the sum that was set' }

function payEvents(world: World, { staffId, from, until, grossFen }: Pay): NonNullable<Change['payEvents']> {
  const staff = staffOf(world, staffId)
  const events: NonNullable<Change['payEvents']> = []
  for (let period = from; period <= until; period = monthPlus(period, 1)) {
    const deltaFen = grossFen - sumOf(incomeOf(world, staff, period))
    if (deltaFen !== 0) events.push({ staffId, from: period, until: period, code: 'WORK_ALLOWANCE', deltaFen, reason })
  }
  return events
}

/**
 * The parts a folder is started with: those of its `seed.json` where it has one, or else the invented bureau. A part
 * that is added to the file later is appended at the next start.
 * @throws ZodError naming what does not fit in the file
 */
export async function partsOf(folder: string): Promise<readonly Part[]> {
  const text = await readFile(join(folder, 'seed.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return seedParts
  return z
    .array(FilePart)
    .parse(JSON.parse(text))
    .map(
      ({ part, change, pay }): Part => ({
        part,
        seed: 0,
        make: (world) => {
          if (pay.length === 0) return change
          return { ...change, payEvents: [...(change.payEvents ?? []), ...pay.flatMap((one) => payEvents(world, one))] }
        },
      }),
    )
}
