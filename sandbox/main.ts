import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// What was compiled is kept beside the libraries, where whoever can install can write: the second start and all after
// it are spared half of their time. Where nothing can be written there, Node goes on without.
enableCompileCache(join(fileURLToPath(new URL('..', import.meta.url)), 'node_modules', '.cache', 'renshi-hr'))
await import('./run.ts')
