/** The next number of a kind of record, such as `LR-2026-00042`; writes are let through one at a time. */
export function nextId(rows: ReadonlyMap<string, unknown>, prefix: string, today: string): string {
  return `${prefix}-${today.slice(0, 4)}-${String(rows.size + 1).padStart(5, '0')}`
}
