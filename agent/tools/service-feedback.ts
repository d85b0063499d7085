import { defineTool, Reply, ToolError, z } from '#sdk'
import { occasionOf } from '../occasion.ts'
import type { ServicePorts, Talked } from '../service-ports.ts'
import { sentence } from './service-words.ts'

const feedbackName = 'service_feedback'
const lookBack = 6
/** Of five stars the two lowest are a bad rating, as with the five grades of 政务服务“好差评” (recall, 2019-12). */
const leastGood = 3

const Rated = Reply.pick({ outcome: true, toolCalls: true })

/** True for a turn that gave something to rate: no small talk, and no rating. */
function isRatable({ reply }: Talked): boolean {
  const parsed = Rated.safeParse(reply)
  if (!parsed.success || parsed.data.outcome === 'smalltalk') return false
  return !parsed.data.toolCalls.some(({ tool }) => tool === feedbackName)
}

/** Keeps what a person thinks of the last answer. */
export function createFeedback({ talk, rate }: Pick<ServicePorts, 'talk' | 'rate'>) {
  return defineTool({
    name: 'feedback',
    title: { zh: '评价', en: 'Rate an answer' },
    description:
      'Keeps what the person thinks of the last answer of this conversation. A bad rating of an answer on the rules goes to those who keep the knowledge base. Not for appraisal of colleagues.',
    effect: 'note',
    scopes: [],
    input: z.strictObject({
      rating: z
        .union([z.enum(['good', 'bad']), z.int().min(1).max(5)])
        .describe('good 有用/满意, bad 没用/不满意; 1 to 5 where the person says a number, of which 1 and 2 are bad'),
      comment: z.string().trim().max(500).optional().describe('Why, in the words of the person'),
    }),
    output: z.object({ good: z.boolean(), gap: z.string().nullable() }),
    examples: [
      { say: '有用', input: { rating: 'good' } },
      { say: '没用', input: { rating: 'bad' } },
      { say: '刚才的回答很有帮助，点个赞', input: { rating: 'good' } },
      { say: '答得不对', input: { rating: 'bad' } },
      { say: '答非所问，差评', input: { rating: 'bad' } },
      { say: '给这个回答打5分', input: { rating: 5 } },
      { say: '只能给2分，没说到点子上', input: { rating: 2, comment: '没说到点子上' } },
      { say: '不满意，因为没有写需要什么材料', input: { rating: 'bad', comment: '没有写需要什么材料' } },
      { say: 'that was helpful', input: { rating: 'good' } },
      {
        say: 'not helpful, it does not answer my question',
        input: { rating: 'bad', comment: 'it does not answer my question' },
      },
    ],
    async run({ rating, comment = '' }, context) {
      const { conversation, turnId } = occasionOf(context)
      const last = (await talk(conversation, turnId, lookBack)).find(isRatable)
      if (!last)
        throw new ToolError('not_found', {
          zh: '这个对话里还没有可以评价的回答。请先问一件事，再告诉我答得好不好。',
          en: 'There is no answer to rate in this conversation yet. Ask something first, then say how it was.',
        })
      const stars = typeof rating === 'number' ? rating : null
      const good = stars === null ? rating === 'good' : stars >= leastGood
      const { id, name } = context.person
      const given = { turnId: last.turnId, person: { id, name }, good, stars, reason: comment }
      return { good, gap: await rate(given) }
    },
    async show({ good, gap }, { locale }) {
      if (good)
        return [sentence({ zh: '谢谢您的评价，很高兴能帮上忙。', en: 'Thank you, I am glad that it helped.' }, locale)]
      return [
        sentence(
          gap === null
            ? {
                zh: '谢谢您指出来，意见已经记下。需要同事帮忙的话，说“转人工”。',
                en: 'Thank you for saying so; it has been noted. If you need a colleague, say “a person please”.',
              }
            : {
                zh: `谢谢您指出来。这个问题已列入知识库待补清单（第 ${gap} 号），由知识管理员补充。急需答复的话，说“转人工”。`,
                en: `Thank you for saying so. The question is now item ${gap} for those who keep the knowledge base. If you need an answer soon, say “a person please”.`,
              },
          locale,
        ),
      ]
    },
  })
}
