import * as z from './no-locales.ts'

/**
 * What libraries take from the third version of zod, in the Worker: all schemas here are of the fourth, which has the
 * same makers, and the kinds only tell schemas of the third apart, of which there are none.
 */
export { z }

const kinds = ['String', 'Number', 'BigInt', 'Boolean', 'Date', 'Undefined', 'Null', 'Any', 'Unknown', 'Never'] as const
const holders = [
  'Array',
  'Object',
  'Union',
  'DiscriminatedUnion',
  'Intersection',
  'Tuple',
  'Record',
  'Map',
  'Set',
] as const
const others = ['Literal', 'Enum', 'NativeEnum', 'Nullable', 'Optional', 'Promise', 'Branded', 'Readonly'] as const
const wrappers = ['Catch', 'Default', 'Effects', 'Function', 'Lazy', 'NaN', 'Pipeline', 'Symbol', 'Void'] as const

/** Names by which the third version calls its kinds of schemas. */
export const ZodFirstPartyTypeKind: Readonly<Record<string, string>> = Object.fromEntries(
  [...kinds, ...holders, ...others, ...wrappers].map((kind) => [`Zod${kind}`, `Zod${kind}`]),
)
