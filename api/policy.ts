import { type Context, Hono } from 'hono'
import { type Person, type Text, z } from '#sdk'
import { closedPolicy, type Policy, policyHash, policyProblems, readPolicy } from '../agent/policy.ts'
import type { Policies, PolicyFaulty, PolicyRefused } from '../jobs/policies.ts'
import { policyFileText } from '../jobs/policy-text.ts'
import { type Catalogue, policyDifferences, policyLines } from '../jobs/policy-words.ts'
import type { PolicyChange } from '../store/policies.ts'
import { type Identity, signedOut } from './identity.ts'

/** What the routes of the rules need. */
export type PolicyRoutes = {
  readonly identity: Identity
  readonly policies: Policies
  readonly catalogue: Catalogue
}

const Content = z.object({ content: z.unknown() })
const Proposal = z.strictObject({ content: z.unknown(), reason: z.string().trim().min(4).max(500) })
const Approval = z.strictObject({ hash: z.string().regex(/^[0-9a-f]{12,64}$/) })

type Sentence = { readonly error: string; readonly errorEn: string }
const refusals: Readonly<Record<PolicyRefused, readonly [403 | 404 | 409, Sentence]>> = {
  role: [
    403,
    {
      error: '使用规则由系统或安全管理员提出，由另一位系统、安全管理员或审计员批准。您没有这个角色。',
      errorEn: 'A system or security administrator proposes rules; another one, or an auditor, approves. You are none.',
    },
  ],
  same_person: [
    403,
    {
      error: '提出的人不能自己批准，请由另一位管理员或审计员办理。',
      errorEn: 'Who proposed cannot approve; another administrator or an auditor has to.',
    },
  ],
  missing: [404, { error: '没有这个号数的规则。', errorEn: 'There are no rules of this number.' }],
  over: [409, { error: '这份规则已经有了决定。', errorEn: 'These rules were decided on already.' }],
  hash: [
    409,
    {
      error: '写明的哈希与这份规则的内容不符，没有批准。请用 policy diff 重新核对内容，照那里的哈希填写。',
      errorEn: 'The hash named is not that of these rules; nothing was approved. Read them again with policy diff.',
    },
  ],
  stale: [
    409,
    {
      error: '提出之后，生效的规则已经变了，这份不能再批准。请按现在的规则重新提出。',
      errorEn: 'The rules in force have changed since; propose these anew.',
    },
  ],
  unchanged: [409, { error: '与生效的规则完全一样，没有要批准的。', errorEn: 'These are the rules in force already.' }],
}

const faulty = (problems: readonly Text[]): Sentence => ({
  error: `规则有问题：${problems.map(({ zh }) => zh).join(' ')}`,
  errorEn: `The rules are not right: ${problems.map(({ en }) => en).join(' ')}`,
})

/** A change as people see it. */
function shown({ id: _id, content, ...rest }: PolicyChange) {
  return { ...rest, content: JSON.parse(content) as unknown }
}

/** Routes of `renshi policy`: the rules in force, and how two people change them. */
export function createPolicyRoutes({ identity, policies, catalogue }: PolicyRoutes): Hono {
  async function asReader(c: Context, work: (person: Person) => Promise<Response>): Promise<Response> {
    const person = await identity.personOf(c.req.raw)
    if (!person) return c.json(signedOut, 401)
    if (policies.mayRead(person)) return work(person)
    const [status, sentence] = refusals.role
    return c.json(sentence, status)
  }
  const answer = async (c: Context, found: PolicyChange | PolicyRefused | PolicyFaulty): Promise<Response> => {
    if (typeof found === 'string') {
      const [status, sentence] = refusals[found]
      return c.json(sentence, status)
    }
    return 'problems' in found ? c.json(faulty(found.problems), 400) : c.json(shown(found))
  }
  const compare = async (before: Policy, after: Policy) => ({
    hash: await policyHash(after),
    differences: policyDifferences(catalogue, before, after),
  })
  const numberOf = (c: Context) => Number(c.req.param('number'))
  const bodyOf = (c: Context): Promise<unknown> => c.req.json().catch(() => null)

  return new Hono()
    .get('/policy', (c) =>
      asReader(c, async () => {
        const { policy, hash, state, change } = await policies.inForce()
        const tools = policyLines(catalogue, policy)
        const file = policyFileText(catalogue, policy)
        return c.json({ hash, state, change: change && shown(change), policy, tools, file })
      }),
    )
    .get('/policy/changes', (c) =>
      asReader(c, async () => c.json({ items: (await policies.list()).map((change) => shown(change)) })),
    )
    .get('/policy/changes/:number{[0-9]{1,9}}', (c) =>
      asReader(c, async () => {
        const change = await policies.change(numberOf(c))
        if (!change) return answer(c, 'missing')
        const inForce = await policies.inForce()
        const read = readPolicy(JSON.parse(change.content))
        const after = typeof read === 'string' ? closedPolicy : read
        const compared = await compare(inForce.policy, after)
        const isStale = change.state === 'proposed' && change.baseHash !== inForce.hash
        return c.json({ ...shown(change), differences: compared.differences, hash: compared.hash, isStale })
      }),
    )
    .post('/policy/compare', (c) =>
      asReader(c, async () => {
        const policy = readPolicy(Content.safeParse(await bodyOf(c)).data?.content)
        if (typeof policy === 'string') return c.json(faulty([{ zh: policy, en: policy }]), 400)
        const problems = policyProblems(policy, catalogue.tool)
        if (problems.length > 0) return c.json(faulty(problems), 400)
        return c.json(await compare((await policies.inForce()).policy, policy))
      }),
    )
    .post('/policy/changes', (c) =>
      asReader(c, async (person) => {
        const body = Proposal.safeParse(await bodyOf(c))
        if (body.success) return answer(c, await policies.propose(person, body.data.content, body.data.reason))
        const sentence = {
          error: '请写明规则（content）和理由（reason，4 至 500 字）。',
          errorEn: 'Give the rules (content) and the reason (4 to 500 characters).',
        }
        return c.json(sentence, 400)
      }),
    )
    .post('/policy/changes/:number{[0-9]{1,9}}/approve', (c) =>
      asReader(c, async (person) => {
        const body = Approval.safeParse(await bodyOf(c))
        return answer(c, body.success ? await policies.approve(person, numberOf(c), body.data.hash) : 'hash')
      }),
    )
    .post('/policy/changes/:number{[0-9]{1,9}}/refuse', (c) =>
      asReader(c, async (person) => answer(c, await policies.refuse(person, numberOf(c)))),
    )
}
