import type { Locale, ReplyPart, Text } from '#sdk'
import type { CaseStep, FlowKind, LifecycleCase } from '../hr-api/schemas/index.ts'
import { dayText } from '../rules/day-text.ts'

/** Flows in words. */
export const flowNames: Readonly<Record<FlowKind, Text>> = {
  ONBOARDING: { zh: '入职', en: 'onboarding' },
  PROBATION: { zh: '转正', en: 'end of probation' },
  TRANSFER: { zh: '调动', en: 'transfer' },
  SECONDMENT: { zh: '借调', en: 'secondment' },
  RETIREMENT: { zh: '退休', en: 'retirement' },
  LATE_RETIREMENT: { zh: '弹性延迟退休', en: 'late retirement' },
  RESIGNATION: { zh: '辞去公职', en: 'resignation' },
  CONTRACT_END: { zh: '解除合同', en: 'end of the contract' },
  CONTRACT_RENEWAL: { zh: '续订聘用合同', en: 'renewal of the contract' },
}

const statusNames: Readonly<Record<CaseStep['status'], Text>> = {
  DONE: { zh: '已办', en: 'done' },
  CURRENT: { zh: '办理中', en: 'now' },
  OPEN: { zh: '未到', en: 'to come' },
  SKIPPED: { zh: '不需要', en: 'not needed' },
}

/** A sentence in both languages made by the same function. */
export function both(say: (locale: Locale) => string): Text {
  return { zh: say('zh'), en: say('en') }
}

/** A list of facts in one language; rows without a value are left out. */
export function factsOf(
  title: Text,
  rows: readonly (readonly [zh: string, en: string, value: string | null | undefined])[],
  locale: Locale,
): ReplyPart {
  return {
    kind: 'facts',
    title: title[locale],
    facts: rows.flatMap(([zh, en, value]) => (value ? [{ label: locale === 'zh' ? zh : en, value }] : [])),
  }
}

/** A day in words; null stays null. */
export function day(value: string | null, locale: Locale): string | null {
  return value === null ? null : dayText(value, locale)
}

function stepWords(step: CaseStep, locale: Locale): string {
  const when = step.status === 'DONE' ? step.finishedAt?.slice(0, 10) : step.dueOn
  const days = when ? (step.status === 'DONE' ? when : locale === 'zh' ? `最迟 ${when}` : `by ${when}`) : ''
  return [statusNames[step.status][locale], days].filter(Boolean).join(' ')
}

function ownerWords({ ownerRule, owner, finishedBy, onBehalfOf, status }: CaseStep, locale: Locale): string {
  const who = status === 'DONE' ? finishedBy : owner
  const stood = onBehalfOf ? (locale === 'zh' ? `（代${onBehalfOf.name}）` : ` (for ${onBehalfOf.name})`) : ''
  return `${ownerRule[locale]}${who ? ` ${who.name}${stood}` : ''}`
}

function materialWords({ materials }: CaseStep, locale: Locale): string {
  if (materials.length === 0) return '—'
  return materials
    .map(({ name, reference }) => `${reference ? '✓' : '○'}${name[locale]}`)
    .join(locale === 'zh' ? '、' : ', ')
}

/** A case as people read it: where it stands, and every step with its owner, day and documents. */
export function caseParts(found: LifecycleCase, locale: Locale, title?: Text): ReplyPart[] {
  const zh = locale === 'zh'
  const { id, flow, subject, stateTitle, owner, dueOn, facts, open } = found
  const head: ReplyPart = {
    kind: 'facts',
    title: title?.[locale] ?? `${flowNames[flow][locale]} ${id}`,
    facts: [
      { label: zh ? '编号' : 'Case', value: id },
      { label: zh ? '对象' : 'About', value: `${subject.name}${zh ? '，' : ', '}${subject.unitName}` },
      { label: zh ? '现在' : 'Now at', value: stateTitle[locale] },
      ...(owner && open ? [{ label: zh ? '由谁办' : 'With', value: owner.name }] : []),
      ...(dueOn && open ? [{ label: zh ? '最迟' : 'Due', value: dayText(dueOn, locale) }] : []),
      ...facts.map(({ label, value }) => ({ label: label[locale], value })),
    ],
  }
  const steps = found.steps.filter(({ status }) => status !== 'SKIPPED')
  return [
    head,
    {
      kind: 'table',
      title: zh ? '步骤' : 'Steps',
      columns: zh ? ['步骤', '归口和办理人', '状态', '材料'] : ['Step', 'Owner', 'State', 'Documents'],
      rows: steps.map((step) => [
        step.title[locale],
        ownerWords(step, locale),
        stepWords(step, locale),
        materialWords(step, locale),
      ]),
    },
  ]
}
