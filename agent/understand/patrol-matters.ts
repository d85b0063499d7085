/** What a patrol looks for, as staff call it; the first that fits is meant. */
const matters: readonly (readonly [code: string, words: RegExp])[] = [
  [
    'MIXED_USE',
    /混编|混岗|混用|mixed (?:use|establishment)|占着?(?:个|了|的)?(?:事业编(?!.{0,3}还是).{0,8}(?:行政|机关)|行政编(?!.{0,3}还是).{0,8}事业).{0,4}(?:岗|干|做|上班|工作)/,
  ],
  [
    'LATE_RETIREMENT_NOT_ALLOWED',
    /违规.{0,4}延(?:迟退休|退)|(?:公务员|机关|管理人员|管理岗|干部).{0,12}(?:签|有|办|搞).{0,6}延(?:迟退休|退)|(?:不该|不能|没资格|不符合).{0,6}延(?:迟退休|退)|(?:illegal|improper|not allowed).{0,20}late retire|late retire.{0,24}(?:not allowed|illegal|improper|without right)/i,
  ],
  [
    'OVER_ESTABLISHMENT',
    /超编|(?:编制|人数).{0,4}超(?:了|出|过|标|没超)|超(?:过)?编制|over[- ]?(?:the )?(?:establishment|staffed|staffing)|exceed\w* (?:the |their )?(?:establishment|headcount)/i,
  ],
  [
    'OVER_POST',
    /超(?:配)?(?:领导)?职数|职数.{0,6}超|(?:领导|正科|副科|正处|副处).{0,4}(?:超配|配多)|超配|too many (?:leaders|heads|deputies|leading posts)|over.{0,12}(?:leading|leadership) posts/i,
  ],
  [
    'RETIREMENT_OVERDUE',
    /(?:超龄|超过退休年龄|过了退休年龄|到龄(?:没|未)退|(?:该|应)退(?:没|未)退|逾期(?:没|未)?退休|退休(?:超期|逾期|没办|未办))|overdue (?:for )?retire|retire\w* overdue|past (?:the )?retirement age/i,
  ],
  [
    'RETIREMENT_DUE',
    /(?:快|即将|临近|快要)(?:到龄|退休)|临退|到龄提醒|(?:半年|个月)(?:之|以)?内[^,。]{0,4}(?:到龄|退休)[^,。]{0,8}(?:提醒|预警|扫|筛|排查|跑)/,
  ],
  [
    'PROBATION_OVERDUE',
    /(?:超期|逾期|过期|超时)(?:未转正|的?试用)|试用期?.{0,14}(?:没转|未转|没有?转正|超期|逾期|没办|满了|过了|过头)|(?:没|未)(?:有)?(?:办)?转正|该转正|probation.{0,16}(?:overdue|expired|past)|(?:overdue|past|expired).{0,12}probation/i,
  ],
  [
    'SECONDMENT_OVERDUE',
    /(?:超期|逾期|过期|到期(?:没|未)[回还])的?借调|借(?:调|出去?|到|走|用).{0,10}(?:超期|到期|逾期|过期|期满|没回|未回|没还|不回|没归队)|(?:overdue|expired).{0,12}second(?:ment|ed)|second(?:ment|ed).{0,20}(?:overdue|expired|not (?:come )?back|never returned|ran out)/i,
  ],
  [
    'CONTRACT_EXPIRING',
    /(?:快|将|要|即将|临)(?:到|期|要)*的?(?:到期|期满)?的?合同|合同.{0,10}(?:到期|期满|快到|要到|到头)|contracts?.{0,16}(?:expir|about to end|running out|due to end)|expiring contracts?/i,
  ],
  [
    'PROMOTED_DURING_DISCIPLINE',
    /处分(?:影响)?期.{0,8}(?:晋升|提拔|升|提了|提任|提职|重用)|(?:promot|rais)\w*.{0,20}(?:disciplin|sanction)|带病提拔|(?:背|带|受|挨|有)(?:着|了|过)?(?:个)?处分.{0,10}(?:晋升|提拔|升|提了|提任|提职|重用)/i,
  ],
  [
    'AVOIDANCE',
    /回避类|(?:夫妻|两口子|亲戚)回避|(?:近?亲属|任职|公务|亲属关系|应)回避[^,。]{0,6}(?:预警|问题|情况|线索|情形|排查|扫|查|筛|的)|(?:该|应).{0,4}回避|(?:spouses?|couples?|relatives?|husbands?|wi(?:fe|ves)).{0,24}(?:same|together)|nepotism|(?:夫妻|两口子|亲戚|亲属|父子|兄弟).{0,10}(?:同一?|一个|同在|都在|在一起)|(?:科|处|室|中心|部门|单位|局).{0,6}有(?:没有)?.{0,4}(?:夫妻|两口子|亲戚|亲属)/i,
  ],
  [
    'FILE_CONFLICT',
    /档案.{0,12}(?:矛盾|冲突|不一致|对不上|打架|不符)|(?:矛盾|冲突|不一致|对不上|打架|不符)的档案|(?:出生|年龄|工龄|党龄|学历|入党)[^,。]{0,8}(?:前后不一|不一致|对不上|有出入|打架|矛盾)|三龄[^,。]{0,6}(?:冲突|矛盾|不一致|对不上|不符)|(?:conflicting|inconsistent|contradict\w*).{0,12}files?|files?.{0,16}(?:conflict|inconsist|contradict)/i,
  ],
  [
    'PAID_AFTER_TRANSFER',
    /(?:调(?:离|走|出)|转(?:出|走)).{0,8}发(?:薪|工资)|[吃领]空饷|人(?:都|早|已经?)*(?:调)?走了?.{0,8}(?:发(?:薪|工资)|(?:工资|薪水?|钱)[^,。]{0,4}(?:还|照|仍|继续)[^,。]{0,3}[发领拿])|(?:调(?:离|走|出)|转(?:出|走)|离职|死亡).{0,10}(?:工资|薪水?)[^,。]{0,4}(?:还|照|仍|继续|没停)|(?:still|kept?) (?:being )?paid after|paid after.{0,16}(?:transfer|left|leav)/i,
  ],
  ['OVER_RANK', /超职级|职级.{0,6}超(?:了|出|配|比|额|标|职)/],
  [
    'EXCELLENT_RATIO_EXCEEDED',
    /优秀(?:率|比例|等次|名额)?.{0,6}(?:超|突破|顶破|高过)(?:了|过|出)?(?:比例|上限|红线|规定)|优秀(?:率|比例|等次|名额)?[^,。]{0,12}超(?:标|了|过|限|额|比)|优秀.{0,4}评多了|(?:excellent|top.grade).{0,20}(?:exceed|over|too many)|too many.{0,12}excellent/i,
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
