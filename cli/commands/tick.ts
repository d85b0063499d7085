import { z } from '#sdk'
import type { Config } from '../../config.ts'
import { connect } from '../connect.ts'
import { print, printJson } from '../output.ts'
import { bodyOf } from '../post.ts'

const Ticked = z.looseObject({
  now: z.string(),
  quiet: z.boolean(),
  sent: z.number(),
  stopped: z.number(),
  failed: z.array(z.string()),
})

/** An instant in Asia/Shanghai; a day alone means nine in the morning of it. */
function inShanghai(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return `${text}T09:00:00+08:00`
  return `${new Date(Date.parse(text) + 8 * 3600 * 1000).toISOString().slice(0, 19)}+08:00`
}

/** `tick [--now T]`: runs the scheduler once. */
export async function runTick(config: Config, { now, json }: { now?: string; json: boolean }): Promise<void> {
  const at = now === undefined ? undefined : inShanghai(now)
  const connection = await connect(config, at ? { now: at } : {})
  try {
    const response = await connection.request('/api/tick', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(at ? { now: at } : {}),
    })
    const ticked = Ticked.parse(await bodyOf(response))
    if (json) return printJson(ticked)
    const trouble = ticked.failed.length > 0 ? `；没有读到：${ticked.failed.join('、')}` : ''
    print(
      ticked.quiet
        ? `${ticked.now} 在免打扰时段，没有发送。`
        : `${ticked.now} 发送 ${ticked.sent} 条提醒，按本人意愿不发 ${ticked.stopped} 条${trouble}。`,
    )
  } finally {
    await connection.close()
  }
}
