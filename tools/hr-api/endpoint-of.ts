import { z } from '#sdk'
import { type Endpoint, endpoints } from './schemas/index.ts'

const templates = endpoints.map((endpoint) => ({
  endpoint,
  pattern: new RegExp(`^${endpoint.path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/:]+')}$`),
}))

/** The endpoint of the contract that a method and a path mean. */
export function endpointOf(method: Endpoint['method'], path: string): Endpoint | undefined {
  return templates.find(({ endpoint, pattern }) => endpoint.method === method && pattern.test(path))?.endpoint
}

/** What a write to a path means by the contract: a POST, or the PATCH of something that is there. */
export function writeOf(path: string): Endpoint | undefined {
  return endpointOf('POST', path) ?? endpointOf('PATCH', path)
}

/** The version that a change rests on travels as a header and not in the body. */
export function withVersion(body: unknown): { readonly body: unknown; readonly version: number | undefined } {
  const { version, ...rest } = z.looseObject({ version: z.number().int().optional() }).parse(body ?? {})
  return { body: rest, version }
}
