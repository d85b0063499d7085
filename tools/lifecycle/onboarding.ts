import { type Api, definePlugin, defineTool, z } from '#sdk'
import { Begun, begin, prepareBegin, showBegun } from './begin.ts'
import { candidateNamed, colleague, officerScopes } from './people.ts'
import { lifecycleWordings } from './wordings.ts'

const Input = z.strictObject({
  person: z.string().trim().min(1).describe('Name or number (C-0001) of the candidate whom recruiting has chosen'),
  plannedOn: z.iso.date().describe('Planned day of reporting 报到日期'),
  noticeFrom: z.iso.date().optional().describe('First day of the public notice 公示'),
  noticeTo: z.iso.date().optional().describe('Last day of the public notice 公示'),
  relative: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe('A relative who works here: name or staff id, only if declared'),
  relation: z.string().trim().min(1).max(20).optional().describe('What that relative is, such as 夫妻'),
})
type Input = z.output<typeof Input>

async function sending(api: Api, { person, plannedOn, noticeFrom, noticeTo, relative, relation }: Input) {
  const { id } = await candidateNamed(api, person)
  const kin = relative ? (await colleague(api, relative)).id : undefined
  return {
    person: id,
    send: {
      candidateId: id,
      plannedOn,
      ...(noticeFrom ? { noticeFrom } : {}),
      ...(noticeTo ? { noticeTo } : {}),
      ...(kin ? { relatives: [{ staffId: kin, relation: relation ?? '亲属' }] } : {}),
    },
  }
}

const start = defineTool({
  name: 'start',
  title: { zh: '办理入职', en: 'Begin an onboarding' },
  description:
    'Begin the onboarding of a chosen candidate: check of posts, documents, approvals, filing, reporting. For the HR section.',
  effect: 'submit',
  scopes: officerScopes,
  input: Input,
  output: Begun,
  examples: [
    { say: '给林新录办入职，12月1号报到', input: { person: '林新录', plannedOn: '2026-12-01' } },
    { say: '新招的林新录12月7日来报到，帮我把入职流程走起来', input: { person: '林新录', plannedOn: '2026-12-07' } },
    { say: '发起邓新聘的入职，计划2026年12月14日报到', input: { person: '邓新聘', plannedOn: '2026-12-14' } },
    {
      say: '许回避准备12月1日入职，她爱人是财务科的，申报一下',
      input: { person: '许回避', plannedOn: '2026-12-01' },
    },
    { say: '郭新聘下周一（11月30日）报到，开始办手续', input: { person: '郭新聘', plannedOn: '2026-11-30' } },
    { say: '开一个入职流程，人是C-0001，12月3号到岗', input: { person: 'C-0001', plannedOn: '2026-12-03' } },
    { say: '新录用公务员林新录的录用入职手续，报到时间12月10日', input: { person: '林新录', plannedOn: '2026-12-10' } },
    {
      say: 'Start onboarding for 林新录, reporting on 1 December',
      input: { person: '林新录', plannedOn: '2026-12-01' },
    },
  ],
  async prepare(input, { api }) {
    const { person, send } = await sending(api, input)
    return prepareBegin(api, '/onboardings', send, { ...input, person })
  },
  async run(input, { api, now }) {
    const { send } = await sending(api, input)
    return begin(api, '/onboardings', send, now)
  },
  show: showBegun,
})

/** Newcomers. */
export const onboarding = definePlugin({
  id: 'onboarding',
  title: { zh: '入职', en: 'Onboarding' },
  owner: '人事科',
  service: 'hr',
  tools: [start],
  wordings: lifecycleWordings.onboarding,
})
