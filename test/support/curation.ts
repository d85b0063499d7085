import { z } from '#sdk'

/** Something that answers the product's HTTP API as a demo person: a running server, or the product in this process. */
export type Api = { request(path: string, as: string, init?: RequestInit): Promise<Response> }

/** What came back: the status and the JSON body. */
export type Answer = { readonly status: number; readonly body: Record<string, unknown> }

/** The knowledge base over HTTP, as its administrators `kong` and `kong2` reach it. */
export type Curators = {
  get(as: string, path: string, query?: Readonly<Record<string, string>>): Promise<Answer>
  post(as: string, path: string, body: unknown): Promise<Answer>
  /** Publishes texts by name, brought in by kong and approved by kong2. */
  publish(files: Readonly<Record<string, string>>): Promise<void>
}

const encode = (text: string) => Buffer.from(text).toString('base64')

/** A file of the house, with front matter from key and value. */
export function houseFile(fields: Readonly<Record<string, unknown>>, text: string): string {
  const head = Object.entries({ effective_date_source: 'text', ...fields })
  return `---\n${head.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join('\n')}\n---\n${text}\n`
}

/** Makes the administrators of an API. */
export function curatorsOf(api: Api): Curators {
  const answer = async (response: Response): Promise<Answer> => ({
    status: response.status,
    body: z.record(z.string(), z.unknown()).parse(await response.json()),
  })
  const post: Curators['post'] = async (as, path, body) => {
    const headers = { 'content-type': 'application/json' }
    return answer(await api.request(`/api/kb/${path}`, as, { method: 'POST', headers, body: JSON.stringify(body) }))
  }
  return {
    post,
    get: async (as, path, query = {}) => answer(await api.request(`/api/kb/${path}?${new URLSearchParams(query)}`, as)),
    async publish(files) {
      const sent = Object.entries(files).map(([name, text]) => ({ name: `${name}.md`, base64: encode(text) }))
      const whole = { files: sent, collection: 'handbook', publish: true, approvedBy: 'kong2' }
      const { status, body } = await post('kong', 'import', whole)
      const failed = z.array(z.unknown()).parse(body.failed ?? ['?'])
      if (status !== 200 || failed.length > 0) throw new Error(`Not published: ${JSON.stringify(body)}`)
    },
  }
}
