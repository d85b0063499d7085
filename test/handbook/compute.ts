import { addDays, computeRule, daysBetween, fullMonthsBetween } from '../../tools/rules/index.ts'
import type { Computation } from './claims.ts'

type Output = Readonly<Record<string, unknown>>

function fill(value: unknown, number: number): unknown {
  if (value === '$n') return number
  if (Array.isArray(value)) return value.map((item) => fill(item, number))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, number)]))
}

function run({ rule, input, output }: Computation, number: number): Output {
  const result = computeRule(rule, fill(input, number) as Record<string, unknown>)
  const lacking = output.split(',').find((key) => !(key in result))
  if (lacking) throw new Error(`${rule} gives no ${lacking}: ${JSON.stringify(result)}`)
  return result
}

function distance(from: string, to: string, unit: 'days' | 'months' | 'years'): number {
  if (unit === 'days') return daysBetween(from, to)
  const months = fullMonthsBetween(from, to)
  return unit === 'months' ? months : months / 12
}

/** How many days of a span make the output of a rule true. */
function countDays(computation: Computation, { input, from, to }: NonNullable<Computation['each']>): number {
  let count = 0
  for (let day = from; day <= to; day = addDays(day, 1))
    if (run({ ...computation, input: { ...computation.input, [input]: day } }, 0)[computation.output] === true) count++
  return count
}

/** The number a rule gives, or a text where it gives a day or month. */
function compute(computation: Computation, number: number): number | string {
  const { measure, per, input, output, each } = computation
  if (each) return countDays(computation, each)
  const result = run(computation, number)
  const [first, second] = output.split(',').map((key) => result[key])
  if (measure) return distance(String(result[measure.since] ?? input[measure.since]), String(first), measure.unit)
  if (typeof first !== 'number') return String(first)
  return second === undefined ? first / (per ?? 1) : first * 12 + Number(second)
}

/** True when a rule agrees with the number of a text. */
export function agrees(computation: Computation, number: number, text: string): boolean {
  const { threshold, gives, output } = computation
  if (threshold) {
    const [below, above] = threshold === 'exclusive' ? [number, number + 1] : [number - 1, number]
    const at = (value: number) => JSON.stringify(run(computation, value)[output])
    return at(below) !== at(above)
  }
  const value = compute(computation, number)
  if (gives !== undefined) return value === gives
  return typeof value === 'number' ? value === number : value === text
}
