import { type Repeated, sumUp } from '../../agent/evaluate/repeated.ts'
import { type Config, readConfig } from '../../config.ts'
import { print, UsageError } from '../output.ts'

/** How often a file is run with a model, which does not answer the same each time. */
const runsWithModel = 4

/** A report of one run, as far as several are summed up. */
type OneRun = { readonly failures: readonly { readonly id: string }[] }

/** The report of the first run with the name of the model, and what all runs together came to. */
export type ModelReport<Report> = Omit<Report, 'model'> & { readonly model: string; readonly repeated: Repeated }

/**
 * The name of the configured model.
 * @throws UsageError when no endpoint is configured
 */
export function configuredModel({ MODEL_BASE_URL, MODEL_NAME }: Config): string {
  if (MODEL_BASE_URL && MODEL_NAME) return MODEL_NAME
  throw new UsageError('没有配置语言模型。请设置 MODEL_BASE_URL 和 MODEL_NAME，或去掉 --model。')
}

/**
 * The settings of a run in a data directory of its own.
 * @param config settings whose language model is to be used; null for the embedded one
 */
export function evaluationConfig(directory: string, config: Config | null): Config {
  const own = readConfig({ RENSHI_DATA_DIR: directory, RENSHI_LOG: 'silent' })
  if (!config) return own
  const { MODEL_BASE_URL, MODEL_NAME, MODEL_API_KEY, MODEL_TIMEOUT_MS, MODEL_PLACE, MODEL_DIALECT, MODEL_THINKING } =
    config
  return {
    ...own,
    ...{ MODEL_BASE_URL, MODEL_NAME, MODEL_API_KEY, MODEL_TIMEOUT_MS, MODEL_PLACE, MODEL_DIALECT, MODEL_THINKING },
  }
}

/** Runs a file four times with a model and sums the runs up; the lines are told apart by their ids. */
export async function runRepeatedly<Report extends OneRun>(
  model: string,
  ids: readonly string[],
  once: (run: number) => Promise<Report>,
): Promise<ModelReport<Report>> {
  const reports: Report[] = []
  for (let run = 1; run <= runsWithModel; run += 1) reports.push(await once(run))
  const failed = reports.map(({ failures }) => new Set(failures.map(({ id }) => id)))
  return { ...(reports[0] as Report), model, repeated: sumUp(ids, failed) }
}

const percent = (rate: number) => (100 * rate).toFixed(1)

/** Prints what the runs came to. */
export function showRepeated({ model, repeated }: Pick<ModelReport<OneRun>, 'model' | 'repeated'>): void {
  const { runs, total, pass1, passAll, unsteady } = repeated
  print(`模型 ${model}，${total} 题各 ${runs} 次：`)
  print(`  pass^1 ${percent(pass1.rate)}%（95% 区间 ${percent(pass1.low)}–${percent(pass1.high)}）`)
  print(`  pass^${runs} ${percent(passAll.rate)}%（95% 区间 ${percent(passAll.low)}–${percent(passAll.high)}）`)
  print(`时对时错的 ${unsteady.length} 题：${unsteady.join(' ')}`)
}
