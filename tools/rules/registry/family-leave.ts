import * as z from 'zod'
import {
  bereavement,
  bereavementRelatives,
  homeVisit,
  homeVisitKinds,
  marriage,
  maternity,
  miscarriage,
  nursingHour,
  parental,
  paternity,
  sickPayRate,
} from '../other-leave.ts'
import { cite } from '../provenance.ts'
import { provinceAt } from '../provinces.ts'
import { day, maybe, rule } from '../rule.ts'
import { days, step } from '../steps.ts'

const amount = z.number().nonnegative()
const count = z.number().int().positive()
const where = { province: maybe(z.string()), asOf: maybe(day) }
const women = '女职工劳动保护特别规定'
const byAnalogy = {
  zh: '国家规定写的是企业职工，机关事业单位参照执行。',
  en: 'The national rule speaks of enterprises; public bodies follow it by analogy.',
}

function national(asOf: string | null | undefined) {
  return { basis: 'law', asOf: asOf ?? null, citations: cite(women, '第七条') } as const
}

/** Rules on leave for the events of life and for illness, by id. */
export const familyLeaveRules = {
  'leave.maternity': rule(
    z.object({ ...where, childOrder: count, babies: count, dystocia: z.boolean(), startDate: maybe(day) }),
    maternity,
    ({ province, asOf, startDate, babies, dystocia }, output) => {
      const local = province ? provinceAt(province, asOf ?? startDate) : undefined
      return {
        ...national(asOf ?? startDate),
        basis: local?.basis.maternity ?? 'law',
        citations: [...cite(women, '第七条'), ...(local?.citations ?? [])],
        assumptions: [
          dystocia && {
            zh: '剖宫产是否按难产计算，由各地规定。',
            en: 'Whether a caesarean counts as a difficult birth is for the province to say.',
          },
          !local && {
            zh: '只算国家规定；各省另有延长，请告诉我省份。',
            en: 'The national rule alone; provinces add days, please name yours.',
          },
        ],
        steps: [
          step('国家产假', 'National leave', days(98)),
          ...(dystocia ? [step('难产增加', 'Difficult birth', days(15))] : []),
          ...(babies > 1 ? [step('多胞胎增加', 'Further babies', days(15 * (babies - 1)))] : []),
          ...(local ? [step(`${local.name}延长`, `Added by the province`, days(output.provinceExtensionDays))] : []),
          step('合计', 'Total', days(output.totalDays)),
        ],
      }
    },
  ),
  'leave.miscarriage': rule(
    z.object({ pregnancyMonths: amount, asOf: maybe(day) }),
    miscarriage,
    ({ pregnancyMonths, asOf }, output) => ({
      ...national(asOf),
      steps: [
        step('怀孕月数', 'Months of pregnancy', String(pregnancyMonths)),
        step('产假', 'Leave', days(output.days)),
      ],
    }),
  ),
  'leave.paternity': rule(z.object({ ...where, startDate: maybe(day) }), paternity, ({ province, asOf, startDate }) => {
    const local = provinceAt(province, asOf ?? startDate)
    return {
      basis: local?.basis.paternity ?? 'recall',
      citations: local?.citations ?? [],
      asOf: asOf ?? startDate ?? null,
    }
  }),
  'leave.parental': rule(z.object(where), parental, ({ province, asOf }) => {
    const local = provinceAt(province, asOf)
    return {
      basis: local?.basis.parental ?? 'recall',
      citations: local?.citations ?? [],
      asOf: asOf ?? null,
      assumptions: [
        { zh: '父母双方每年各有这些天，到孩子满三周岁。', en: 'Each parent, each year, until the child is three.' },
      ],
    }
  }),
  'leave.nursingHour': rule(
    z.object({ babies: count, babyAgeMonths: amount, asOf: maybe(day) }),
    nursingHour,
    ({ asOf }) => ({ basis: 'law', citations: cite(women, '第九条'), asOf: asOf ?? null }),
  ),
  'leave.sickPayRate': rule(
    z.object({
      sickMonthNo: count,
      workYears: amount,
      system: maybe(z.literal('agency_1981')),
      asOf: maybe(day),
    }),
    sickPayRate,
    ({ sickMonthNo, workYears, asOf }, output) => ({
      basis: 'law',
      citations: cite(
        '国家机关工作人员病假期间生活待遇的规定',
        sickMonthNo <= 2 ? '第一项' : sickMonthNo <= 6 ? '第二项' : '第三项',
      ),
      asOf: asOf ?? null,
      assumptions: [
        {
          zh: '事业单位参照执行；“本人工资”包括哪些项目由当地规定。',
          en: 'Institutions follow by analogy; which items make up the wage is for local rules to say.',
        },
      ],
      steps: [
        step('病假第几个月', 'Month of the illness', String(sickMonthNo)),
        step('工作年限', 'Years of work', { zh: `${workYears}年`, en: `${workYears} years` }),
        step('发给本人工资的', 'Share of the wage', `${output.percent}%`),
      ],
    }),
  ),
  'leave.marriage': rule(z.object(where), marriage, ({ province, asOf }) => {
    const local = province ? provinceAt(province, asOf) : undefined
    return {
      basis: local?.basis.marriage === 'recall' ? 'recall' : 'secondary',
      citations: [...cite('关于国营企业职工请婚丧假和路程假问题的通知'), ...(local?.citations ?? [])],
      asOf: asOf ?? null,
      assumptions: [byAnalogy],
    }
  }),
  'leave.bereavement': rule(
    z.object({ relative: z.enum(bereavementRelatives), asOf: maybe(day) }),
    bereavement,
    ({ asOf }) => ({
      basis: 'secondary',
      citations: cite('关于国营企业职工请婚丧假和路程假问题的通知'),
      asOf: asOf ?? null,
      assumptions: [
        byAnalogy,
        {
          zh: '在外地的另给路程假，具体天数由单位酌情批准。',
          en: 'Travel is extra; the unit decides on the exact days.',
        },
      ],
    }),
  ),
  'leave.homeVisit': rule(
    z.object({ visit: z.enum(homeVisitKinds), workYears: amount, asOf: maybe(day) }),
    homeVisit,
    ({ asOf }) => ({
      basis: 'secondary',
      citations: cite('国务院关于职工探亲待遇的规定', '第二条', '第三条', '第四条'),
      asOf: asOf ?? null,
      assumptions: [
        {
          zh: '须与亲属不住在一起且公休假日不能团聚；假期含公休假日和法定节日，另给路程假。',
          en: 'Only for relatives who live apart and cannot be met on days off; days off are contained, travel is extra.',
        },
      ],
    }),
  ),
}
