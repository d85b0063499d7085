const shanghaiMs = 8 * 3_600_000

/** An instant as ISO text with the offset of Asia/Shanghai. */
export function toShanghai(ms: number): string {
  return `${new Date(ms + shanghaiMs).toISOString().slice(0, 19)}+08:00`
}

/** The day in Asia/Shanghai of an instant that {@link toShanghai} made. */
export function dayOf(instant: string): string {
  return instant.slice(0, 10)
}
