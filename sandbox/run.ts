import { parseArgs } from 'node:util'
import * as z from 'zod'
import { toShanghai } from './dates.ts'
import { JournalFault } from './journal.ts'
import { FolderInUse } from './lock.ts'
import { startServer } from './server.ts'

const usage = `Usage: node sandbox/main.ts [--data DIR] [--port N] [--now INSTANT] [--no-demo] [--with-parent]
  --data DIR      folder of the HR system, default .renshi/hr
  --port N        port on 127.0.0.1, default 0 = any free one
  --now INSTANT   business time in demo mode, default 2026-11-23T09:00:00+08:00
  --no-demo       real time, no X-Business-Date, no list of demo people
  --with-parent   end when standard input closes`

const Arguments = z.object({
  data: z.string().min(1),
  port: z.coerce.number().int().min(0).max(65_535),
  now: z.iso.datetime({ offset: true }),
  demo: z.boolean(),
  'with-parent': z.boolean(),
})

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`)

function readArguments(): z.output<typeof Arguments> {
  const { values } = parseArgs({
    allowNegative: true,
    options: {
      data: { type: 'string', default: '.renshi/hr' },
      port: { type: 'string', default: '0' },
      now: { type: 'string', default: '2026-11-23T09:00:00+08:00' },
      demo: { type: 'boolean', default: true },
      'with-parent': { type: 'boolean', default: false },
    },
  })
  return Arguments.parse(values)
}

function argumentsOrExit(): z.output<typeof Arguments> {
  try {
    return readArguments()
  } catch (error) {
    say(`${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}\n${usage}`)
    process.exit(2)
  }
}

async function main(): Promise<void> {
  const given = argumentsOrExit()
  const running = await startServer({
    folder: given.data,
    port: given.port,
    mode: given.demo ? 'demo' : 'production',
    now: toShanghai(Date.parse(given.now)),
    onFault: (error) => say(`HR system: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  })
  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    running.close().then(
      () => process.exit(0),
      (error) => {
        say(String(error))
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  if (given['with-parent']) process.stdin.on('end', end).on('close', end).on('error', end).resume()
  process.stdout.write(`${JSON.stringify({ url: running.url, pid: process.pid })}\n`)
}

try {
  await main()
} catch (error) {
  const isExpected = error instanceof FolderInUse || error instanceof JournalFault
  say(error instanceof Error ? (isExpected ? error.message : (error.stack ?? error.message)) : String(error))
  process.exit(1)
}
