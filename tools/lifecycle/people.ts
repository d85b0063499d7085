import { type Api, ToolError, z } from '#sdk'
import { Candidate, OrgUnit, page, StaffBasic } from '../hr-api/schemas/index.ts'

/** The right to begin flows for colleagues, which the HR section has. */
export const officerScopes = ['lifecycle:submit:unit', 'lifecycle:read:unit', 'people:read:unit'] as const

/** Somebody as an argument. */
export const personArgument = z.string().trim().min(1).describe('Name or staff id of the colleague it is about')

const nick = /^[小老]([一-龥])$/
const titled = /^([一-龥])(?:某某?|工|科|姐|哥|老师|同志)$/

/** 李某, 小李, 李工: only the family name is said. */
function surnameOf(words: string): string | null {
  return nick.exec(words)?.[1] ?? titled.exec(words)?.[1] ?? null
}

const mostChoices = 6

type Found = {
  readonly id: string
  readonly name: string
  readonly unit: { readonly name: string }
  readonly position: string
}

/**
 * The one that words mean among those found.
 * @throws ToolError 'not_found', or 'ambiguous' with the choices
 */
function only<F extends Found>(words: string, found: readonly F[]): F {
  const exact = found.filter(({ name, id }) => name === words || id.toLowerCase() === words.toLowerCase())
  const fitting = exact.length > 0 ? exact : found
  const [first, ...more] = fitting
  if (!first)
    throw new ToolError('not_found', {
      zh: `在您负责的范围内没有找到“${words}”，请核对姓名或者给出人员编号。`,
      en: `Nobody called “${words}” was found within your reach. Please check the name or give the staff id.`,
    })
  if (more.length === 0) return first
  const choices = fitting
    .slice(0, mostChoices)
    .map(({ id, name, unit, position }) => `${name}（${unit.name}${position}，${id}）`)
  throw new ToolError(
    'ambiguous',
    {
      zh: `“${words}”对应${fitting.length}位：${choices.join('、')}${fitting.length > mostChoices ? ' 等' : ''}。请说明是哪一位。`,
      en: `“${words}” fits ${fitting.length} people: ${choices.join(', ')}. Please say which one.`,
    },
    { needs: choices },
  )
}

/** A colleague within the caller's reach, by staff id, name or family name. */
export async function colleague(api: Api, words: string): Promise<Found> {
  if (/^S-\d+$/i.test(words)) return api.get(`/staff/${words.toUpperCase()}`, { expect: StaffBasic })
  const surname = surnameOf(words)
  const answer = await api.get('/staff', {
    expect: page(StaffBasic),
    query: { name: surname ?? words, status: 'ACTIVE,PROBATION,SECONDED_OUT,ON_LONG_LEAVE', limit: 100 },
  })
  const items = surname ? answer.items.filter(({ name }) => name.startsWith(surname)) : answer.items
  return only(words, items)
}

/** Somebody whom recruiting has chosen, by name or number. */
export async function candidateNamed(api: Api, words: string): Promise<Found> {
  const isId = /^C-\d+$/i.test(words)
  const { items } = await api.get('/candidates', {
    expect: page(Candidate),
    query: { limit: 100, ...(isId ? {} : { name: words }) },
  })
  return only(words, isId ? items.filter(({ id }) => id === words.toUpperCase()) : items)
}

/** A unit of the bureau by name or id; null when the words name none. */
export async function unitNamed(api: Api, words: string): Promise<{ id: string; name: string } | null> {
  const { items } = await api.get('/units', { expect: page(OrgUnit) })
  const exact = items.find(({ id, name }) => name === words || id === words.toUpperCase())
  const near = items.filter(({ name }) => name.includes(words) || words.includes(name))
  const found = exact ?? (near.length === 1 ? near[0] : undefined)
  if (found) return { id: found.id, name: found.name }
  if (near.length === 0) return null
  throw new ToolError(
    'ambiguous',
    {
      zh: `“${words}”对应${near.length}个单位：${near.map(({ name }) => name).join('、')}。请说明是哪一个。`,
      en: `“${words}” fits ${near.length} units: ${near.map(({ name }) => name).join(', ')}. Please say which one.`,
    },
    { needs: near.map(({ name }) => name) },
  )
}
