import { crc32 } from './zip.ts'

/** One record of 16- and 32-bit numbers as they stand in a zip, as pairs of width in bytes and value. */
function record(...fields: readonly (readonly [2 | 4, number])[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0))
  let at = 0
  for (const [width, value] of fields) at = bytes.writeUIntLE(value, at, width)
  return bytes
}

const noDate = 0x0021_0000

/** A zip of some files as they are, not packed, for handing them to a library that takes nothing else. */
export function storeZip(files: ReadonlyMap<string, string>): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of files) {
    const [path, content] = [Buffer.from(name), Buffer.from(text)]
    const common = record(
      [2, 20],
      [2, 0x0800],
      [2, 0],
      [4, noDate],
      [4, crc32(content)],
      [4, content.length],
      [4, content.length],
      [2, path.length],
      [2, 0],
    )
    const local = [record([4, 0x04034b50]), common, path, content]
    bodies.push(...local)
    directory.push(record([4, 0x02014b50], [2, 20]), common, record([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), path)
    offset += local.reduce((sum, { length }) => sum + length, 0)
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const end = record([4, 0x06054b50], [2, 0], [2, 0], [2, files.size], [2, files.size], [4, size], [4, offset], [2, 0])
  return Buffer.concat([...bodies, ...directory, end])
}
