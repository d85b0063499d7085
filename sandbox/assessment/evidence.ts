import type { World } from '../world.ts'
import type { Span } from './period.ts'

/** What figures are computed from: a person and a span that ends today at the latest. */
export type Evidence = {
  readonly world: World
  readonly staffId: string
  readonly period: string
  readonly span: Span
  readonly today: string
}
