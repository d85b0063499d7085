/** A kind of case: its time limit in working days, and how much one counts in the weighted volume (convention). */
export type Matter = {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly days: number
  readonly weight: number
}

const matters: readonly Matter[] = [
  { code: 'LETTER', zh: '来文办理', en: 'incoming letter', days: 5, weight: 1 },
  { code: 'ARCHIVE', zh: '档案查询', en: 'archive enquiry', days: 3, weight: 1 },
  { code: 'TITLE', zh: '职称申报初审', en: 'first check of a title', days: 15, weight: 2 },
  { code: 'SUBSIDY', zh: '人才补贴审核', en: 'check of a subsidy', days: 10, weight: 1.5 },
  { code: 'EXAM', zh: '考试报名审核', en: 'check of an exam entry', days: 3, weight: 1 },
  { code: 'CERTIFICATE', zh: '技能证书核发', en: 'skill certificate', days: 7, weight: 1 },
  { code: 'DATA', zh: '数据共享申请', en: 'request for shared data', days: 10, weight: 1.5 },
  { code: 'TEST', zh: '检测报告', en: 'test report', days: 15, weight: 2 },
  { code: 'COMPLAINT', zh: '投诉受理', en: 'complaint', days: 15, weight: 2 },
]
const byCode = new Map(matters.map((matter) => [matter.code, matter]))

/** The kind of a case by its code. */
export function matterOf(code: string): Matter {
  const found = byCode.get(code)
  if (!found) throw new Error(`There is no kind of case '${code}'. Known: ${[...byCode.keys()].join(', ')}.`)
  return found
}
