import { defineTool, z } from '#sdk'
import { Assignment, Day, Instant, Me, page, RankStep } from '../hr-api/schemas/index.ts'
import { resolvePerson, tablePart } from './words.ts'

const Step = z.object({ on: Day, what: z.string(), basis: z.string(), source: z.enum(['entry', 'post', 'rank']) })

/** A career in order, each step with its source. */
export const timeline = defineTool({
  name: 'timeline',
  title: { zh: '履历时间轴', en: 'Career in order' },
  description:
    'The career of the person who asks, or for HR officers of a colleague: posts and ranks in order with their papers.',
  effect: 'read',
  scopes: ['profile:read:self'],
  wider: ['people:read:unit'],
  input: z.strictObject({
    person: z
      .string()
      .trim()
      .min(1)
      .optional()
      .describe('Colleague by name or staff id; the person who asks if left out'),
  }),
  output: z.object({ name: z.string(), steps: z.array(Step), asOf: Instant }),
  examples: [
    { say: '我的工作经历按时间列一下', input: {} },
    { say: '看看我的履历', input: {} },
    { say: '我哪年提的现在这个职级', input: {} },
    { say: '王样本的任职经历', input: { person: '王样本' } },
    { say: '李测试的履历时间轴', input: { person: '李测试' } },
    { say: '我的职级晋升过程', input: {} },
    { say: '把我参加工作以来的变动都列出来', input: {} },
    { say: 'Show my career history', input: {} },
  ],
  async run({ person }, { api, person: self, now }) {
    const subject =
      person === undefined || person === self.name || person === self.id
        ? { id: self.id, name: self.name, began: (await api.get('/me', { expect: Me })).workStartDate }
        : await resolvePerson(person, api).then((one) => ({ id: one.id, name: one.name, began: one.workStartDate }))
    const [posts, ranks] = await Promise.all([
      api.get(`/staff/${subject.id}/assignments`, { expect: page(Assignment) }),
      api.get(`/staff/${subject.id}/ranks`, { expect: page(RankStep) }),
    ])
    const steps = [
      ...(subject.began ? [{ on: subject.began, what: '参加工作', basis: '履历表', source: 'entry' as const }] : []),
      ...posts.items.map(({ from, to, title, basisDoc }) => ({
        on: from,
        what: to ? `${title}（至${to}）` : title,
        basis: basisDoc,
        source: 'post' as const,
      })),
      ...ranks.items.map(({ from, rank, basisDoc }) => ({
        on: from,
        what: `任${rank}`,
        basis: basisDoc,
        source: 'rank' as const,
      })),
    ].sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
    return { name: subject.name, steps, asOf: now }
  },
  async show({ name, steps }, { locale }) {
    return [
      tablePart(
        { zh: `${name}的履历`, en: `Career of ${name}` },
        [
          ['时间', 'On'],
          ['事项', 'What'],
          ['依据', 'Paper'],
        ],
        steps.map(({ on, what, basis }) => [on, what, basis]),
        locale,
      ),
    ]
  },
})
