import type { Spans } from './spans.ts'
import type { View } from './view.ts'

const gap = '[\\s·,，、-]{0,2}'
const number = `(?:[A-Za-z]?\\d{1,5}(?:${gap}[-—]${gap}\\d{1,5}){0,3}|[一二三四五六七八九十百零〇两]{1,6}|[甲乙丙丁东西南北A-Z])`
const regionEnd = '(?:省|自治区|市|州|盟|区|县|旗|镇|乡|街道|开发区)'
// The name ends at the first word of its kind, so that there is one way to read a row of them.
const region = `(?:[一-龥]{2}(?:(?!${regionEnd})[一-龥]){0,6}${regionEnd}${gap}){0,5}`
const way =
  '[一-龥]{1,8}?(?:路|街|大道|道|巷|弄|胡同|里弄|里|条|村|庄|屯|组|社区|小区|新村|花园|家园|公寓|苑|城|府|园|坊|湾|庭|邸|居|大厦|广场|宿舍|大院)'
const place = `(?:号院|号楼|号|弄|幢|栋|座|楼|单元|门|室|户|层|组|队|房)`
/** A street or a quarter, and behind it a house; or a quarter and two parts of a house. */
const house = new RegExp(
  `${region}${way}${gap}(?:${way}${gap}){0,2}(?:${number}${gap}${place}${gap}){1,6}(?:\\d{1,5}(?:室|户)?)?`,
  'g',
)
/** Where somebody says that this is where they live, all up to the next mark. */
const told =
  /(?<=(?:家庭?住址|家庭地址|通[讯信]地址|收[件货]地址|现住址?|住址|户籍(?:地址|所在地|地)|家住|我住在?|住在|搬到了?|地址)(?:\s?(?:是|为|在|改为|改成|变更为|:))*\s?)[一-龥A-Za-z\d][^，。；;！？!?\n]{3,50}/g
const isHouse = /\d|[一二三四五六七八九十]+(?:号|幢|栋|单元|室|楼|弄)/
const english =
  /\b(?:(?:room|flat|unit|apt\.?|building|no\.?)\s?#?[A-Za-z]?\d+[A-Za-z]?\s?,\s?)*(?:no\.?\s?)?\d{1,5}\s(?:[A-Z][a-z]+\s){1,3}(?:road|street|avenue|lane|alley|rd|st|ave)\b\.?(?:,\s?[A-Z][a-z]+(?:\s(?:district|city|province))?){0,4}/gi
// What stands in rules: items, articles and files have numbers too.
const ofRules = /第\s*[一二三四五六七八九十百\d]+\s*(?:条|号|组|层)|〔|文件|令第|公告/

/** Finds where people live: a street with a house, or whatever follows the words that say so. */
export function findPlaces({ text }: View, spans: Spans): void {
  for (const { index: at, 0: said } of text.matchAll(told))
    if (isHouse.test(said) && !ofRules.test(said)) spans.add({ at, end: at + said.trimEnd().length, sort: '地址' })
  for (const pattern of [house, english])
    for (const { index: at, 0: said } of text.matchAll(pattern)) {
      const end = at + said.trimEnd().replace(/[,，、·-]+$/, '').length
      if (!ofRules.test(said) && text[at - 1] !== '第') spans.add({ at, end, sort: '地址' })
    }
}
