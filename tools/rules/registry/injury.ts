import * as z from 'zod'
import type { Deadline } from '../deadlines.ts'
import {
  injuryApplyDeadline,
  injuryAppraisalDeadline,
  injuryDecisionDeadline,
  injuryLumpSumMonths,
  injuryReappraisalDeadline,
  unemploymentMaxMonths,
} from '../injury.ts'
import { injuryPrescreen } from '../injury-prescreen.ts'
import { type About, cite } from '../provenance.ts'
import { day, maybe, rule } from '../rule.ts'
import { months, onDay, step } from '../steps.ts'

const act = '工伤保险条例'
const amount = z.number().nonnegative()

function term(from: string, zh: string, en: string, { deadline }: Deadline, article: string): About {
  return {
    basis: 'law',
    citations: cite(act, article),
    asOf: from,
    steps: [
      step('起算（当天不计）', 'From (not counted)', onDay(from)),
      step('期限', 'Term', { zh, en }),
      step('最后一天', 'Last day', onDay(deadline)),
    ],
  }
}

const articleOf = {
  should_recognise: ['第十四条'],
  deemed: ['第十五条'],
  excluded: ['第十六条'],
  not_covered: ['第十四条', '第十五条'],
  needs_evidence: ['第十四条', '第十八条'],
} as const

const lumpArticle = (grade: number) => (grade <= 4 ? '第三十五条' : grade <= 6 ? '第三十六条' : '第三十七条')

/** Rules on work injury and unemployment, by id. */
export const injuryRules = {
  'injury.prescreen': rule(
    z.object({ facts: z.string(), asOf: maybe(day) }),
    injuryPrescreen,
    ({ asOf }, { prescreen, liableEmployer }) => ({
      basis: 'law',
      citations: cite(act, ...articleOf[prescreen], ...(liableEmployer ? ['第四十三条'] : [])),
      asOf: asOf ?? null,
      assumptions: [
        {
          zh: '这只是初步比对，是否工伤由社会保险行政部门认定；请在事故发生之日起三十日内由单位提出申请。',
          en: 'This is a first comparison only; the social insurance authority decides. The unit applies within thirty days.',
        },
      ],
    }),
  ),
  'injury.applyDeadline': rule(
    z.object({ eventDate: day, applicant: z.enum(['unit', 'individual']) }),
    injuryApplyDeadline,
    ({ eventDate, applicant }, output) =>
      applicant === 'unit'
        ? term(eventDate, '30日', '30 days', output, '第十七条')
        : term(eventDate, '1年', 'one year', output, '第十七条'),
  ),
  'injury.decisionDeadline': rule(
    z.object({ acceptDate: day, clearCase: z.boolean() }),
    injuryDecisionDeadline,
    ({ acceptDate, clearCase }, output) => ({
      ...term(acceptDate, clearCase ? '15日' : '60日', clearCase ? '15 days' : '60 days', output, '第二十条'),
      assumptions: [
        {
          zh: '需要以司法机关或者有关行政主管部门的结论为依据的，结论未作出期间期限中止。',
          en: 'The term rests while the conclusion of a court or another authority is waited for.',
        },
      ],
    }),
  ),
  'injury.appraisalDeadline': rule(z.object({ receiveDate: day }), injuryAppraisalDeadline, ({ receiveDate }, output) =>
    term(receiveDate, '60日（必要时可延长30日）', '60 days, 30 more where needed', output, '第二十五条'),
  ),
  'injury.reappraisalDeadline': rule(
    z.object({ receivedConclusionDate: day }),
    injuryReappraisalDeadline,
    ({ receivedConclusionDate }, output) => term(receivedConclusionDate, '15日', '15 days', output, '第二十六条'),
  ),
  'injury.lumpSumMonths': rule(
    z.object({ disabilityGrade: z.number().int().min(1).max(10), asOf: maybe(day) }),
    injuryLumpSumMonths,
    ({ disabilityGrade, asOf }, output) => ({
      basis: 'law',
      citations: cite(act, lumpArticle(disabilityGrade)),
      asOf: asOf ?? null,
      steps: [
        step('伤残等级', 'Disability grade', { zh: `${disabilityGrade}级`, en: String(disabilityGrade) }),
        step('一次性伤残补助金（本人工资）', 'Lump sum, in own wages', months(output.months)),
      ],
    }),
  ),
  'unemployment.maxMonths': rule(
    z.object({ contributionMonths: amount, involuntary: z.boolean(), asOf: maybe(day) }),
    unemploymentMaxMonths,
    ({ contributionMonths, involuntary, asOf }, output) => ({
      basis: 'law',
      citations: [
        ...cite('社会保险法', involuntary ? '第四十六条' : '第四十五条'),
        ...cite('失业保险条例', '第十七条'),
      ],
      asOf: asOf ?? null,
      assumptions: [
        {
          zh: '公务员和参照公务员法管理的人员不参加失业保险；具体月数由当地在最长期限内规定。',
          en: 'Civil servants are not in unemployment insurance; within the longest period local rules set the months.',
        },
      ],
      steps: [
        step('累计缴费', 'Contributions', months(contributionMonths)),
        step('最长领取', 'At most', months(output.maxMonths)),
      ],
    }),
  ),
}
