import { createInterface } from 'node:readline/promises'
import { Reply, z } from '#sdk'
import type { Config } from '../../config.ts'
import { type Connection, connect } from '../connect.ts'
import { print, tell } from '../output.ts'
import { bodyOf } from '../post.ts'

const Progress = z.object({ text: z.object({ zh: z.string(), en: z.string() }) })
const Failed = z.object({ error: z.string() })

/** A conversation in the terminal, with progress as it comes. Ends at an empty line or Ctrl-D. */
export async function runChat(config: Config, as: string): Promise<void> {
  const connection = await connect(config)
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    terminal: process.stdin.isTTY === true,
  })
  try {
    print('请说要办的事，直接回车结束。')
    lines.setPrompt('> ')
    lines.prompt()
    for await (const line of lines) {
      if (line.trim() === '') break
      await say(connection, as, line).catch((error: Error) => tell(error.message))
      lines.prompt()
    }
  } finally {
    lines.close()
    await connection.close()
  }
}

async function say(connection: Connection, as: string, text: string): Promise<void> {
  const response = await connection.request('/api/chat', {
    method: 'POST',
    as,
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ text }),
  })
  if (!response.ok || !response.body) {
    await bodyOf(response)
    return
  }
  let rest = ''
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const events = (rest + chunk).split('\n\n')
    rest = events.pop() ?? ''
    for (const event of events) showEvent(event)
  }
}

function showEvent(event: string): void {
  const kind = /^event: (.*)$/m.exec(event)?.[1]
  const data: unknown = JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? 'null')
  if (kind === 'progress') tell(Progress.parse(data).text.zh)
  if (kind === 'failed') tell(Failed.parse(data).error)
  if (kind === 'reply') print(Reply.parse(data).answer)
}
