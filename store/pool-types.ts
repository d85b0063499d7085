import pg from 'pg'

/** Parsers both databases share: dates stay ISO text, since a day of work is not an instant. */
export function typeParser(oid: number): (value: string) => unknown {
  if (oid === pg.types.builtins.DATE) return (value) => value
  return pg.types.getTypeParser(oid, 'text') as (value: string) => unknown
}
