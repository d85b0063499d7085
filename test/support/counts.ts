/** True in `npm run test:full`, where the same tests work on more items. */
export const isFull = process.env.RENSHI_TEST_SIZE === 'full'

/** How many items a test works on: few in `npm test`, many in `npm run test:full`. */
export function count(core: number, full: number): number {
  return isFull ? full : core
}
