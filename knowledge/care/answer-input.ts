import * as z from 'zod'
import { type Citation, StaffType } from '#sdk'
import { CurationError } from '../curate/error.ts'
import { provinces } from '../data/regions.ts'
import type { KnowledgePort, Reader } from '../port.ts'
import { unknownWord } from '../search/audience.ts'
import { quoteOf } from '../search/quote.ts'
import { bigrams, fold, squeeze } from '../text/normalize.ts'
import { readWording } from './wording.ts'

const day = z.iso.date().nullable().default(null)
const mostWordings = 50
/** As many as a reply shows. */
const mostCitations = 4

/** An answer as somebody writes it. */
export const NewAnswer = z.strictObject({
  wordings: z.array(z.string().trim().min(2).max(200)).min(1).max(mostWordings),
  text: z.string().trim().min(1).max(2000),
  citations: z
    .array(
      z.strictObject({
        document: z.string().min(1).max(300),
        article: z.string().min(1).max(50),
        /** Contained in the article; the part that fits best if left out. */
        quote: z.string().max(500).optional(),
      }),
    )
    .min(1)
    .max(mostCitations),
  audience: z.array(z.string().min(1).max(100)).min(1).max(50).default(['staff']),
  staffTypes: z.array(StaffType).default([]),
  /** 全国 or the short name of a province. */
  region: z.string().max(20).default('全国'),
  validFrom: day,
  /** Last day on which it is given. */
  validUntil: day,
})
export type NewAnswer = z.output<typeof NewAnswer>

/** Refuses what can never be given out. @throws CurationError */
export function demandReading({ wordings, audience, region, validFrom, validUntil }: NewAnswer): void {
  if (wordings.some((text) => readWording(text).terms.length === 0))
    throw new CurationError('有一个问法里没有可以比对的字。', 'One of the wordings has no words to compare.')
  const unknown = unknownWord(audience)
  if (unknown !== null)
    throw new CurationError(
      `不认识阅读范围里的“${unknown}”，请写 public、staff、角色、unit:单位编号或 type:人员类别。`,
      `'${unknown}' is no audience; write public, staff, a role, unit:<id> or type:<kind of staff>.`,
    )
  if (region !== '全国' && !Object.values(provinces).includes(region))
    throw new CurationError(
      `不认识“${region}”这个地区，请写“全国”或省份简称，如“浙江”。`,
      `The region '${region}' is not known; write 全国 or a province such as 浙江.`,
    )
  if (validFrom !== null && validUntil !== null && validUntil < validFrom)
    throw new CurationError('有效期的止日早于起日。', 'It ends before it begins.')
}

/** The citations of an answer with their quotes, as the articles stand now. @throws CurationError for one that is not there */
export async function resolveCitations(
  knowledge: Pick<KnowledgePort, 'article'>,
  { citations, text }: Pick<NewAnswer, 'citations' | 'text'>,
  { reader, day: today }: { readonly reader: Reader; readonly day: string },
): Promise<readonly Citation[]> {
  const weights = new Map(bigrams(fold(text)).map((gram) => [gram, 1]))
  const resolved: Citation[] = []
  for (const { document, article, quote } of citations) {
    const opened = await knowledge.article(document, article, reader, today)
    if (!opened)
      throw new CurationError(
        `知识库里没有《${document}》${article}，或者您不能阅读。`,
        `There is no article ${article} of '${document}', or it is not for you to read.`,
        'missing',
      )
    const own = quote?.trim() ? quote.trim() : quoteOf(opened.text, weights)
    if (!squeeze(opened.text).includes(squeeze(own)))
      throw new CurationError(
        `引文不在《${document}》${article}里，请照原文抄写。`,
        `The quote is not in ${article} of '${document}'. Copy it word for word.`,
      )
    resolved.push({ ...opened.citation, quote: own })
  }
  return resolved
}
