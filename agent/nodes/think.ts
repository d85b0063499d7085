import type { LangGraphRunnableConfig } from '@langchain/langgraph'
import type { Person } from '#sdk'
import { inCompany, isForAll } from '../audience.ts'
import type { Model, Thought } from '../model.ts'
import { officialInstead } from '../official.ts'
import type { Clock, Confirmations } from '../ports.ts'
import { type Aid, thinkSensitive } from '../sensitive.ts'
import { type State, scopeOf, type TurnScope, type Update } from '../state.ts'
import { restyle } from '../style.ts'
import type { Toolbox } from '../toolbox.ts'
import { policySearchName } from '../tools/policy-search.ts'
import { handoffName } from '../tools/service-handoff.ts'
import type { Sensitive } from '../understand/sensitive.ts'

const maxRounds = 4
const nothingFound = { passages: [], answerable: false, confidence: 0, named: false, asOf: '', indexVersion: 0 }

/** Third node: the model decides the next step; after four rounds it must have said something. */
export function createThink(model: Model, confirmations: Confirmations, clock: Clock) {
  return async (state: State, config: LangGraphRunnableConfig): Promise<Update> => {
    const { person, audience, turn, history, toolbox, signal, draft } = scopeOf(config)
    if (state.rounds >= maxRounds) return { thought: outOfRounds(state) }
    if (state.sensitive)
      return {
        thought: onSensitive(state.sensitive, state, toolbox, person),
        isPrivate: audience !== null,
        rounds: state.rounds + 1,
      }
    const instead = insteadOfModel(state, scopeOf(config))
    if (instead) return instead
    const waiting = state.rounds === 0 && turn.hasPending ? await confirmations.pending(turn.conversation) : null
    const thought = await model.think({
      text: state.text,
      locale: state.locale,
      now: clock.now(),
      person: audience ? inCompany(person, audience) : person,
      history,
      tools: toolbox.cardsFor(person),
      withheld: toolbox.withheldFrom(person),
      knowledge: state.knowledge ?? nothingFound,
      results: state.results,
      pending: waiting && { tool: waiting.tool, args: waiting.args, text: waiting.preview.sentence[state.locale] },
      draft,
      signal,
    })
    const isPrivate = audience !== null && !isForAll(thought, toolbox)
    return { thought, isPrivate, by: thought.by ?? state.by, rounds: state.rounds + 1 }
  }
}

/** What needs no model: a wish on how answers are to be given, and an official answer. */
function insteadOfModel(state: State, { history, audience, toolbox }: TurnScope): Update | null {
  const thought = restyle({ ...state, history }) ?? officialInstead(state.knowledge, state.results, state.locale)
  if (!thought) return null
  return { thought, isPrivate: audience !== null && !isForAll(thought, toolbox), rounds: state.rounds + 1 }
}

const onReports = /检举|控告|举报/

function onSensitive(subject: Sensitive, state: State, toolbox: Toolbox, person: Person): Thought {
  const offered = toolbox.cardsFor(person)
  const aid = (name: string): Aid => ({
    name,
    isOffered: offered.some((card) => card.name === name),
    wasTried: state.results.some(({ call }) => call.tool === name),
  })
  const found = (state.knowledge?.passages ?? []).flatMap(({ text, citation }) =>
    onReports.test(text) ? [citation] : [],
  )
  return thinkSensitive(subject, state.locale, { handoff: aid(handoffName), search: aid(policySearchName) }, found)
}

function outOfRounds({ locale }: State): NonNullable<State['thought']> {
  const text =
    locale === 'zh'
      ? '这件事我没能一次办清楚。请换个说法再说一次，或联系人事科。'
      : 'I could not work this out. Please put it another way, or ask the HR office.'
  return { kind: 'say', outcome: 'clarify', text, citations: [], related: [] }
}
