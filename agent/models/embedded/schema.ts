import type { ToolCard } from '../../model.ts'
import type { Reading } from './reading.ts'

/** What the JSON Schema of one argument says, as far as filling it needs. */
export type Field = {
  readonly name: string
  readonly type: string
  readonly format: string | null
  readonly pattern: string | null
  /** Values of an enumeration, empty for none. */
  readonly options: readonly string[]
  readonly description: string
  readonly required: boolean
}

/** Fills an argument from a wish; undefined = the text does not decide it. */
export type Filler = (reading: Reading, field: Field, names: ReadonlySet<string>) => unknown

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function readField(name: string, schema: Readonly<Record<string, unknown>>, required: boolean): Field {
  const options = Array.isArray(schema.enum) ? schema.enum.filter((each) => typeof each === 'string') : []
  return {
    name,
    type: text(schema.type) ?? 'string',
    format: text(schema.format),
    pattern: text(schema.pattern),
    options,
    description: text(schema.description) ?? '',
    required,
  }
}

/** The arguments of a tool by its JSON Schema, in the order declared. */
export function readFields(card: Pick<ToolCard, 'parameters'>): readonly Field[] {
  const properties = card.parameters.properties
  if (!isRecord(properties)) return []
  const required = card.parameters.required
  const names: readonly unknown[] = Array.isArray(required) ? required : []
  return Object.entries(properties)
    .filter(([, schema]) => isRecord(schema))
    .map(([name, schema]) => readField(name, isRecord(schema) ? schema : {}, names.includes(name)))
}
