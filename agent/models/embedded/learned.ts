import { type Classifier, type Lesson, learn, termsOf } from '../../understand/classifier.ts'
import { ruleQuestions } from '../../understand/rule-questions.ts'
import { toBag } from '../../understand/similarity.ts'
import { type Comparable, maskReading } from './examples.ts'
import { noWishes } from './no-wishes.ts'
import { oncePer, oncePerTwo } from './once.ts'
import { peopleCues } from './people-cues.ts'
import { type Reading, readText } from './reading.ts'
import { readSignals } from './signals.ts'
import { isNoTool, type PartName, toolsByPart, toolsOf } from './work-parts.ts'

// The day the wordings are read as of; any would do, dates are masked.
const day = '2026-11-23'

// Cues of later tools tell nothing to the classifier of the first ones, and would only draw wishes away from them.
const isLater = (cue: string) => Object.hasOwn(peopleCues, cue) || cue === 'asksForStaff'

const formOf = oncePer((reading: Reading): readonly string[] => {
  const form = maskReading(reading)
  const characters = new Set(form.match(/[一-龥]/g) ?? [])
  return [...termsOf(toBag(form)), ...[...characters].map((character) => `c:${character}`)]
})

/** What a classifier sees of a wish: its form and its cues. */
function featuresOf(reading: Reading, withLater = true): readonly string[] {
  const cues = [...readSignals(reading)].filter((cue) => withLater || !isLater(cue))
  return [...formOf(reading), ...cues.map((cue) => `s:${cue}`)]
}

// Of the questions on the rules so many are enough beside some eighty wordings of each tool.
const isTaught = (_line: string, at: number) => at % 6 === 0

/** What of a tool teaches the classifier. */
type Teaching = Pick<Comparable, 'name' | 'wordings'>
type Wordings = readonly (readonly [label: string, lines: readonly string[]])[]

const noWishesOf: Partial<Record<PartName, Readonly<Record<string, string>>>> = noWishes

/** The wordings of some parts of the work, and what is no wish for their tools. */
function taughtOf(tools: readonly Teaching[], ...names: readonly PartName[]): Wordings {
  const byTool = new Map(tools.map(({ name, wordings }) => [name, wordings]))
  return names.flatMap((part) =>
    toolsByPart[part].map((label) => {
      const lines = isNoTool(label) ? noWishesOf[part]?.[label]?.split('\n') : byTool.get(label)
      return [label, lines ?? []] as const
    }),
  )
}

function learnFrom(taught: Wordings, withLater = true): Classifier {
  const lesson = (label: string, line: string): Lesson => ({
    label,
    features: featuresOf(readText(line, day, ''), withLater),
  })
  return learn([
    ...taught.flatMap(([label, lines]) => lines.map((line) => lesson(label, line))),
    ...ruleQuestions.filter(isTaught).map((line) => lesson('policy_search', line)),
  ])
}

const later: readonly PartName[] = ['flows', 'growth', 'time', 'service', 'people']
const first: ReadonlySet<string> = new Set(toolsByPart.first)
const added: ReadonlySet<string> = new Set(
  later.flatMap((part) => toolsByPart[part]).filter((label) => !first.has(label)),
)
const cases: ReadonlySet<string> = new Set(toolsOf('cases'))

/**
 * How likely each tool of the parts is meant, and `none`.
 * @param tellsCase true where a text tells the facts of a case: only then the calculators of cases are thought of
 */
type Classify = (reading: Reading, tellsCase: boolean) => ReadonlyMap<string, number>

/** A value that is computed at the first need. */
function lazily<Value>(compute: () => Value): () => Value {
  let value: { readonly made: Value } | null = null
  return () => {
    value ??= { made: compute() }
    return value.made
  }
}

/**
 * The tools that came first have a classifier of their own, so that what is taught later takes nothing from them but
 * the wishes it fits better; the later ones are learnt against everything, and so are the calculators of cases.
 */
function classifierFrom(tools: readonly Teaching[]): { readonly classify: Classify; learnNow(): void } {
  const ofFirst = lazily(() => learnFrom(taughtOf(tools, 'first'), false))
  const ofLater = lazily(() => learnFrom(taughtOf(tools, 'first', ...later)))
  const ofCases = lazily(() => learnFrom(taughtOf(tools, 'first', 'flows', 'cases')))
  const only = (shares: ReadonlyMap<string, number>, labels: ReadonlySet<string>) =>
    [...shares].filter(([label]) => labels.has(label))
  const classify = oncePerTwo((reading: Reading, tellsCase: boolean): ReadonlyMap<string, number> => {
    const features = featuresOf(reading)
    const ofAdded = only(ofLater()(features), added)
    const ofCase = tellsCase ? only(ofCases()(features), cases) : []
    return new Map([...ofFirst()(featuresOf(reading, false)), ...ofAdded, ...ofCase])
  })
  const learnNow = () => {
    ofFirst()
    ofLater()
    ofCases()
  }
  return { classify, learnNow }
}

const contents = new Map<string, number>()

/** A number for a tool with its wordings: the same for the same content. */
const numberOf = oncePer(({ name, wordings }: Teaching): number => {
  const content = [name, ...wordings].join('\n')
  const found = contents.get(content) ?? contents.size
  contents.set(content, found)
  return found
})

// All people have the same tools, those they may not use among the withheld; a few sets serve every test.
const mostSets = 8
const learned = new Map<string, ReturnType<typeof classifierFrom>>()

function classifierFor(tools: readonly Teaching[]): ReturnType<typeof classifierFrom> {
  const key = tools
    .map(numberOf)
    .sort((a, b) => a - b)
    .join()
  const found = learned.get(key) ?? classifierFrom(tools)
  if (learned.size >= mostSets) learned.clear()
  learned.set(key, found)
  return found
}

type Catalogue = { readonly tools: readonly Teaching[]; readonly withheld: readonly Teaching[] }

/** The classifier learnt from the wordings of the tools there are, those a person may not use among them. */
export const classifierOf = oncePer(
  ({ tools, withheld }: Catalogue): Classify => classifierFor([...tools, ...withheld]).classify,
)

/** Learns now what is else learnt at the first wishes. */
export function learnNow(tools: readonly Teaching[]): void {
  classifierFor(tools).learnNow()
}
