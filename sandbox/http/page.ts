import { Refusal } from '../refusal.ts'

type Query = { readonly cursor?: string | undefined; readonly limit?: number | undefined }

/**
 * One page of a list in the order of its keys.
 * @param keyOf a key that orders the items and is unique
 * @throws Refusal INVALID for a cursor that this system did not give
 */
export function pageOf<T, V>(
  items: readonly T[],
  keyOf: (item: T) => string,
  show: (item: T) => V,
  { cursor, limit = 50 }: Query,
  asOf: string,
): { items: V[]; nextCursor: string | null; asOf: string } {
  const after = cursor === undefined ? '' : decode(cursor)
  const sorted = items
    .map((item) => ({ item, key: keyOf(item) }))
    .filter(({ key }) => key > after)
    .sort((one, other) => (one.key < other.key ? -1 : 1))
  const shown = sorted.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(({ item }) => show(item)),
    nextCursor: sorted.length > limit && last ? Buffer.from(`after:${last.key}`).toString('base64url') : null,
    asOf,
  }
}

function decode(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  if (!text.startsWith('after:'))
    throw new Refusal(
      'INVALID',
      '翻页标记无效，请从第一页重新查询。',
      'The cursor is not valid. Start from the first page.',
      { needs: ['cursor'] },
    )
  return text.slice('after:'.length)
}
