import { monitorEventLoopDelay } from 'node:perf_hooks'
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { ReadText } from '../../../../knowledge/read/formats/contract.ts'
import { createFileReader, readInWorker } from '../../../../knowledge/read/formats/in-worker.ts'
import { UnreadableFile } from '../../../../knowledge/read/unreadable.ts'
import { count } from '../../../support/counts.ts'
import { chinesePdf, joinBytes, latinPdf, linesFromTop, pdfFile, pdfOfPages } from '../../../support/pdf-files.ts'
import { bytesOf, codeOf, limitsWith, outcomeOf, seededRandom } from './reading.ts'

const megabyte = 1024 * 1024
const limits = limitsWith()
const file = (name: string, bytes: Uint8Array) => ({ name, bytes })
const rule = file('a.md', bytesOf('# 考勤办法\n\n第一条 甲乙。\n'))

/** Code of a worker thread in place of the real one. */
const entryOf = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`)
const withCode = (code: string, change: Parameters<typeof limitsWith>[0] = {}) =>
  readInWorker(rule, limitsWith(change), { entry: entryOf(code) })

/** Longest time in milliseconds in which this thread did nothing else, and how much memory the process took. */
async function watched<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; blocked: number; memory: number }> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const before = process.memoryUsage.rss()
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 5)
  await new Promise((resolve) => setTimeout(resolve, 50))
  delay.enable()
  try {
    const result = await work()
    delay.disable()
    return { result, blocked: delay.max / 1e6, memory: most - before }
  } finally {
    clearInterval(timer)
  }
}

describe('a file in a worker thread', () => {
  test('is read like in this one', async () => {
    expect(await readInWorker(rule, limits)).toEqual({
      kind: 'markdown',
      text: '# 考勤办法\n\n第一条 甲乙。',
      title: '考勤办法',
      warnings: [],
    })
    const reader = createFileReader(limits)
    const pdf = chinesePdf([{ lines: linesFromTop(['第一条　甲乙。']) }])
    expect(await reader.read(file('a.pdf', pdf))).toMatchObject({ kind: 'pdf', text: '第一条　甲乙。' })
    expect(await reader.read(file('a.html', bytesOf('<p>第一条 甲乙。')))).toMatchObject({ kind: 'html' })
    expect(await reader.read(file('a.csv', bytesOf('姓名,天数\n甲,5\n')))).toMatchObject({ kind: 'csv' })
    expect(await reader.read(file('a.txt', bytesOf('第一条 甲乙。')))).toMatchObject({ kind: 'text' })
    await reader.close()
  })

  test.each<[string, Uint8Array, string]>([
    ['a.exe', bytesOf('MZ'), 'E_TYPE'],
    ['a.docm', bytesOf('PK\x03\x04'), 'E_ACTIVE'],
    ['a.docx', bytesOf('甲'), 'E_TYPE'],
    ['a.pdf', bytesOf('%PDF-1.4\n'), 'E_CORRUPT'],
    ['a.txt', bytesOf(''), 'E_EMPTY'],
    ['a.md', new Uint8Array(21 * megabyte).fill(97), 'E_SIZE'],
    ['a.pdf', latinPdf([['a b']], { trailer: '/Encrypt << /Filter /Standard >>' }), 'E_ENCRYPTED'],
  ])('is refused with the same code: %s', async (name, bytes, code) => {
    expect(await codeOf(readInWorker(file(name, bytes), limits))).toBe(code)
  })

  test('leaves the bytes with the caller', async () => {
    const bytes = bytesOf('第一条 甲乙。')
    await readInWorker(file('a.txt', bytes), limits)
    expect(bytes).toEqual(bytesOf('第一条 甲乙。'))
    const part = bytesOf('第一条 甲乙。第二条 丙丁。').subarray(0, bytes.length)
    expect((await readInWorker(file('a.txt', part), limits)).text).toBe('第一条 甲乙。')
  })

  test('knows no settings, has no network, and says nothing on the console', async () => {
    const code = `
      import { parentPort } from 'node:worker_threads'
      console.log('out'); console.error('err')
      parentPort.postMessage({ kind: 'read', read: { kind: 'text', text: JSON.stringify(process.env), title: null, warnings: [] } })`
    expect((await withCode(code)).text).toBe('{}')
    const tried = latinPdf([['some words']], { catalog: '/OpenAction << /S /URI /URI (http://127.0.0.1:1/) >>' })
    expect(await codeOf(readInWorker(file('a.pdf', tried), limits))).toBe('OK_CLEAN')
  })
})

describe('the worker thread dies alone', () => {
  test.each<[string, string, string]>([
    ['when it has no end', 'for (;;) {}', 'E_TIMEOUT'],
    ['when it waits for ever', 'setInterval(() => {}, 1000)', 'E_TIMEOUT'],
    [
      'when its scripts take all memory',
      'const all = []; for (;;) all.push({ a: all.length, b: [1, 2, 3] })',
      'E_SIZE',
    ],
    [
      'when a string takes all memory',
      'let text = "ab"; const all = []; for (;;) { text += text.slice(0, 1e6); all.push(Array.from(text)) }',
      'E_SIZE',
    ],
    [
      'when its buffers take all memory',
      `const all = []; const next = () => { all.push(new Uint8Array(${4 * megabyte}).fill(1)); setTimeout(next, 2) }; next()`,
      'E_SIZE',
    ],
    [
      'when its buffers take all memory without a pause',
      `const all = []; for (let at = 0; at < 400; at++) { all.push(new Uint8Array(${4 * megabyte}).fill(1)); for (let x = 0; x < 5e6; x++); } for (;;) {}`,
      'E_SIZE',
    ],
    ['when it throws', 'throw new Error("text of the file")', 'E_CORRUPT'],
    ['when it throws something strange', 'throw undefined', 'E_CORRUPT'],
    ['when a promise fails', 'Promise.reject(new Error("text of the file")); setInterval(() => {}, 1000)', 'E_CORRUPT'],
    ['when it exits', 'process.exit(3)', 'E_CORRUPT'],
    ['when it ends without a word', '', 'E_CORRUPT'],
    ['when its stack overflows', 'const again = () => again() + 1; again()', 'E_CORRUPT'],
    ['when its code cannot be read', 'this is not code', 'E_CORRUPT'],
    [
      'when it fails and says so',
      `import { parentPort } from 'node:worker_threads'; parentPort.postMessage({ kind: 'failed' })`,
      'E_CORRUPT',
    ],
  ])('%s', async (_name, code, expected) => {
    const { result, memory } = await watched(() =>
      outcomeOf(withCode(code, { milliseconds: expected === 'E_TIMEOUT' ? 700 : 20_000 })),
    )
    expect(result).toBeInstanceOf(UnreadableFile)
    expect((result as UnreadableFile).code).toBe(expected)
    expect((result as UnreadableFile).message).not.toContain('text of the file')
    expect(memory).toBeLessThan(400 * megabyte)
    expect((await readInWorker(rule, limits)).title).toBe('考勤办法')
  })
})

// Another program on the machine may hold this one up; then it is measured once more.
describe('hostile files', { retry: 2 }, () => {
  /** Each pair of bytes stands for 128 spaces. */
  const runLength = (size: number) => Buffer.alloc(size / 64, '\x81 ', 'latin1')
  /** Packed by a filter that nothing unpacks beforehand: 1 GiB of spaces in 16 MiB. */
  const bomb = () =>
    pdfOfPages([{ content: { entries: '/Filter /RunLengthDecode', data: runLength(1024 * megabyte) } }])
  const hexBomb = () => {
    const packed = deflateSync(Buffer.alloc(300 * megabyte, ' '))
    return pdfOfPages([
      {
        content: { entries: '/Filter [/ASCIIHexDecode /FlateDecode]', data: joinBytes([packed.toString('hex'), '>']) },
      },
    ])
  }
  const operators = () =>
    pdfOfPages([
      {
        content: {
          entries: '/Filter /FlateDecode',
          data: deflateSync(Buffer.from(Array.from({ length: 3_000_000 }, (_, at) => `${at % 97} 0 m S\n`).join(''))),
        },
      },
    ])

  test.each<[string, () => Uint8Array]>([
    ['row 35: a bomb of another filter', bomb],
    ['row 35: a bomb behind another filter', hexBomb],
    ['row 35: millions of operators', operators],
  ])('%s costs neither the process nor its patience', async (_name, bytes) => {
    const made = bytes()
    const { result, blocked, memory } = await watched(() =>
      codeOf(readInWorker(file('a.pdf', made), limitsWith({ milliseconds: 8000 }))),
    )
    expect(result).toMatch(/^E_(?:SIZE|TIMEOUT|EMPTY)$/)
    expect(memory).toBeLessThan(256 * megabyte + made.length)
    expect(blocked).toBeLessThan(200)
  })

  test('row 34: loops come to an end', async () => {
    const bytes = pdfFile(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1 /Kids [2 0 R] >>'])
    expect(await codeOf(readInWorker(file('a.pdf', bytes), limits))).toBe('E_CORRUPT')
  })

  test('rows 27 to 29: damage comes to an outcome, whatever the ending', async () => {
    const random = seededRandom(29)
    const pdf = chinesePdf([{ lines: linesFromTop(['第一条　甲乙。', '第二条　丙丁。']) }])
    const reader = createFileReader(limits)
    for (let round = 0; round < count(12, 100); round++) {
      const bytes = new Uint8Array(round % 3 === 0 ? pdf.subarray(0, Math.floor(random() * pdf.length)) : pdf)
      for (let flip = 0; flip < 10 && bytes.length > 0; flip++)
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
      const name = ['a.pdf', 'a.pdf', 'a.txt', 'a.html', 'a.docx', 'a.md'][round % 6] as string
      expect(await codeOf(reader.read(file(name, bytes)))).toMatch(/^(?:OK|OK_CLEAN|E_[A-Z]+)$/)
    }
    await reader.close()
  })
})

describe('the queue of a reader', { retry: 2 }, () => {
  test('reads 50 files one after the other in their order, and this thread goes on', async () => {
    const reader = createFileReader(limits)
    const files = Array.from({ length: 50 }, (_, at) =>
      at % 10 === 3 ? file('坏.pdf', bytesOf('%PDF-1.4')) : file(`${at}.txt`, bytesOf(`第一条 第${at}号文件。`)),
    )
    const order: number[] = []
    const { result, blocked } = await watched(() =>
      Promise.all(
        files.map(async (one, at) => {
          const outcome = await outcomeOf(reader.read(one))
          order.push(at)
          return outcome instanceof UnreadableFile ? outcome.code : outcome.text
        }),
      ),
    )
    expect(order).toEqual([...files.keys()])
    expect(result).toEqual(files.map((_, at) => (at % 10 === 3 ? 'E_CORRUPT' : `第一条 第${at}号文件。`)))
    expect(blocked).toBeLessThan(200)
    await reader.close()
  })

  test('a large file does not hold this thread up', async () => {
    const text = Array.from(
      { length: 15_000 },
      (_, at) => `第${at + 1}条 ${'本办法自印发之日起施行，'.repeat(8)}完。`,
    ).join('\n\n')
    const { result, blocked } = await watched(() => readInWorker(file('a.md', bytesOf(text)), limits))
    expect(result.text.length).toBe(text.length)
    expect(blocked).toBeLessThan(200)
  })

  test('the time of a file begins when its turn comes', async () => {
    const reader = createFileReader(limitsWith({ milliseconds: 2500 }))
    const pdf = latinPdf(Array.from({ length: 60 }, (_, at) => [`Page number ${at} in words.`]))
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => codeOf(reader.read(file('a.pdf', pdf)))))
    expect(outcomes).toEqual(Array(8).fill('OK'))
    await reader.close()
  })

  test('one that fails does not hold up the next', async () => {
    const reader = createFileReader(limitsWith({ milliseconds: 1500 }))
    const bad = codeOf(reader.read(file('a.exe', bytesOf('MZ'))))
    const good = reader.read(rule)
    expect([await bad, (await good).title]).toEqual(['E_TYPE', '考勤办法'])
    await reader.close()
  })

  test('closing ends what runs and gives up what waits', async () => {
    const reader = createFileReader(limits)
    const pending: Promise<ReadText>[] = Array.from({ length: 5 }, () => reader.read(rule))
    const settled = Promise.allSettled(pending)
    await reader.close()
    expect((await settled).map(({ status }) => status)).toEqual(Array(5).fill('rejected'))
    await expect(reader.read(rule)).rejects.toThrow('closed')
    await reader.close()
  })
})
