import { type Api, ToolError } from '#sdk'
import { CaseSummary, LifecycleCase, page } from '../hr-api/schemas/index.ts'
import { flowNames } from './words.ts'

const caseNumber = /\bLC-\d{4}-\d{1,5}\b/i

/** The whole number of a case: LC-2026-3 is LC-2026-00003. */
function wholeNumber(words: string): string | null {
  const found = caseNumber.exec(words)?.[0]
  if (!found) return null
  const [prefix = '', year = '', number = ''] = found.toUpperCase().split('-')
  return `${prefix}-${year}-${number.padStart(5, '0')}`
}

/** Everything open in which the caller has a part, at most three pages. */
export async function openCases(api: Api, query: Readonly<Record<string, string>>): Promise<CaseSummary[]> {
  const items: CaseSummary[] = []
  let cursor: string | undefined
  for (let read = 0; read < 3; read += 1) {
    const answer = await api.get('/cases', { expect: page(CaseSummary), query: { ...query, limit: 100, cursor } })
    items.push(...answer.items)
    if (answer.nextCursor === null) break
    cursor = answer.nextCursor
  }
  return items
}

/** True when words name the person, the number or the kind of a case. */
function fits({ id, flow, subject }: CaseSummary, words: string): boolean {
  const said = words.toLowerCase()
  const names = [subject.name, flowNames[flow].zh, flowNames[flow].en].map((name) => name.toLowerCase())
  const short =
    flow === 'TRANSFER' ? ['调', '转任'] : flow === 'RESIGNATION' ? ['辞职'] : flow === 'CONTRACT_RENEWAL' ? ['续'] : []
  const isNamed = said.includes(subject.name.toLowerCase())
  const isKind = [...names.slice(1), ...short].some((name) => said.includes(name))
  const namesOther = !isNamed && /[一-龥]{2,3}的/.test(words)
  return id.toLowerCase() === said || isNamed || (isKind && !namesOther)
}

function listOf(items: readonly CaseSummary[]): string[] {
  return items
    .slice(0, 6)
    .map(({ id, flow, subject, stateTitle }) => `${id} ${subject.name}的${flowNames[flow].zh}（${stateTitle.zh}）`)
}

/**
 * The one open case that words mean; all of the caller's when nothing is said.
 * @throws ToolError 'not_found', or 'ambiguous' with the choices
 */
export async function caseMeant(api: Api, words: string | undefined): Promise<LifecycleCase> {
  const number = words ? wholeNumber(words) : null
  if (number) return api.get(`/cases/${number}`, { expect: LifecycleCase })
  const open = await openCases(api, { open: 'true' })
  const named = words ? open.filter((item) => fits(item, words)) : open
  const narrowed = named.length > 1 && words ? named.filter(({ subject }) => words.includes(subject.name)) : named
  const [first, ...more] = narrowed.length > 0 ? narrowed : named
  if (!first)
    throw new ToolError('not_found', {
      zh: `没有找到${words ? `“${words}”对应的` : '您参与的'}在办事项。请给出编号，例如 LC-2026-00003。`,
      en: 'There is no such open case. Please give its number, such as LC-2026-00003.',
    })
  if (more.length === 0) return api.get(`/cases/${first.id}`, { expect: LifecycleCase })
  const choices = listOf([first, ...more])
  throw new ToolError(
    'ambiguous',
    {
      zh: `有${more.length + 1}件在办：${choices.join('；')}。请说明是哪一件。`,
      en: `There are ${more.length + 1} open cases: ${choices.join('; ')}. Please say which one.`,
    },
    { needs: choices },
  )
}
