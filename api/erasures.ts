import { type Context, Hono } from 'hono'
import { type Person, z } from '#sdk'
import type { ErasureRefused, Erasures } from '../jobs/erasures.ts'
import { ConversationBusy } from '../store/erase.ts'
import type { Erasure } from '../store/erasures.ts'
import { type Identity, signedOut } from './identity.ts'

/** What the routes of erasing need. */
export type ErasureRoutes = {
  readonly identity: Identity
  readonly erasures: Erasures
  /** How many older backups still hold what is erased now; null where backups are made elsewhere. */
  readonly backups: (() => Promise<number>) | null
}

const Ask = z.strictObject({
  personId: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  reason: z.string().trim().min(4).max(500),
})

type Sentence = { readonly error: string; readonly errorEn: string }
const refusals: Readonly<Record<ErasureRefused, readonly [400 | 403 | 404 | 409, Sentence]>> = {
  role: [
    403,
    {
      error: '删除一个人的内容由系统或安全管理员提出，由另一位系统、安全管理员或审计员同意。您没有这个角色。',
      errorEn:
        'A system or security administrator asks for an erasure; another one, or an auditor, agrees. You are none.',
    },
  ],
  own: [
    403,
    {
      error: '不能经办关于自己的删除。自己的对话可以在对话里说“删除我的聊天记录”。',
      errorEn: 'Nobody decides on their own erasure. Say "erase all my chats" in the conversation for your own.',
    },
  ],
  same_person: [
    403,
    {
      error: '提出的人不能自己同意，请由另一位管理员或审计员办理。',
      errorEn: 'Who asked cannot agree; another administrator or an auditor has to.',
    },
  ],
  missing: [404, { error: '没有这个删除申请。', errorEn: 'There is no such request.' }],
  nobody: [
    404,
    { error: '这里没有这个工号的内容，请核对工号。', errorEn: 'Nothing is kept here of this staff id; check it.' },
  ],
  shape: [
    400,
    {
      error: '请写明工号（personId）和理由（reason，4 至 500 字）。',
      errorEn: 'Name the staff id (personId) and the reason (4 to 500 characters).',
    },
  ],
  over: [409, { error: '这个申请已经办结。', errorEn: 'This request is settled already.' }],
  waits: [409, { error: '已有一个针对此人的申请等待同意。', errorEn: 'A request for this person waits already.' }],
}

/** A request as people see it. */
function shown({ id: _id, ...rest }: Erasure) {
  return rest
}

/** Routes of `renshi erase`: one administrator asks, another person agrees or refuses. */
export function createErasureRoutes({ identity, erasures, backups }: ErasureRoutes): Hono {
  async function answer(
    c: Context,
    work: (person: Person) => Promise<Erasure | readonly Erasure[] | ErasureRefused>,
  ): Promise<Response> {
    const person = await identity.personOf(c.req.raw)
    if (!person) return c.json(signedOut, 401)
    try {
      const found = await work(person)
      if (typeof found === 'string') {
        const [status, sentence] = refusals[found]
        return c.json(sentence, status)
      }
      if (!('state' in found)) return c.json({ items: found.map(shown) })
      return c.json({ ...shown(found), olderBackups: (await backups?.()) ?? null })
    } catch (error) {
      if (!(error instanceof ConversationBusy)) throw error
      return c.json(
        {
          error: '此人有一轮对话或一项提交正在处理，现在不能删除，请过一会儿再试。什么都没有删除。',
          errorEn: 'A turn or a submission of this person is under way; nothing was erased. Try again in a moment.',
        },
        409,
      )
    }
  }
  const numberOf = (c: Context) => Number(c.req.param('number'))
  return new Hono()
    .get('/erasures', (c) => answer(c, erasures.list))
    .post('/erasures', async (c) => {
      const { data } = Ask.safeParse(await c.req.json().catch(() => null))
      return answer(c, (person) => erasures.ask(person, data ?? null))
    })
    .post('/erasures/:number{[0-9]{1,9}}/agree', (c) => answer(c, (person) => erasures.agree(person, numberOf(c))))
    .post('/erasures/:number{[0-9]{1,9}}/refuse', (c) => answer(c, (person) => erasures.refuse(person, numberOf(c))))
}
