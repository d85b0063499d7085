import { describe, expect, test } from 'vitest'
import { type AgingDocument, staleDocuments } from '../../../../knowledge/care/stale-rules.ts'

const today = '2026-11-23'
const fresh: AgingDocument = {
  doc: '甲(2026-06-01)',
  title: '甲',
  actId: '甲',
  author: 'S-1006',
  effectiveFrom: '2026-06-01',
  effectiveUntil: null,
  dateIsKnown: true,
  verifiedUntil: null,
  publishedOn: '2026-06-01',
  lastUsed: '2026-11-01',
  basis: [],
}
const kindsOf = (...documents: AgingDocument[]) =>
  staleDocuments(documents, today).map(({ subject, kind, since }) => [subject, kind, since])

describe('a document', () => {
  test('that is in force, used, dated and rests on what holds is not stale', () => {
    expect(kindsOf(fresh)).toEqual([])
  })

  test('that ends is stale thirty days before, and after, unless another version takes its place', () => {
    expect(kindsOf({ ...fresh, effectiveUntil: '2026-11-23' })).toEqual([[fresh.doc, 'expired', '2026-11-23']])
    expect(kindsOf({ ...fresh, effectiveUntil: '2026-12-23' })).toEqual([[fresh.doc, 'expiring', '2026-11-23']])
    expect(kindsOf({ ...fresh, effectiveUntil: '2026-12-24' })).toEqual([])
    const next = { ...fresh, doc: '甲(2026-12-01)', effectiveFrom: '2026-12-01' }
    expect(kindsOf({ ...fresh, effectiveUntil: '2026-12-01' }, next)).toEqual([])
  })

  test('whose basis was replaced or ended since it came into force is stale from that day', () => {
    const act = {
      ...fresh,
      doc: '法(2018-01-01)',
      actId: '法',
      effectiveFrom: '2018-01-01',
      effectiveUntil: '2026-09-01',
    }
    const next = { ...act, doc: '法(2026-08-01)', effectiveFrom: '2026-09-01', effectiveUntil: null }
    const own = { ...fresh, basis: ['法'] }
    expect(kindsOf(own, act, next)).toEqual([[own.doc, 'basis_changed', '2026-09-01']])
    expect(kindsOf(own, act)).toEqual([
      [own.doc, 'basis_ended', '2026-09-01'],
      [act.doc, 'expired', '2026-09-01'],
    ])
    const later = { ...own, effectiveFrom: '2026-09-02' }
    expect(kindsOf(later, act, next)).toEqual([])
  })

  test('that nobody was answered from for half a year is stale from the day after', () => {
    expect(kindsOf({ ...fresh, lastUsed: '2026-05-27', publishedOn: '2026-01-01' })).toEqual([
      [fresh.doc, 'unused', '2026-11-23'],
    ])
    expect(kindsOf({ ...fresh, lastUsed: null, publishedOn: '2026-05-27' })).toEqual([
      [fresh.doc, 'unused', '2026-11-23'],
    ])
    expect(kindsOf({ ...fresh, lastUsed: null, publishedOn: '2026-05-28' })).toEqual([])
  })

  test('whose date or text nobody has confirmed for long enough is stale', () => {
    expect(kindsOf({ ...fresh, dateIsKnown: false })).toEqual([[fresh.doc, 'date_unconfirmed', fresh.publishedOn]])
    expect(kindsOf({ ...fresh, verifiedUntil: '2026-11-22' })).toEqual([
      [fresh.doc, 'verification_lapsed', '2026-11-23'],
    ])
    expect(kindsOf({ ...fresh, verifiedUntil: today })).toEqual([])
  })
})
