import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Reply, silentLog } from '#sdk'
import type { Model } from '../../agent/model.ts'
import type { Channel } from '../../channels/channel.ts'
import { readConfig } from '../../config.ts'
import { type OpenNode, openNode } from '../../jobs/open-node.ts'

/** The whole product in this process, over a data directory that is thrown away: real store, real sandbox, real HTTP to it. */
export type Product = OpenNode & {
  /** Says or decides something as a demo person, and gives the whole reply. */
  chat(as: string, body: Readonly<Record<string, string>>, conversation?: string): Promise<Reply>
  /** The same as the raw answer, for what is refused. */
  post(as: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>
}

/** Opens the product in demo mode. */
export async function openProduct(
  options: {
    readonly model?: Model
    /** Platforms people write from, besides the page. */
    readonly channels?: readonly Channel[]
    readonly directory?: string
    /** Settings besides the directory. */
    readonly settings?: Readonly<Record<string, string>>
  } = {},
): Promise<Product> {
  const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'renshi-test-'))
  const config = readConfig({ RENSHI_DATA_DIR: directory, RENSHI_LOG: 'silent', ...options.settings })
  const { model, channels } = options
  const node = await openNode(config, {
    log: silentLog,
    ...(model ? { model } : {}),
    ...(channels ? { channels } : {}),
  })
  const post: Product['post'] = async (as, body, headers = {}) =>
    node.api.request(
      new Request('http://127.0.0.1/api/chat', {
        method: 'POST',
        headers: {
          authorization: `Bearer ${node.localToken}`,
          'x-renshi-as': encodeURIComponent(as),
          'content-type': 'application/json',
          ...headers,
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    )
  return {
    ...node,
    post,
    async chat(as, body, conversation) {
      const response = await post(as, body, conversation ? { 'x-renshi-conversation': conversation } : {})
      return Reply.parse(await response.json())
    },
    async close() {
      await node.close()
      if (!options.directory) rmSync(directory, { recursive: true, force: true })
    },
  }
}
