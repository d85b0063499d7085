import { Refusal } from '../../refusal.ts'
import type { Article, GuardName } from '../definition.ts'
import { contractTermGuard, toRetirementGuard } from './contracts.ts'
import type { Guard, GuardInput } from './guard.ts'
import { avoidanceGuard, publicNoticeGuard, transferableGuard, transferInRankGuard, vacancyGuard } from './posts.ts'
import {
  categoryKnownGuard,
  contributionGuard,
  earlyWindowGuard,
  lateAllowedGuard,
  retirementReachedGuard,
  watchReachedGuard,
} from './retiring.ts'
import { fileClearGuard, inServiceGuard, notInvestigatedGuard, pastProbationGuard } from './standing.ts'
import {
  extensionGuard,
  lastDayReachedGuard,
  lendableGuard,
  minServiceGuard,
  noticePeriodGuard,
  probationOverGuard,
  resignationGuard,
  secondmentTermGuard,
} from './terms.ts'

const guards: Readonly<Record<GuardName, Guard>> = {
  in_service: inServiceGuard,
  not_investigated: notInvestigatedGuard,
  past_probation: pastProbationGuard,
  file_clear: fileClearGuard,
  vacancy: vacancyGuard,
  public_notice: publicNoticeGuard,
  avoidance: avoidanceGuard,
  transferable: transferableGuard,
  transfer_in_rank: transferInRankGuard,
  min_service: minServiceGuard,
  probation_over: probationOverGuard,
  lendable: lendableGuard,
  secondment_term: secondmentTermGuard,
  extension: extensionGuard,
  category_known: categoryKnownGuard,
  early_window: earlyWindowGuard,
  late_allowed: lateAllowedGuard,
  contribution: contributionGuard,
  watch_reached: watchReachedGuard,
  retirement_reached: retirementReachedGuard,
  resignation: resignationGuard,
  notice_period: noticePeriodGuard,
  last_day_reached: lastDayReachedGuard,
  contract_term: contractTermGuard,
  contract_to_retirement: toRetirementGuard,
}

/** Articles in words: 《公务员法》第七十四条. */
export function articlesText(articles: readonly Article[]): string {
  return articles.map(({ title, article }) => `《${title}》${article}`).join('、')
}

/**
 * Refuses what a rule does not allow, with the articles.
 * @throws Refusal BLOCKED_BY_RULE, or the code that the condition names
 */
export function requireGuards(names: readonly GuardName[], input: GuardInput): void {
  for (const name of names) {
    const found = guards[name].check(input)
    if (found.ok) continue
    const articles = guards[name].articles(input)
    throw new Refusal(
      found.code ?? 'BLOCKED_BY_RULE',
      `${found.zh}（依据：${articlesText(articles)}）`,
      `${found.en} (${articlesText(articles)})`,
      { citations: articles, needs: [name] },
    )
  }
}

/** How conditions stand, for the one who decides. */
export function checksOf(names: readonly GuardName[], input: GuardInput) {
  return [...new Set(names)].map((name) => {
    const { ok, zh, en } = guards[name].check(input)
    return { code: name.toUpperCase(), ok, zh, en }
  })
}

/** The articles that conditions rest on, and further ones, each once. */
export function articlesOf(names: readonly GuardName[], input: GuardInput, more: readonly Article[]): Article[] {
  const all = [...names.flatMap((name) => guards[name].articles(input)), ...more]
  return all.filter(
    (one, at) => all.findIndex(({ title, article }) => title === one.title && article === one.article) === at,
  )
}
