const phone = /(?<!\d)1\d{2}[\s-]?\d{4}[\s-]?\d{4}(?!\d)/
const mail = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/
const became =
  /(?:改成|改为|换成|换到|变成|变更(?:为|:)|变为|更新(?:成|为)|登记(?:成|为)|填成|搬到(?:了)?|现在(?:是|住)?|新(?:的)?(?:住址|地址|号码|邮箱|电话|手机号?)(?:是|为|:)?|(?:住址|地址|联系人)(?:是|为|:)|\bto\b|\bis now\b|\bis\b)\s?(?<text>.+)$/i

function tidy(text: string | undefined): string | undefined {
  const out = (text ?? '')
    .replace(/(?:[,，。]\s?)?(?:请|帮我|麻烦|谢谢|please)[^,，。]*$/i, '')
    .replace(/^[\s:：,，是为]+|[\s,，。!！了吧]+$/g, '')
  return out === '' ? undefined : out
}

/** The phone number a text names, digits only. */
export function readPhone(text: string): string | undefined {
  return phone.exec(text)?.[0].replace(/[\s-]/g, '')
}

/** The address of mail a text names. */
export function readMail(text: string): string | undefined {
  return mail.exec(text)?.[0]
}

const place =
  /(?:路|街|巷|弄|里|村|小区|花园|新村|大厦|公寓|家园|栋|幢|单元|室|号楼?)(?:\d+[号栋幢室]?)?(?:[\d-]+(?:号|栋|幢|单元|室)?)*$/

/** What something is to become, in the words of the person; an address may stand for itself at the end. */
export function readNewValue(text: string): string | undefined {
  const said = tidy(became.exec(text)?.groups?.text)
  if (said) return said
  const last =
    text
      .split(/[,。;:]/)
      .at(-1)
      ?.trim() ?? ''
  return last.length >= 4 && place.test(last) && !/错|不对|改/.test(last) ? last : undefined
}

const purpose =
  /(?:用于|用途(?:是|为|:|：)?|目的(?:是|为|:|：)?|拿去|要(?:拿)?去|是为了|为了|因为要|准备|要用来)\s?(?<zh>[^,，。;；]{2,30})|(?<used>[^,，。;；\s]{2,14}?)(?:要用|需要|使用|用的|用)(?=[,，。;；]|$)|\bfor\s(?<en>(?!me\b|myself\b|my (?:pay|income|own|self)\b)(?:an? |my |the )?[^,.;]{3,50})/i
const dullPurpose = /^(?:我|帮我|给我|想|要|需要|开|一份|证明|在职证明|收入证明|单位|中文|英文)+$/

const paper = /证明|certificate|proof/i
const request =
  /^(?:请|帮|给(?:我|开)|我(?:要|想|需)|想|要|需|开|申请$|打印|出具|来|麻烦|谢|中文|英文|[一两]份|电子版|i |please|in english|can )/i

/** 收入证明,办贷款: a clause that speaks of no paper says what it is for; 孩子上学要在职证明 says it before the paper. */
function clauseBeside(text: string): string | undefined {
  const before =
    /(?:^|[,，。])(?<why>[^,，。]{2,14}?)(?:要|需要|得要|用)(?:一?[份张个])?(?:的)?(?:英文|中文)?(?:在职|工作|收入|工资|退休|任职)/.exec(
      text,
    )?.groups?.why
  if (before && !request.test(before)) return before
  return text
    .split(/[,，。;；]/)
    .find((part) => part.length >= 2 && part.length <= 16 && !paper.test(part) && !request.test(part))
}

const errand = /办(?:理)?[一-龥]{0,8}(?:签证|护照|贷款|房贷|车贷|入学|落户|居住证|[公交卡]{2,3}|报名|购房)/
const report =
  /(?<=[,，。])上?报(?:送)?[一-龥]{2,8}(?:局|部|办|处|组)(?=用|$)|(?<=报(?:送)?)[一-龥]{2,14}(?:统计|备案|年报|汇总)(?=$|[,，。;；])/

/** What a paper or a journey is for, when the text says so. */
export function readPurpose(text: string): string | undefined {
  const groups = purpose.exec(text)?.groups
  const said = tidy((groups?.zh ?? groups?.used ?? groups?.en)?.replace(/(?:要)?用(?:的)?$/, ''))
  const out = said?.replace(/^(?:我|是|去|要|拿去|给)+(?=[一-龥]{2})/, '').replace(/^.*?证明[,，]?/, '')
  if (out && !dullPurpose.test(out)) return out
  const forWhat = paper.test(text) ? errand : report
  return forWhat.exec(text)?.[0] ?? (paper.test(text) ? clauseBeside(text) : undefined)
}

const errands =
  /旅游|旅行|探亲|度假|看病|就医|看孩子|看望[一-龥]{1,4}|参加婚礼|参加[一-龥]{2,6}|开家长会|陪读|留学|自驾|跟团|散心|转(?:一?[圈趟转]|转)|[玩耍](?:一?[圈趟]|[几两三一]天)?|办[一-龥]{2,6}|玩|sightseeing|holiday|a wedding|visit(?:ing)? (?:family|relatives|my \w+)|medical treatment/i

/** Why somebody travels: what is said, else an errand the text names. */
export function readTravelPurpose(text: string): string | undefined {
  return errands.exec(text)?.[0] ?? readPurpose(text)
}

const counts: Readonly<Record<string, number>> = { 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5 }

const englishCounts: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3 }

/** How many copies: 两份, 2 copies. */
export function readCopies(text: string): number | undefined {
  const groups =
    /(?<zh>[一两二三四五1-5])\s?(?:份|张(?=[^,，。]{0,6}证明))|(?<en>[1-5]|one|two|three) cop(?:y|ies)/i.exec(
      text,
    )?.groups
  if (groups?.en) return englishCounts[groups.en.toLowerCase()] ?? Number(groups.en)
  return groups?.zh ? (counts[groups.zh] ?? Number(groups.zh)) : undefined
}
