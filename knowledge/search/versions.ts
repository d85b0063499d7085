import type { Catalogue, IndexedDocument } from '../index/snapshot.ts'
import type { DaySlot } from './days.ts'
import type { ActMentions } from './lookup.ts'

const edition =
  /((?:19|20)\d\d)年?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出台|通过|公布|颁布|施行|实施|修订|修正|修改|制定|生效)?后?的?(?:那部|那个|那版|版|版的|版本的)?的?$/
const editionAfter = /^(?:的)?(?:第)?((?:19|20)\d\d)年?(?:\d{1,2}月)?(?:版|修订|修正|修改|文本|那版)/
const formerly =
  /(?:[旧老原]的?|(?:原来|原先|以前|之前|当时|那时候?|过去|从前|早先|先前|曾经)的?(?:那部|那版)?|(?:上|前)一版的?|old|former|previous|earlier|original|prior|repealed)$/
const formerlyAfter =
  /^的?(?:旧版|老版|旧文|原文|老规定|旧规定|以前(?:是|怎么|的)|过去(?:是|怎么)|原来(?:是|怎么)|当时(?:是|怎么)|改之?前|没改)/

/** The year of the version that a question names at an act: 2018版监察法, 监察法2018年修订; null when it names none. */
function yearNamed({ plain, places }: ActMentions): number | null {
  for (const { start, end } of places) {
    const match = edition.exec(plain.slice(0, start)) ?? editionAfter.exec(plain.slice(end))
    if (match) return Number(match[1])
  }
  return null
}

const isFormer = ({ plain, places }: ActMentions) =>
  places.some(({ start, end }) => formerly.test(plain.slice(0, start)) || formerlyAfter.test(plain.slice(end)))

/**
 * The day that a question is about once the acts are known that it names: 2018版监察法 is about the days of the version
 * that was made or took effect in that year, 老监察法 about an earlier wording.
 */
export function dayForActs(day: DaySlot, mentions: ActMentions, catalogue: Catalogue, today: string): DaySlot {
  if (mentions.places.length === 0) return day
  const year = yearNamed(mentions)
  if (year === null) return day.said || day.old ? day : { ...day, old: isFormer(mentions) }
  const own = catalogue.documents.filter(({ actId, live }) => live && mentions.actIds.has(actId))
  const of = (test: (document: IndexedDocument) => boolean) =>
    own.filter(test).sort((one, other) => (other.effectiveFrom ?? '').localeCompare(one.effectiveFrom ?? ''))[0]
  const version =
    of(({ versionDate }) => versionDate.startsWith(`${year}-`)) ??
    of(({ effectiveFrom }) => effectiveFrom?.startsWith(`${year}-`) ?? false)
  const said = version ? (version.effectiveFrom ?? version.versionDate) : `${year}-07-01`
  const holds = version !== undefined && said <= today && (version.effectiveUntil ?? '9999') > today
  if (holds || said >= today) return day
  return { asOf: said, old: false, said: true }
}

/** The acts that a question names, and those that stood in their place before: 旧的学位法 is 学位条例. */
export function withForebears(
  actIds: ReadonlySet<string>,
  { documents }: Catalogue,
  { old, said }: DaySlot,
): ReadonlySet<string> {
  if (actIds.size === 0 || !(old || said)) return actIds
  const docs = new Set(documents.filter(({ actId, live }) => live && actIds.has(actId)).map(({ doc }) => doc))
  const before = documents.filter(({ supersededBy, live }) => live && supersededBy !== null && docs.has(supersededBy))
  return new Set([...actIds, ...before.map(({ actId }) => actId)])
}
