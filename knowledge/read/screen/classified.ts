import { type AboutDocument, besideText, type Finding } from './finding.ts'
import { bodyLines, plainText } from './folding.ts'

const level = '(?:绝密|机密|秘密)'
const stars = '[★☆⭐✩✪✫✬✭✮✯*]'
const term = '(?:[\\d〇一二三四五六七八九十百]+(?:年|个?月|日)|长期|启[用封]前|解密前)'
const order = '(?:特提|特急|加急|平急|急件)'
/** 000123 (number of the copy), 密级, 特急: what may stand beside a mark on its line. */
const beside = `(?:(?:份号|编号|密级|等级|保密期限|№|No\\.?)[:：]?|${order}|\\d{4,8})`
const inner = '内部(?:资料|文件|材料|文稿|刊物|使用|参阅|传阅|掌握)'
const keep =
  '(?:(?:不得|严禁|请勿|禁止|切勿|不准|勿)(?:外传|外泄|外借|翻印|复印|复制|转发|转载|公开)|注意(?:保密|保存)|妥善保管)'
const joint = '[,，.。;；:：!！、·\\-—_/]?'

/** Line patterns are matched against a line without white space. */
const starred = new RegExp(`^${beside}{0,3}${level}级?${stars}+${term}?${beside}{0,2}$`)
const starredPart = new RegExp(`${level}级?${stars}+(?:${term})?`)
const termed = new RegExp(`^${beside}{0,3}${level}级?[:：,，]?(?:保密期限)?[:：]?${term}$`)
const levelLine = new RegExp(`^(?:${beside}{0,3}${level}级?${order}?|本?(?:文件|文)?密级[:：为是]+${level}级?)$`)
const innerLine = new RegExp(
  `^(?:(?:本?(?:单位|局|行业|系统))?(?:仅供|只供|限)?${inner}|工作秘密)${joint}(?:${keep}${joint}){0,3}$`,
)
const innerOnly = new RegExp(
  `^(?:仅供|只供|限)(?:本?(?:单位|局|系统))?(?:内部|工作)(?:使用|参阅|传阅|参考|掌握)?${joint}(?:${keep}${joint}){0,3}$`,
)
const keepLine = /^(?:不得|严禁|请勿|禁止|切勿|不准)外[传泄][!！。]?$/
const declared = new RegExp(
  `本(?:文件|通知|件|材料|资料|方案|文)(?:密级)?(?:属于?|为|是|系|定为|[:：])(?:${level}级?(?:文件|材料|资料|事项)?|国家秘密)(?=[,，。.;；!！★]|$)`,
)
const declaredInner = new RegExp(`本(?:文件|通知|件|材料|资料|方案)(?:属于?|为|是|系)${inner}${joint}${keep}`)
const declaring = /本(?:文件|通知|件|材料|资料|方案|文)/

const open = '[【\\[(〔<《]'
const close = '[】\\])〕>》]'
const bracketed = new RegExp(`^${open}(?:${level}级?(?:${stars}.{0,8})?|${inner}(?:${joint}${keep})?)${close}`)
const bracketedEnd = new RegExp(`${open}(?:${level}级?(?:${stars}.{0,8})?|${inner}(?:${joint}${keep})?)${close}$`)
const leading = new RegExp(`^(?:${level}|${inner})[-_—·.★]`)

/** Words that show that a line speaks about marks instead of bearing one. */
const speaking =
  /怎么|如何|什么|是否|哪些|含义|区别|[?？]|标志|标注|标识|样式|格式|形式|例如|示例|是指|应当|分为|[“”"'「」『』`]/
const headLines = 12
const longestMark = 40

function squeeze(line: string): string {
  return line.replace(/\s+/g, '')
}

function withoutMarkUp(line: string): string {
  return line
    .trim()
    .replace(/^#{1,6}\s+/, '')
    .replace(/\\(?=[*★])/g, '')
    .replace(/^\*{1,3}(?=[^*\s])|(?<=[^*\s])\*{2,3}$/g, '')
}

const isQuoted = (line: string) => /^\s*(?:>|[-+*]\s|\d{1,3}[.)]\s|\|)/.test(line)

/** The pieces of a line of the head: cells, and what stands far apart. */
function piecesOf(line: string): readonly string[] {
  const pieces = line.split(/\||\t|\s{2,}/).map((piece) => squeeze(withoutMarkUp(piece)))
  return [...new Set([squeeze(withoutMarkUp(line)), ...pieces])].filter((piece) => piece !== '')
}

const isInner = (line: string) => innerLine.test(line) || innerOnly.test(line)

function isShortStarred(line: string): boolean {
  return line.length <= longestMark && starredPart.test(line) && !/[,，。;；]/.test(line)
}

/** True for a line at the head, in a header or a watermark that bears a mark. */
function isHeadMark(line: string): boolean {
  if (line.length > longestMark || speaking.test(line)) return false
  return (
    [starred, termed, levelLine, keepLine, bracketed].some((pattern) => pattern.test(line)) ||
    isShortStarred(line) ||
    isInner(line)
  )
}

/** True for a line anywhere that can be nothing but a mark: that of each page of a text without pages. */
function isPageMark(line: string): boolean {
  return starred.test(line) || (termed.test(line) && line.length <= 16)
}

const isTitleMark = (text: string) =>
  [bracketed, bracketedEnd, leading, levelLine, starred, termed].some((pattern) => pattern.test(text)) || isInner(text)

/** Levels named alone on lines of their own list what levels there are, when they are several. */
function isEnumeration(marks: readonly string[]): boolean {
  const bare = marks.filter((mark) => levelLine.test(mark) && !mark.includes('密级'))
  return new Set(bare).size > 1 && bare.length === marks.length
}

function marksInText(text: string): readonly string[] {
  const lines = bodyLines(text).filter((line) => line.trim() !== '')
  const head = lines.slice(0, headLines).flatMap((line) => {
    if (/^\s*(?:>|[-+*]\s)/.test(line) && !starred.test(squeeze(withoutMarkUp(line.replace(/^\s*>/, ''))))) return []
    const found = piecesOf(line).find(isHeadMark)
    return found === undefined ? [] : [found]
  })
  const rest = lines.slice(headLines).flatMap((line) => {
    if (line.length > 200 || isQuoted(line)) return []
    const mark = squeeze(withoutMarkUp(line))
    return isPageMark(mark) ? [mark] : []
  })
  return [...(isEnumeration(head) ? [] : head), ...rest, ...repeatedMarks(lines), ...declarations(lines)]
}

/** A bare 机密 or 内部资料 that comes back on lines of its own is the header of each page. */
function repeatedMarks(lines: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const line of lines.slice(headLines)) {
    if (line.length > 100 || isQuoted(line)) continue
    const mark = squeeze(withoutMarkUp(line))
    if (levelLine.test(mark) || isInner(mark)) counts.set(mark, (counts.get(mark) ?? 0) + 1)
  }
  const repeated = [...counts].filter(([, count]) => count >= 3)
  return repeated.length === 1 ? repeated.flatMap(([mark, count]) => Array.from({ length: count }, () => mark)) : []
}

function declarations(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => {
    if (!declaring.test(line)) return []
    const said = squeeze(line)
    if (speaking.test(said.slice(0, 200))) return []
    const mark = declared.exec(said) ?? declaredInner.exec(said)
    return mark ? [mark[0]] : []
  })
}

function marksInMetadata(metadata: AboutDocument['metadata']): readonly string[] {
  return Object.entries(metadata).flatMap(([key, value]) => {
    const said = squeeze(plainText(value))
    const names =
      /密级|保密等级|classification|secrecy/i.test(key) && /绝密|机密|秘密/.test(said) && !/非秘密|无/.test(said)
    return names || isHeadMark(said) ? [said] : []
  })
}

/** Words of a header beside page numbers and strokes. */
function marksInMargins(marks: readonly string[]): readonly string[] {
  return marks.flatMap((mark) => {
    const lines = plainText(mark.slice(0, 2000))
      .split('\n')
      .flatMap((line) => [
        line,
        line.replace(/第?\s*\d+\s*页|共\s*\d+\s*页|^\W+|\W+$/gu, (cut) => cut.replace(/[\d第共页\s\-—–]/g, '')),
      ])
    const found = lines.flatMap(piecesOf).find(isHeadMark)
    return found === undefined ? [] : [found]
  })
}

/**
 * Marks of state secrets and of papers that must not leave the body (机密★10年, 秘密, 内部资料 不得外传): at the head, on
 * each page, in headers, watermarks, title, name and metadata. Sentences that speak about such marks are none.
 * @see GB/T 9704-2012, 7.2.2 and 保守国家秘密法实施条例 (2024), on the mark
 */
export function findClassified(text: string, about: AboutDocument): readonly Finding[] {
  const { metadata, marks = [] } = about
  const titles = besideText({ name: about.name.replace(/\.[A-Za-z\d]{1,8}$/, ''), title: about.title, metadata: {} })
  const found = [
    ...marksInText(plainText(text)),
    ...titles.map((title) => squeeze(plainText(title))).filter((title) => isTitleMark(title)),
    ...marksInMetadata(metadata),
    ...marksInMargins(marks),
  ]
  if (found.length === 0) return []
  const secret = found.some((mark) => /绝密|机密|(?<!工作)秘密/.test(mark))
  const what = secret ? '国家秘密标志' : '内部资料或不得外传的标志'
  const sentence = `文件上有${what}（${found.length} 处），不能导入知识库，内容没有保存。请把文件交本单位保密工作机构处理；确实可以公开的，请换用没有标志的正式文本。`
  return [{ kind: 'classified', sentence, count: found.length, severity: 'refused' }]
}
