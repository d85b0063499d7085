import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { suiteWith } from '../support/capabilities.ts'
import { count, isFull } from '../support/counts.ts'
import { figure } from '../support/figures.ts'
import { startPostgres } from '../support/postgres.ts'
import { startSandbox } from '../support/sandbox.ts'
import { type Answered, preparedFolder, type Server, startServer, until } from '../support/server.ts'

const restarts = count(2, 5)
const perSecond = count(6, 20)
const between = count(3000, 6000)
const texts = ['你好', '谢谢', '年休假可以跨年安排吗', '我还有几天年假']

type Sent = { readonly as: string; readonly thread: string; readonly text: string; readonly reply: Answered | null }

/** Sends messages at a steady pace, whatever becomes of them, until it is stopped. */
function startSending(server: Server) {
  const sent: Promise<Sent>[] = []
  let index = 0
  const timer = setInterval(() => {
    const as = `S-${1040 + (index % 20)}`
    const text = texts[index % texts.length] ?? ''
    const thread = `restart-${index}`
    index++
    const reply = server.chat(as, { text }, thread).catch(() => null)
    sent.push(reply.then((answered) => ({ as, thread, text, reply: answered })))
  }, 1000 / perSecond)
  return async (): Promise<readonly Sent[]> => {
    clearInterval(timer)
    return Promise.all(sent)
  }
}

/** Whatever was taken, as the events of its conversation tell, is answered, once. */
async function judge(server: Server, sent: readonly Sent[]) {
  const lost: string[] = []
  const twice: string[] = []
  let taken = 0
  for (const { as, thread } of sent) {
    const events = await until(
      `${thread}: an end of what was taken`,
      30_000,
      () => server.history(as, thread),
      (found) => found.length === 0 || found.some(({ kind }) => kind === 'reply' || kind === 'failed'),
    )
    const said = events.filter(({ kind }) => kind === 'said').length
    const answered = events.filter(({ kind }) => kind === 'reply' || kind === 'failed').length
    taken += said
    if (answered < said) lost.push(thread)
    if (answered > said) twice.push(thread)
  }
  return { taken, lost, twice }
}

suiteWith(['postgres'], 'a database that is ended as by a crash, again and again', () => {
  test(
    `R-04: ${restarts} times under ${perSecond} messages a second, no message that was taken is lost`,
    async ({ task }) => {
      const cluster = await startPostgres()
      if (!cluster) throw new Error('This machine has no PostgreSQL.')
      const folder = await preparedFolder()
      const sandbox = await startSandbox({ dataDir: join(folder.path, 'hr') })
      const env = {
        DATABASE_URL: await cluster.createDatabase(),
        HR_API_URL: sandbox.url,
        HR_CLIENT_ID: sandbox.clientId,
        HR_CLIENT_SECRET: sandbox.clientSecret,
        RENSHI_LEASE_MS: '1000',
      }
      const server = await startServer({ dataDir: folder.path, env })
      try {
        await server.chat('S-1040', { text: '年休假可以跨年安排吗' }, 'warm-up')
        const stop = startSending(server)
        for (let index = 0; index < restarts; index++) {
          await pause(between)
          await cluster.restart('immediate')
        }
        await pause(between)
        const sent = await stop()
        const sound = await until(
          'An answer after the last restart',
          20_000,
          () => server.chat('S-1041', { text: '你好' }, 'afterwards').catch(() => null),
          (reply) => reply?.status === 200,
        )
        expect(sound?.outcome).toBe('smalltalk')
        const { taken, lost, twice } = await judge(server, sent)
        expect({ lost, twice }).toEqual({ lost: [], twice: [] })
        // What could not be taken was refused in a sentence, and never by a stack or a broken connection to us.
        const refused = sent.filter(({ reply }) => reply === null || reply.status !== 200)
        expect(refused.filter(({ reply }) => reply === null)).toEqual([])
        for (const { reply } of refused)
          expect(reply?.error ?? reply?.answer, JSON.stringify(reply)).not.toMatch(/at .+:\d+:\d+|ECONN|postgres/i)
        figure(task, 'R-04', { restarts, messages: sent.length, taken, refused: refused.length, lost: 0, double: 0 })
      } finally {
        await server.kill()
        await sandbox.kill()
        await folder.remove()
        await cluster.stop()
      }
    },
    isFull ? 300_000 : 180_000,
  )
})
