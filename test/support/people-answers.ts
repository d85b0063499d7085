import type { ApiCall } from '#sdk'
import type { Input, Operation } from '../../sandbox/http/operation.ts'
import { getMe, listUnits } from '../../sandbox/http/people.ts'
import { peopleOperations } from '../../sandbox/http/people-area.ts'
import { sharingOperations } from '../../sandbox/http/sharing.ts'
import { supervisionOperations } from '../../sandbox/http/supervision.ts'
import type { Caller } from '../../sandbox/plan.ts'
import { endpoints } from '../../tools/hr-api/schemas/index.ts'
import { callerIn, seededWorld } from '../unit/sandbox/support.ts'

const world = seededWorld()
const operations: Readonly<Record<string, Operation>> = {
  ...peopleOperations,
  ...sharingOperations,
  ...supervisionOperations,
}
const officer = callerIn(world, 'sun')
const patrol = callerIn(world, 'du')
const alertIds = [...world.supervision.alerts.keys()]
const ids = ['S-1', ...world.staff.keys()]
const sources = ['ESTABLISHMENT', 'ORGANISATION', 'SOCIAL_SECURITY', 'FINANCE', 'ATTENDANCE']

/** Every call that the tools on people make, as routes of a scripted service. */
export const peoplePaths: readonly string[] = [
  ...Object.keys(operations).filter((route) => !route.includes('{')),
  ...ids.flatMap((id) => [`GET /staff/${id}`, `GET /staff/${id}/assignments`, `GET /staff/${id}/ranks`]),
  ...ids.flatMap((id) => sources.map((source) => `GET /sources/${source}/staff/${id}`)),
  ...sources.map((source) => `GET /sources/${source}/staff`),
  ...['PREVIEW', 'POST'].flatMap((method) => alertIds.map((id) => `${method} /supervision/alerts/${id}:dispose`)),
  'PREVIEW /staff/search',
  'PREVIEW /people-exports',
]

const own: Readonly<Record<string, () => unknown>> = {
  '/me': () => getMe(callerIn(world, 'zhang')),
  '/units': () => listUnits(officer),
}

const templates = endpoints.flatMap(({ method, path }) => {
  const operation = operations[`${method} ${path}`]
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, '([^/:]+)')}$`)
  return operation ? [{ method, path, operation, names, pattern }] : []
})

function answerBy(operation: Operation, caller: Caller, input: Input, isPreview: boolean): unknown {
  if (operation.kind === 'read') return operation.run(caller, input)
  if (operation.kind === 'note') return operation.run(caller, input).answer(world)
  if (operation.kind !== 'write') return undefined
  const { counted, answer } = operation.plan(caller, input)
  return isPreview ? counted : answer
}

/** The answer of the invented bureau to a call about people; undefined for any other call. */
export function peopleAnswerTo({ method, path, query = {}, send }: ApiCall): unknown {
  const ownAnswer = own[path]
  if (ownAnswer) return ownAnswer()
  const verb = method === 'GET' ? 'GET' : 'POST'
  // The person of a scripted plugin has no place in the bureau; 张示例 stands in.
  const asked = path.replace(/\/S-1\//, '/S-1001/')
  const found = templates.find((one) => one.method === verb && one.pattern.test(asked))
  if (!found) return undefined
  const values = found.pattern.exec(asked)?.slice(1) ?? []
  const params = Object.fromEntries(found.names.map((name, at) => [name, values[at] ?? '']))
  const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined))
  const caller = found.path.startsWith('/supervision') || found.path.endsWith('{source}/staff') ? patrol : officer
  return answerBy(found.operation, caller, { params, query: given, body: send }, method === 'PREVIEW')
}
