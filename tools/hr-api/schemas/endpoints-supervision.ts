import * as z from 'zod'
import { dryRunOf, page } from './common.ts'
import type { Endpoint } from './endpoint.ts'
import { Alert, AlertAct, AlertResult, ScanInput, ScanResult, Snapshot } from './supervision.ts'

const readers = ['supervision:read:unit', 'supervision:read:all'] as const

/** Dated looks at all facts, and the alerts they found. */
export const supervisionEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/supervision/snapshots',
    summary: 'Look at all facts of the day; opens alerts, never twice the same one',
    scopes: ['supervision:submit:all'],
    body: ScanInput,
    answer: ScanResult,
  },
  {
    method: 'GET',
    path: '/supervision/snapshots',
    summary: 'Earlier looks',
    scopes: readers,
    query: z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(100).optional() }),
    answer: page(Snapshot),
  },
  {
    method: 'GET',
    path: '/supervision/alerts',
    summary: 'Alerts within reach by state and code',
    scopes: readers,
    query: z.object({
      state: z.string().optional(),
      code: z.string().optional(),
      unit: z.string().optional(),
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(100).optional(),
    }),
    answer: page(Alert),
  },
  {
    method: 'POST',
    path: '/supervision/alerts/{id}:dispose',
    summary: 'Acknowledge an alert, dispose of it, or call it false, with a reason',
    scopes: ['supervision:submit:all'],
    body: AlertAct,
    answer: z.union([Alert, dryRunOf(AlertResult)]),
    writes: true,
  },
]
