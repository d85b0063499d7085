import type { Text } from './text.ts'

/** A mistake in how a plugin, a setting or a wiring is written; thrown once, while the program starts. */
export class DefinitionError extends Error {
  override readonly name = 'DefinitionError'
  readonly code = 'definition'
  /** The place, such as `leave_submit.examples[0]`. */
  readonly where: string
  /** What to do about it, one sentence. */
  readonly fix: string

  constructor(where: string, problem: string, fix: string) {
    super(`${where}: ${problem}\n  Fix: ${fix}`)
    this.where = where
    this.fix = fix
  }
}

/**
 * Why a tool could not do its work, as the conversation must treat it:
 * `needs_input` and `ambiguous` are asked back, `forbidden` is refused, `unavailable` is retried or told,
 * `changed` means that what was shown no longer holds and must be shown anew.
 */
export type ToolErrorCode =
  | 'invalid'
  | 'needs_input'
  | 'ambiguous'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'blocked'
  | 'changed'
  | 'unavailable'

const brand = Symbol.for('renshi.ToolError')

/** A failure the person should hear about: `tell` is shown to them, and to the model, as it stands. */
export class ToolError extends Error {
  override readonly name = 'ToolError'
  readonly [brand] = true
  readonly code: ToolErrorCode
  /** Complete sentences without personal data of others and without secrets; says what to do next. */
  readonly tell: Text
  /** For `needs_input`: names of the missing arguments. For `ambiguous`: the choices in words. */
  readonly needs: readonly string[]

  constructor(code: ToolErrorCode, tell: Text, options: ErrorOptions & { needs?: readonly string[] } = {}) {
    super(tell.en, options)
    this.code = code
    this.tell = tell
    this.needs = options.needs ?? []
  }
}

/** True for every {@link ToolError}, also one made by another copy of the SDK. */
export function isToolError(error: unknown): error is ToolError {
  return typeof error === 'object' && error !== null && brand in error
}
