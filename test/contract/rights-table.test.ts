import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isToolError, type Person, Role, scopeClasses, scopeSubjects, visibleName } from '#sdk'
import { decide } from '../../agent/gate.ts'
import { ownUnits } from '../../sandbox/reach.ts'
import { builtInPlugins } from '../../tools/index.ts'
import { basicOf, callRaw, exchange, signIn } from '../support/hr-client.ts'
import { type Sandbox, startSandbox, temporaryFolder } from '../support/sandbox.ts'
import { createToolHost, type ToolHost } from '../support/tool-host.ts'
import { seededWorld } from '../unit/sandbox/support.ts'
import { holders, personReads, reachOf, rightsOf, type Subject, toolRights } from './rights.ts'

const world = seededWorld()
const everybody = [...world.staff.values()]
const roles = Role.options
const bound = roles.filter((role) => role !== 'guest')
const tools = builtInPlugins.flatMap((plugin) =>
  plugin.tools.map((tool) => ({ name: visibleName(plugin, tool), tool, plugin })),
)
const allScopes = scopeClasses.flatMap((kind) =>
  ['read', 'submit'].flatMap((right) => scopeSubjects.map((subject) => `${kind}:${right}:${subject}`)),
)

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let sandbox: Sandbox
let host: ToolHost
const people = new Map<Role, Person>()

beforeAll(async () => {
  folder = await temporaryFolder()
  sandbox = await startSandbox({ dataDir: folder.path })
  host = createToolHost(sandbox)
  for (const role of roles) people.set(role, await host.person(idOf(role), role === 'security_admin' ? [role] : []))
})
afterAll(async () => {
  await sandbox?.stop()
  await folder?.remove()
})

function idOf(role: Role): string {
  if (role === 'guest') return 'guest'
  const found = everybody.find(({ alias }) => alias === holders[role])
  if (!found) throw new Error(`Nobody holds ${role}.`)
  return found.id
}

function personOf(role: Role): Person {
  const person = people.get(role)
  if (!person) throw new Error(`Nobody holds ${role}.`)
  return person
}

/** Somebody of the own unit or of another; undefined where the bureau has nobody such, as for its HR officer. */
function subjectOf(role: Role, subject: Subject) {
  const own = world.staff.get(idOf(role))
  if (!own) throw new Error(`${role} is no member of staff.`)
  if (subject === 'self') return own
  const reached = role === 'hr_officer' ? ownUnits(world, own) : new Set([own.unitId])
  return everybody.find(
    ({ id, alias, status, unitId }) =>
      id !== own.id &&
      alias === null &&
      status === 'ACTIVE' &&
      (subject === 'unit' ? unitId === own.unitId : !reached.has(unitId)),
  )
}

/** What says a subject to a tool. */
const probes: Readonly<Record<string, (about: { id: string; unitId: string }) => Record<string, unknown>>> = {
  leave_behalf: ({ id }) => ({ person: id, leaveType: 'PERSONAL', start: '2026-12-02', end: '2026-12-02' }),
  leave_team: ({ unitId }) => ({ unit: unitId }),
  probation_confirm: ({ id }) => ({ person: id }),
  transfer_start: ({ id }) => ({ person: id, toUnit: '业务二科' }),
  secondment_start: ({ id }) => ({ person: id, host: '市数字办', from: '2026-12-01', to: '2027-05-31' }),
  retirement_due: ({ unitId }) => ({ unit: unitId }),
  people_find: ({ unitId }) => ({ filter: { unit: unitId } }),
  people_export: ({ unitId }) => ({ filter: { unit: unitId }, columns: ['name', 'unit'], purpose: '年度培训排班' }),
  people_card: ({ id }) => ({ person: id }),
  people_timeline: ({ id }) => ({ person: id }),
  directory_find: ({ id }) => ({ name: world.staff.get(id)?.name ?? '' }),
  file_check: ({ id }) => ({ person: id }),
  establishment_status: ({ unitId }) => ({ unit: unitId }),
  supervision_scan: ({ unitId }) => ({ unit: unitId }),
  assessment_evidence: ({ id }) => ({ subject: id, period: '2026-Q3' }),
  metrics_query: ({ unitId }) => ({ metric: 'HEADCOUNT', subject: unitId }),
}

/** What came of asking: `reached` also where a rule of the matter itself stood in the way, `closed` where the right did. */
async function ask(person: Person, name: string, input: Record<string, unknown>): Promise<string> {
  const offered = host.toolbox.find(name)
  if (!decide(person, offered, 'all').allow) return 'not offered'
  try {
    await (offered?.tool.prepare ? host.prepare(person, name, input) : host.read(person, name, input))
    return 'reached'
  } catch (error) {
    if (!isToolError(error)) throw error
    // Nobody begins a flow about themselves, whatever their right over their unit.
    const isForOneself = error.code === 'blocked' && error.tell.zh.includes('不能为自己发起')
    return isForOneself || error.code === 'forbidden' || error.code === 'not_found' ? 'closed' : 'reached'
  }
}

describe('roles in the HR system', () => {
  test.each(bound)('%s: the token holds exactly what the role has, whatever is asked for', async (role) => {
    const { body } = await exchange(sandbox, idOf(role), allScopes.join(' '))
    const wide = (scope: string) => {
      const [kind, right, subject = ''] = scope.split(':')
      const wider = ['self', 'unit', 'all']
      return wider.slice(0, wider.indexOf(subject) + 1).map((one) => `${kind}:${right}:${one}`)
    }
    const expected = [...new Set(rightsOf(role).flatMap(wide))].sort()
    expect(String(body.scope).split(' ').sort()).toEqual(expected)
  })

  test('nobody gets a token who is no member of staff', async () => {
    for (const id of ['guest', 'S-9999', '', 'job:nothing'])
      expect((await exchange(sandbox, id, 'profile:read:self')).status, id).toBe(400)
  })

  test('the own unit of an officer of an institution ends at the institution', () => {
    const officer = everybody.find(({ alias }) => alias === 'sun')
    if (!officer) throw new Error('Nobody is the HR officer.')
    const moved = ownUnits(world, { ...officer, unitId: 'U-2013' })
    expect(moved.has('U-201')).toBe(true)
    expect([...moved].filter((id) => !id.startsWith('U-201'))).toEqual([])
  })
})

describe('tools by role', () => {
  test('the table names every tool there is, and no other', () => {
    expect(Object.keys(toolRights).sort()).toEqual(tools.map(({ name }) => name).sort())
  })

  test.each(roles)('%s is offered exactly the tools of the table', (role) => {
    const offered = host.toolbox.cardsFor(personOf(role)).map(({ name }) => name)
    const expected = Object.keys(toolRights).filter((name) => toolRights[name]?.offered.includes(role))
    expect(offered.sort()).toEqual(expected.sort())
    const withheld = host.toolbox.withheldFrom(personOf(role)).map(({ name }) => name)
    expect(withheld.filter((name) => expected.includes(name))).toEqual([])
  })

  test('a tool on oneself has no argument that could name somebody else', () => {
    const naming = /person$|subject|staff|unit|employee|user|filter|name|owner|\bto\b|who/i
    for (const { name, tool } of tools) {
      const given = Object.keys(tool.input.shape).filter(
        (argument) => naming.test(argument) && !toolRights[name]?.names?.includes(argument),
      )
      // The last day of a span, and the kind of staff a rule is asked for, name nobody.
      expect(
        given.filter((argument) => argument !== 'to' && argument !== 'staffType'),
        name,
      ).toEqual([])
      for (const argument of toolRights[name]?.names ?? [])
        expect(Object.keys(tool.input.shape), name).toContain(argument)
    }
  })

  test('every tool that can reach others is asked for others', () => {
    const reaching = Object.keys(toolRights).filter((name) => toolRights[name]?.reach)
    expect(reaching.filter((name) => !probes[name] && !byCase.includes(name))).toEqual([])
  })
})

/** Asked about by number or by who was chosen in recruiting, below. */
const byCase = ['lifecycle_status', 'onboarding_start']

describe.each(bound)('%s asks about', (role) => {
  test.each(['self', 'unit', 'other'] as const)('%s', async (subject) => {
    const about = subjectOf(role, subject)
    if (!about) {
      expect([role, subject]).toEqual(['hr_officer', 'other'])
      return
    }
    for (const [name, probe] of Object.entries(probes)) {
      const expected = !toolRights[name]?.offered.includes(role)
        ? 'not offered'
        : reachOf(name, role).includes(subject)
          ? 'reached'
          : 'closed'
      expect.soft(await ask(personOf(role), name, probe(about)), `${name} ${about.id}`).toBe(expected)
    }
  })
})

describe('cases and alerts of others', () => {
  test.each(bound)('%s', async (role) => {
    const person = personOf(role)
    const isOfficer = role === 'hr_officer'
    // 韩借出 belongs to a unit that no holder of a role but the officer's answers for.
    expect(await ask(person, 'lifecycle_status', { case: 'LC-2026-00001' })).toBe(isOfficer ? 'reached' : 'closed')
    if (!isOfficer) expect(await ask(person, 'lifecycle_advance', { case: 'LC-2026-00001' })).toBe('closed')
    expect(await ask(person, 'secondment_end', { person: '韩借出' })).toBe(isOfficer ? 'reached' : 'not offered')
    expect(await ask(person, 'contract_renew', { person: '李测试', years: 3 })).toBe(
      isOfficer ? 'reached' : 'not offered',
    )
    expect(await ask(person, 'onboarding_start', { person: 'C-0001', plannedOn: '2026-12-01' })).toBe(
      isOfficer ? 'reached' : 'not offered',
    )
    const dispose = { alert: 'AL-00003', state: 'ACKNOWLEDGED', reason: '正在核实' }
    expect(await ask(person, 'supervision_dispose', dispose)).toBe(role === 'supervisor' ? 'reached' : 'not offered')
    // Waits for the head of the section only.
    const decide = { items: ['AP-9999'], decision: 'approve' }
    const approves = toolRights.approval_decide?.offered.includes(role)
    expect(await ask(person, 'approval_decide', decide)).toBe(approves ? 'closed' : 'not offered')
  })

  test('a sanction is told to the supervisor and not to the officer', async () => {
    const codesFor = async (role: Role) => {
      const { output } = await host.read(personOf(role), 'supervision_alerts', {})
      return (output as { items: { code: string }[] }).items.map(({ code }) => code)
    }
    expect(await codesFor('supervisor')).toContain('PROMOTED_DURING_DISCIPLINE')
    expect(await codesFor('hr_officer')).not.toContain('PROMOTED_DURING_DISCIPLINE')
  })
})

const subjects = ['self', 'unit', 'other'] as const
/** Endpoints that know no subject: whoever is named, what comes is the caller's own. */
const ownOnly = ['pay', 'insurance']

describe('the HR system itself, past all tools', () => {
  test.each(bound)('%s reads of a person what the role reaches', async (role) => {
    const caller = await signIn(sandbox, idOf(role))
    const asked = subjects.flatMap((subject) => {
      const about = subjectOf(role, subject)
      return about ? Object.entries(personReads).map(([what, read]) => ({ what, read, subject, about })) : []
    })
    for (const { what, read, subject, about } of asked.filter(({ what }) => !ownOnly.includes(what))) {
      const reached = read.reach[role] ?? (read.self ? ['self'] : [])
      const { status } = await caller.get(read.path(about.id))
      expect(status, `${what} ${subject}`).toBe(reached.includes(subject) ? 200 : 403)
    }
    for (const { what, read, about } of asked.filter(
      ({ what, subject }) => ownOnly.includes(what) && subject !== 'self',
    ))
      expect(JSON.stringify((await caller.get(read.path(about.id))).body), what).not.toContain(about.id)
  })

  test('without a token nothing is read, and with the client’s own credentials no person', async () => {
    for (const { path } of Object.values(personReads)) {
      expect((await callRaw(sandbox, 'GET', `/api/v1${path('S-1001')}`, '')).status).toBe(401)
      expect((await callRaw(sandbox, 'GET', `/api/v1${path('S-1001')}`, basicOf(sandbox))).status).toBe(401)
    }
  })
})
