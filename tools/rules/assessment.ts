type System = 'civil_servant' | 'institution'

/**
 * The highest number of 优秀: a fifth of the participants, a quarter with approval; rounded down.
 * @see 公务员考核规定 (2020); 事业单位工作人员考核规定 (人社部发〔2023〕6号, 待核实)
 */
export function excellentQuota(input: { readonly participants: number; readonly raisedRatioApproved: boolean }): {
  maxExcellent: number
} {
  return { maxExcellent: Math.floor((input.participants * (input.raisedRatioApproved ? 25 : 20)) / 100) }
}

/** The longest run of one grade in years that follow each other. */
function longestRun(grades: Readonly<Record<string, string>>, grade: string): number {
  let longest = 0
  for (const year of Object.keys(grades).map(Number)) {
    let length = 0
    while (grades[String(year + length)] === grade) length += 1
    longest = Math.max(longest, length)
  }
  return longest
}

/**
 * What the grades of some years lead to. Two years at least 称职 = one 工资档次, five = one 级别 (待核实); three 优秀 in
 * a row = 三等功 (待核实); 不称职 = one level down, twice in a row = 辞退; an institution may end the contract after two
 * 不合格 in a row.
 * @see 公务员法 第五十条, 第八十八条 (一); 事业单位人事管理条例 第十六条
 */
export function assessmentConsequences(input: {
  readonly grades: Readonly<Record<string, string>>
  readonly system: System
}): Record<string, unknown> {
  const { grades, system } = input
  const all = Object.values(grades)
  if (system === 'institution') {
    const mayTerminate = longestRun(grades, '不合格') >= 2
    const note = all.includes('不合格')
      ? '不合格且不同意调整岗位的，单位也可以提前30日书面通知解除聘用合同。'
      : undefined
    return { mayTerminate, ...(mayTerminate ? { noticeDays: 30 } : {}), ...(note ? { note } : {}) }
  }
  const counted = all.filter((grade) => grade === '优秀' || grade === '称职').length
  return {
    salaryStepUp: Math.floor(counted / 2),
    levelUp: Math.floor(counted / 5),
    meritThree: longestRun(grades, '优秀') >= 3,
    demoteOneLevel: all.includes('不称职'),
    dismiss: longestRun(grades, '不称职') >= 2,
  }
}
