// zod without the sentences of errors in forty languages, for the Worker: nothing of them is ever shown, and a namespace
// that is re-exported brings them all along. What stands here is what zod's own entry exports, with English alone.
import { config } from '../node_modules/zod/v4/core/index.js'
import en from '../node_modules/zod/v4/locales/en.js'

config(en())

export * from '../node_modules/zod/v4/classic/checks.js'
export * as coerce from '../node_modules/zod/v4/classic/coerce.js'
export * from '../node_modules/zod/v4/classic/compat.js'
export * from '../node_modules/zod/v4/classic/errors.js'
export * as iso from '../node_modules/zod/v4/classic/iso.js'
export * from '../node_modules/zod/v4/classic/parse.js'
export * from '../node_modules/zod/v4/classic/schemas.js'
export {
  clone,
  config,
  flattenError,
  formatError,
  globalRegistry,
  prettifyError,
  registry,
  treeifyError,
} from '../node_modules/zod/v4/core/index.js'
export { toJSONSchema } from '../node_modules/zod/v4/core/json-schema-processors.js'
export * as z from './no-locales.ts'
