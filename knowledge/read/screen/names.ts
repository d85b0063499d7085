import { displayName, plainName } from '../display-name.ts'
import type { Finding } from './finding.ts'

/** The forms in which the name of an uploaded file may be used. */
export type SafeName = {
  /** Name for a file system: letters, digits, `-`, `_` and one dot before the ending; at most 120 bytes of UTF-8. */
  readonly storage: string
  /** Name for a sentence or a page: one line without mark-up, at most 100 characters. */
  readonly display: string
  /** Value of Content-Disposition (RFC 6266) with which the file is handed out. */
  readonly disposition: string
}

const mostBytes = 120
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)$/i
const ending = /\.([A-Za-z\d]{1,8})$/
const noName = 'document'

/** Undoes %2e%2e%2f and what was encoded twice; what is no encoding stays. */
function decodePercent(name: string): string {
  let text = name.slice(0, 10_000)
  for (let round = 0; round < 3 && /%[\da-f]{2}/i.test(text); round++)
    text = text.replace(/(?:%[\da-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run)
      } catch {
        return run.replaceAll('%', '_')
      }
    })
  return text
}

function cutToBytes(text: string, most: number): string {
  const encoder = new TextEncoder()
  let bytes = 0
  let out = ''
  for (const character of text) {
    bytes += encoder.encode(character).length
    if (bytes > most) break
    out += character
  }
  return out
}

function storageName(name: string): string {
  const plain = plainName(decodePercent(name)).normalize('NFKC')
  const last = plain.split(/[/\\:]/).at(-1) ?? ''
  const tail = ending.exec(last.replace(/[. ]+$/, ''))?.[1]?.toLowerCase()
  const stem = tail === undefined ? last : last.replace(/[. ]+$/, '').slice(0, -tail.length - 1)
  const letters = stem.replace(/[^\p{L}\p{N}_-]+/gu, '_').replace(/^[-_]+|_+$/g, '')
  const suffix = tail === undefined ? '' : `.${tail}`
  const short = cutToBytes(letters, mostBytes - suffix.length - 1)
  if (!/[\p{L}\p{N}]/u.test(short)) return `${noName}${suffix}`
  return `${reserved.test(short) ? `${short}_` : short}${suffix}`
}

function dispositionOf(storage: string): string {
  const ascii = storage.replace(/[^\w.-]+/g, '_').replace(/^_+(?=\.|$)/, noName)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(storage)}`
}

/**
 * The forms of a file name that can do no harm: no folders, also encoded ones, no controls and directions, no names of
 * devices, no leading stroke or dot, no mark-up, nothing that ends a header.
 */
export function safeName(name: string): SafeName {
  const storage = storageName(name)
  return { storage, display: displayName(decodePercent(name)), disposition: dispositionOf(storage) }
}

function isUnsafe(name: string): boolean {
  const decoded = decodePercent(name)
  const stem = (plainName(decoded).split('.')[0] ?? '').trim()
  const bytes = new TextEncoder().encode(name).length
  return (
    /[\p{C}\p{Zl}\p{Zp}<>"|\\/]/u.test(decoded) || /^[-.]/.test(decoded.trim()) || reserved.test(stem) || bytes > 200
  )
}

/** Tells of a file name that was changed because it could do harm. */
export function findUnsafeName(name: string): readonly Finding[] {
  if (!isUnsafe(name)) return []
  const sentence = '文件名里有路径、控制字符、标记或系统保留的写法，或者过长，已另起安全的名称保存；请核对文件来源。'
  return [{ kind: 'unsafe_name', sentence, count: 1, severity: 'note' }]
}
