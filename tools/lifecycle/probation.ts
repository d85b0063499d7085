import { definePlugin, defineTool, z } from '#sdk'
import { Begun, begin, prepareBegin, showBegun } from './begin.ts'
import { colleague, personArgument } from './people.ts'
import { lifecycleWordings } from './wordings.ts'

const Input = z.strictObject({
  person: personArgument,
  opinion: z.string().trim().max(500).optional().describe('Opinion of the section in the words of the speaker'),
})

const confirm = defineTool({
  name: 'confirm',
  title: { zh: '办理转正', en: 'Confirm after probation' },
  description:
    'Begin the end of a probation (转正考核): own summary, review, decision of the unit, appointment. For managers and the HR section. Never decides whether somebody passes.',
  effect: 'submit',
  scopes: ['lifecycle:submit:unit', 'people:read:unit'],
  input: Input,
  output: Begun,
  examples: [
    { say: '给谢试用办转正', input: { person: '谢试用' } },
    { say: '谢试用试用期满了，走转正流程吧', input: { person: '谢试用' } },
    { say: '发起谢试用的转正考核', input: { person: '谢试用' } },
    { say: '王试用快满一年了，帮他把转正办一下', input: { person: '王试用' } },
    { say: '试用期到了，谢试用可以转正，表现不错', input: { person: '谢试用' } },
    { say: '新来的谢试用该转正定级了', input: { person: '谢试用' } },
    { say: '把谢试用的试用期满考核启动起来', input: { person: '谢试用' } },
    { say: 'Start the confirmation of 谢试用 after probation', input: { person: '谢试用' } },
  ],
  async prepare(input, { api }) {
    const { id } = await colleague(api, input.person)
    const { opinion } = input
    return prepareBegin(
      api,
      '/probation-reviews',
      { staffId: id, ...(opinion ? { opinion } : {}) },
      { ...input, person: id },
    )
  },
  async run({ person, opinion }, { api, now }) {
    return begin(api, '/probation-reviews', { staffId: person, ...(opinion ? { opinion } : {}) }, now)
  },
  show: showBegun,
})

/** The end of a probation. */
export const probation = definePlugin({
  id: 'probation',
  title: { zh: '试用与转正', en: 'Probation' },
  owner: '人事科',
  service: 'hr',
  tools: [confirm],
  wordings: lifecycleWordings.probation,
})
