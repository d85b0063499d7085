import * as z from 'zod'
import { Assignment, FileCheckRow, FileList, RankStep, Relation } from './careers.ts'
import { dryRunOf, page } from './common.ts'
import type { Endpoint } from './endpoint.ts'
import { Establishment, LeaderQuota, PostQuota, RankQuota } from './establishment.ts'
import { PeopleExport, PeopleExportCount, PeopleExportInput } from './people-export.ts'
import { Access, Grant, GrantRevoke, GrantRevoked } from './sharing.ts'
import { Source, SourceRecord, SourceRoster } from './sources.ts'
import { DirectoryEntry, RetirementDue, StaffFound, StaffSearch, StaffView } from './staff-search.ts'

const paging = {
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
}
const ofUnit = z.object({ unit: z.string().optional(), ...paging })
const colleagues = ['profile:read:unit', 'people:read:unit', 'people:read:all'] as const
const quotas = ['establishment:read:unit', 'establishment:read:all'] as const
const officers = ['people:read:unit', 'people:read:all'] as const

/** People, their careers and files, establishment, sources and the sharing ledger. */
export const peopleEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/staff/{id}',
    summary: 'A colleague, as far as the caller may see',
    scopes: colleagues,
    answer: StaffView,
  },
  {
    method: 'GET',
    path: '/staff',
    summary: 'Colleagues by unit and status',
    scopes: colleagues,
    query: z.object({
      unit: z.string().optional(),
      status: z.string().optional(),
      name: z.string().optional(),
      ...paging,
    }),
    answer: page(StaffView),
  },
  {
    method: 'POST',
    path: '/staff/search',
    summary: 'People who fit a typed filter; changes nothing',
    scopes: officers,
    body: StaffSearch,
    answer: StaffFound,
  },
  {
    method: 'POST',
    path: '/people-exports',
    summary: 'A list of people for a purpose that is kept, each of them on the ledger',
    scopes: ['people:submit:unit'],
    body: PeopleExportInput,
    answer: z.union([PeopleExport, dryRunOf(PeopleExportCount)]),
    writes: true,
  },
  {
    method: 'GET',
    path: '/staff/{id}/assignments',
    summary: 'Posts a person has held',
    scopes: ['profile:read:self', 'people:read:unit'],
    answer: page(Assignment),
  },
  {
    method: 'GET',
    path: '/staff/{id}/ranks',
    summary: 'Ranks and titles a person has held',
    scopes: ['profile:read:self', 'people:read:unit'],
    answer: page(RankStep),
  },
  {
    method: 'GET',
    path: '/relations',
    summary: 'Declared kinship between members of staff within reach',
    scopes: ['people:read:unit'],
    query: z.object({ staffId: z.string().optional(), ...paging }),
    answer: page(Relation),
  },
  {
    method: 'GET',
    path: '/directory',
    summary: 'Work contact fields by name, unit or duty',
    scopes: ['directory:read:all'],
    query: z.object({ q: z.string().min(1).max(40), ...paging }),
    answer: page(DirectoryEntry),
  },
  {
    method: 'GET',
    path: '/file-items',
    summary: 'What a personnel file holds, never what it says',
    scopes: ['file:read:self', 'file:read:unit'],
    query: z.object({ staffId: z.string().optional() }),
    answer: FileList,
  },
  {
    method: 'GET',
    path: '/file-checks',
    summary: 'Files within reach that lack something or contradict themselves',
    scopes: ['file:read:unit'],
    query: ofUnit,
    answer: page(FileCheckRow),
  },
  {
    method: 'GET',
    path: '/establishment',
    summary: 'Approved and occupied 编制 by unit and kind',
    scopes: quotas,
    query: ofUnit,
    answer: page(Establishment),
  },
  {
    method: 'GET',
    path: '/leader-quotas',
    summary: 'Approved and held leading posts by unit and level',
    scopes: quotas,
    query: ofUnit,
    answer: page(LeaderQuota),
  },
  {
    method: 'GET',
    path: '/rank-quotas',
    summary: 'Limits and use of ranks by unit and band',
    scopes: quotas,
    query: ofUnit,
    answer: page(RankQuota),
  },
  {
    method: 'GET',
    path: '/post-quotas',
    summary: 'Approved and used post grades of institutions',
    scopes: quotas,
    query: ofUnit,
    answer: page(PostQuota),
  },
  {
    method: 'GET',
    path: '/retirement/due',
    summary: 'Who reaches the statutory age in a span of days, and who is past it',
    scopes: ['retirement:read:unit', 'retirement:read:all'],
    query: z.object({
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      unit: z.string().optional(),
      overdue: z.enum(['true', 'false']).optional(),
      ...paging,
    }),
    answer: page(RetirementDue),
  },
  {
    method: 'GET',
    path: '/sources',
    summary: 'The sources of facts about people, their owners and freshness',
    scopes: ['directory:read:all'],
    answer: page(Source),
  },
  {
    method: 'GET',
    path: '/sources/{source}/staff/{id}',
    summary: 'What one source holds of one person, under a grant of its owner',
    scopes: ['people:read:unit', 'supervision:read:unit', 'supervision:read:all'],
    query: z.object({ purpose: z.string().max(60).optional() }),
    answer: SourceRecord,
  },
  {
    method: 'GET',
    path: '/sources/{source}/staff',
    summary: 'What one source holds of everybody within reach, under a grant of its owner',
    scopes: ['supervision:read:unit', 'supervision:read:all'],
    query: z.object({ unit: z.string().optional(), purpose: z.string().max(60).optional(), ...paging }),
    answer: page(SourceRoster),
  },
  {
    method: 'GET',
    path: '/grants',
    summary: 'Grants to read the data of the own unit, or held by it',
    scopes: ['directory:read:all'],
    answer: page(Grant),
  },
  {
    method: 'POST',
    path: '/grants/{id}:revoke',
    summary: 'End a grant; the head of the owning unit only',
    scopes: ['directory:read:all'],
    body: GrantRevoke,
    answer: z.union([Grant, dryRunOf(GrantRevoked)]),
    writes: true,
  },
  {
    method: 'GET',
    path: '/accesses',
    summary: 'Who read data of mine, or of the unit I head',
    scopes: ['profile:read:self'],
    query: z.object({
      subject: z.enum(['me', 'unit']),
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      ...paging,
    }),
    answer: page(Access),
  },
]
