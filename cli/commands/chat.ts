import { createInterface } from 'node:readline/promises'
import { Reply, z } from '#sdk'
import type { Config } from '../../config.ts'
import { type Connection, connect } from '../connect.ts'
import { print, tell } from '../output.ts'
import { bodyOf } from '../post.ts'

const Progress = z.object({ text: z.object({ zh: z.string(), en: z.string() }) })
const Draft = z.object({ draft: z.string() })
const Failed = z.object({ error: z.string() })

/** A conversation in the terminal, with progress and the answer as they come. Ends at an empty line or Ctrl-D. */
export async function runChat(config: Config, as: string): Promise<void> {
  const connection = await connect(config)
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    terminal: process.stdin.isTTY === true,
  })
  // Input from a pipe ends before it is worked.
  let isOpen = true
  lines.once('close', () => {
    isOpen = false
  })
  try {
    print('请说要办的事，直接回车结束。')
    lines.setPrompt('> ')
    lines.prompt()
    for await (const line of lines) {
      if (line.trim() === '') break
      await say(connection, as, line).catch((error: Error) => tell(error.message))
      if (isOpen) lines.prompt()
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
  const show = createScreen()
  let rest = ''
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const events = (rest + chunk).split('\n\n')
    rest = events.pop() ?? ''
    for (const event of events) show(event)
  }
}

/** Shows the events of one turn: an answer that grows is written on, and only the rest of it when it is whole. */
function createScreen(): (event: string) => void {
  let shown = ''
  const grow = (text: string) => {
    if (!text.startsWith(shown)) endLine()
    process.stdout.write(text.slice(shown.length))
    shown = text
  }
  const endLine = () => {
    if (shown !== '') print()
    shown = ''
  }
  return (event) => {
    const kind = /^event: (.*)$/m.exec(event)?.[1]
    const data: unknown = JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? 'null')
    if (kind === 'progress') tell(Progress.parse(data).text.zh)
    if (kind === 'draft') grow(Draft.parse(data).draft)
    if (kind === 'reply') grow(Reply.parse(data).answer)
    if (kind === 'reply' || kind === 'failed') endLine()
    if (kind === 'failed') tell(Failed.parse(data).error)
  }
}
