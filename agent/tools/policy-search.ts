import { definePlugin, defineTool, StaffType, z } from '#sdk'
import type { KnowledgePort, KnowledgeResult } from '../../knowledge/port.ts'
import { searchAsked } from '../search-asked.ts'

/** Visible name of the tool that searches the knowledge base; its result becomes the passages of the turn. */
export const policySearchName = 'policy_search'

/** What {@link policySearchName} gives. */
export const PolicyFound = z.object({
  asOf: z.iso.date(),
  found: z.custom<KnowledgeResult>((value) => typeof value === 'object' && value !== null && 'passages' in value),
})

/** The agent's own plugin over the knowledge base; guests may use it too and find public documents only. */
export function createPolicyPlugin(knowledge: KnowledgePort) {
  const search = defineTool({
    name: 'search',
    title: { zh: '查规定', en: 'Search the rules' },
    description:
      'Searches the statutes and the bureau handbook for the articles that answer a question on HR rules. Use it for every question on what the rules say.',
    effect: 'read',
    scopes: [],
    guests: true,
    input: z.strictObject({
      question: z.string().min(1).max(4000),
      asOf: z.iso.date().optional(),
      region: z.string().max(10).optional(),
      staffType: StaffType.optional(),
    }),
    output: PolicyFound,
    examples: [
      { say: '年休假可以跨年休吗', input: { question: '年休假可以跨年休吗' } },
      { say: '请病假要交什么材料', input: { question: '请病假要交什么材料' } },
      { say: '上班路上出车祸算不算工伤', input: { question: '上班路上出车祸算不算工伤' } },
      { say: '公务员法第一百零七条', input: { question: '公务员法第一百零七条' } },
      {
        say: 'What happens if I am rated incompetent twice',
        input: { question: 'What happens if I am rated incompetent twice' },
      },
    ],
    async run({ question, asOf, region, staffType }, { person, now }) {
      const day = asOf ?? now.slice(0, 10)
      // The question may be about others; what may be found is decided by who asks.
      const about = { staffType, province: region }
      return { asOf: day, found: await searchAsked(knowledge, { text: question, asOf: day, reader: person, about }) }
    },
    // The passages reach the person as the citations of the answer, not as a table of search results.
    show: async () => [],
  })
  return definePlugin({
    id: 'policy',
    title: { zh: '制度问答', en: 'Policy' },
    owner: 'renshi',
    service: 'none',
    tools: [search],
  })
}
