import { definePlugin, defineTool, type Locale, type ReplyPart, z } from '#sdk'
import { ArticleOf, OwnRetirement } from '../hr-api/schemas/index.ts'
import { dayText } from '../rules/day-text.ts'
import { apply } from './retirement-apply.ts'
import { due } from './retirement-due.ts'
import { leavingWordings } from './wordings-leaving.ts'
import { day, factsOf } from './words.ts'

const measures = { title: '国务院关于渐进式延迟法定退休年龄的办法', article: '第一条' }

function ageWords({ ageYears, ageMonths, delayMonths }: OwnRetirement, locale: Locale): string | null {
  if (ageYears === null) return null
  const months = ageMonths ?? 0
  return locale === 'zh'
    ? `${ageYears}岁${months ? `${months}个月` : ''}（延迟${delayMonths ?? 0}个月）`
    : `${ageYears} years ${months} months (put off by ${delayMonths ?? 0} months)`
}

function monthsWords({ contributionMonths, requiredMonths, shortMonths }: OwnRetirement, locale: Locale): string {
  const has = locale === 'zh' ? `已有${contributionMonths}个月` : `${contributionMonths} months so far`
  if (requiredMonths === null) return has
  const needs = locale === 'zh' ? `，到时须满${requiredMonths}个月` : `, ${requiredMonths} needed by then`
  const short = shortMonths
    ? locale === 'zh'
      ? `，预计还差${shortMonths}个月`
      : `, ${shortMonths} short`
    : locale === 'zh'
      ? '，到时可以满足'
      : ', enough by then'
  return `${has}${needs}${short}`
}

function lateWords({ lateAllowed, latestDate }: OwnRetirement, locale: Locale): string {
  if (!lateAllowed || !latestDate) return locale === 'zh' ? '不能延迟，到龄按时退休' : 'not allowed for you'
  return locale === 'zh'
    ? `与单位商量一致，最晚到 ${dayText(latestDate, 'zh')}`
    : `by agreement, until ${dayText(latestDate, 'en')}`
}

const forecast = defineTool({
  name: 'forecast',
  title: { zh: '我的退休测算', en: 'My retirement' },
  description:
    'Own retirement from the records: statutory date, window for early and late, months of contribution, next step. Own data only.',
  effect: 'read',
  scopes: ['retirement:read:self'],
  input: z.strictObject({}),
  output: OwnRetirement.omit({ form: true }).extend({ citations: z.array(ArticleOf) }),
  examples: [
    { say: '我什么时候退休', input: {} },
    { say: '我哪年能退休', input: {} },
    { say: '算一下我的退休日期', input: {} },
    { say: '我最早可以什么时候退', input: {} },
    { say: '我的养老保险缴费年限够退休吗', input: {} },
    { say: '离我退休还有几年', input: {} },
    { say: '我能不能延迟退休，最晚到哪天', input: {} },
    { say: 'When can I retire?', input: {} },
  ],
  async run(_input, { api }) {
    const { form: _form, ...found } = await api.get('/me/retirement', { expect: OwnRetirement })
    return { ...found, citations: found.statutoryDate ? [measures, { ...measures, article: '第三条' }] : [] }
  },
  async show(found, { locale }) {
    const zh = locale === 'zh'
    if (found.needsReview !== null) {
      const text: ReplyPart = {
        kind: 'text',
        text: zh ? `您的退休日期系统不估算：${found.needsReview}${found.next.zh}` : found.next.en,
      }
      return [text]
    }
    const whole = { ...found, form: [] }
    return [
      factsOf(
        { zh: '我的退休测算', en: 'My retirement' },
        [
          ['出生日期', 'Born', found.birthDate],
          ['法定退休年龄', 'Statutory age', ageWords(whole, locale)],
          ['法定退休日期', 'Statutory date', day(found.statutoryDate, locale)],
          ['弹性提前最早', 'Earliest', day(found.earliestDate, locale)],
          [
            '提前的书面告知',
            'Written notice by',
            found.earlyNoticeLatest
              ? `${zh ? '选最早日期的，最晚 ' : ''}${day(found.earlyNoticeLatest, locale)}`
              : null,
          ],
          ['弹性延迟', 'Late', lateWords(whole, locale)],
          ['缴费年限', 'Contributions', monthsWords(whole, locale)],
          ['下一步', 'Next', found.next[locale]],
          ['最迟', 'By', day(found.next.by, locale)],
          ['正在办理', 'Case', found.caseId],
        ],
        locale,
      ),
    ]
  },
})

/** The own retirement. */
export const retirement = definePlugin({
  id: 'retirement',
  title: { zh: '退休', en: 'Retirement' },
  owner: '人事科',
  service: 'hr',
  tools: [forecast, apply, due],
  wordings: leavingWordings.retirement,
})
