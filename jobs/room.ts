import { statfs } from 'node:fs/promises'

const megabyte = 1024 * 1024
/** So long a look at the disk is believed. */
const believedMs = 1000

/** How much room the disk of the data directory has. */
export type Room = {
  /** Bytes this process may still write; null where the disk does not tell. */
  free(): Promise<number | null>
  /** False below the reserve: what is under way can still be ended, and nothing new is taken. */
  isEnough(): Promise<boolean>
  readonly reserveMegabytes: number
}

/**
 * Watches the disk of a data directory. The embedded database cannot go on once it fails to write its log, so new work
 * is refused while there is still room to end what was begun.
 * @param reserveMegabytes 0 = nothing is refused
 */
export function createRoom(directory: string, reserveMegabytes: number, nowMs: () => number): Room {
  let looked: { readonly at: number; readonly free: Promise<number | null> } | null = null
  const free = () => {
    if (looked === null || nowMs() - looked.at >= believedMs) {
      const found = statfs(directory).then(
        ({ bavail, bsize }) => bavail * bsize,
        () => null,
      )
      looked = { at: nowMs(), free: found }
    }
    return looked.free
  }
  return {
    free,
    reserveMegabytes,
    async isEnough() {
      const bytes = await free()
      return bytes === null || bytes >= reserveMegabytes * megabyte
    },
  }
}
