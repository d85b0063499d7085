import { definePlugin, defineTool, z } from '#sdk'
import { Begun, begin, prepareBegin, showBegun } from './begin.ts'
import { leavingWordings } from './wordings-leaving.ts'

const Input = z.strictObject({
  lastDay: z.iso.date().describe('Last working day 最后工作日/离职日期'),
  reason: z.string().trim().max(500).optional().describe('Reason in the words of the person, only if they gave one'),
})
type Input = z.output<typeof Input>

function bodyOf({ lastDay, reason }: Input) {
  return { lastDay, ...(reason ? { reason } : {}) }
}

const submit = defineTool({
  name: 'submit',
  title: { zh: '提交辞职', en: 'Resign' },
  description:
    'Resign: civil servants apply to the appointing authority (辞去公职), others give notice (解除聘用合同). The checks of the law are made first. Another person of the unit or the HR section has to agree before it is sent. Only on the express wish of the person.',
  effect: 'submit+',
  secondBy: 'lifecycle:submit:unit',
  scopes: ['lifecycle:submit:self'],
  input: Input,
  output: Begun,
  examples: [
    { say: '我要辞职，最后一天是2026年12月31日', input: { lastDay: '2026-12-31' } },
    { say: '申请辞去公职，做到明年1月31号', input: { lastDay: '2027-01-31' } },
    { say: '帮我提交辞职申请，12月31日离职，原因是回老家', input: { lastDay: '2026-12-31', reason: '回老家' } },
    { say: '我想解除聘用合同，干到12月31日', input: { lastDay: '2026-12-31' } },
    { say: '不干了，我辞职，2027年2月28日走', input: { lastDay: '2027-02-28' } },
    { say: '递交辞职信，最后工作日2027-01-15', input: { lastDay: '2027-01-15' } },
    { say: '我打算离职，明年1月31号走人，麻烦办一下', input: { lastDay: '2027-01-31' } },
    { say: 'I want to resign, my last day is 31 January 2027', input: { lastDay: '2027-01-31' } },
  ],
  async prepare(input, { api }) {
    const prepared = await prepareBegin(api, '/resignations', bodyOf(input), input)
    return {
      ...prepared,
      notes: [
        {
          zh: '批准以前照常上班，未批先走按旷工处理。',
          en: 'Until it is approved you work as usual; leaving before counts as absence.',
        },
        ...(prepared.notes ?? []),
      ],
    }
  },
  async run(input, { api, now }) {
    return begin(api, '/resignations', bodyOf(input), now)
  },
  show: showBegun,
})

/** Leaving. */
export const resignation = definePlugin({
  id: 'resignation',
  title: { zh: '辞职', en: 'Resignation' },
  owner: '人事科',
  service: 'hr',
  tools: [submit],
  wordings: leavingWordings.resignation,
})
