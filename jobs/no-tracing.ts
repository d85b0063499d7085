/**
 * What the library of the graph needs of LangSmith, in the Worker: the service its client speaks to is never sent
 * anything, whatever the settings say, and the client is not carried along.
 */
export class RunTree {
  readonly extra: Readonly<Record<string, unknown>> = {}

  constructor(config: Readonly<Record<string, unknown>>) {
    Object.assign(this, config)
  }

  async postRun(): Promise<void> {}

  async patchRun(): Promise<void> {}
}

/** Sends nothing. */
export class Client {}

/** True for a run that was made here. */
export function isRunTree(value: unknown): value is RunTree {
  return value instanceof RunTree
}

/** The place of a run in the order of runs, as LangSmith writes it. */
export function convertToDottedOrderFormat(
  epoch: number,
  runId: string,
  order = 1,
): { readonly dottedOrder: string; readonly microsecondPrecisionDatestring: string } {
  const place = order.toFixed(0).slice(0, 3).padStart(3, '0')
  const microsecondPrecisionDatestring = `${new Date(epoch).toISOString().slice(0, -1)}${place}Z`
  return {
    dottedOrder: `${microsecondPrecisionDatestring.replace(/[-:.]/g, '')}${runId}`,
    microsecondPrecisionDatestring,
  }
}
