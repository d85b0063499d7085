import type * as z from 'zod'
import type { Api } from './api.ts'
import type { Log } from './log.ts'
import type { Person, Scope } from './person.ts'
import type { Render } from './render.ts'
import type { ReplyPart } from './reply.ts'
import type { Locale, Text } from './text.ts'

/** A small keyed store of the plugin's own in Renshi's database; values are JSON. */
export type Documents = {
  get(key: string): Promise<unknown>
  put(key: string, value: unknown): Promise<void>
  delete(key: string): Promise<void>
  /** Keys that begin with `prefix`, in order. */
  list(prefix: string): Promise<readonly string[]>
}

/** What a tool is given besides its input; everything in it is asynchronous or plain data. */
export type ToolContext = {
  /** Who asks. A tool about the person themself has no other way to name a subject. */
  readonly person: Person
  /** The plugin's service (the HR API, or the department's own), on behalf of the person. */
  readonly api: Api
  readonly documents: Documents
  /** Makes files for the person; null where this place makes none. */
  readonly render: Render
  /** Computes a rule by its name, such as `leave.countDays`; the answer is plain data. */
  rules(id: string, input: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>
  /** ISO instant with offset, in Asia/Shanghai. */
  readonly now: string
  readonly log: Log
  readonly signal: AbortSignal
}

/** What a submit tool is about to do, for the person to agree to. */
export type Preparation<Input> = {
  /** The arguments that will be stored and sent: words resolved to ids, defaults filled in. */
  readonly input: Input
  /** Each thing that changes, old beside new; `before: null` for something new. */
  readonly changes: readonly { readonly label: Text; readonly before: string | null; readonly after: string }[]
  /** One sentence that the person agrees to. */
  readonly sentence: Text
  /** What they should know before agreeing: approvers, materials, warnings. */
  readonly notes?: readonly Text[]
  /** How long the consent stays open; 10 minutes if left out. */
  readonly expiresInMinutes?: number
}

type Common<Name extends string, I extends z.ZodObject, O extends z.ZodType> = {
  /** Without the plugin's prefix: `submit` becomes `leave_submit`. */
  readonly name: Name
  readonly title: Text
  /** What it does and when to use it, for the model and for administrators. */
  readonly description: string
  /** Every right the person needs; empty = anybody who is bound to a staff member. */
  readonly scopes: readonly Scope[]
  /** Rights that widen what it shows; used where the person holds them, never needed. */
  readonly wider?: readonly Scope[]
  readonly input: I
  readonly output: O
  /** What people say for it and the arguments that follow; at least one. */
  readonly examples: readonly { readonly say: string; readonly input: z.input<I> }[]
  run(input: z.output<I>, context: ToolContext): Promise<z.input<O>>
  /** The result as the person should see it. */
  show(result: z.output<O>, view: { readonly locale: Locale }): Promise<readonly ReplyPart[]>
}
/** Changes nothing (`read`), or only Renshi's own records for this person (`note`). */
type Plain = {
  readonly effect: 'read' | 'note'
  /** True when people bound to nobody may use it. */
  readonly guests?: true
  readonly prepare?: never
  readonly secondBy?: never
}
type Prepares<I extends z.ZodObject> = {
  prepare(input: z.output<I>, context: ToolContext): Promise<Preparation<z.input<I>>>
  readonly guests?: never
}
type Submit<I extends z.ZodObject> = Prepares<I> & { readonly effect: 'submit'; readonly secondBy?: never }
type SubmitPlus<I extends z.ZodObject> = Prepares<I> & {
  readonly effect: 'submit+'
  /** The right of the second person who must approve. */
  readonly secondBy: Scope
}

/** The least a submit tool gives back: the number under which the HR system holds what was done. */
export type Receipt = { readonly receipt: string }

/** One thing the assistant can do; an ordinary object, all types inferred from its schemas. */
export type Tool<Name extends string = string, I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> =
  | (Common<Name, I, O> & Plain)
  | (Common<Name, I, O> & (Submit<I> | SubmitPlus<I>))

/** A tool that writes; its output carries the receipt. */
export function defineTool<const Name extends string, I extends z.ZodObject, O extends z.ZodType<Receipt>>(
  tool: Common<Name, I, O> & (Submit<I> | SubmitPlus<I>),
): Common<Name, I, O> & (Submit<I> | SubmitPlus<I>)
/** A tool that only reads or notes. */
export function defineTool<const Name extends string, I extends z.ZodObject, O extends z.ZodType>(
  tool: Common<Name, I, O> & Plain,
): Common<Name, I, O> & Plain
/** Declares a tool; a submit tool without `prepare`, or with an output without receipt, does not compile. */
export function defineTool(tool: unknown): unknown {
  return tool
}
