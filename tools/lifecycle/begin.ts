import { type Api, type Preparation, type ReplyPart, type Text, z } from '#sdk'
import { ArticleOf, CaseStart, Instant, LifecycleCase } from '../hr-api/schemas/index.ts'
import { dayText } from '../rules/day-text.ts'
import { both, caseParts, flowNames } from './words.ts'

/** What every tool that begins a case gives back. */
export const Begun = z.object({
  receipt: z.string(),
  case: LifecycleCase,
  citations: z.array(ArticleOf),
  asOf: Instant,
})
export type Begun = z.output<typeof Begun>

type Counted = z.output<typeof CaseStart>

function notesOf({ steps, materials, checks, citations }: Counted): Text[] {
  const comma = { zh: '、', en: ', ' } as const
  const chain = both((locale) =>
    steps.map(({ title, owner }) => `${title[locale]}${owner ? `（${owner}）` : ''}`).join(' → '),
  )
  const notes: Text[] = [{ zh: `步骤：${chain.zh}。`, en: `Steps: ${chain.en}.` }]
  if (materials.length > 0) {
    const list = both((locale) => materials.map((material) => material[locale]).join(comma[locale]))
    notes.push({ zh: `之后要交的材料：${list.zh}。`, en: `Documents to hand in: ${list.en}.` })
  }
  notes.push(
    ...checks.filter(({ ok }) => !ok).map(({ zh, en }) => ({ zh: `需要注意：${zh}`, en: `To look at: ${en}` })),
  )
  const articles = citations.map(({ title, article }) => `《${title}》${article}`).join('、')
  return articles ? [...notes, { zh: `依据：${articles}。`, en: `Rules: ${articles}.` }] : notes
}

/** The counted start of a case as something to agree to. */
export async function prepareBegin<Input>(
  api: Api,
  path: `/${string}`,
  send: unknown,
  input: Input,
): Promise<Preparation<Input> & { readonly counted: Counted }> {
  const counted = await api.preview(path, { expect: CaseStart, send })
  const { flow, subject, facts, firstTitle, firstOwner, dueOn } = counted
  const first = both(
    (locale) =>
      `${firstTitle[locale]}${firstOwner ? `（${firstOwner.name}）` : ''}${dueOn ? `，${locale === 'zh' ? '最迟' : 'by'} ${dayText(dueOn, locale)}` : ''}`,
  )
  return {
    input,
    counted,
    changes: [
      {
        label: { zh: `${subject.name}的${flowNames[flow].zh}`, en: `${flowNames[flow].en} of ${subject.name}` },
        before: null,
        after: first.zh,
      },
      ...facts.map(({ label, value }) => ({ label, before: null, after: value })),
    ],
    sentence: {
      zh: `办理${subject.name}（${subject.unitName}）的${flowNames[flow].zh}，第一步：${first.zh}。`,
      en: `Begin the ${flowNames[flow].en} of ${subject.name} (${subject.unitName}); first step: ${first.en}.`,
    },
    notes: notesOf(counted),
  }
}

/** Begins a case for real. */
export async function begin(api: Api, path: `/${string}`, send: unknown, asOf: string): Promise<Begun> {
  const made = await api.post(path, { expect: LifecycleCase, send })
  return { receipt: made.id, case: made, citations: [], asOf }
}

/** A case that has begun, as people read it. */
export async function showBegun(
  { case: made }: Begun,
  { locale }: { readonly locale: 'zh' | 'en' },
): Promise<readonly ReplyPart[]> {
  return caseParts(made, locale, {
    zh: `${flowNames[made.flow].zh}已发起`,
    en: `The ${flowNames[made.flow].en} has begun`,
  })
}
