import { type Api, definePlugin, defineTool, ToolError, z } from '#sdk'
import { Begun, begin, prepareBegin, showBegun } from './begin.ts'
import { colleague, officerScopes, personArgument, unitNamed } from './people.ts'
import { lifecycleWordings } from './wordings.ts'

const Input = z.strictObject({
  person: personArgument,
  toUnit: z
    .string()
    .trim()
    .min(1)
    .describe('Section or unit the person moves to, by name or id; a body outside the bureau by its full name'),
  position: z.string().trim().max(60).optional().describe('Post there 拟任岗位'),
  rank: z.string().trim().max(40).optional().describe('Rank there 拟任职级, such as 四级调研员'),
  reason: z.string().trim().max(500).optional().describe('Reason in the words of the speaker'),
})
type Input = z.output<typeof Input>

async function sending(api: Api, input: Input) {
  const { id } = await colleague(api, input.person)
  const unit = await unitNamed(api, input.toUnit)
  const { position, rank, reason } = input
  if (!unit && input.toUnit.length < 4)
    throw new ToolError(
      'needs_input',
      {
        zh: `没有找到“${input.toUnit}”。调到局里的请说科室名，调到外单位的请说全称。`,
        en: `“${input.toUnit}” is unknown. Give the section, or the full name of a body outside.`,
      },
      { needs: ['toUnit'] },
    )
  return {
    input: { ...input, person: id, toUnit: unit?.id ?? input.toUnit },
    send: {
      staffId: id,
      ...(unit ? { toUnit: unit.id } : { toBody: input.toUnit }),
      ...(position ? { position } : {}),
      ...(rank ? { rank } : {}),
      ...(reason ? { reason } : {}),
    },
  }
}

const start = defineTool({
  name: 'start',
  title: { zh: '办理调动', en: 'Begin a transfer' },
  description:
    'Begin a transfer (调动, 调任, 转任, 调出): consents, qualification, inspection, approval, establishment, file, pay. For the HR section.',
  effect: 'submit',
  scopes: [...officerScopes, 'directory:read:all'],
  input: Input,
  output: Begun,
  examples: [
    { say: '办理陈模拟调动到业务二科', input: { person: '陈模拟', toUnit: '业务二科' } },
    { say: '把赵演示调到法规科', input: { person: '赵演示', toUnit: '法规科' } },
    { say: '给刘虚拟办转任，去业务三科当科员', input: { person: '刘虚拟', toUnit: '业务三科', position: '科员' } },
    {
      say: '李测试调任业务一科，四级调研员',
      input: { person: '李测试', toUnit: '业务一科', rank: '四级调研员' },
    },
    { say: '走一下赵演示的调动手续，接收单位是信息科', input: { person: '赵演示', toUnit: '信息科' } },
    { say: '陈模拟要调出到示例市发展改革委', input: { person: '陈模拟', toUnit: '示例市发展改革委' } },
    { say: '发起调动：S-1014，去办公室', input: { person: 'S-1014', toUnit: '办公室' } },
    { say: 'Start the transfer of 赵演示 to 业务二科', input: { person: '赵演示', toUnit: '业务二科' } },
  ],
  async prepare(input, { api }) {
    const made = await sending(api, input)
    return prepareBegin(api, '/transfers', made.send, made.input)
  },
  async run(input, { api, now }) {
    const { send } = await sending(api, input)
    return begin(api, '/transfers', send, now)
  },
  show: showBegun,
})

/** Transfers. */
export const transfer = definePlugin({
  id: 'transfer',
  title: { zh: '调动', en: 'Transfers' },
  owner: '人事科',
  service: 'hr',
  tools: [start],
  wordings: lifecycleWordings.transfer,
})
