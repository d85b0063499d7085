import type { AboutDocument } from '../screen/finding.ts'
import type { IncomingFile } from './detect.ts'

/** What a worker thread can be asked for: the text of a file, or what else is done with what strangers wrote. */
export type WorkerTask =
  | {
      /** `read` = its text, `take` = its text screened and with what it says about itself, `unpack` = the files in it. */
      readonly kind: 'read' | 'take' | 'unpack'
      readonly file: IncomingFile
    }
  | { readonly kind: 'screen'; readonly text: string; readonly about: AboutDocument }
