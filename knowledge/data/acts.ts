/** Names by which people call an act that are no part of its title, and the start of its key. */
export const actAliases: Readonly<Record<string, string>> = {
  年假条例: '职工带薪年休假条例',
  年休假条例: '职工带薪年休假条例',
  带薪年休假条例: '职工带薪年休假条例',
  工伤条例: '工伤保险条例',
  失业条例: '失业保险条例',
  公积金条例: '住房公积金管理条例',
  公积金管理条例: '住房公积金管理条例',
  政务处分法: '公职人员政务处分法',
  处分条例: '行政机关公务员处分条例',
  公务员处分条例: '行政机关公务员处分条例',
  事业单位条例: '事业单位人事管理条例',
  事业单位人事条例: '事业单位人事管理条例',
  女职工规定: '女职工劳动保护特别规定',
  女职工保护规定: '女职工劳动保护特别规定',
  女职工特别规定: '女职工劳动保护特别规定',
  放假办法: '全国年节及纪念日放假办法',
  节假日办法: '全国年节及纪念日放假办法',
  病假规定: '国家机关工作人员病假期间生活待遇的规定',
  保密法: '保守国家秘密法',
  保密法实施条例: '保守国家秘密法实施条例',
  仲裁调解法: '劳动争议调解仲裁法',
  调解仲裁法: '劳动争议调解仲裁法',
  劳动仲裁法: '劳动争议调解仲裁法',
  社保法: '社会保险法',
  个税法: '个人所得税法',
  劳动法实施条例: '劳动合同法实施条例',
  妇女法: '妇女权益保障法',
  信息公开条例: '政府信息公开条例',
  计生法: '人口与计划生育法',
  计划生育法: '人口与计划生育法',
  编制条例: '地方各级人民政府机构设置和编制管理条例',
  工资支付规定: '工资支付暂行规定',
  工会法: '工会法',
  个保法: '个人信息保护法',
}

const englishNames = `
civil servant(s) law=公务员法
civil service law=公务员法
labo(u)r contract law=劳动合同法
labo(u)r contract law implementing regulations=劳动合同法实施条例
labo(u)r law=劳动法
social insurance law=社会保险法
supervision law=监察法
supervisors law=监察官法
trade union(s) law=工会法
individual income tax law=个人所得税法
personal income tax law=个人所得税法
annual leave regulation(s)=职工带薪年休假条例
regulation(s) on paid annual leave=职工带薪年休假条例
work(-related) injury insurance regulation(s)=工伤保险条例
unemployment insurance regulation(s)=失业保险条例
housing (provident) fund regulation(s)=住房公积金管理条例
personal information protection law=个人信息保护法
pipl=个人信息保护法
data security law=数据安全法
cybersecurity law=网络安全法
state secrets law=保守国家秘密法
secrecy law=保守国家秘密法
law on guarding state secrets=保守国家秘密法
archives law=档案法
administrative sanctions law=公职人员政务处分法
governmental sanctions law=公职人员政务处分法
employment promotion law=就业促进法
women's rights law=妇女权益保障法
women's protection law=妇女权益保障法
law on the protection of women's rights=妇女权益保障法
statistics law=统计法
emergency response law=突发事件应对法
administrative reconsideration law=行政复议法
vocational education law=职业教育法
teachers law=教师法
judges law=法官法
prosecutors law=检察官法
physicians law=医师法
people's police law=人民警察法
veterans law=退役军人保障法
population and family planning law=人口与计划生育法
labo(u)r dispute mediation and arbitration law=劳动争议调解仲裁法
work safety law=安全生产法
occupational disease(s) prevention law=职业病防治法
public institution(s) personnel regulation(s)=事业单位人事管理条例
national holidays regulation(s)=全国年节及纪念日放假办法
budget law=预算法
audit law=审计法
government procurement law=政府采购法
legislation law=立法法
military service law=兵役法
higher education law=高等教育法
degrees law=学位法
elderly rights law=老年人权益保障法
anti-domestic violence law=反家庭暴力法
petition(s) regulation(s)=信访工作条例
residence permit regulation(s)=居住证暂行条例`

/** All ways to write a name in which what stands in round brackets may be left out. */
function spellings(name: string): readonly string[] {
  const optional = /\(([^)]*)\)/.exec(name)
  if (!optional) return [name.replace(/[\s'-]/g, '')]
  const [whole, inside] = optional
  return [...spellings(name.replace(whole, '')), ...spellings(name.replace(whole, inside as string))]
}

/** English names of acts, without spaces, apostrophes and hyphens, the longest first. */
export const englishActs: ReadonlyMap<string, string> = new Map(
  englishNames
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [name, act] = line.split('=') as [string, string]
      return spellings(name).map((spelling): [string, string] => [spelling, act])
    })
    .sort(([one], [other]) => other.length - one.length),
)

/** For whom an act is made, as far as it is made for one kind of staff. */
export type StaffGroup = 'civil' | 'institution' | 'labour' | 'special'

/** Kinds of acts by a pattern on their title, first match counts. */
export const actGroups: readonly (readonly [RegExp, StaffGroup])[] = [
  [
    /法官|检察官|监察官|警察|警衔|公安|教师|医师|护士|军人|士兵|消防救援衔|海关|领事|民办|国有企业|工业企业|农民工|进城务工/,
    'special',
  ],
  [/事业单位/, 'institution'],
  [/^(?!.*企业).*(?:公务员|公职人员|国家机关工作人员|国家行政机关及其工作人员)/, 'civil'],
  [/劳动|企业|集体合同|工资支付|工资集体|职工代表大会|失业|就业|用工/, 'labour'],
]

/** How an act of a group counts for a reader of a kind. */
export const groupWeights: Readonly<
  Record<'civil' | 'institution' | 'labour' | 'unknown', Readonly<Record<StaffGroup, number>>>
> = {
  civil: { civil: 1.25, institution: 0.7, labour: 0.6, special: 0.65 },
  institution: { civil: 0.8, institution: 1.3, labour: 0.75, special: 0.65 },
  labour: { civil: 0.6, institution: 0.7, labour: 1.15, special: 0.7 },
  unknown: { civil: 1.05, institution: 0.95, labour: 1, special: 0.75 },
}
