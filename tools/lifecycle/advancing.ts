import { type Api, type Locale, type Preparation, type ReplyPart, z } from '#sdk'
import { CaseAdvanced, Instant, LifecycleCase } from '../hr-api/schemas/index.ts'
import { dayText } from '../rules/day-text.ts'
import { both, caseParts, flowNames } from './words.ts'

/** What finishing a step gives back. */
export const Advanced = z.object({
  receipt: z.string(),
  result: CaseAdvanced,
  case: LifecycleCase.nullable(),
  asOf: Instant,
})
export type Advanced = z.output<typeof Advanced>
type Result = z.output<typeof CaseAdvanced>

/** Where a case goes, in words. */
export function nextWords({ toTitle, nextOwner, dueOn, closed }: Result, locale: Locale): string {
  if (closed) return toTitle[locale]
  const who = nextOwner ? (locale === 'zh' ? `，由${nextOwner.name}办理` : `, ${nextOwner.name} acts`) : ''
  const by = dueOn ? (locale === 'zh' ? `，最迟${dayText(dueOn, locale)}` : `, by ${dayText(dueOn, locale)}`) : ''
  return `${toTitle[locale]}${who}${by}`
}

/** The counted end of a step as something to agree to. */
export async function prepareAdvance<Input>(
  api: Api,
  caseId: string,
  send: unknown,
  input: Input,
  locale: Locale,
): Promise<Preparation<Input>> {
  const result = await api.preview(`/cases/${caseId}:advance`, { expect: CaseAdvanced, send })
  const { flow, subject, fromTitle, nextOwner, onBehalfOf } = result
  return {
    input,
    changes: [
      {
        label: both((one) => `${flowNames[flow][one]}${one === 'zh' ? '：' : ': '}${subject.name}`),
        before: fromTitle[locale],
        after: nextWords(result, locale),
      },
    ],
    sentence: {
      zh: `办结${subject.name}的${flowNames[flow].zh}（${caseId}）这一步：${fromTitle.zh}，接着是${nextWords(result, 'zh')}。`,
      en: `Finish '${fromTitle.en}' of the ${flowNames[flow].en} of ${subject.name} (${caseId}); next: ${nextWords(result, 'en')}.`,
    },
    notes: [
      ...(onBehalfOf
        ? [
            {
              zh: `您代${onBehalfOf.name}办理，记录里两个名字都有。`,
              en: `You act for ${onBehalfOf.name}; both names are kept.`,
            },
          ]
        : []),
      ...(nextOwner ? [{ zh: `提交后会通知${nextOwner.name}。`, en: `${nextOwner.name} will be told.` }] : []),
    ],
  }
}

/** Finishes a step for real. */
export async function advance(api: Api, caseId: string, send: unknown, asOf: string): Promise<Advanced> {
  const result = await api.post(`/cases/${caseId}:advance`, { expect: CaseAdvanced, send })
  return { receipt: `${caseId}`, result, case: null, asOf }
}

/** A finished step as people read it. */
export async function showAdvanced(
  { result, case: found }: Advanced,
  { locale }: { readonly locale: Locale },
): Promise<readonly ReplyPart[]> {
  const zh = locale === 'zh'
  const { caseId, flow, subject, fromTitle, onBehalfOf } = result
  const done: ReplyPart = {
    kind: 'facts',
    title: zh ? '这一步已办结' : 'The step is finished',
    facts: [
      { label: zh ? '编号' : 'Case', value: caseId },
      { label: zh ? '事项' : 'Matter', value: `${flowNames[flow][locale]}${zh ? '：' : ': '}${subject.name}` },
      { label: zh ? '已办' : 'Done', value: fromTitle[locale] },
      { label: zh ? '接着' : 'Next', value: nextWords(result, locale) },
      ...(onBehalfOf ? [{ label: zh ? '代办' : 'For', value: onBehalfOf.name }] : []),
    ],
  }
  return found ? [done, ...caseParts(found, locale)] : [done]
}
