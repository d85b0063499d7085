import { words } from './injury-words.ts'

/** Classes of a pre-screen; the competent authority alone decides. */
export type Prescreen = 'should_recognise' | 'deemed' | 'excluded' | 'not_covered' | 'needs_evidence'

type Reader = (facts: string) => Prescreen | null

const is = (word: keyof typeof words, facts: string): boolean => words[word].test(facts)

/** Own intent, drink, drugs or self-harm; somebody else's, or that of whoever was rescued, excludes nobody. (16) */
const excluded: Reader = (facts) => {
  if (is('otherSide', facts)) return null
  if (is('crime', facts) || is('drugs', facts)) return 'excluded'
  if (is('drunk', facts)) return is('suspected', facts) || is('unclear', facts) ? 'needs_evidence' : 'excluded'
  return is('selfHarm', facts) && !is('rescue', facts) ? 'excluded' : null
}

/** Rescue for the public, old wounds of soldiers with a certificate. (15 二, 三) */
const publicGood: Reader = (facts) => {
  if (is('rescue', facts)) return 'deemed'
  if (!is('oldInjury', facts)) return null
  return is('soldier', facts) && !is('noCertificate', facts) ? 'deemed' : 'needs_evidence'
}

/** An occupational disease once it is diagnosed; what wears out over years has to be shown first. (14 四) */
const disease: Reader = (facts) => {
  if (is('disease', facts)) return is('suspected', facts) ? 'needs_evidence' : 'should_recognise'
  return is('wornOut', facts) && !is('died', facts) ? 'needs_evidence' : null
}

const numerals = '零一二三四五六七八九'

function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const [tens, ones] = text.includes('十') ? text.split('十') : ['0', text]
  const digit = (one: string | undefined, empty: number) => (one ? Math.max(0, numerals.indexOf(one)) : empty)
  return (
    (text.includes('十') ? digit(tens, 1) * 10 : 0) + digit(text.includes('十') ? ones : text.replace('两', '二'), 0)
  )
}

const englishNumbers: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  five: 5,
  six: 6,
  ten: 10,
  twelve: 12,
}

/** Hours from the first rescue to death as far as they are told; null when they are not. */
function hoursToDeath(facts: string): number | null {
  if (/(?:超过|逾|多于)\s*(?:48|四十八)|一周|一星期|半个?月|一个?月|[两几]个?(?:周|星期|月)/.test(facts)) return 50
  const hours = /(\d+|[一二两三四五六七八九十]+)(?:多)?(?:个)?(?:多)?(?:小时|钟头)/.exec(facts)?.[1]
  if (hours) return numberOf(hours)
  const english = /(\d+|[a-z]+) hours?/i.exec(facts)?.[1]?.toLowerCase()
  if (english) return englishNumbers[english] ?? (Number(english) || null)
  const daysLong = /(?<!第)(\d+|[一二两三四五六七八九十]+)(?:多)?天(?!晚)/.exec(facts)?.[1]
  if (daysLong) return numberOf(daysLong) * 24 + 1
  if (/第二天|次日/.test(facts)) return 24
  return is('atOnce', facts) ? 0 : null
}

/** Sudden illness: dead at once or within 48 hours, at work and at the post; survival is not covered. (15 一) */
const illness: Reader = (facts) => {
  if (!is('illness', facts)) return null
  if (is('survived', facts)) return 'not_covered'
  if (is('inTreatment', facts)) return 'needs_evidence'
  if (!is('died', facts)) return 'needs_evidence'
  if (is('offDuty', facts) || /宿舍/.test(facts)) return is('calledIn', facts) ? 'needs_evidence' : 'not_covered'
  return death(facts)
}

/** Death after an illness that began at work: within 48 hours or not, two days being neither. */
function death(facts: string): Prescreen {
  const hours = hoursToDeath(facts)
  if (hours === 49) return 'needs_evidence'
  if (hours !== null && hours > 48) return 'not_covered'
  if (!is('atWork', facts)) return 'needs_evidence'
  return hours === null && /送医|医院/.test(facts) ? 'needs_evidence' : 'deemed'
}

/** What nobody can tell is looked into, wherever it happened. */
const unclear: Reader = (facts) => (is('unclear', facts) ? 'needs_evidence' : null)

/** Away for work: not for private doings. (14 五; 法释〔2014〕9号 第五条) */
const away: Reader = (facts) => {
  if (!is('away', facts) || /回来(?:后)?第|回来以后/.test(facts)) return null
  return is('privateAway', facts) ? 'not_covered' : 'should_recognise'
}

/** On the way to or from work: traffic accidents that are not mainly one's own fault. (14 六; 法释 第六条) */
const commuting: Reader = (facts) => {
  if (!is('commute', facts)) return null
  if (is('detour', facts)) return 'not_covered'
  if (is('openLiability', facts)) return 'needs_evidence'
  if (is('notMine', facts)) return 'should_recognise'
  if (is('mineFull', facts)) return 'not_covered'
  if (is('rail', facts)) return 'should_recognise'
  return is('alone', facts) && !is('vehicle', facts) ? 'not_covered' : 'needs_evidence'
}

/** Violence because of one's duty; a private quarrel has to be looked into. (14 三) */
const violence: Reader = (facts) => {
  if (!is('violence', facts) || is('horseplay', facts)) return null
  if (is('privateQuarrel', facts)) return 'needs_evidence'
  if (is('duty', facts)) return 'should_recognise'
  // Hit by a thing and not by a person: an accident like any other.
  return /被[^,，。]{0,8}(?:砸|推|咬|泼)/.test(facts) && is('atWork', facts) ? null : 'needs_evidence'
}

/** What the unit arranged is work, wherever it is. (法释 第四条 二) */
const organised: Reader = (facts) => (is('organised', facts) ? 'should_recognise' : null)

/** Private doings, and days and places off duty. */
const privately: Reader = (facts) => {
  if (is('horseplay', facts)) return 'not_covered'
  if (!is('offDuty', facts)) return null
  return is('calledIn', facts) ? 'needs_evidence' : 'not_covered'
}

/** At work with a harm: nothing tells against it. (14 一, 二; 法释 第四条 一) */
const atWork: Reader = (facts) => (is('atWork', facts) && is('harm', facts) ? 'should_recognise' : null)

const readers = [
  excluded,
  publicGood,
  disease,
  illness,
  unclear,
  organised,
  away,
  commuting,
  violence,
  privately,
  atWork,
]

/**
 * Pre-screens the facts of an accident from one or two sentences; never a decision, and what no article clearly fits
 * needs evidence.
 * @see 工伤保险条例 第十四条, 第十五条, 第十六条, 第四十三条; 法释〔2014〕9号 第四条至第六条
 */
export function injuryPrescreen(input: { readonly facts: string }): {
  prescreen: Prescreen
  decisionByAuthorityOnly: true
  liableEmployer?: '原用人单位'
} {
  const { facts } = input
  const prescreen = readers.map((read) => read(facts)).find((found) => found !== null) ?? 'needs_evidence'
  return {
    prescreen,
    decisionByAuthorityOnly: true,
    ...(/借调|抽调/.test(facts) ? { liableEmployer: '原用人单位' as const } : {}),
  }
}
