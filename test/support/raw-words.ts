import { type ReplyPart, z } from '#sdk'
import * as schemas from '../../tools/hr-api/schemas/index.ts'

type Node = { readonly enum?: readonly unknown[]; readonly const?: unknown; readonly [more: string]: unknown }

function optionsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(optionsIn)
  if (typeof node !== 'object' || node === null) return []
  const { enum: options = [], const: only, ...rest } = node as Node
  return [...options, only]
    .filter((one): one is string => typeof one === 'string')
    .concat(Object.values(rest).flatMap(optionsIn))
}

/** Every word in capitals that the HR API has for a state, a kind or a code. */
export const wireWords: ReadonlySet<string> = new Set(
  Object.values(schemas)
    .flatMap((schema) =>
      schema instanceof z.ZodType ? optionsIn(z.toJSONSchema(schema, { unrepresentable: 'any' })) : [],
    )
    .filter((word) => /^[A-Z][A-Z0-9_]{2,}$/.test(word)),
)

/** What people read of a part, without addresses of files. */
function textsOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return key === 'url' || key === 'kind' || key === 'mediaType' ? [] : [value]
  if (Array.isArray(value)) return value.flatMap((one) => textsOf(one, key))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, one]) => textsOf(one, name))
}

/** Numbers of records, such as PG-1001-2026-SELF, are names and no words. */
const number = /\b[A-Z]{2}-\d[\w-]*/g

/** What no reader should meet in an answer: words of the API, and traces of values that were not there. */
export function rawWordsIn(parts: readonly ReplyPart[]): string[] {
  return textsOf(parts).flatMap((text) => [
    ...(text.match(/undefined|NaN|\[object|\bnull\b/g) ?? []),
    ...(text.replace(number, '').match(/[A-Z][A-Z0-9_]{2,}/g) ?? []).filter((word) => wireWords.has(word)),
  ])
}
