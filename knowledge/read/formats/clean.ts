import { UnreadableFile } from '../unreadable.ts'
import type { ReadWarning } from './contract.ts'
import { quoteExample } from './notices.ts'

/** A text without the characters that only machines see, and what was removed. */
export type CleanedText = { readonly text: string; readonly warnings: readonly ReadWarning[] }

type Family = { readonly name: string; readonly members: RegExp; readonly decides: boolean }

/**
 * Characters that are not seen, by family. Those that can turn the order of what is shown or carry a text of their own
 * are for a person to look at (Unicode 17: UTS #39, UTR #36, 2025).
 */
const families: readonly Family[] = [
  { name: '双向控制', members: /[\u202a-\u202e\u2066-\u2069]/gu, decides: true },
  { name: '方向标记', members: /[\u061c\u200e\u200f]/gu, decides: false },
  { name: '标签', members: /[\u{e0000}-\u{e00ff}]/gu, decides: true },
  {
    name: '零宽',
    members: /[\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0]/gu,
    decides: false,
  },
  { name: '软连字符', members: /\u00ad/gu, decides: false },
  { name: '变体选择', members: /[\u180b-\u180d\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu, decides: false },
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed.
  { name: '控制', members: /[\u0001-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/gu, decides: false },
  {
    name: '占位',
    members: /[\ufdd0-\ufdef\ufff0-\ufffc\ufffe\uffff]|[\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}]/gu,
    decides: false,
  },
]

function removeUnseen(text: string): CleanedText {
  const found: { name: string; count: number; decides: boolean }[] = []
  let rest = text
  for (const { name, members, decides } of families) {
    let count = 0
    rest = rest.replace(members, () => {
      count++
      return ''
    })
    if (count > 0) found.push({ name, count, decides })
  }
  if (found.length === 0) return { text, warnings: [] }
  const count = found.reduce((sum, one) => sum + one.count, 0)
  const needsDecision = found.some(({ decides }) => decides)
  const parts = found.map((one) => `${one.name} ${one.count} 个`).join('、')
  const advice = needsDecision ? '其中有能颠倒显示顺序或藏匿文字的字符，请对照原文核对。' : ''
  const sentence = `去掉了 ${count} 个看不见的字符（${parts}）。${advice}`
  return { text: rest, warnings: [{ kind: 'removed_characters', sentence, count, needsDecision }] }
}

/** Letters of other scripts that look like Latin ones (UTS #39, confusables, 2025). */
const lookAlikes = [
  // Cyrillic
  '\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0474\u0430\u0435\u0455\u0456\u0458\u043e\u0440\u0441\u0443\u0445\u0475\u04bb\u0501\u051b\u051d\u04cf',
  // Greek
  '\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03b1\u03b3\u03b9\u03ba\u03bd\u03bf\u03c1\u03c5\u03c7\u03f2\u03f3',
  // Armenian
  '\u0531\u0555\u054f\u057d\u0578\u0585\u0570',
  // Cherokee
  '\u13aa\u13f4\u13df\u13ac\u13bb\u13a5\u13ab\u13e6\u13de\u13b7\u13e2\u13d2\u13da\u13a2\u13d9\u13b3\u13c3',
].join('')
const lookAlike = new RegExp(`[${lookAlikes}\\u{1d400}-\\u{1d7ff}]`, 'u')
const letterRun =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\u{1d400}-\u{1d7ff}]{2,}/gu
const unit = /^[μµΩk]+[a-zA-Z]{0,2}$|^[a-zA-Z]?[Ωμµ]$/u
const numberRun = /[\d０-９][\d０-９.,．，]*/g

/** True for letters that are read as one word though they come from several alphabets. */
function isMixedWord(word: string): boolean {
  if (!lookAlike.test(word) || unit.test(word)) return false
  const foreign = [...word].filter((character) => lookAlike.test(character)).length
  const length = [...word].length
  // Letters of formulas are no letters of any alphabet.
  return /[\p{Script=Latin}\u{1d400}-\u{1d7ff}]/u.test(word) || (length >= 3 && foreign === length)
}

function mixedScripts(text: string): readonly ReadWarning[] {
  const words = lookAlike.test(text) ? (text.match(letterRun) ?? []).filter(isMixedWord) : []
  const numbers = /[０-９]/.test(text)
    ? (text.match(numberRun) ?? []).filter((number) => /\d/.test(number) && /[０-９]/.test(number))
    : []
  const count = words.length + numbers.length
  if (count === 0) return []
  const sentence = `有 ${count} 处字母或数字混用了形近的字符${quoteExample(words[0] ?? numbers[0] ?? '')}，看着相同而实际不同，请核对。`
  return [{ kind: 'mixed_scripts', sentence, count, needsDecision: false }]
}

/**
 * What is said of the characters that could not be read.
 * @throws UnreadableFile E_CORRUPT when they are more than one in a thousand
 */
export function replacedCharacters(text: string): readonly ReadWarning[] {
  // 锟斤拷 is two of them that were saved once more in another encoding.
  const count = (text.match(/\ufffd/g) ?? []).length + 2 * (text.match(/锟斤拷/g) ?? []).length
  if (count === 0) return []
  if (count > text.length / 1000)
    throw new UnreadableFile(
      'E_CORRUPT',
      '文件里有许多无法识别的字符（乱码）。请用原来的程序另存为 UTF-8 编码或重新导出后再导入。',
    )
  const sentence = `有 ${count} 个字符无法识别，在正文里显示为“\ufffd”，请对照原文补上。`
  return [{ kind: 'replaced_characters', sentence, count, needsDecision: true }]
}

/**
 * Removes and counts what is not seen: directions, zero widths, tags, controls; tells of letters of several alphabets
 * in one word, which stay as they are.
 * @throws UnreadableFile E_CORRUPT for NUL and for text that is mostly unreadable
 */
export function cleanText(text: string): CleanedText {
  if (text.includes('\0')) throw new UnreadableFile('E_CORRUPT', '文件里有空字符（NUL），已损坏。请重新导出后再导入。')
  const plain = text.toWellFormed().replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
  const { text: seen, warnings } = removeUnseen(plain)
  return { text: seen, warnings: [...warnings, ...replacedCharacters(seen), ...mixedScripts(seen)] }
}
