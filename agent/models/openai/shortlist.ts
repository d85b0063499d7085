import type { ThinkRequest, ToolCard } from '../../model.ts'
import { intentsOf, readScene } from '../embedded/scene.ts'
import type { FunctionTool } from './endpoint.ts'

/** A model chooses worse among many tools; more than this are never offered. */
const mostTools = 12
const policyTool = 'policy_search'
const shownExamples = 2

/** The tools most likely meant, the search always among them; tools of this turn's calls stay. */
export function shortlist(request: ThinkRequest): readonly ToolCard[] {
  if (request.tools.length <= mostTools) return request.tools
  const used = new Set([policyTool, ...request.results.map(({ call }) => call.tool)])
  if (request.pending) used.add(request.pending.tool)
  const order = new Map(intentsOf(request, readScene(request, request.text)).map(({ tool }, at) => [tool, at]))
  const rank = ({ name }: ToolCard) => (used.has(name) ? -1 : (order.get(name) ?? mostTools * 100))
  return [...request.tools].sort((a, b) => rank(a) - rank(b)).slice(0, mostTools)
}

/** A tool card in the form of the chat completions API, with two of its examples in the description. */
export function asFunction({ name, description, parameters, examples }: ToolCard): FunctionTool {
  const said = examples.slice(0, shownExamples).map(({ say, input }) => `“${say}” → ${JSON.stringify(input)}`)
  return {
    type: 'function',
    function: { name, description: [description, ...said].join('\n'), parameters },
  }
}
