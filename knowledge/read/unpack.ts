import type { ReadLimits } from './formats/contract.ts'
import { openZip } from './formats/zip.ts'
import type { SourceFile } from './source.ts'
import { UnreadableFile } from './unreadable.ts'

/** An archive is held whole while its files are read one by one, so it may hold less than one document may. */
const mostFiles = 200
const mostBytes = 64 * 1024 * 1024

/** What systems put beside the files of people: hidden files, the other half of files of a Mac, locks of Office. */
const leftBySystems = /(?:^|\/)(?:\.|~\$|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i

/**
 * The files in an archive, in the order of their names, with what systems left in it left out.
 * @throws UnreadableFile E_SIZE, E_TYPE for an archive in it, E_ENCRYPTED, E_CORRUPT, E_EMPTY
 */
export async function unpackFolder(bytes: Uint8Array, limits: ReadLimits): Promise<readonly SourceFile[]> {
  const own = { ...limits, unpackedBytes: Math.min(limits.unpackedBytes, mostBytes) }
  const zip = await openZip(bytes, own, 'documents')
  const names = zip.names.filter((name) => !leftBySystems.test(name))
  if (names.length === 0) throw new UnreadableFile('E_EMPTY', '压缩包里没有可以导入的文件。')
  if (names.length > mostFiles)
    throw new UnreadableFile('E_SIZE', `压缩包里的文件超过 ${mostFiles} 个的上限。请分成几个压缩包后再导入。`)
  const found = await zip.read(names)
  return names
    .map((name) => ({ name: zip.shown.get(name) ?? name, bytes: found.get(name) ?? new Uint8Array() }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}
