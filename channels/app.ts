import { Hono } from 'hono'
import type { Channel } from './channel.ts'
import { type ReceivePorts, receive } from './receive.ts'

/** One endpoint per channel, at the path the channel names. */
export function createChannelApp(channels: readonly Channel[], ports: ReceivePorts): Hono {
  const app = new Hono()
  for (const channel of channels) app.post(channel.path, (c) => receive(channel, c.req.raw, ports))
  return app
}
