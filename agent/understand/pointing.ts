import { readNumber } from './numbers.ts'

const measure = '[个条项门场期班位张份节堂款名件]'
const pointer = new RegExp(
  `(?:第(?<n>[一二两三四五六七八九]|\\d{1,2})|(?<last>最后一?)|(?<top>(?:最)?[上头]面?(?:那|一)|首|头(?=[个条门]))|(?<middle>(?:最)?中间(?:那)?(?:一)?)|(?<only>^(?:就|要)?[这那]))${measure}(?:课程?|培训班?|班(?!车)|通知|申请|单子?|人(?!事))?|\\bthe (?<en>first|second|third|fourth|last) (?:one|course|item)\\b`,
  'i',
)
const english: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, last: -1 }

/** 1. 礼仪 12.3；2. 档案整理 12.9: what is numbered, or set out line by line. */
function itemsOf(said: string): readonly string[] {
  const numbered = [...said.matchAll(/(?:^|[\s；;。:：])\(?(\d{1,2})[.、．)]\s?(?!\d)([^；;\n]{2,60})/g)].map(
    ([, , item]) => item ?? '',
  )
  if (numbered.length > 1) return numbered
  const listed = listAfterColon(said)
  if (listed.length > 1) return listed
  const rows = said.split('\n').filter((line) => /^\s*(?:[-•·*]|\|)/.test(line) && !/^\s*\|?\s*-{2,}/.test(line))
  return rows.map((line) => line.replace(/^\s*[-•·*|]\s*/, ''))
}

// 缺卡 3 次:10月14日上班、10月21日上班: what stands behind a colon, side by side.
function listAfterColon(said: string): readonly string[] {
  const list = /(?<!\d)[:：]\s*([^:：\n。“”]{4,300})。?$/.exec(said)?.[1] ?? ''
  const items = list.split(/[;；]/).length > 1 ? list.split(/[;；]/) : list.split('、')
  return items.length > 1 && items.every((item) => item.trim().length >= 2 && item.length <= 40) ? items : []
}

/** What an item is called: its first words, without the dates, hours and places that follow. */
function nameOf(item: string): string {
  const [first = ''] = item.split(/\s[|]\s|[（(，,：:|]|\s+(?=[\d周上下])/)
  return first.replace(/[。.\s]+$/, '').trim()
}

function positionOf(groups: Readonly<Record<string, string | undefined>>, count: number): number | null {
  if (groups.last) return -1
  if (groups.middle) return count % 2 === 1 ? (count + 1) / 2 : null
  if (groups.top) return 1
  if (groups.n) return readNumber(groups.n)
  return groups.en ? (english[groups.en.toLowerCase()] ?? null) : null
}

/**
 * A text that points into the list it was just given, with what is pointed at named: 报第三门 after three courses
 * becomes 报 档案整理. Null where nothing is pointed at, or the list has no such place.
 */
export function namePointedAt(text: string, answered: string): string | null {
  const found = pointer.exec(text)
  if (!found?.groups) return null
  const items = itemsOf(answered)
  const position = found.groups.only && items.length === 1 ? 1 : positionOf(found.groups, items.length)
  if (position === null) return null
  const item = items.at(position < 0 ? position : position - 1)
  const name = item === undefined ? '' : nameOf(item)
  if (name.length < 2) return null
  const [before, after] = [text.slice(0, found.index), text.slice(found.index + found[0].length)]
  // A particle behind is no clause of its own: 就报第一个吧.
  const rest = /^(?:吧|了|呢|好了|行了)+$/.test(after) ? '' : after
  return `${before} ${name} ${rest}`.trim()
}

const thisItem = /这(?:一)?[条个项笔件](?=我|,|，|不|就|有|的|是)/

/** 这条我不认 after an answer that names one number, with that number in its place; null where it names none or several. */
export function nameItem(text: string, answered: string): string | null {
  const numbers = new Set(answered.match(/\b[A-Z]{2}-\d[\w-]*/g) ?? [])
  const [number, other] = [...numbers]
  return number !== undefined && other === undefined && thisItem.test(text)
    ? text.replace(thisItem, `${number} `)
    : null
}
