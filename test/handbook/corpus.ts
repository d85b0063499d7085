import { actAliases } from '../../knowledge/data/acts.ts'
import { actOf, type ReadDocument } from '../../knowledge/document.ts'
import { cleanName } from '../../knowledge/index/names.ts'
import { readDocument } from '../../knowledge/read/document.ts'
import { readFolder } from '../../knowledge/read/folder.ts'
import { articleKey } from '../../knowledge/split/labels.ts'

/** One version of an act, with its articles by their key. */
export type ActVersion = { readonly document: ReadDocument; readonly articles: ReadonlyMap<string, string> }

/** The acts that are there, by every name they may be cited under. */
export type Corpus = ReadonlyMap<string, readonly ActVersion[]>

function namesOf({ meta }: ReadDocument): readonly string[] {
  const act = actOf(meta.doc)
  const aliases = Object.entries(actAliases).filter(([, id]) => id === act)
  const names = [act, meta.title, meta.title.replace(/^中华人民共和国/, ''), ...aliases.map(([alias]) => alias)]
  return [...new Set(names.map(cleanName))]
}

/** Reads the acts of a folder of Markdown files. */
export async function loadCorpus(folder: string): Promise<Corpus> {
  const corpus = new Map<string, ActVersion[]>()
  for (const file of await readFolder([folder])) {
    const document = readDocument(file, 'statutes')
    const articles = new Map(document.articles.map(({ label, text }) => [articleKey(label), text]))
    for (const name of namesOf(document)) corpus.set(name, [...(corpus.get(name) ?? []), { document, articles }])
  }
  return corpus
}

/** True when a version of an act was in force on a day; without dates it counts as in force. */
function inForce({ document: { meta } }: ActVersion, day: string): boolean {
  if (meta.effectiveFrom !== null && meta.effectiveFrom > day) return false
  return meta.declaredUntil === null || day < meta.declaredUntil
}

/** What became of looking an act up. */
export type Resolved =
  | { readonly kind: 'absent' }
  | { readonly kind: 'not-in-force' }
  | { readonly kind: 'found'; readonly versions: readonly ActVersion[] }

/** The version of an act in force on a day; several only where one title stands for several books. */
export function resolveAct(corpus: Corpus, act: string, day: string): Resolved {
  const known = corpus.get(cleanName(act))
  if (!known) return { kind: 'absent' }
  const valid = known.filter((version) => inForce(version, day))
  const start = ({ document: { meta } }: ActVersion) => meta.effectiveFrom ?? ''
  const keys = new Set(valid.map(({ document }) => actOf(document.meta.doc)))
  const latest = [...keys].flatMap((key) => {
    const same = valid.filter(({ document }) => actOf(document.meta.doc) === key)
    return same.toSorted((a, b) => start(b).localeCompare(start(a))).slice(0, 1)
  })
  return latest.length === 0 ? { kind: 'not-in-force' } : { kind: 'found', versions: latest }
}
