import pino, { type Logger } from 'pino'
import type { Log, LogFields } from '#sdk'

function wrap(logger: Logger): Log {
  return {
    debug: (sentence, fields) => logger.debug(fields ?? {}, sentence),
    info: (sentence, fields) => logger.info(fields ?? {}, sentence),
    warn: (sentence, fields) => logger.warn(fields ?? {}, sentence),
    error: (sentence, fields) => logger.error(fields ?? {}, sentence),
    child: (fields: LogFields) => wrap(logger.child(fields)),
  }
}

/** The log of a Node process: JSON lines on standard error. */
export function createLog(level: 'debug' | 'info' | 'warn' | 'error' | 'silent'): Log {
  return wrap(
    pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true })),
  )
}
