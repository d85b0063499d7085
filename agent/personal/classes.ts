import { readPeople } from '../understand/people.ts'
import { viewOf } from './view.ts'

/** What of a person is more private than where to find them: never for an endpoint outside the house. */
export type PrivateClass = 'health' | 'discipline' | 'pay'

/** Where an endpoint stands: somebody else's, the province's own, or on the machines of the body itself. */
export const endpointPlaces = ['external', 'province', 'local'] as const
export type EndpointPlace = (typeof endpointPlaces)[number]

/** What may go where. `masked` = with placeholders for names, numbers and addresses. */
export const exposure: Readonly<
  Record<EndpointPlace, { readonly identifiers: 'masked' | 'plain'; readonly private: 'masked' | 'plain' | 'never' }>
> = {
  external: { identifiers: 'masked', private: 'never' },
  province: { identifiers: 'masked', private: 'masked' },
  local: { identifiers: 'plain', private: 'plain' },
}

const conditions =
  /抑郁|焦虑症|躁郁|精神(?:病|分裂|障碍)|癌|肿瘤|结节|化疗|放疗|透析|手术|住院|确诊|诊断(?:为|是|出|书|证明)|病历|病情|怀孕|有孕|孕(?:期|妇|晚期|\d|[一二三四五六七八九十]+[周个])|预产期|流产|保胎|早产|宫外孕|不孕|试管婴儿|月经|痛经|高血压|糖尿病|心脏病|心梗|中风|脑梗|肝炎|乙肝|肺炎|结核|艾滋|梅毒|癫痫|哮喘|骨折|骨裂|腰椎间盘|颈椎病|尿毒|白血病|过敏|残疾证|体检(?:结果|报告|异常|查出)|发烧|感冒|生病|得了病|吃药|服药|受伤|摔伤|扭伤|工伤|hiv\b|cancer|tumou?r|depress(?:ed|ion)|anxiety|pregnan|miscarr|surgery|hospitali[sz]ed|diagnos|diabet|hepatitis|chemo|fever|injur(?:ed|y)/i
const healthLeave = /病假|产假|产检|流产假|保胎假|工伤|医疗期|sick leave|maternity/i
const discipline =
  /处分|记大?过|警告|撤职|降级|开除|立案|留置|双规|诫勉|通报批评|违纪|问责|停职|政务处理|组织处理|被(?:查|调查|约谈)|disciplin|reprimand|demerit/i
const money =
  /(?:工资|薪|收入|奖金|绩效|津贴|补贴|公积金|社保|基数|个税|实发|应发|到手|扣了|salary|wage|paid|earn|income|bonus)[^。；\n]{0,20}?\d[\d,.]{2,}|\d[\d,.]{2,}\s?(?:元|块|k\b|yuan)[^。；\n]{0,12}(?:工资|薪|收入|奖金|绩效|津贴|salary|wage|income|bonus)|月薪|年薪\s?\d/i
const own = /我|本人|俺|咱|自己|\b(?:i|i'm|i've|my|me)\b/i
const others = new Set(['name', 'nick', 'latin', 'id', 'kin', 'pronoun', 'role'])
const question =
  /怎么|如何|什么|多少|几天|多久|多长|规定|政策|标准|吗|[?？]|能不能|可不可以|可以|要不要|是否|哪些|条件|流程|材料|依据|how|what|which|when|rule|policy/i

/** Reads as being about somebody, and not about a rule only. */
function isPersonal(text: string): boolean {
  return own.test(text) || readPeople(text).some(({ kind }) => others.has(kind)) || !question.test(text)
}

/**
 * The classes of what somebody says of a person. A question on a rule, which names nobody, is of none: 病假工资怎么算.
 * In doubt it is of the class.
 */
export function classesSaid(said: string): readonly PrivateClass[] {
  const { text, digits } = viewOf(said)
  const found: PrivateClass[] = []
  const isHealth = conditions.test(text) || healthLeave.test(text)
  if (isHealth || discipline.test(text)) {
    if (!isPersonal(text)) return money.test(digits) && own.test(text) ? ['pay'] : []
    if (isHealth) found.push('health')
    if (discipline.test(text)) found.push('discipline')
  }
  if (money.test(digits) && isPersonal(text)) found.push('pay')
  return found
}

/** The classes of what was looked up or prepared for a person: every mention counts. */
export function classesShown(shown: string): readonly PrivateClass[] {
  const { text, digits } = viewOf(shown)
  return [
    ...(conditions.test(text) ||
    healthLeave.test(text) ||
    /"(?:SICK|MEDICAL|MATERNITY|MISCARRIAGE|INJURY)[A-Z_]*"/.test(text)
      ? (['health'] as const)
      : []),
    ...(discipline.test(text) ? (['discipline'] as const) : []),
    ...(money.test(digits) ? (['pay'] as const) : []),
  ]
}

const toolClasses: Readonly<Record<string, PrivateClass>> = {
  pay: 'pay',
  discipline: 'discipline',
  file: 'discipline',
  injury: 'health',
}

/** The classes of what a tool shows, by the rights it needs. */
export function classesOfScopes(scopes: readonly string[]): readonly PrivateClass[] {
  return [...new Set(scopes.flatMap((scope) => toolClasses[scope.split(':')[0] ?? ''] ?? []))]
}
