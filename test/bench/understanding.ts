import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { visibleName, wordingsOf } from '#sdk'
import { type Step, scoreUtterances } from '../../agent/evaluate/score-utterances.ts'
import { type Expected, parseUtteranceLines, type UtteranceLine } from '../../agent/evaluate/utterance-lines.ts'
import type { Model } from '../../agent/model.ts'
import { learnAhead } from '../../agent/models/embedded/index.ts'
import { noWishes } from '../../agent/models/embedded/no-wishes.ts'
import { serviceWordings } from '../../agent/tools/wordings.ts'
import { ruleQuestions } from '../../agent/understand/rule-questions.ts'
import { stepsOf } from '../../cli/commands/eval-utterances.ts'
import { builtInPlugins } from '../../tools/index.ts'
import { type Times, timesOf } from './turn.ts'

/** What one way of understanding reached on one file of utterances. */
export type UnderstandingBench = { readonly name: string; readonly tool: number; readonly times: Times }

// nlp.js comes without types; this is what is used of it.
type Nlp = {
  addLanguage(language: string): void
  addDocument(language: string, text: string, intent: string): void
  train(): Promise<void>
  process(language: string, text: string): Promise<{ readonly intent: string }>
}
type Dock = { get(name: 'nlp'): Nlp; getContainer(): { use(part: unknown): void } }
type Basic = { dockStart(options: Readonly<Record<string, unknown>>): Promise<Dock> }

const serviceTaught: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(serviceWordings).flatMap(([plugin, tools]) =>
    Object.entries(tools).map(([tool, lines]) => [`${plugin}_${tool}`, lines] as const),
  ),
)

/** Everything the embedded model was taught, with the tool each means. */
function lessons(): readonly (readonly [tool: string, text: string])[] {
  const taught = [...Object.values(noWishes).flatMap((part) => Object.entries(part)), ...Object.entries(serviceTaught)]
  return [
    ...taught.flatMap(([tool, lines]) => lines.split('\n').map((line) => [tool, line] as const)),
    ...ruleQuestions.map((line) => ['policy_search', line] as const),
    ...builtInPlugins.flatMap((plugin) =>
      plugin.tools.flatMap((tool) =>
        [...tool.examples.map(({ say }) => say), ...wordingsOf(plugin, tool)].map(
          (say) => [visibleName(plugin, tool), say] as const,
        ),
      ),
    ),
  ]
}

const languageOf = (text: string) => (/[一-龥]/.test(text) ? 'zh' : 'en')

async function trainedNlp(): Promise<Nlp> {
  const require = createRequire(import.meta.url)
  const { dockStart } = require('@nlpjs/basic') as Basic
  const { LangZh } = require('@nlpjs/lang-zh') as { readonly LangZh: unknown }
  const settings = { nlp: { autoSave: false, log: false, nlu: { log: false }, languages: [] } }
  const dock = await dockStart({ use: ['Basic'], settings })
  dock.getContainer().use(LangZh)
  const nlp = dock.get('nlp')
  for (const language of ['zh', 'en']) nlp.addLanguage(language)
  for (const [tool, text] of lessons()) nlp.addDocument(languageOf(text), text, tool)
  await nlp.train()
  return nlp
}

/** Whether a line wants one thing to be done or answered, without a word of what was said before. */
function isPlainWish({ context, expect }: UtteranceLine): boolean {
  return (
    context.length === 0 && !('parts' in expect) && ['answer', 'call', 'confirm', 'handoff'].includes(expect.outcome)
  )
}

/**
 * The embedded model beside nlp.js, trained on the same examples and asked the same utterances: how often the right
 * tool is chosen, and the time of one decision. Lines that need what was said before are left out.
 */
export async function benchUnderstanding(file: string): Promise<readonly UnderstandingBench[]> {
  const lines = parseUtteranceLines(readFileSync(file, 'utf8')).filter(isPlainWish)
  const passes: number[][] = []
  const around = (model: Model): Model => ({
    ...model,
    async think(request) {
      const pass = passes.at(-1)
      // A server with an endpoint learns before it is asked; without one its first messages wait for it, once.
      if (passes.length === 1 && pass?.length === 0) learnAhead([...request.tools, ...request.withheld])
      const began = performance.now()
      const thought = await model.think(request)
      pass?.push(performance.now() - began)
      return thought
    },
  })
  const asked = async () => {
    passes.push([])
    return stepsOf(lines, { settings: null, around })
  }
  const steps = await asked()
  await asked()
  const nlp = await trainedNlp()
  const theirs: number[] = []
  const guessed = new Map<string, Step>()
  for (const { id, text, expect } of lines) {
    const began = performance.now()
    const { intent } = await nlp.process(languageOf(text), text)
    theirs.push(performance.now() - began)
    // It knows intents only; that the right thing would become of them is granted to it.
    const { outcome } = expect as Expected
    guessed.set(id, { outcome, calls: [{ tool: intent, args: {}, effect: 'read', arguments: [] }] })
  }
  const nothing: Step = { outcome: 'decline', calls: [] }
  const rate = (by: ReadonlyMap<string, Step>) =>
    scoreUtterances(
      lines.map((line) => ({ line, step: by.get(line.id) ?? nothing })),
      null,
    ).toolRate ?? 0
  return [
    { name: 'Renshi, just started', tool: rate(steps), times: timesOf(passes[0] ?? []) },
    { name: 'Renshi', tool: rate(steps), times: timesOf(passes[1] ?? []) },
    { name: 'nlp.js', tool: rate(guessed), times: timesOf(theirs) },
  ]
}
