/** What a patrol looks for, as staff call it; the first that fits is meant. */
const matters: readonly (readonly [code: string, words: RegExp])[] = [
  [
    'MIXED_USE',
    /混编|混岗|混用|占着?(?:个|了|的)?(?:事业编(?!.{0,3}还是).{0,8}(?:行政|机关)|行政编(?!.{0,3}还是).{0,8}事业).{0,4}(?:岗|干|做|上班|工作)/,
  ],
  [
    'LATE_RETIREMENT_NOT_ALLOWED',
    /违规.{0,4}延(?:迟退休|退)|(?:公务员|机关|管理人员|管理岗|干部).{0,12}(?:签|有|办|搞).{0,6}延(?:迟退休|退)|(?:不该|不能|没资格|不符合).{0,6}延(?:迟退休|退)/,
  ],
  ['OVER_ESTABLISHMENT', /超编|(?:编制|人数).{0,4}超(?:了|出|过|标|没超)|超(?:过)?编制/],
  ['OVER_POST', /超(?:配)?(?:领导)?职数|职数.{0,6}超|(?:领导|正科|副科|正处|副处).{0,4}(?:超配|配多)|超配/],
  [
    'RETIREMENT_OVERDUE',
    /(?:超龄|超过退休年龄|过了退休年龄|到龄(?:没|未)退|(?:该|应)退(?:没|未)退|逾期(?:没|未)?退休|退休(?:超期|逾期|没办|未办))/,
  ],
  ['RETIREMENT_DUE', /(?:快|即将|临近|快要)(?:到龄|退休)|临退|到龄提醒/],
  [
    'PROBATION_OVERDUE',
    /(?:超期|逾期|过期|超时)(?:未转正|的?试用)|试用期?.{0,14}(?:没转|未转|没有?转正|超期|逾期|没办|满了|过了|过头)|(?:没|未)(?:有)?(?:办)?转正|该转正/,
  ],
  [
    'SECONDMENT_OVERDUE',
    /(?:超期|逾期|过期|到期(?:没|未)[回还])的?借调|借(?:调|出去?|到|走|用).{0,10}(?:超期|到期|逾期|过期|期满|没回|未回|没还|不回|没归队)/,
  ],
  [
    'CONTRACT_EXPIRING',
    /(?:快|将|要|即将|临)(?:到|期|要)*的?(?:到期|期满)?的?合同|合同.{0,10}(?:到期|期满|快到|要到|到头)/,
  ],
  [
    'PROMOTED_DURING_DISCIPLINE',
    /处分(?:影响)?期.{0,8}(?:晋升|提拔|升|提了)|带病提拔|(?:背|带|受|挨|有)(?:着|了|过)?(?:个)?处分.{0,10}(?:晋升|提拔|升|提了)/,
  ],
  [
    'AVOIDANCE',
    /回避类|(?:该|应).{0,4}回避|(?:夫妻|两口子|亲戚|亲属|父子|兄弟).{0,10}(?:同一?|一个|同在|都在|在一起)|(?:科|处|室|中心|部门|单位|局).{0,6}有(?:没有)?.{0,4}(?:夫妻|两口子|亲戚|亲属)/,
  ],
  ['FILE_CONFLICT', /档案.{0,12}(?:矛盾|冲突|不一致|对不上|打架|不符)|(?:矛盾|冲突|不一致|对不上|打架|不符)的档案/],
  ['PAID_AFTER_TRANSFER', /(?:调(?:离|走|出)|转(?:出|走)).{0,8}发(?:薪|工资)|吃空饷|人(?:都)?走了.{0,6}发(?:薪|工资)/],
  ['OVER_RANK', /超职级|职级.{0,6}超(?:了|出|配)/],
  [
    'EXCELLENT_RATIO_EXCEEDED',
    /优秀(?:率|比例|等次)?.{0,6}(?:超|突破|顶破|高过)(?:了|过|出)?(?:比例|上限|红线|规定)|优秀.{0,4}评多了/,
  ],
]

/** The codes of all matters of patrol that a text names. */
export function readPatrolMatters(text: string): readonly string[] {
  return matters.filter(([, words]) => words.test(text)).map(([code]) => code)
}

/** The code of the matter of patrol that a text is about; undefined for none. */
export function readPatrolMatter(text: string): string | undefined {
  return matters.find(([, words]) => words.test(text))?.[0]
}
