import * as z from 'zod'
import {
  appealAfterReview,
  appealArbitration,
  appealDecision,
  appealDirect,
  appealReview,
  appealReviewDecision,
  appealScope,
  appealSuspends,
  supervisoryReexamine,
  supervisoryReview,
} from '../appeal.ts'
import type { Deadline } from '../deadlines.ts'
import { type About, cite, type RuleCitation } from '../provenance.ts'
import { day, maybe, rule } from '../rule.ts'
import { isServant } from '../staff-kind.ts'
import { onDay, step } from '../steps.ts'

const text = z.string()

/** A term from a day on: how it was counted and, on a day off, what follows. */
function term(
  from: string,
  { zh, en }: { readonly zh: string; readonly en: string },
  { deadline, rolled }: Deadline,
  sources: Pick<About, 'basis' | 'citations'>,
): About {
  return {
    ...sources,
    asOf: from,
    assumptions: [
      rolled !== null &&
        rolled !== deadline && {
          zh: '最后一天不是工作日，能否顺延到下一个工作日法规没有写明，建议在最后一天之前办。',
          en: 'The last day is no working day; whether the term runs on is not written, so better act before it.',
        },
      rolled === null && {
        zh: '那一年的放假安排还没有公布，不知道最后一天是不是工作日。',
        en: 'The calendar of that year is not published, so it is not known whether the last day is a working day.',
      },
    ],
    steps: [
      step('起算（当天不计）', 'From (not counted)', onDay(from)),
      step('期限', 'Term', { zh, en }),
      step('最后一天', 'Last day', onDay(deadline)),
    ],
  }
}

const servantOr = (staffType: string, article: string): Pick<About, 'basis' | 'citations'> =>
  isServant(staffType)
    ? { basis: 'law', citations: cite('公务员法', article) }
    : { basis: 'secondary', citations: cite('事业单位工作人员申诉规定') }

/** The article of the Supervision Law: 49 before the revision in force from 2025-06-01, 56 since. */
function supervision(asOf: string): readonly RuleCitation[] {
  return cite('监察法', asOf < '2025-06-01' ? '第四十九条' : '第五十六条')
}

const thirty = { zh: '30日', en: '30 days' }
const sixty = { zh: '60日', en: '60 days' }
const oneMonth = { zh: '一个月', en: 'one month' }

/** Rules on appeals and arbitration, by id. */
export const appealRules = {
  'appeal.review': rule(
    z.object({ staffType: text, knownDate: day }),
    appealReview,
    ({ staffType, knownDate }, output) => term(knownDate, thirty, output, servantOr(staffType, '第九十五条')),
  ),
  'appeal.reviewDecision': rule(
    z.object({ staffType: text, reviewAppliedDate: day }),
    appealReviewDecision,
    ({ staffType, reviewAppliedDate }, output) =>
      term(reviewAppliedDate, thirty, output, servantOr(staffType, '第九十六条')),
  ),
  'appeal.afterReview': rule(
    z.object({ staffType: text, reviewReceivedDate: day }),
    appealAfterReview,
    ({ staffType, reviewReceivedDate }, output) =>
      term(
        reviewReceivedDate,
        isServant(staffType) ? { zh: '15日', en: '15 days' } : thirty,
        output,
        servantOr(staffType, '第九十五条'),
      ),
  ),
  'appeal.direct': rule(
    z.object({ staffType: text, knownDate: day }),
    appealDirect,
    ({ staffType, knownDate }, output) => term(knownDate, thirty, output, servantOr(staffType, '第九十五条')),
  ),
  'appeal.appealDecision': rule(
    z.object({ staffType: text, acceptDate: day }),
    appealDecision,
    ({ staffType, acceptDate }, output) => term(acceptDate, sixty, output, servantOr(staffType, '第九十六条')),
  ),
  'appeal.supervisoryReview': rule(z.object({ receivedDate: day }), supervisoryReview, ({ receivedDate }, output) =>
    term(receivedDate, oneMonth, output, { basis: 'law', citations: supervision(receivedDate) }),
  ),
  'appeal.supervisoryReexamine': rule(
    z.object({ reviewReceivedDate: day }),
    supervisoryReexamine,
    ({ reviewReceivedDate }, output) =>
      term(reviewReceivedDate, oneMonth, output, { basis: 'law', citations: supervision(reviewReceivedDate) }),
  ),
  'appeal.arbitration': rule(
    z.object({ staffType: text, knownDate: maybe(day), disputeDate: maybe(day) }),
    appealArbitration,
    ({ staffType, knownDate, disputeDate }, output) => {
      const appointed = isServant(staffType)
      const from = (appointed ? (disputeDate ?? knownDate) : (knownDate ?? disputeDate)) ?? output.deadline
      return term(
        from,
        appointed ? sixty : { zh: '一年', en: 'one year' },
        output,
        appointed
          ? { basis: 'law', citations: cite('公务员法', '第一百零五条') }
          : { basis: 'law', citations: cite('劳动争议调解仲裁法', '第二十七条', '第五十二条') },
      )
    },
  ),
  'appeal.scope': rule(
    z.object({ staffType: text, matter: text, asOf: maybe(day) }),
    appealScope,
    ({ staffType, asOf }) => ({ ...servantOr(staffType, '第九十五条'), asOf: asOf ?? null }),
  ),
  'appeal.suspendsExecution': rule(
    z.object({ staffType: maybe(text), asOf: maybe(day) }),
    appealSuspends,
    ({ staffType, asOf }) => ({ ...servantOr(staffType ?? 'civil_servant', '第九十六条'), asOf: asOf ?? null }),
  ),
}
