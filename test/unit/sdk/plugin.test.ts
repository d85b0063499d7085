import { describe, expect, test } from 'vitest'
import { DefinitionError, definePlugin, defineTool, type Plugin, type Scope, type Tool, visibleName, z } from '#sdk'

const common = {
  title: { zh: '查询', en: 'Look up' },
  description: 'Looks a day up.',
  scopes: ['leave:read:self'],
  input: z.object({ day: z.iso.date() }),
  examples: [{ say: '查一下3月2日', input: { day: '2027-03-02' } }],
  show: async () => [],
} as const
const lookUp = defineTool({
  ...common,
  name: 'look_up',
  effect: 'read',
  output: z.object({ found: z.boolean() }),
  run: async () => ({ found: true }),
})
const book = defineTool({
  ...common,
  name: 'book',
  effect: 'submit+',
  secondBy: 'leave:submit:all',
  output: z.object({ receipt: z.string() }),
  prepare: async (input) => ({ input, changes: [], sentence: { zh: '确认？', en: 'Sure?' } }),
  run: async () => ({ receipt: 'R-1' }),
})
const canteen: Plugin = {
  id: 'canteen',
  title: { zh: '食堂', en: 'Canteen' },
  owner: 'canteen-team',
  service: 'CANTEEN',
  tools: [lookUp, book],
}
const withTool = (changed: Partial<Tool>): Plugin => ({ ...canteen, tools: [{ ...lookUp, ...changed } as Tool] })
const unknownScope = 'weather:read:self' as Scope

const mistakes: readonly (readonly [what: string, plugin: Plugin, where: string, message: RegExp])[] = [
  ['an id with a capital letter', { ...canteen, id: 'Canteen' }, 'Canteen', /no plugin id/],
  ['an id with a hyphen', { ...canteen, id: 'the-canteen' }, 'the-canteen', /no plugin id/],
  ['an id that begins with a digit', { ...canteen, id: '1canteen' }, '1canteen', /no plugin id/],
  ['an empty id', { ...canteen, id: '' }, '', /no plugin id/],
  ['no tools', { ...canteen, tools: [] }, 'canteen', /no tools/],
  ['a tool name with a capital letter', withTool({ name: 'lookUp' }), 'canteen_lookUp', /no tool name/],
  ['a tool name with a space', withTool({ name: 'look up' }), 'canteen_look up', /no tool name/],
  ['two tools of one name', { ...canteen, tools: [lookUp, lookUp] }, 'canteen_look_up', /two tools have this name/],
  ['a title without Chinese', withTool({ title: { zh: '', en: 'Look up' } }), 'canteen_look_up', /title is empty/],
  ['a title without English', withTool({ title: { zh: '查询', en: '' } }), 'canteen_look_up', /title is empty/],
  ['an unknown scope', withTool({ scopes: [unknownScope] }), 'canteen_look_up', /'weather:read:self' is no scope/],
  [
    'an unknown scope of the second person',
    { ...canteen, tools: [{ ...book, secondBy: unknownScope } as Tool] },
    'canteen_book',
    /is no scope/,
  ],
  ['no examples', withTool({ examples: [] }), 'canteen_look_up', /no examples/],
  [
    'an example that does not fit the input',
    withTool({
      examples: [
        { say: '好的', input: { day: '2027-03-02' } },
        { say: '明天', input: { day: '明天' } },
      ],
    }),
    'canteen_look_up.examples[1]',
    /Invalid ISO date/,
  ],
  [
    'wordings for a tool it does not have',
    { ...canteen, wordings: { cook: '今天谁做饭' } },
    'canteen.wordings.cook',
    /no such tool/,
  ],
  [
    'an empty wording',
    { ...canteen, wordings: { look_up: '今天吃什么\n' } },
    'canteen.wordings.look_up',
    /a line is empty/,
  ],
  [
    'a wording given twice',
    { ...canteen, wordings: { look_up: '今天吃什么\n今天吃什么' } },
    'canteen.wordings.look_up',
    /given twice/,
  ],
]

describe('definePlugin', () => {
  test('gives a plugin without mistakes back as it is', () => {
    expect(definePlugin(canteen)).toBe(canteen)
  })

  test.each(mistakes)('refuses %s, and says where and how to mend it', (_what, plugin, where, message) => {
    let caught: unknown
    try {
      definePlugin(plugin)
    } catch (error) {
      caught = error
    }
    expect(caught).toBeInstanceOf(DefinitionError)
    const error = caught as DefinitionError
    expect(error.where).toBe(where)
    expect(error.message).toMatch(message)
    expect(error.fix).not.toBe('')
    expect(error.message).toContain(`Fix: ${error.fix}`)
  })

  test('accepts the scopes of a plugin of its own', () => {
    expect(() => definePlugin(withTool({ scopes: ['plugin.canteen:read:self'] }))).not.toThrow()
  })

  test('puts the id of the plugin before the names of its tools', () => {
    expect(visibleName(canteen, lookUp)).toBe('canteen_look_up')
  })
})
