import type { Log } from '#sdk'
import type { Model } from '../agent/model.ts'
import { createEmbeddedModel } from '../agent/models/embedded/index.ts'
import { type Ask, createEndpoint } from '../agent/models/openai/endpoint.ts'
import { createOpenAiModel } from '../agent/models/openai/index.ts'
import { type Abilities, probeEndpoint } from '../agent/models/openai/probe.ts'
import type { EndpointPlace } from '../agent/personal/classes.ts'
import type { Config } from '../config.ts'
import type { KnowledgePort } from '../knowledge/port.ts'
import type { Db } from '../store/db.ts'
import { withinBudget } from './limits.ts'

/** What a model is made from besides the settings. */
export type ModelParts = {
  /** Where the tokens of a day are counted. */
  readonly db: Db
  readonly check: KnowledgePort['check']
  readonly log: Log
  readonly fetch: typeof fetch
  /** Names of everybody who is known by name. */
  names(): Promise<readonly string[]>
  nowMs(): number
  /** From 0 up to 1. */
  random(): number
}

/** The model that answers, and a way to find out what its endpoint can do; null for the embedded one. */
export type ChosenModel = { readonly model: Model; readonly probe: (() => Promise<ProbedModel>) | null }

/** What the endpoint was seen to do, and where it stands. */
export type ProbedModel = Abilities & { readonly place: EndpointPlace }

/** The settings of the language model. */
export type ModelSettings = Pick<
  Config,
  | 'MODEL_BASE_URL'
  | 'MODEL_NAME'
  | 'MODEL_API_KEY'
  | 'MODEL_TIMEOUT_MS'
  | 'MODEL_PLACE'
  | 'MODEL_DIALECT'
  | 'MODEL_THINKING'
  | 'MODEL_TOKENS_PER_DAY'
>

/** The endpoint the settings name; null when they name none. */
export function endpointOf(config: ModelSettings, fetcher: typeof fetch, db: Db): Ask | null {
  const { MODEL_BASE_URL: baseUrl, MODEL_NAME: model, MODEL_API_KEY: key, MODEL_TIMEOUT_MS: timeoutMs } = config
  if (!baseUrl || !model) return null
  const dialect = config.MODEL_DIALECT === 'auto' ? undefined : config.MODEL_DIALECT
  const thinking = config.MODEL_THINKING === undefined ? undefined : config.MODEL_THINKING === 'on'
  const settings = { baseUrl, model, apiKey: () => key?.reveal(), timeoutMs, dialect, thinking }
  return withinBudget(createEndpoint(settings, fetcher), config.MODEL_TOKENS_PER_DAY, db)
}

/** All rounds of a turn together; a person is answered within 20 seconds whatever the endpoint does. */
const turnFactor = 2

/** The model the settings name: an OpenAI-compatible endpoint with the embedded one behind it, or the embedded alone. */
export function chooseModel(config: ModelSettings, parts: ModelParts): ChosenModel {
  const { check, log, names, nowMs, random } = parts
  const { MODEL_NAME: name, MODEL_TIMEOUT_MS: timeoutMs, MODEL_PLACE: place } = config
  const embedded = createEmbeddedModel()
  const ask = endpointOf(config, parts.fetch, parts.db)
  if (!ask || !name) return { model: embedded, probe: null }
  const model = createOpenAiModel({
    ...{ name, ask, place, names, check, nowMs, random, fallback: embedded },
    ...{ turnMs: timeoutMs * turnFactor, answerMs: timeoutMs },
    onFault: (code) => log.warn('The language model failed; the embedded one takes over.', { code }),
  })
  return { model, probe: async () => ({ ...(await probeEndpoint(ask)), place }) }
}
