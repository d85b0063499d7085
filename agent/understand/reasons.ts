const marked =
  /(?:注明|写上|附上|回复|原因|理由|事由|意见|备注|批注|批示|附言|说明|留言|评语|批语|comment|reason|note|remark)s?(?:\s?(?:是|为|写|填|就写|就说|:|,|：|=|is|saying))*\s?["“「']?(?<text>[^"”」'。;]+)["”」']?/i
const because = /(?:因为|由于|鉴于|主要是|because(?: of)?|\bsince|due to|\bas\b)\s?(?<text>[^。;]+)/i
const tell =
  /(?:tell|ask) (?:him|her|them|\w+) (?:to |that )?(?<en>[^.;]+)|(?:跟|和|对|告诉|让|请)(?:他|她|本人|对方)?(?:说(?:一下)?|补(?:充|上|交)?)(?<text>[^。;]+)/i
const closing = /(?:,\s?)?(?:请(?:批准|领导)|谢谢|麻烦了?|批准一下|帮我提交|提交(?:一下|吧)|please|thanks).*$/i

function clean(text: string | undefined): string | null {
  const out = (text ?? '').replace(closing, '').replace(/^[\s:,是为]+|[\s,。!]+$/g, '')
  return out.length > 0 ? out : null
}

// Why it goes back, said before it does: 材料不全,退回.
const faulty =
  /^[^的]{0,8}(?:不全|不齐|不足|不够|不符|不对|不清|有误|错了|写错|填错|漏了|没盖章|没签字|没附|缺(?:少)?[一-龥]{1,8}|冲突|重复|人手(?:紧|不够)|太忙|超(?:期|标|了))[^,。]{0,6}$/

/** The comment that goes with a decision, when the text marks one (原因…, 因为…). */
export function readComment(text: string): string | null {
  const said = marked.exec(text)?.groups?.text ?? because.exec(text)?.groups?.text
  // 审批意见:同意 marks the decision itself.
  const explicit = said && !/^(?:同意|批准|通过|不同意|驳回|退回|不批)/.test(said) ? said : undefined
  if (explicit) return clean(explicit)
  const quoted = /["“「](?<text>[^"”」]+)["”」]/.exec(text)?.groups?.text
  if (quoted) return clean(quoted)
  const told = tell.exec(text)
  if (told && /退|驳|return|reject|补/.test(text)) return clean(told.groups?.text ?? told.groups?.en)
  const asked = /退回(?:去)?(?<text>补[^,。;]{2,})/.exec(text)?.groups?.text
  if (asked) return clean(asked)
  const clause = text.split(/[,。;!:]|(?<=[一-龥]) (?=[一-龥])/).map((part) => part.trim())
  const act = clause.findIndex((part) =>
    /驳|不同意|不批|别[批过]|不行|拒|退(?:回|一下|了|掉)|打回|否|同意|批准|^no$|reject|return|deny|(?:send|kick) .*back/i.test(
      part,
    ),
  )
  const rest = clause
    .slice(act + 1)
    .filter((part) => !/假$|^[一-龥]{2,3}$|谢|麻烦|辛苦/.test(part))
    .join(',')
  if (act >= 0 && /[一-龥]{3,}|[a-z]+ [a-z]+/i.test(rest)) return clean(rest)
  const fault = act > 0 ? clause.slice(0, act).find((part) => faulty.test(part)) : undefined
  return fault ? clean(fault) : null
}

const destination =
  /(?:回|去|到|前往|赴|飞|going to|go to|travel(?:ling|ing)? to|trip to|visit(?:ing)?|heading to|back to)\s?(?<place>老家|家乡|娘家|婆家|(?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+)?|my hometown|[一-龥]{2,6}?(?=(?:老家|看|旅游|旅行|玩|办|探|参加|出差|度假|陪|过年|走|结婚|送|接|一趟|转|考|学|,|。|;|!|\s|$)))/

const notPlaces =
  /^(?:医院|接|送|参加|处理|办|看|做|陪|单位|公司|上班|开会|学校|孩子|期|时候|今天|明天|后天|下|周|月|年|底|一个|人事|哪|[一二三四五六七八九十][天个次趟周])|假|号|[周月日天]$|班$|来$/

/** Where somebody goes on leave, when the text says so; errands such as 医院 are reasons. */
export function readDestination(text: string): string | null {
  for (const match of text.matchAll(new RegExp(destination, 'g'))) {
    const place = match.groups?.place?.replace(/^the /, '')
    if (place && !notPlaces.test(place)) return place
  }
  return null
}

const errands =
  /(?:家里|家中|孩子|小孩|儿子|女儿|娃|老人|父母|爸|妈|爷爷|奶奶|老婆|爱人|妻子|要|去|想|回|陪|带|照顾|参加|办|接|送|搬家|装修|体检|看病|发烧|感冒|不舒服|生病|头[疼痛]|手术|住院|复查|拔牙|有(?:点|些)?(?:急|私)?事|结婚|去世|旅游|水管|房子|驾照|my |to |for |wedding|fever|doctor|family|moving|going|attend)/i

// Words around a wish that are no reason for it.
const noReason =
  /^(?:给我|帮我)?报备(?:一下)?$|^\d+ and$|年假还|剩|顺便|看看|查|多少|[?]|吗|批了|提交|谢谢|麻烦|帮|批准|领导|行不|可以|好的|你好|您好|一下|申请|请|算|谁|要不要|怎么|please|thank|hello|hi\b|submit|approve|can i|could|^(?:我|想|要|就|的|了|吧|呢|从|到|起|开始|一共|总共|共|全天|整天|上午|下午|半天|一天|当天|i|me|for|from|on|the|my)+$/i

function isDetail(part: string): boolean {
  if (errands.test(part) && part.length >= 2 && !/年假还|剩|顺便|看看|查|多少|[?]|批了|提交/.test(part)) return true
  return part.length >= 2 && part.length <= 20 && !noReason.test(part)
}

// 明天上午看牙: an errand beside its day.
const outing =
  /(?:(?:去|要|带|陪|送|接|回|参加)[一-龥]{0,4})?(?:看(?:牙|病|医生|中医|门诊|急诊|眼睛?|房)|拔牙|补牙|洗牙|复[查诊]|体检|就[医诊]|输液|打(?:点滴|疫苗)|产检|住院|手术|做(?:检查|胃镜|肠镜|核磁)|开家长会|接(?:孩子|娃|人|机)|送(?:孩子|娃|老人|人)|搬家|装修|相亲|订婚|领证|办(?:签证|护照|过户|贷款|手续|丧事)|年检|考驾照|考试|答辩|扫墓|祭祖|奔丧|喝喜酒|吃喜酒|参加婚礼|探望[一-龥]{1,3})/

/** The reason for a leave in the person's own words: what is marked, else the clauses that carry no date or kind. */
export function readReason(text: string, isAboutLeave: (part: string) => boolean): string | null {
  const explicit = marked.exec(text)?.groups?.text ?? because.exec(text)?.groups?.text
  if (explicit) return clean(explicit.split(/,(?=.{0,6}(?:请|想|申请))/)[0])
  const parts = text.split(/[,。;!\s、](?![a-z])/i).map((part) => part.trim())
  const reasons = parts.filter((part) => part !== '' && !isAboutLeave(part) && isDetail(part))
  if (reasons.length > 0) return clean(reasons.join(','))
  const errand = parts.map((part) => outing.exec(part)?.[0]).find((found) => found !== undefined)
  if (errand) return errand
  const tail = /(?:假|休|leave)(?:去|来|带|陪|回|参加|办|处理|照顾|看|接|送)(?<text>[^,。;]+)$/.exec(text)
  return tail ? clean(tail[0].replace(/^(?:假|休|leave)/, '')) : null
}
