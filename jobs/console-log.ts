import type { Log, LogFields } from '#sdk'

const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const
type Level = (typeof levels)[number]

/** The log of a Worker: one JSON line each, where the platform collects them. */
export function createConsoleLog(level: Level, own: LogFields = {}): Log {
  const least = levels.indexOf(level)
  const write = (at: Exclude<Level, 'silent'>) => (sentence: string, fields?: LogFields) => {
    if (levels.indexOf(at) >= least) console[at](JSON.stringify({ level: at, msg: sentence, ...own, ...fields }))
  }
  return {
    ...{ debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
    child: (fields) => createConsoleLog(level, { ...own, ...fields }),
  }
}
