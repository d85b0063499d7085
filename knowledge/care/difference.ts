import { commonRuns } from '../text/common-runs.ts'

/** Words that say nothing about what a question is about. */
const filler =
  /请问|一下|吗|呢|吧|啊|呀|嘛|么|了|的|得|地|着|过|我们|咱们|你们|我|咱|你|您|在|去|到|来|把|给|就|还|也|都|才|再|那|这|个|之|现在|目前|如今|今年|哪里|哪儿|哪边|哪|里|时候|呗|及|和|与|期间|时|本单位|我局|单位|究竟|具体|大概|一般|please|\b(?:do|does|is|are|the|a|an|i|we|my|our|of|to|in|on|for)\b/g
/** Words of one kind may stand for each other, those of different kinds may not: 能交 and 要交 are two questions. */
const kinds: readonly (readonly [kind: string, words: RegExp])[] = [
  ['may', /可以|能够|可否|能否|能|可|\b(?:can|may)\b/g],
  ['must', /应该|应当|需要|要|需|该/g],
  ['is', /是否|算|是/g],
  ['has', /有/g],
  ['how', /怎么办|怎么样|怎么|怎样|如何|咋/g],
]

/** The kinds of small words a part is made of; null when it says something. */
function smallWords(part: string): string | null {
  let rest = part
  const found: string[] = []
  for (const [kind, words] of kinds) {
    const without = rest.replace(words, ' ')
    if (without !== rest) found.push(kind)
    rest = without
  }
  return rest.replace(filler, ' ').trim() === '' ? found.join(' ') : null
}

type Part = { readonly one: string; readonly other: string }

/** What stands in one text and not in the other, between what both have. */
function partsOf(one: string, other: string): readonly Part[] {
  const lengths = commonRuns(one, other)
  const width = other.length + 1
  const parts: Part[] = []
  let part = { one: '', other: '' }
  const close = () => {
    if (part.one !== '' || part.other !== '') parts.push(part)
    part = { one: '', other: '' }
  }
  let i = 0
  let j = 0
  while (i < one.length || j < other.length) {
    if (i < one.length && j < other.length && one[i] === other[j]) {
      close()
      i++
      j++
    } else if (
      j >= other.length ||
      (i < one.length && (lengths[(i + 1) * width + j] as number) >= (lengths[i * width + j + 1] as number))
    )
      part = { ...part, one: part.one + one[i++] }
    else part = { ...part, other: part.other + other[j++] }
  }
  close()
  return parts
}

const longest = 300

/** How two parts differ that stand in the same place. */
function differenceOfPart({ one, other }: Part): 'none' | 'more' | 'swapped' {
  const [small, otherSmall] = [smallWords(one), smallWords(other)]
  const isAdded = one === '' || other === ''
  if (small === null || otherSmall === null) return isAdded ? 'more' : 'swapped'
  return small === otherSmall || small === '' || otherSmall === '' ? 'none' : 'swapped'
}

/**
 * How the words of two folded questions differ: `none` but in small words; `more` where one of them says something the
 * other leaves out; `swapped` where each says something else, as 婚假 for 丧假, which makes another question of it
 * however alike the rest is.
 */
export function differenceOf(one: string, other: string): 'none' | 'more' | 'swapped' {
  if (one.length > longest || other.length > longest) return 'swapped'
  let says: 'one' | 'other' | null = null
  for (const part of partsOf(one, other)) {
    const difference = differenceOfPart(part)
    if (difference === 'swapped') return 'swapped'
    if (difference === 'none') continue
    const side = part.other === '' ? 'one' : 'other'
    // Said in different places it is a swap too: 退休前可以休假吗, 可以提前休假吗.
    if (says !== null && says !== side) return 'swapped'
    says = side
  }
  return says === null ? 'none' : 'more'
}
