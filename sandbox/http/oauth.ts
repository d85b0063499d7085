import type { Context } from 'hono'
import type * as z from 'zod'
import {
  JobName,
  type JobTokenAnswer,
  jobSubjectType,
  type TokenAnswer,
  TokenForm,
} from '../../tools/hr-api/schemas/index.ts'
import { unitsUp } from '../leave/chain.ts'
import { grantedScopes, scopesOf, scopesOfJob } from '../roles.ts'
import type { System } from '../system.ts'
import { sealToken } from '../tokens.ts'
import { unitOf } from '../world.ts'
import { isClient } from './authenticate.ts'

const lifeSeconds = 300
const left: readonly string[] = ['PRE_HIRE', 'RETIRED', 'RESIGNED', 'DISMISSED', 'TRANSFERRED_OUT', 'DECEASED']

/** An OAuth error (RFC 6749 §5.2) that also carries the two sentences of our problems. */
function oauthError(context: Context, status: 400 | 401, error: string, zh: string, en: string): Response {
  if (status === 401) context.header('WWW-Authenticate', 'Basic realm="hr-api"')
  return context.json({ error, error_description: en, detail: zh, detailEn: en }, status)
}

/** A token for a job: in nobody's name, and for nothing but what this job needs. */
function exchangeJob(system: System, context: Context, form: { subject_token: string; scope: string }): Response {
  const job = JobName.safeParse(form.subject_token.replace(/^job:/, ''))
  if (!job.success)
    return oauthError(
      context,
      400,
      'invalid_target',
      '没有这个作业，请核对名称。',
      'There is no such job. Check its name.',
    )
  const scopes = grantedScopes(form.scope.split(' ').filter(Boolean), scopesOfJob[job.data])
  const client = system.credentials.clientId
  const staffId = `job:${job.data}`
  const answer: z.output<typeof JobTokenAnswer> = {
    access_token: sealToken(system.credentials.clientSecret, {
      kind: 'access',
      ...{ client, staffId, scopes },
      expires: Date.now() + lifeSeconds * 1000,
    }),
    token_type: 'Bearer',
    expires_in: lifeSeconds,
    scope: scopes.join(' '),
  }
  context.header('Cache-Control', 'no-store')
  context.set('access', { client, staffId, scopes })
  return context.json(answer)
}

/** Exchanges a verified staff id for a short token on behalf of that person (RFC 8693). */
export async function exchangeToken(system: System, context: Context): Promise<Response> {
  if (!isClient(system, context.req.header('authorization')))
    return oauthError(context, 401, 'invalid_client', '客户端编号或密钥不对。', 'The client id or secret is wrong.')
  const form = TokenForm.safeParse(await context.req.parseBody())
  if (!form.success)
    return oauthError(
      context,
      400,
      'invalid_request',
      '换取令牌的参数不完整。',
      'The form of the token exchange is not complete.',
    )
  if (form.data.subject_token_type === jobSubjectType) return exchangeJob(system, context, form.data)
  const staff = system.world.staff.get(form.data.subject_token)
  if (!staff || left.includes(staff.status))
    return oauthError(
      context,
      400,
      'invalid_target',
      '没有这位在职人员，请核对编号。',
      'No active member of staff has this id. Check it.',
    )
  const held = scopesOf(staff.roles)
  const scopes = grantedScopes(form.data.scope.split(' ').filter(Boolean), held)
  const client = system.credentials.clientId
  const unit = unitOf(system.world, staff.unitId)
  const answer: TokenAnswer = {
    access_token: sealToken(system.credentials.clientSecret, {
      kind: 'access',
      client,
      staffId: staff.id,
      scopes,
      expires: Date.now() + lifeSeconds * 1000,
    }),
    issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    token_type: 'Bearer',
    expires_in: lifeSeconds,
    scope: scopes.join(' '),
    person: {
      id: staff.id,
      name: staff.name,
      roles: staff.roles,
      scopes: held,
      staffType: staff.staffType,
      unitId: unit.id,
      unitIds: unitsUp(system.world, unit.id).map(({ id }) => id),
      unitName: unit.name,
      province: unit.province,
    },
  }
  context.header('Cache-Control', 'no-store')
  context.set('access', { client, staffId: staff.id, scopes })
  return context.json(answer)
}
