const codes = 1_000_000
const range = 2 ** 32

/** A new id for turns, confirmations and references. */
export function newId(): string {
  return crypto.randomUUID()
}

/** Six random digits, every code as likely as any other. */
export function newCode(): string {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1))
  // The last, incomplete run of codes would make the small ones likelier.
  if (drawn >= range - (range % codes)) return newCode()
  return String(drawn % codes).padStart(6, '0')
}
