import type { Documents } from '#sdk'
import type { OwnWrite } from './ports.ts'

/** Documents of a plugin as one submission sees them: what it writes is read again, and done when it ends. */
export function createBufferedDocuments(
  documents: Documents,
  plugin: string,
  keep: (write: OwnWrite) => void,
): Documents {
  const changed = new Map<string, { readonly value: unknown } | null>()
  return {
    async get(key) {
      const own = changed.get(key)
      return own === undefined ? documents.get(key) : own?.value
    },
    async put(key, value) {
      changed.set(key, { value })
      keep({ kind: 'document.put', plugin, key, value })
    },
    async delete(key) {
      changed.set(key, null)
      keep({ kind: 'document.delete', plugin, key })
    },
    async list(prefix) {
      const kept = (await documents.list(prefix)).filter((key) => !changed.has(key))
      const added = [...changed].flatMap(([key, own]) => (own && key.startsWith(prefix) ? [key] : []))
      return [...kept, ...added].sort()
    },
  }
}
