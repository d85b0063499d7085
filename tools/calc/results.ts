import { type Text, type ToolContext, ToolError, z } from '#sdk'

/** An article that decided a figure, to be resolved against the knowledge base by the host. */
export const ArticleRef = z.object({ title: z.string(), article: z.string() })

/** A sentence in both languages, as part of a result. */
export const Sentence = z.object({ zh: z.string(), en: z.string() })

const sentences: Readonly<Record<string, (result: Readonly<Record<string, unknown>>) => Text>> = {
  calendar_unavailable: ({ year }) => ({
    zh: `${String(year)}年没有可用的官方放假安排（可能尚未公布），涉及这一年的工作日现在无法计算，请缩小日期范围或等公布后再算。`,
    en: `There is no official calendar of ${String(year)} yet, so working days of that year cannot be counted. Please choose other days.`,
  }),
  end_before_start: () => ({
    zh: '结束日期早于开始日期，请把两个日期改过来再说一次。',
    en: 'The last day is before the first day. Please give the two dates again.',
  }),
}

/**
 * Computes a rule and reads its result; an error of the rule becomes a sentence for the person.
 * @throws ToolError 'blocked' without an official calendar, 'invalid' for input the rule cannot take
 */
export async function computed<S extends z.ZodType>(
  context: Pick<ToolContext, 'rules'>,
  id: string,
  input: Readonly<Record<string, unknown>>,
  expect: S,
): Promise<z.output<S>> {
  const result = await context.rules(id, input)
  const code = typeof result.error === 'string' ? result.error : null
  if (code) {
    const tell = sentences[code]?.(result) ?? {
      zh: '这些数据算不出结果，请检查日期和数字后再说一次。',
      en: 'Nothing can be computed from these figures. Please check the dates and numbers.',
    }
    throw new ToolError(code === 'calendar_unavailable' ? 'blocked' : 'invalid', tell)
  }
  return expect.parse(result)
}
