import { z } from '#sdk'
import type { Config } from '../../config.ts'
import { connect } from '../connect.ts'
import { CommandFailed, print, printJson, printTable } from '../output.ts'
import { bodyOf } from '../post.ts'

const Text = z.object({ zh: z.string(), en: z.string() })
const Checks = z.object({
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), state: Text, owner: Text, mend: Text })),
})

/** Every precondition with its state, and for what fails its owner and the way to mend it. */
export async function runDoctor(config: Config, json: boolean): Promise<void> {
  const connection = await connect(config)
  try {
    const { checks } = Checks.parse(await bodyOf(await connection.request('/api/doctor')))
    const how = connection.kind === 'server' ? '正在运行的服务' : '本命令自己打开的数据目录（没有服务在运行）'
    if (json) printJson({ ok: checks.every(({ ok }) => ok), connection: connection.kind, checks })
    else {
      print(`检查对象：${how}`)
      printTable(
        ['', '项目', '状态'],
        checks.map(({ ok, name, state }) => [ok ? '✔' : '✘', name, state.zh]),
      )
      for (const { ok, name, owner, mend } of checks) if (!ok) print(`✘ ${name}（${owner.zh}）：${mend.zh}`)
    }
    const failed = checks.filter(({ ok }) => !ok).length
    if (failed > 0 && !json) throw new CommandFailed(`${failed} 项没有通过。`)
    if (failed > 0) process.exitCode = 1
  } finally {
    await connection.close()
  }
}
