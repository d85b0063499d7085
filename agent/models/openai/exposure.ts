import type { Text } from '#sdk'
import type { Exchange, ThinkRequest } from '../../model.ts'
import { classesSaid, classesShown, type EndpointPlace, exposure } from '../../personal/classes.ts'

/** What a person is told when a turn does not leave the house. */
export const keptNotice: Text = {
  zh: '（涉及健康、处分或薪酬的内容不交给外部模型，以下由内置规则作答。）',
  en: '(Health, discipline and pay are not given to a model outside; this comes from the built-in rules.)',
}

const withheld = '（此轮涉及健康、处分或薪酬，不外传）'
const policyTool = 'policy_search'

/** Names of the tools that show what is private, also of those that this person may not use. */
function privateTools({ tools }: Pick<ThinkRequest, 'tools'>): ReadonlySet<string> {
  return new Set(tools.flatMap(({ name, shows }) => (shows && shows.length > 0 ? [name] : [])))
}

/** True when something of this turn is never for an endpoint at such a place; the rules themselves are nobody's. */
export function staysHome(request: ThinkRequest, place: EndpointPlace): boolean {
  if (exposure[place].private !== 'never') return false
  const { text, pending, results } = request
  if (classesSaid(text).length > 0) return true
  if (pending && classesShown(`${JSON.stringify(pending.args)} ${pending.text}`).length > 0) return true
  const shown = privateTools(request)
  return results.some((result) => {
    if (!result.ok || result.call.tool === policyTool) return false
    return shown.has(result.call.tool) || classesShown(`${JSON.stringify(result.call.args)} ${result.text}`).length > 0
  })
}

function isPrivate({ said, answered, outcome, calls }: Exchange, shown: ReadonlySet<string>): boolean {
  if (classesSaid(said).length > 0 || calls.some(({ tool }) => shown.has(tool))) return true
  // An answer from the rules speaks of sick leave and pay, and of nobody.
  const isRule = outcome === 'answer' || calls.every(({ tool }) => tool === policyTool)
  return !isRule && classesShown(`${answered} ${JSON.stringify(calls.map(({ args }) => args))}`).length > 0
}

/** The request as an endpoint at such a place may see it: without the earlier turns that are not for it. */
export function exposed(request: ThinkRequest, place: EndpointPlace): ThinkRequest {
  if (exposure[place].private !== 'never') return request
  const shown = privateTools(request)
  const history = request.history.map((each) =>
    isPrivate(each, shown) ? { ...each, said: withheld, answered: withheld, calls: [] } : each,
  )
  return { ...request, history }
}
