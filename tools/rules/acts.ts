import type { IsoDay } from './dates.ts'

type Act = {
  /** First day of the text the rules are read from. */
  readonly from: IsoDay
  /** Since when its predecessors had the same figures; left out = not known before `from`. */
  readonly sameSince?: IsoDay
}

/**
 * The acts the rules rest on with the validity of the text that was read (`domain/rules.md` §18, 2026-11). Titles as in
 * the knowledge base, so that a citation can be opened.
 */
export const acts = {
  国务院关于渐进式延迟法定退休年龄的办法: { from: '2025-01-01' },
  实施弹性退休制度暂行办法: { from: '2025-01-01' },
  国务院关于安置老弱病残干部的暂行办法: { from: '1978-06-02' },
  公务员法: { from: '2019-06-01', sameSince: '2006-01-01' },
  公职人员政务处分法: { from: '2020-07-01', sameSince: '2007-06-01' },
  行政机关公务员处分条例: { from: '2007-06-01' },
  事业单位人事管理条例: { from: '2014-07-01' },
  事业单位工作人员处分规定: { from: '2023-11-06', sameSince: '2012-09-01' },
  事业单位工作人员申诉规定: { from: '2014-07-01' },
  监察法: { from: '2018-03-20' },
  劳动争议调解仲裁法: { from: '2008-05-01' },
  职工带薪年休假条例: { from: '2008-01-01' },
  机关事业单位工作人员带薪年休假实施办法: { from: '2008-02-15', sameSince: '2008-01-01' },
  企业职工带薪年休假实施办法: { from: '2008-09-18', sameSince: '2008-01-01' },
  女职工劳动保护特别规定: { from: '2012-04-28' },
  浙江省人口与计划生育条例: { from: '2021-11-25' },
  上海市人口与计划生育条例: { from: '2021-11-25' },
  广东省人口与计划生育条例: { from: '2021-12-01' },
  河南省人口与计划生育条例: { from: '2021-11-27' },
  北京市人口与计划生育条例: { from: '2021-11-26' },
  山东省人口与计划生育条例: { from: '2021-11-26' },
  国家机关工作人员病假期间生活待遇的规定: { from: '1981-04-06' },
  国务院关于职工探亲待遇的规定: { from: '1981-03-14' },
  关于国营企业职工请婚丧假和路程假问题的通知: { from: '1980-02-20' },
  全国年节及纪念日放假办法: { from: '2014-01-01' },
  关于职工全年月平均工作时间和工资折算问题的通知: { from: '2008-01-03' },
  公务员考核规定: { from: '2020-12-28', sameSince: '2007-01-04' },
  事业单位工作人员考核规定: { from: '2023-01-12' },
  新录用公务员任职定级规定: { from: '2020-03-26', sameSince: '2008-01-01' },
  党政领导干部选拔任用工作条例: { from: '2019-03-03', sameSince: '2002-07-09' },
  公务员职务与职级并行规定: { from: '2019-06-01' },
  关于在事业单位试行人员聘用制度的意见: { from: '2002-07-06' },
  地方各级人民政府机构设置和编制管理条例: { from: '2007-05-01' },
  工伤保险条例: { from: '2011-01-01' },
  社会保险法: { from: '2011-07-01', sameSince: '1999-01-22' },
  失业保险条例: { from: '1999-01-22' },
  劳动合同法: { from: '2008-01-01' },
} as const satisfies Readonly<Record<string, Act>>

/** Title of an act of the register. */
export type ActName = keyof typeof acts

/** Since when an act, or a predecessor with the same figures, was in force. */
export function sameSince(title: ActName): IsoDay {
  const act: Act = acts[title]
  return act.sameSince ?? act.from
}
