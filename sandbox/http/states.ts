import type * as z from 'zod'
import { Refusal } from '../refusal.ts'

/**
 * States of a query, separated by commas; null for none.
 * @throws Refusal INVALID for a state that there is not
 */
export function wanted<S extends z.ZodType>(states: S, text: string | undefined): z.output<S> | null {
  if (text === undefined) return null
  const parsed = states.safeParse(text.split(','))
  if (parsed.success) return parsed.data
  throw new Refusal(
    'INVALID',
    '状态不存在，请核对 state 的写法。',
    'There is no such state. Check the spelling of state.',
    { needs: ['state'] },
  )
}
