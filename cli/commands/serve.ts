import { rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import { isToolError } from '#sdk'
import type { Config } from '../../config.ts'
import { type OpenNode, openNode } from '../../jobs/open-node.ts'
import type { ServeFile } from '../connect.ts'
import { createLog } from '../log.ts'
import { CommandFailed, print, printTable, tell } from '../output.ts'

const drainMs = 25_000

/** Runs the web page, the API, the channels and the jobs until SIGTERM or Ctrl-C. */
export async function runServe(config: Config, now: string | undefined): Promise<void> {
  const log = createLog(config.RENSHI_LOG)
  const node = await openNode(config, { log, ...(now ? { now } : {}), onStep: tell })
  const server = await listen(config, node).catch(async (error: NodeJS.ErrnoException) => {
    await node.close()
    if (error.code === 'EADDRINUSE')
      throw new CommandFailed(
        `端口 ${config.PORT} 已被别的程序占用。请停掉那个程序，或设 PORT 为别的端口（PORT=0 自动选一个）。`,
      )
    throw error
  })
  const address = `http://${config.HOST}:${(server.address() as AddressInfo).port}`
  const file = join(node.dataDirectory, 'serve.json')
  const announced: ServeFile = { address, token: node.localToken, pid: process.pid }
  rmSync(file, { force: true })
  writeFileSync(file, JSON.stringify(announced), { mode: 0o600 })
  await greet(config, node, address)

  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    tell('正在停止：不再接新消息，办完手上的 …')
    rmSync(file, { force: true })
    setTimeout(() => process.exit(1), drainMs).unref()
    server.close()
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    node.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}

function listen(config: Config, node: OpenNode): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: node.api.fetch, port: config.PORT, hostname: config.HOST }, () => resolve(server))
    server.once('error', reject)
  })
}

async function greet(config: Config, node: OpenNode, address: string): Promise<void> {
  print(`人事 Renshi 已启动：${address}`)
  if (config.RENSHI_MODE !== 'demo') return
  print(`业务时间：${node.now()}（演示时钟）`)
  print('演示人员（网页上选择，或命令行 --as）：')
  const people = await node.demoPeople().catch((error: Error) => {
    tell(isToolError(error) ? error.tell.zh : error.message)
    return []
  })
  printTable(
    ['别名', '姓名', '工号', '单位', '职务', '角色'],
    people.map(({ alias, name, staffId, unitName, position, roles }) => [
      alias,
      name,
      staffId,
      unitName,
      position,
      roles.join(', '),
    ]),
  )
  print('试试：npx renshi ask --as zhang "我还有几天年假"')
}
