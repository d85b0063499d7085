import { normalise } from './normalise.ts'

/** How somebody wants answers: short, or whole as they are without a wish; for the last one only, or from now on. */
export type StyleWish = { readonly style: 'short' | 'full'; readonly always: boolean }

/**
 * The words such a wish is made of. `short` says it only with a word of manner beside it (简单 alone may be praise),
 * `brief` by itself; `usual` is full only where something is restored.
 */
const vocabulary = {
  brief:
    '简短 简洁 简要 简明 精简 精炼 通俗易懂 通俗 直白 大白话 白话 人话 一句话 两句话 几句话 长话短说 简而言之 只要结论 只说结论 shorter briefer briefly simpler simply tldr',
  short: '简单 简略 短 重点 结论 short brief simple plain',
  tooLong:
    '太长 太多 太啰嗦 太罗嗦 太绕 太复杂 太专业 看不懂 听不懂 没看懂 没听懂 看不明白 听不明白 too long wordy complicated',
  always: '以后 今后 往后 从现在起 从现在开始 从今往后 每次 总是 一直 always hereafter',
  full: '详细 详尽 完整 具体 全文 展开 细说 full detailed detail details complete',
  usual: '正常 原来 原样 原先 normal long',
  restore: '恢复 改回 换回 变回 回到 调回 back again resume restore',
  no: "不用 不要 不必 不需要 别 取消 not no don't stop",
  manner:
    '点 点儿 一点 一点儿 一点点 一些 些 一下 一遍 说 讲 说得 讲得 说的 讲的 回答 回答得 回复 答复 答 解释 表达 概括 总结 用 说说 讲讲 再 更 say it make put answer answers more in words language english terms bit little much keep be',
  filler:
    '请 麻烦 劳驾 帮我 给我 对我 跟我 和我 我 你 您 能不能 能否 可不可以 可以 可否 能 那 那么 就 这么 都 也 要 想要 希望 拿 换成 改用 改成 成 到 给 清楚 这 这个 字 刚才 上面 上一条 这条 模式 版 版本 的话 地 的 得 吗 吧 呗 嘛 么 啊 呀 哈 了 啦 好吗 行吗 可以吗 谢谢 直接 就行 就好 即可 太 老百姓 please can could would you your me give the a to all go i want like only just thanks',
} as const

type Kind = keyof typeof vocabulary

const kinds: ReadonlyMap<string, Kind> = new Map(
  Object.entries(vocabulary).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind as Kind] as const)),
)
const longestWord = Math.max(...[...kinds.keys()].map(({ length }) => length))
// Longer texts ask for something.
const longest = 60

/** The kinds of all words of a text; null when it holds a word that no such wish has. */
function kindsOf(text: string): ReadonlySet<Kind> | null {
  const found = new Set<Kind>()
  let at = 0
  while (at < text.length) {
    if (/[\s,，。.!！?？、~…;；:：]/.test(text[at] ?? '')) {
      at += 1
      continue
    }
    const word = wordAt(text, at)
    const kind = kinds.get(word)
    if (!kind) return null
    found.add(kind)
    at += word.length
  }
  return found
}

function wordAt(text: string, at: number): string {
  const latin = /^[a-z']+/.exec(text.slice(at, at + longest))?.[0]
  if (latin) return latin
  for (let length = Math.min(longestWord, text.length - at); length > 0; length--) {
    const word = text.slice(at, at + length)
    if (kinds.has(word)) return word
  }
  return ''
}

const isOnlyTooLong = (has: ReadonlySet<Kind>): boolean => has.has('tooLong') && !has.has('brief') && !has.has('short')

/** Reads a wish on how answers are to be given, and nothing besides; null for every other text. */
export function readStyle(text: string): StyleWish | null {
  if (text.length > longest) return null
  const said = normalise(text).toLowerCase()
  const plain = said.replace('tl;dr', 'tldr').replace(/from now on|in (?:the )?future/, 'hereafter')
  const has = kindsOf(plain)
  if (!has) return null
  const always = has.has('always')
  const wantsShort =
    has.has('brief') || (has.has('short') && (always || has.has('no') || has.has('manner'))) || has.has('tooLong')
  const wantsFull = has.has('full') || (has.has('usual') && (has.has('restore') || always))
  if (wantsShort === wantsFull) return null
  // 别太长 wants it short, 不用简短了 does not any more.
  if (has.has('no'))
    return wantsShort && !isOnlyTooLong(has) ? { style: 'full', always: true } : { style: 'short', always }
  return wantsShort ? { style: 'short', always } : { style: 'full', always: always || has.has('restore') }
}
