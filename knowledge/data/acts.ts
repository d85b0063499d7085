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

/** English names of acts. */
export const englishActs: Readonly<Record<string, string>> = {
  'civil servant law': '公务员法',
  'civil servants law': '公务员法',
  'labor contract law': '劳动合同法',
  'labour contract law': '劳动合同法',
  'labor law': '劳动法',
  'labour law': '劳动法',
  'social insurance law': '社会保险法',
  'supervision law': '监察法',
  'trade union law': '工会法',
  'individual income tax law': '个人所得税法',
}

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
