const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛段郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文甄柳裴纪邢樊霍虞骆盛舒牛童欧庄詹涂路凌殷倪柯翟鲁葛祝聂冉岳尚齐温关包辛管单左耿蒲季尤柴焦项晏伍苗鲍华喻祁房安宁洪费岑宫丘娄傅卞阮辜仇鄢瞿丛屠景巩褚卫'
const doubles = '欧阳|上官|司马|诸葛|皇甫|尉迟|慕容|令狐|夏侯|司徒|端木|公孙'
const name = `(?:(?:${doubles})[一-龥]{1,2}|[${surnames}][一-龥]{1,2})`

/** Words of the heads of tables and of rules that begin like a name. */
const notName =
  /^(?:高[血温龄危原级校管]|康复|任[何职期免务命]|安[全排置]|方[面便案式法]|单[位独据]|项目|程[序度]|管理|包[括含]|计[算划]|常[见规用]|关[于系]|严[重格]|连续|许可|华[东人]|文[件化书]|平|白[天细血]|于|易[感于]|经|季[度节]|温[度馨]|金额|费用|卫生|江[苏西]|宁[波夏]|何[时种处]|向|尚|石|左[右上下眼耳侧]|余|路|万|某|.某|.{1,2}[者的了是有因病症])/

const condition =
  /(?:肝|肺|胃|肠|乳腺|宫颈|甲状腺|血|骨|食管|前列腺)?癌|恶性肿瘤|白血病|糖尿病|高血压|冠心病|心脏病|脑梗|中风|抑郁|焦虑症|双相|精神分裂|乙肝|肝炎|肝硬化|肺结核|艾滋|hiv|梅毒|癫痫|肾衰|尿毒症|透析|化疗|放疗|哮喘|红斑狼疮|帕金森|流产|怀孕|妊娠|孕\s?\d{1,2}\s?周|保胎|不孕|试管婴儿|骨折|手术|确诊|病史|残疾[一二三四]级|[一二三四]级残疾|心理咨询|服药/i

const asCell = new RegExp(`^${name}$`)
const labelled = new RegExp(`(?:姓名|职工|员工|患者|病人|同志|教师|干部)[\\s:：]{1,3}(${name})(?![一-龥])`)
const beforeWord = new RegExp(
  `(?:^|[^一-龥])(${name}?)(?=(?:同志|老师|先生|女士|主任|科长|处长)?(?:患|因|查出|检出|确诊|被诊断|诊断|怀孕|妊娠|流产|近期|近日|目前|现|住院|手术|做|接受|有|于|自|[,，:：(（]))`,
  'g',
)
const longestLine = 1000

function isName(word: string): boolean {
  return word.length >= 2 && !notName.test(word)
}

function namedInCells(line: string): boolean {
  return line.split('|').some((cell) => {
    const word = cell.trim()
    return asCell.test(word) && isName(word)
  })
}

/** True where a name stands before the condition: at most 40 characters as in 某某因某病住院, or on its line as 姓名：某某. */
function namedInSentence(sentence: string, condition: number): boolean {
  const before = sentence.slice(Math.max(0, condition - 40), condition + 2)
  const word = labelled.exec(sentence.slice(Math.max(0, condition - 160), condition))?.[1]
  if (word !== undefined && isName(word)) return true
  return Array.from(before.matchAll(beforeWord)).some(([, said = '']) => isName(said))
}

function hasNote(sentence: string): boolean {
  const at = condition.exec(sentence)?.index
  if (at === undefined) return false
  return sentence.includes('|') ? namedInCells(sentence) : namedInSentence(sentence, at)
}

/**
 * How many rows and sentences tell of the health of somebody who is named.
 * @param text as `plainText` gives it
 */
export function countHealthNotes(text: string): number {
  let count = 0
  for (const line of text.split('\n')) {
    const sentences = line.includes('|') ? [line.slice(0, longestLine)] : line.split(/[。;；!！]/)
    for (const sentence of sentences) if (hasNote(sentence.slice(0, longestLine))) count++
  }
  return count
}
