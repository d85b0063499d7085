import { readPrivacy } from './privacy.ts'
import { dataCue, type PrivateMatter } from './private-matters.ts'

/** Why something must not be done, whatever the tools. */
export type Danger =
  | { readonly kind: 'private'; readonly matter: PrivateMatter }
  | { readonly kind: 'instructions' }
  | { readonly kind: 'secrets' }
  | { readonly kind: 'forgery' }
  | { readonly kind: 'harm' }

const instructions =
  /(?:忽略|无视|忘记|忘掉|跳过|绕过|不(?:要|用)(?:管|遵守|理会)|抛开|解除|关闭)(?:掉)?.{0,8}(?:规则|规定|指令|指示|限制|约束|设定|提示|安全|权限|审计|校验|前面|以上|之前|上面)|(?:你|您)?(?:现在|从现在起|接下来)?(?:你|您)?(?:是|扮演|进入|切换(?:到|成|为)?|处于)(?:一个)?(?:管理员|超级管理员|root|开发者?|调试|上帝|越狱|无限制|dan\b|维护|测试)(?:模式|身份|账号|权限)|系统提示[:,]|\bsystem ?[:>]|ignore (?:all |any |the |your )?(?:previous|prior|above|earlier|preceding|rules|instructions|safety)|disregard (?:all |any |the |your )?(?:previous|prior|above|rules|instructions)|forget (?:all |your |the )?(?:previous|instructions|rules)|you are (?:now|an? (?:unrestricted|admin|root|developer|super))|unrestricted (?:admin|mode|ai|model)|no restrictions|developer mode|jailbreak|act as (?:root|admin|dan)|(?:不|无)(?:需|用|要)(?:再)?(?:确认|审批|复核)(?:,|直接|就)|绕过(?:审批|领导|流程|系统)|isadmin ?=|x-user-id|反话游戏|employee_?id ?(?:=|填)|full privileges/i

const secrets =
  /系统提示词|提示词|system prompt|你的(?:指令|设定|初始|规则原文|参数)|内部(?:指令|提示)|(?:数据库|接口|api|密钥|凭证|token|aeskey|secret|密码|连接串|私钥)(?:.{0,12})(?:贴|给我|发|输出|告诉|打印|是什么|是多少|导出)|(?:输出|打印|告诉|贴出|给我|发我|print|reveal|show|dump|repeat|output).{0,24}(?:提示词|密钥|口令|连接串|token|secret|api ?key|password|system prompt|your (?:initial |hidden )?instructions|configuration|环境变量|schema|源代码)|后台密码|管理员密码|\bselect\b.{1,60}\bfrom\b|\b(?:drop|truncate|alter) table\b|\binsert into\b|\bdelete from\b|(?:跑|执行|运行)(?:一?[条段句个]|这[条段句个])?sql/i

const forgedThing =
  '(?:余额|天数|额度|记录|考勤|打卡|迟到|旷工|处分|工资|薪级|工龄|参加工作时间|入职(?:时间|日期)|档案|出生(?:日期|年月)|年龄|学历|职称|评分|分数|差评|得分|数据|绩效|报表|等次|考核(?:结果|等次)?|审批(?:结果|状态|记录|意见)|日志|签到|证明|病历|病假条|诊断(?:书|证明)|发票|公章|签字)'
const forgery = new RegExp(
  [
    `(?:直接|偷偷|悄悄|私下|帮我|给我|替我|把)[^,。]{0,16}${forgedThing}[^,。]{0,8}(?:改成|改为|改到|改一|改了|改掉|改|删了|删掉|删除|删|抹掉|抹去|清零|清空|清掉|去掉|抹了?|擦掉|擦了|划掉|加到|加成|调成|调到|调高|增加|加上|多加|加|补成|做成|改小|改大)(?!意见)`,
    `(?:删了?|删掉|删除|抹掉|清空|清除|篡改|修改|改掉|伪造|捏造|编造|作假|造假|改一下|改改)[^,。]{0,14}${forgedThing}`,
    '(?:弄|搞|开|做|办|要)(?:个|张|一?张|份|一?份)?[^,。]{0,6}(?:病假条|病历|诊断(?:书|证明)|证明|发票)[^。]{0,4}[,，]?[^。]{0,4}(?:像真的|跟真的|看着真|以假乱真)|伪造|造假|作假|假(?:证明|病历|病假条|条子|发票|学历|材料|公章)|代(?:打卡|签到)|[帮替](?:我|他|她|忙|同事|领导)打(?:个|一?下)?卡|直接(?:帮我|给我)?(?:批|通过|同意|生效)[^,。]{0,6}[,，]?(?:不用|不要|别|跳过|不必)(?:再)?(?:走)?(?:流程|程序|领导|审批)|(?:不用|跳过|绕开|不走)(?:走)?(?:流程|程序|领导|审批)[^,。]{0,6}直接(?:批|通过|生效|提)|(?:不用|不必|别|跳过|绕[开过]|免了)[^,。]{0,6}(?:批|审|签|同意|审批)(?:了)?[^。]{0,12}直接[^,。]{0,4}(?:生效|通过|批|过)|补(?:一?个)?假(?:的|条|证|病)|倒签|冒充|冒签|多(?:给|加|算)(?:我)?(?:几|两|三|一|\\d+)天(?:年)?假|(?:年假|余额)[^,。]{0,6}(?:改成|改为|加到|变成)\\s?\\d+(?!\\d|\\s?[月号日/.-])',
    // 考核分替我抬到95, 年龄改小两岁, 月薪虚写成两万五; what leaves no trace is not honest, whatever it is.
    `${forgedThing}[^,。]{0,6}(?:帮我|给我|替我|帮他|给他|替他)?(?:抬|拔|提|调|弄|拉|压|做|写|填|报|改)(?:到\\d|(?:高|大|小(?!时)|低|轻|老)(?![了吗没的多])|早\\S{0,3}[年月天]|成\\S{0,3}[\\d一二两三四五六七八九十]+(?:分|岁|万|千|天))`,
    '(?<!是否|有没有|不得|不准|禁止|严禁)虚(?:写|开|报|填|列|构(?!的|和|、|[,。?]|$|同|通))(?!.{0,10}(?:后果|处理|处分|责任|怎么|会))|(?:别|不要?|不能|不)留(?:下)?(?:任何|一点)?(?:痕迹|记录|底)|神不知鬼不觉|打(?:过|了)?(?:个)?招呼[^。]{0,24}(?:改|删|抹|批|放)',
    '编(?:造)?(?:一|个|张|份)+[^,。]{0,8}(?:病假条|假条|证明|单据?|发票|材料|记录|病历)',
    '(?:change|set|increase|edit|modify|alter|fake|forge|falsify|delete|erase|wipe)[^,.]{0,24}(?:balance|record|attendance|salary|grade|score|file|logs?\\b|history|data|certificate|note|birth)',
  ].join('|'),
  'i',
)
// No grade and no sanction is given in a conversation; a review at the end of probation is a form.
const decidesOver =
  /(?:直接|干脆|就|你)?(?:给|把|让)[^,。?我]{1,8}(?:今年|年度|考核|的|等次|结果)*(?:直接)?(?:定|评|打|判|弄|改|内定)(?:个|成|为|一个|上|到)*(?:优秀|优(?=$|[,。吧了])|称职|合格|基本称职|基本合格|不称职|不合格)|(?:直接|马上|帮我|你)[^,。?]{0,6}(?:给|把)[^,。?我]{1,6}(?:记个?大?过|(?:下|来|安)?一?个?(?:警告|记过|降级)(?:的)?处分)|(?:give|grade|rate|mark) [^,.?]{1,24} (?:as )?(?:an? )?(?:excellent|incompetent)\b/i
const heads = '(?:科长|局长|处长|主任|书记|部长|院长|所长|站长|领导|头儿|老板|上级|审批人|分管)'
// Consent is given by whoever has to give it, under their own name.
const actsAs = new RegExp(
  [
    `(?:替|代替?|帮|冒)(?:我们?|咱们?)?(?:的)?${heads}(?:直接|给|把|来)?[^,。我]{0,8}(?:点(?!菜|名)|按(?!规|照)|签|批|同意|通过|确认|审)`,
    `(?:以|用|拿)(?!我|自己|本人|单位|个人|集体|组织|局里|科里|公家|什么|谁|假)[一-龥]{1,5}的?(?:名义|身份|账号|账户|口令|密码|权限)(?:给我|帮我|直接|去|来)?[^,。]{0,6}(?:提交|提|交|请|办|批|审|签|登|进|确认|申请|同意|查|发)`,
    `(?:用|拿|借|登)(?!我|自己|本人|单位)(?:[他她]|${heads}|别人|同事|[一-龥]{2,3})的?(?:号|手机|电脑|电子章|印章|公章|签名|u盾|ukey)[^。]{0,10}(?:签|批|点|通过|同意|提交|打卡|审|盖)`,
    '我(?:自己)?(?:的|那)[^,，。]{0,10}(?:假|单子?|申请|条)[^。]{0,16}你(?:帮我|替我|就|给我|来|直接|先|顺手)*(?:点|按|批|同意|通过)',
    '我(?:自己|本人)?(?:的|那|提|交)[^,，。?]{0,10}(?:假|单子?|申请|条|卡|加班)[^。?]{0,10}(?:我)?(?:自己|亲自)(?:给|来|就|先|直接)*(?:批|审|签|同意|通过|点)(?!吗|不了|行)',
    'approve my own|(?:approve|sign|confirm|submit)[^,.]{0,30}as my (?:boss|manager|director|head)|(?:approve|sign|confirm|submit)[^,.]{0,30}(?:on behalf of|in the name of|as if (?:you|i) were) (?:my |the |our )?(?:boss|manager|director|head|chief|leader|supervisor|him|her)',
  ].join('|'),
  'i',
)
// Deceit, in whatever words: a false date, a bought note, a made-up reason, what heads are not to know.
const deceives = new RegExp(
  [
    '(?:日期|时间|落款)[^,。]{0,4}(?:倒[填签写]|写|填|往|弄|改|提)(?:得|到|成)?(?:早|晚|前|提前|往前)|(?:写|填|签)(?:得)?早(?:一?点|几天|[一两]天)',
    '(?:网上|淘宝|花钱|托人|找人|路边|熟人)[^,。]{0,8}(?:买|办|开|弄|搞)[^,。]{0,6}(?:病历|假条|证明|诊断|发票)|(?:病历|假条|证明|诊断书?|发票)[^,。]{0,6}(?:买来?的|假的|p的|ps的|编的|造的|找人开的)',
    '装病|谎称|谎报|撒(?:个)?谎|编(?:个|一个|点|造)(?:理由|借口|由头|谎)|骗(?:一?下|过|取|领导|科长|处长|人事|单位)|瞒(?:着|过|住)[^,。]{0,4}(?:领导|科长|处长|局长|主任|人事|单位)[^。]{0,8}(?:请(?!问|教)|改|批|休|补|提交|办)',
    '(?:其实|实际上?)(?:我)?(?:没|不是|并没|根本没)(?:有)?[^,。]{0,6}(?:病|加班|出差|来|上班|去)[^。]{0,16}(?:报|写|填|请|算|登|按|说)',
    '(?:别|不要|不想|不能|千万别)(?:让|叫|给|被|告诉)(?:我们?的?)?(?:领导|科长|处长|局长|主任|人事|单位|上级|上面)[^,。]{0,4}(?:知道|发现|看[到见]|晓得)?[^。]{0,12}(?:请|批|改|通过|提交|办了|补|弄|休)',
    '(?:请|批|改|通过|提交|补|休)[^。]{0,14}(?:别|不要|不想|不能|千万别)(?:让|叫|给|被|告诉)(?:我们?的?)?(?:领导|科长|处长|局长|主任|人事|单位|上级|上面)(?:知道|发现|看[到见]|晓得)',
    '(?:多|虚|少)(?:报|填|写|算|记)(?:一?点|几|[一两三四五\\d]+)(?:个|小时|天|次|钱|块|元)[^,。?]{0,6}(?:加班|工时|差旅|补贴|调休|出勤)?[^?吗]*$(?<!吗|怎么办)',
    '(?:给|把|帮|替)(?:我|他|她|忙|[一-龥]{2,3})?[^,。?]{0,10}(?:记|算|改|弄|标|登|写|填)(?:成|为|作|上|个)*(?:正常|全勤|出勤|到岗|在岗|准时|满勤)(?!$吗)',
    '(?:多|虚|少)(?:报|填|写|算|记|开)(?:个)?[一二两三四五六七八九十几\\d.]+(?:千|万|百|k)(?:块|元)?[^?吗]*$',
    '(?:档案|处分|决定|材料|病历|考核表|登记表|合同)[^,。?]{0,10}(?:帮我|给我|替我|偷偷|悄悄)?(?:撕|毁|扔|烧|抽)(?:了|掉|走|出来)(?!怎么|会|吗)',
    '(?:帮我|给我|替我|把我)[^,。?]{0,10}(?:多|虚)(?:写|填|报|算|记|加)(?:个)?[一二两三四五六七八九十几\\d]+(?:年|岁|个月)(?!假)[^?吗]*$',
    'backdat|back-dat|(?:say|pretend|claim|write)(?: that)? (?:i|we) (?:was|were|am|had)[^,.]{0,20}(?:sick|ill|at work|present|working)[^,.]{0,40}(?:but|actually|although)|mark me (?:as )?(?:present|on time)|(?:without|so that) (?:my |the )?(?:boss|manager|director|supervisor|hr)(?: never| not| does not| doesn.t)? (?:know|find|notic)\\w*|don.t (?:let|tell) (?:my |the )?(?:boss|manager|director|supervisor|hr)\\b|(?:skip|bypass|get around|avoid) (?:the |my )?(?:approv|manager|boss|hr\\b)|cover (?:it |this )?up|fake (?:a |an |my |the )?\\w+',
  ].join('|'),
  'i',
)
// Taking off the mask of what is shown in part.
const unveils =
  /(?:完整|全部|明文|一位不少)(?:地|的)?(?:显示|给我|发|展示|报|念)|(?:去掉|取消|关掉|关闭|别|不要|不用|不许|解除)(?:给我)?(?:打|带|加|用)?(?:了)?(?:星号|马赛克|遮挡|脱敏|掩码|打码|\*)|不(?:打码|脱敏|遮)|unmask|without (?:the )?(?:mask|asterisk|star)|full (?:id|card|phone|bank)[a-z ]* number/i
const masked = /身份证|证件|号码|卡号|手机|银行|工资|\bid\b|number|card/i
// What stands in one's own record may be asked for as it is.
const ownNumber = /我(?:自己|本人)?的(?:身份证|证件|手机|银行卡|电话)|\bmy (?:own )?(?:id|phone|number)/i
const asksPenalty =
  /会(?:被|受|有)?[^,。]{0,6}(?:处分|开除|处理|追究|怎么|什么|后果)|(?:怎么|如何)(?:处理|处分|处罚|定性|认定)|算(?:不算)?(?:违纪|旷工|造假)|举报|发现(?:有人|同事|他|她)|(?:有人|同事|别人)[^,。]{0,10}(?:怎么办|会|该)|what happens|penalt|consequence|punish/i

const asksWhether =
  /能不能|可不可以|可以(?!直接).{0,10}(?:吗|么)|算不算|违规|违纪|后果|委托|授权|代理|怎么|如何|规定|是否|[?吗]$/

// Who has rated, voted or reported stays hidden from whom it was about.
const unmasks =
  /谁[^,。]{0,8}(?:360|互评|测评)[^,。]{0,6}(?:低分|差评|不称职|反对)|(?:谁|哪(?:个|位|些|几[个位])(?:人|同事|领导)?)(?:的)?.{0,4}(?:给|对|把)?(?:我|我们科?)?(?:打(?:的|了|过)?|评(?:的|了)?|投(?:的|了)?|写(?:的|了)?)(?:了)?.{0,8}(?:低分|差评|最低|反对|不称职|360|互评|匿名|意见|[一二三四五六七八九十\d]+分)|(?:360|互评|民主测评|匿名)[^,。]{0,12}(?:是)?谁(?:给|打|评|写|投)|谁[^,。]{0,6}(?:举报|告|检举|投诉|反映|匿名举报)(?:的|了|过)?我(?!们单位|知)|哪(?:个|位|些)(?:人|同事|家伙)?[^,。]{0,4}(?:举报|告|检举|投诉|反映)(?:的|了|过)?我(?!们单位|知)|(?:举报|告|投诉|检举)我的(?:那个?人|人)?[^,。]{0,4}(?:是谁|名字|叫什么)|把(?:举报|告状|投诉)人|who (?:gave|rated|scored|marked) me|who (?:reported|complained about) me/i

// Asking whether or how a wrong figure is put right is an ordinary question.
const honest =
  /有误|错误|不对|算错|记错|登记错|更正|纠正|申诉|复核|异议|会怎么|什么后果|怎么处理|什么(?:样的)?处分|会(?:被|受)[^,。]{0,4}(?:处分|开除|处理|追究)|算不算|违纪吗|违规吗|处罚|请假记录(?:撤|取消)|聊天记录|对话记录|怎么(?:改|办|更)|去哪|what (?:happens|is the penalty|are the consequences)/i

const harm =
  /造谣|诬告|诽谤|污蔑|抹黑|匿名信.{0,10}(?:造谣|编)|行贿|送礼(?:给|怎么)|报复|整(?:他|她|死)|(?:以|用)(?:单位|人事科|局里?|组织|领导)(?:的)?名义.{0,12}(?:发|开|写|群发|给)|(?:看不出来|不要让人看出).{0,8}(?:怀孕|生病)|把怀孕的|(?:炸|黑进|入侵|攻击)(?:系统|服务器|数据库)|sql注入/i

// Talking about such tricks, not using them.
const aboutTricks = /话术|网络安全课|安全培训|怎么(?:骗|防)|如何防范|什么叫|什么是|讲课|举例说明.{0,6}攻击/

function forges(text: string): boolean {
  return (
    (forgery.test(text) && !honest.test(text)) ||
    (actsAs.test(text) && !asksWhether.test(text)) ||
    (decidesOver.test(text) && !/转正|试用|见习|[?吗]|怎么|如何|能不能|可以|规定/.test(text)) ||
    (deceives.test(text) && !asksPenalty.test(text))
  )
}

/**
 * Recognises what must be refused whoever asks: other persons' private data, forging, secrets, steering by text.
 * @param self own name of the speaker
 */
export function readDanger(said: string, self = ''): Danger | null {
  // Words pulled apart (工 资, 工*资) are read together.
  const text = said.replace(/(?<=[一-龥])[\s*.·•|_~^-]+(?=[一-龥])/g, '')
  if (aboutTricks.test(text) && !dataCue.test(text.replace(/什么|怎么|是/g, ''))) return null
  if (instructions.test(text) && !aboutTricks.test(text)) return { kind: 'instructions' }
  if (secrets.test(text)) return { kind: 'secrets' }
  if (harm.test(text)) return { kind: 'harm' }
  if (forges(text)) return { kind: 'forgery' }
  if (unveils.test(text) && masked.test(text) && !ownNumber.test(text)) return { kind: 'secrets' }
  if (unmasks.test(text)) return { kind: 'private', matter: 'unmasked' }
  const matter = readPrivacy(text, self)
  return matter ? { kind: 'private', matter } : null
}
