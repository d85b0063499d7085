import * as z from 'zod'
import { type Endpoint, endpoints } from '../../tools/hr-api/schemas/index.ts'

type Json = Readonly<Record<string, unknown>>

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return json
}

const jsonOf = (schema: Json): Json => ({ 'application/json': { schema } })

const problem: Json = {
  description: 'A problem (RFC 9457) with a code and sentences in Chinese and English',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

const ifMatch: Json = {
  name: 'If-Match',
  in: 'header',
  required: true,
  schema: { type: 'string' },
  description: 'The ETag of what was read; it is the `version` of the body',
}

function parametersOf({ method, path, query, writes }: Endpoint): Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !(schema as z.ZodType).safeParse(undefined).success,
    schema: schemaOf(schema as z.ZodType, 'output'),
  }))
  if (!writes) return [...inPath, ...inQuery]
  return [
    ...inPath,
    ...inQuery,
    {
      name: 'dryRun',
      in: 'query',
      required: false,
      schema: { type: 'boolean' },
      description: 'Counts and checks, writes nothing, gives the confirmationToken',
    },
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', maxLength: 200 },
      description: 'Required unless dryRun=true',
    },
    ...(method === 'PATCH' ? [ifMatch] : []),
  ]
}

function bodyOf({ body, writes }: Endpoint): Json {
  if (!body) return {}
  const schema = schemaOf(body, 'input')
  const properties = { ...(schema.properties as Json), ...(writes ? { confirmationToken: { type: 'string' } } : {}) }
  return { requestBody: { required: true, content: jsonOf({ ...schema, properties }) } }
}

function operationOf(endpoint: Endpoint): Json {
  const { scopes, summary, answer, method, path } = endpoint
  return {
    operationId: `${method.toLowerCase()}${path.replace(/\W+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary,
    security: scopes === null ? [{ client: [] }] : [{ person: [...scopes] }],
    parameters: parametersOf(endpoint),
    ...bodyOf(endpoint),
    responses: {
      '2XX': { description: 'Done', content: jsonOf(schemaOf(answer, 'output')) },
      '4XX': problem,
      default: problem,
    },
  }
}

/** The contract of the HR API as an OpenAPI 3.1 document, made from the schemas that check every call. */
export function openApi(): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const endpoint of endpoints)
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operationOf(endpoint) }
  return {
    openapi: '3.1.0',
    info: { title: 'HR API', version: '1.0.0', description: 'System of record of an invented municipal bureau.' },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      securitySchemes: {
        person: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token from POST /oauth/token (RFC 8693) on behalf of one person',
        },
        client: { type: 'http', scheme: 'basic', description: "The client's own id and secret" },
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'code'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string' },
            detail: { type: 'string' },
            detailEn: { type: 'string' },
            needs: { type: 'array', items: { type: 'string' } },
          },
        },
      },
    },
  }
}
