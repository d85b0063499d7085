import { definePlugin, defineTool, type Text, z } from '#sdk'
import { testPlugin } from '#sdk/testing'

// Never run: `npm run check` proves with the compiler that each of these is an error, and that each right use is not.

const common = {
  title: { zh: '订餐', en: 'Book a meal' },
  description: 'Books a meal.',
  scopes: ['plugin.canteen:submit:self'],
  input: z.object({ meal: z.enum(['lunch', 'dinner']) }),
  examples: [{ say: '订午饭', input: { meal: 'lunch' } }],
  show: async () => [],
} as const
const receipt = { output: z.object({ receipt: z.string() }), run: async () => ({ receipt: 'R-1' }) }
const plain = { output: z.object({ left: z.number() }), run: async () => ({ left: 1 }) }
const prepare = async (input: { meal: 'lunch' | 'dinner' }) => ({
  input,
  changes: [],
  sentence: { zh: '确认？', en: 'Sure?' },
})

const read = defineTool({ ...common, ...plain, name: 'read', effect: 'read' })
const submit = defineTool({ ...common, ...receipt, name: 'submit', effect: 'submit', prepare })
const second = defineTool({
  ...common,
  ...receipt,
  name: 'second',
  effect: 'submit+',
  prepare,
  secondBy: 'leave:submit:all',
})

// @ts-expect-error a submit tool prepares
defineTool({ ...common, ...receipt, name: 'wrong', effect: 'submit' })

// @ts-expect-error a read tool prepares nothing
defineTool({ ...common, ...plain, name: 'wrong', effect: 'read', prepare })

// @ts-expect-error the output of a submit tool carries the receipt
defineTool({ ...common, ...plain, name: 'wrong', effect: 'submit', prepare })

// @ts-expect-error effect has no default
defineTool({ ...common, ...plain, name: 'wrong' })

// @ts-expect-error there is no such effect
defineTool({ ...common, ...plain, name: 'wrong', effect: 'write' })

// @ts-expect-error submit+ names the right of the second person
defineTool({ ...common, ...receipt, name: 'wrong', effect: 'submit+', prepare })

// @ts-expect-error only submit+ has a second person
defineTool({ ...common, ...receipt, name: 'wrong', effect: 'submit', prepare, secondBy: 'leave:submit:all' })

// @ts-expect-error guests may read, never submit
defineTool({ ...common, ...receipt, name: 'wrong', effect: 'submit', prepare, guests: true })

// @ts-expect-error every text is there in both languages
defineTool({ ...common, ...plain, name: 'wrong', effect: 'read', title: { en: 'Book a meal' } })

const breakfast = [{ say: '订早饭', input: { meal: 'breakfast' } }] as const
// @ts-expect-error an example fits the input
defineTool({ ...common, ...plain, name: 'wrong', effect: 'read', examples: breakfast })

// @ts-expect-error a scope is of the vocabulary
defineTool({ ...common, ...plain, name: 'wrong', effect: 'read', scopes: ['weather:read:self'] })

// @ts-expect-error run gives what output says
defineTool({ ...common, ...plain, name: 'wrong', effect: 'read', run: async () => ({ left: 'one' }) })

// @ts-expect-error the input of run is inferred
defineTool({ ...common, ...plain, name: 'wrong', effect: 'read', run: async ({ day }) => ({ left: day }) })

// @ts-expect-error a text without Chinese is none
const text: Text = { en: 'Only English' }

const canteen = definePlugin({
  id: 'canteen',
  title: { zh: '食堂', en: 'Canteen' },
  owner: 'canteen-team',
  service: 'CANTEEN',
  tools: [read, submit, second],
})
const kit = testPlugin(canteen, { 'GET /meals': () => ({}) })

/** The right uses of the test kit beside the wrong ones. */
export async function uses(): Promise<unknown> {
  const left: number = (await kit.call('read', { meal: 'lunch' })).left
  const number: string = (await kit.call('submit', { meal: 'dinner' })).receipt
  // @ts-expect-error there is no tool of this name
  await kit.call('raed', { meal: 'lunch' })
  // @ts-expect-error there is no such meal
  await kit.call('read', { meal: 'breakfast' })
  // @ts-expect-error the meal is missing
  await kit.prepare('submit', {})
  // @ts-expect-error a route begins with a method
  const wrong = testPlugin(canteen, { '/meals': () => ({}) })
  return [left, number, text, wrong]
}
