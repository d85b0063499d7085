/** Values a log line may carry: ids, sizes and codes; never message text, tool arguments, names or tokens. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>

/** The log as everybody below the entries sees it: a fixed English sentence and fields. */
export type Log = {
  debug(sentence: string, fields?: LogFields): void
  info(sentence: string, fields?: LogFields): void
  warn(sentence: string, fields?: LogFields): void
  error(sentence: string, fields?: LogFields): void
  /** A log that adds these fields to each line. */
  child(fields: LogFields): Log
}

/** A log that keeps nothing, for tests and for tools that run without a host. */
export const silentLog: Log = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  child: () => silentLog,
}
