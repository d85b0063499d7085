import { actAliases } from '../data/acts.ts'
import { actOf } from '../document.ts'
import { fold } from '../text/normalize.ts'
import type { IndexedDocument } from './snapshot.ts'

/** Names of an act as people may write it: its title, without 中华人民共和国, its key. */
function namesOf({ title, actId }: IndexedDocument): string[] {
  const short = title.replace(/^中华人民共和国/, '').replace(/^国务院关于|^最高人民法院关于/, '')
  return [title, title.replace(/^中华人民共和国/, ''), short, actOf(actId)].map(cleanName)
}

/** A name without marks around it and without brackets in it, folded. */
export function cleanName(name: string): string {
  return fold(name).replace(/[《》〈〉<>（）()“”"'\s]/g, '')
}

/** Every name of every live act; one name may stand for several (the books of 民法典). */
export function buildNames(documents: readonly IndexedDocument[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>()
  const add = (name: string, actId: string) => {
    if (name.length < 3) return
    const known = names.get(name)
    if (!known) names.set(name, [actId])
    else if (!known.includes(actId)) known.push(actId)
  }
  const ids = new Set<string>()
  for (const document of documents) {
    if (!document.live) continue
    ids.add(document.actId)
    for (const name of namesOf(document)) add(name, document.actId)
  }
  for (const [alias, actId] of Object.entries(actAliases)) if (ids.has(actId)) add(cleanName(alias), actId)
  return names
}
