import type { Log } from '#sdk'
import type { Model } from '../agent/model.ts'
import { createEmbeddedModel } from '../agent/models/embedded/index.ts'
import { createEndpoint } from '../agent/models/openai/endpoint.ts'
import { createOpenAiModel } from '../agent/models/openai/index.ts'
import { type Abilities, probeEndpoint } from '../agent/models/openai/probe.ts'
import type { Config } from '../config.ts'
import type { KnowledgePort } from '../knowledge/port.ts'

/** What a model is made from besides the settings. */
export type ModelParts = {
  readonly check: KnowledgePort['check']
  readonly log: Log
  readonly fetch: typeof fetch
  nowMs(): number
  /** From 0 up to 1. */
  random(): number
}

/** The model that answers, and a way to find out what its endpoint can do; null for the embedded one. */
export type ChosenModel = { readonly model: Model; readonly probe: (() => Promise<Abilities>) | null }

/** All rounds of a turn together; a person is answered within 20 seconds whatever the endpoint does. */
const turnFactor = 2

/** The model the settings name: an OpenAI-compatible endpoint with the embedded one behind it, or the embedded alone. */
export function chooseModel(
  {
    MODEL_BASE_URL: baseUrl,
    MODEL_NAME: name,
    MODEL_API_KEY: key,
    MODEL_TIMEOUT_MS: timeoutMs,
  }: Pick<Config, 'MODEL_BASE_URL' | 'MODEL_NAME' | 'MODEL_API_KEY' | 'MODEL_TIMEOUT_MS'>,
  { check, log, fetch, nowMs, random }: ModelParts,
): ChosenModel {
  const embedded = createEmbeddedModel()
  if (!baseUrl || !name) return { model: embedded, probe: null }
  const ask = createEndpoint({ baseUrl, model: name, apiKey: () => key?.reveal(), timeoutMs }, fetch)
  const model = createOpenAiModel({
    ...{ name, ask, check, nowMs, random, fallback: embedded, turnMs: timeoutMs * turnFactor, answerMs: timeoutMs },
    onFault: (code) => log.warn('The language model failed; the embedded one takes over.', { code }),
  })
  return { model, probe: () => probeEndpoint(ask) }
}
