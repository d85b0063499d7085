import { execFileSync } from 'node:child_process'
import { open, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inOwnMounts, suiteWith } from '../support/capabilities.ts'
import { count } from '../support/counts.ts'
import { figure } from '../support/figures.ts'
import { hrRequests, preparedFolder, type Server, startServer } from '../support/server.ts'

const rounds = count(1, 6)
/** Messages that are tried while the disk is full. */
const tries = 6
const spareMegabytes = 60
const reserveMegabytes = 24
/** The product believes a look at the disk for a second. */
const believedMs = 1100
const block = Buffer.alloc(1024 * 1024)

/** Mounts a small file system of its own at the data directory, copies what is there into it, and becomes the server. */
const onSmallDisk =
  'size=$1; where=$2; shift 2; copy=$(mktemp -d) && cp -a "$where/." "$copy" && mount -t tmpfs -o size="$size"m tmpfs "$where" && cp -a "$copy/." "$where" && rm -rf "$copy" && exec "$@"'

/** Fills a disk to the last block, or until so much is left. */
async function fill(folder: string, leftMegabytes: number): Promise<void> {
  const file = await open(join(folder, 'fill'), 'a')
  try {
    for (;;) {
      const { bavail, bsize } = await statfs(folder)
      const left = bavail * bsize - leftMegabytes * block.length
      if (left <= 0) return
      await file.write(block, 0, Math.min(block.length, left))
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  } finally {
    await file.close()
  }
}

async function prepareLeave(server: Server, day: number): Promise<string> {
  const asked = await server.chat('zhang', { text: `12月${day}日请一天事假，家里有事` }, `leave-${day}`)
  expect(asked.outcome, asked.answer).toBe('confirm')
  return asked.pending?.code ?? ''
}

/** What was tried while the disk was full, and what came of it. */
type Seen = { readonly refused: number; readonly reads: number }

const readPaths = ['/api/history', '/api/notices', '/api/tickets', '/api/doctor', '/health']

async function whileFull(server: Server, day: number, code: string): Promise<Seen> {
  for (let index = 0; index < tries; index++) {
    const reply = await server.chat('zhang', { text: '年休假可以跨年休吗' }, `full-${day}-${index}`)
    expect(reply).toMatchObject({ status: 507, error: expect.stringContaining('磁盘空间不足') })
  }
  const refused = await server.chat('zhang', { confirm: code }, `leave-${day}`)
  expect(refused).toMatchObject({ status: 507 })
  expect(refused.receipt).toBeUndefined()
  for (const path of readPaths) expect((await server.request(path, 'zhang')).status, path).toBe(200)
  const doctor = await (await server.request('/api/doctor', '')).json()
  expect(doctor).toMatchObject({
    checks: expect.arrayContaining([expect.objectContaining({ name: 'disk', ok: false })]),
  })
  return { refused: tries + 1, reads: readPaths.length }
}

suiteWith(['ownMounts'], 'a full disk', () => {
  test('R-12: what cannot be stored is refused with a sentence, reads go on, and all goes on when there is room again', async ({
    task,
  }) => {
    const folder = await preparedFolder()
    const used = Number(execFileSync('du', ['-sm', folder.path], { encoding: 'utf8' }).split('\t')[0])
    const server = await startServer({
      dataDir: folder.path,
      env: { RENSHI_FREE_MB: String(reserveMegabytes), RENSHI_LOG: 'silent' },
      within: [...inOwnMounts, 'sh', '-c', onSmallDisk, 'sh', String(used + spareMegabytes), folder.path],
      seen: (pid) => `/proc/${pid}/root${folder.path}`,
    })
    const disk = `/proc/${server.pid}/root${folder.path}`
    const days = Array.from({ length: rounds }, (_, index) => [1, 2, 3, 4, 7, 8][index] ?? 1)
    const held = async (day: number) =>
      (await hrRequests(join(disk, 'hr'), 'S-1001')).filter(({ start }) => start === `2026-12-0${day}`)
    let [refused, reads] = [0, 0]
    try {
      for (const [index, day] of days.entries()) {
        const code = await prepareLeave(server, day)
        // By turns full to the last block, and short of room with a little left.
        await fill(disk, index % 2 === 0 ? 0 : 8)
        await pause(believedMs)
        const seen = await whileFull(server, day, code)
        refused += seen.refused
        reads += seen.reads
        expect(await held(day)).toEqual([])
        await rm(join(disk, 'fill'))
        await pause(believedMs)
        const again = await server.chat('zhang', { confirm: code }, `leave-${day}`)
        expect(again.receipt, again.answer).toBeTruthy()
        expect((await server.chat('zhang', { text: '我的年假还剩几天' }, `free-${day}`)).outcome).toBe('call')
        expect(await held(day)).toHaveLength(1)
      }
      expect(await (await server.request('/api/upkeep/audit/verify', '')).json()).toMatchObject({ brokenAt: null })
      figure(task, 'R-12', { rounds, refused, reads, 'half done': 0, double: 0, 'false success': 0, restarts: 0 })
    } finally {
      await server.kill()
      await folder.remove()
    }
  }, 300_000)
})
