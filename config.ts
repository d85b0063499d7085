import { DefinitionError, z } from '#sdk'
import { dialectNames } from './agent/models/openai/dialects.ts'
import { endpointPlaces } from './agent/personal/classes.ts'
import { readRetention } from './store/retention-classes.ts'

/** A value that must not be printed by accident; `reveal()` at the one place that sends it. */
export class Secret {
  readonly #value: string
  constructor(value: string) {
    this.#value = value
  }
  reveal(): string {
    return this.#value
  }
  toJSON(): string {
    return '[secret]'
  }
  toString(): string {
    return '[secret]'
  }
}

const secret = z
  .string()
  .min(16, 'at least 16 characters')
  .transform((value) => new Secret(value))

const apiKey = z
  .string()
  .min(1)
  .transform((value) => new Secret(value))

/** What helps search beside words; all of it is off unless it is set. */
const searchSettings = {
  /** An OpenAI-compatible endpoint of embeddings, up to and with `/v1`. */
  EMBED_BASE_URL: z.url().optional(),
  EMBED_MODEL: z.string().min(1).max(200).optional(),
  EMBED_API_KEY: apiKey.optional(),
  /** Where the endpoint stands, as for `MODEL_PLACE`. */
  EMBED_PLACE: z.enum(endpointPlaces).default('external'),
  /** What every vector has; pgvector indexes half vectors up to 4,000. */
  EMBED_DIMENSIONS: z.coerce.number().int().min(8).max(4000).default(1024),
  /** What the model is told before a question; `{query}` marks where it goes. */
  EMBED_INSTRUCTION: z.string().min(1).max(1000).optional(),
  /** Texts in one request; some services take no more than 10. */
  EMBED_BATCH: z.coerce.number().int().min(1).max(256).default(10),
  EMBED_TIMEOUT_MS: z.coerce.number().int().min(200).max(120_000).default(30_000),
  /** A rerank endpoint in the form of Cohere and Jina; `/rerank` is added. */
  RERANK_BASE_URL: z.url().optional(),
  RERANK_MODEL: z.string().min(1).max(200).optional(),
  RERANK_API_KEY: apiKey.optional(),
  RERANK_PLACE: z.enum(endpointPlaces).default('external'),
  /** Whether the language model puts questions into the words of the law for search. */
  SEARCH_REWRITE: z.enum(['on', 'off']).default('off'),
  /** How long a question waits for all of these together; what is not there by then is left out. */
  SEARCH_BUDGET_MS: z.coerce.number().int().min(100).max(8000).default(1500),
}

/** What is kept, for how long, and where it is laid aside. */
const keptSettings = {
  /** `class=days,…`: how long what is kept longer or shorter than usual; never below the legal floor. */
  RENSHI_RETENTION: z
    .string()
    .default('')
    .transform((text, context) => {
      const days = readRetention(text)
      if (typeof days !== 'string') return days
      context.addIssue({ code: 'custom', message: days })
      return z.NEVER
    }),
  /** Seals backups; without it they are not encrypted. */
  RENSHI_BACKUP_KEY: secret.optional(),
  /** Where nightly backups go; `backups` in the data directory when left out. */
  RENSHI_BACKUP_DIR: z.string().min(1).optional(),
  /** How many backups are kept there; 0 = none are made by the clock or before a migration. */
  RENSHI_BACKUP_COPIES: z.coerce.number().int().min(0).max(365).default(7),
  /** Room the data directory's disk must have before anything new is taken; 0 = nothing is refused. */
  RENSHI_FREE_MB: z.coerce.number().int().min(0).max(1_000_000).default(64),
}

const Settings = z.object({
  /** `demo` binds loopback only and lets one sign in as an invented person. */
  RENSHI_MODE: z.enum(['demo', 'production']).default('demo'),
  /** `read` offers look-ups only, `all` everything. */
  RENSHI_STAGE: z.enum(['read', 'all']).default('all'),
  /** Whether sensitive subjects (danger to oneself, harassment, reports of wrongdoing) get fixed words and a person. */
  RENSHI_SENSITIVE: z.enum(['on', 'off']).default('on'),
  RENSHI_DATA_DIR: z.string().min(1).default('./.renshi'),
  /** Signs web sessions; made and kept in the database when left out in demo mode. */
  RENSHI_SECRET: secret.optional(),
  RENSHI_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
  /** How long a worker that died keeps a conversation or a submission from others. */
  RENSHI_LEASE_MS: z.coerce.number().int().min(500).max(120_000).default(15_000),
  /** Messages a minute of one person; left out = 20 in production and no limit in demo mode, 0 = no limit. */
  RENSHI_RATE_PERSON: z.coerce.number().int().min(0).max(10_000).optional(),
  /** The same of everybody of one tenant of a channel together; 600 in production. */
  RENSHI_RATE_TENANT: z.coerce.number().int().min(0).max(1_000_000).optional(),
  /** So many messages may wait for an answer; more are refused politely. */
  RENSHI_QUEUE: z.coerce.number().int().min(1).max(100_000).default(1000),
  /** A PostgreSQL server; none = embedded in the data directory. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  /** The HR system; none = the sandbox is started. */
  HR_API_URL: z.url().optional(),
  HR_CLIENT_ID: z.string().min(1).optional(),
  HR_CLIENT_SECRET: secret.optional(),
  /** Of the subscription `POST /webhooks` at the HR system, which then tells `/hooks/hr` of changes. */
  HR_WEBHOOK_SECRET: secret.optional(),
  /** An OpenAI-compatible endpoint, up to and with `/v1`; none = the embedded model. */
  MODEL_BASE_URL: z.url().optional(),
  MODEL_NAME: z.string().min(1).optional(),
  MODEL_API_KEY: apiKey.optional(),
  /** How long one answer of the endpoint may take; a turn of several answers gets twice as long. */
  MODEL_TIMEOUT_MS: z.coerce.number().int().min(200).max(9000).default(8000),
  /** Tokens a day for the endpoint, by a careful estimate; afterwards the embedded model answers. 0 = no limit. */
  MODEL_TOKENS_PER_DAY: z.coerce.number().int().min(0).max(1_000_000_000_000).default(50_000_000),
  /** Where the endpoint stands: what may be sent to it follows from that. */
  MODEL_PLACE: z.enum(endpointPlaces).default('external'),
  /** Which service it is; `auto` = recognised by its answers. */
  MODEL_DIALECT: z.enum(['auto', ...dialectNames]).default('auto'),
  /** Whether the model thinks before it answers, where the service lets one choose; none = as the service does. */
  MODEL_THINKING: z.enum(['on', 'off']).optional(),
  ...searchSettings,
  ...keptSettings,
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  HOST: z.string().default('127.0.0.1'),
})

/** The settings, read once from the environment and frozen. */
export type Config = Readonly<z.output<typeof Settings>>

type Need = (key: keyof Config, message: string) => void

function checkSearch(settings: Config, need: Need): void {
  for (const [url, model] of [
    ['EMBED_BASE_URL', 'EMBED_MODEL'],
    ['RERANK_BASE_URL', 'RERANK_MODEL'],
  ] as const) {
    if (settings[url] && !settings[model]) need(model, `is needed with ${url}`)
    if (settings[model] && !settings[url]) need(url, `is needed with ${model}`)
  }
  if (settings.SEARCH_REWRITE === 'on' && !settings.MODEL_BASE_URL)
    need('MODEL_BASE_URL', 'is needed with SEARCH_REWRITE=on')
}

function checkServices(settings: Config, need: Need): void {
  if (settings.HR_API_URL && !settings.HR_CLIENT_ID) need('HR_CLIENT_ID', 'is needed with HR_API_URL')
  if (settings.HR_API_URL && !settings.HR_CLIENT_SECRET) need('HR_CLIENT_SECRET', 'is needed with HR_API_URL')
  if (settings.MODEL_BASE_URL && !settings.MODEL_NAME) need('MODEL_NAME', 'is needed with MODEL_BASE_URL')
  checkSearch(settings, need)
}

function checkNode(settings: Config, need: Need): void {
  checkServices(settings, need)
  if (settings.RENSHI_MODE === 'demo') {
    if (settings.HOST !== '127.0.0.1') need('HOST', 'demo mode listens on 127.0.0.1 only; use RENSHI_MODE=production')
    return
  }
  if (!settings.HR_API_URL) need('HR_API_URL', 'is needed in production; the sandbox is for demonstrations')
  if (!settings.RENSHI_SECRET) need('RENSHI_SECRET', 'is needed in production')
  if (!settings.DATABASE_URL)
    need('DATABASE_URL', 'is needed in production; the embedded database is for demonstrations')
}

/** A Worker has no directory for a database of its own and no process for a sandbox, in demo mode either. */
function checkWorker(settings: Config, need: Need): void {
  checkServices(settings, need)
  if (!settings.HR_API_URL) need('HR_API_URL', 'is needed: a Worker cannot start a sandbox')
  if (!settings.DATABASE_URL) need('DATABASE_URL', 'is needed: bind the database as HYPERDRIVE')
  if (settings.RENSHI_MODE === 'production' && !settings.RENSHI_SECRET) need('RENSHI_SECRET', 'is needed in production')
}

type Environment = Readonly<Record<string, string | undefined>>

/** @throws DefinitionError naming every problem at once */
function read(environment: Environment, check: (settings: Config, need: Need) => void, fix: string): Config {
  const schema = Settings.superRefine((settings, context) =>
    check(settings, (key, message) => context.addIssue({ code: 'custom', path: [key], message })),
  )
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success) return Object.freeze(parsed.data)
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')
  throw new DefinitionError('settings', problems, fix)
}

const tracing = ['LANGSMITH_TRACING', 'LANGSMITH_TRACING_V2', 'LANGCHAIN_TRACING', 'LANGCHAIN_TRACING_V2']

/**
 * Switches off what the conversation's library would do when one of these is set: send every conversation to the
 * service of its maker.
 * @see LangSmith docs, "Environment variables", read 2026-11
 */
export function forbidTracing(environment: Record<string, string | undefined>): void {
  for (const name of tracing) environment[name] = 'false'
}

/** @throws DefinitionError naming every setting that is missing, wrong or unsafe, all at once */
export function readConfig(environment: Environment): Config {
  return read(environment, checkNode, 'set them in the environment; the README lists them under “Settings”.')
}

/**
 * The settings of a Worker, which can be reached from everywhere: it is in production unless it says `demo` itself.
 * @throws DefinitionError naming every setting that is missing or wrong, all at once
 */
export function readWorkerConfig(environment: Environment): Config {
  const fix = 'set them with `wrangler secret put NAME` or in wrangler.toml; the README lists them under “On a Worker”.'
  return read({ RENSHI_MODE: 'production', ...environment }, checkWorker, fix)
}
