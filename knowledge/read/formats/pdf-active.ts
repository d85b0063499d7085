import { droppedContent, type Matter, type Notices } from './notices.ts'
import type { PdfContents } from './pdf-objects.ts'
import { isDictionary, isName, isReference, nameAt, type PdfDictionary, type PdfValue } from './pdf-syntax.ts'

const script = droppedContent('active_content_removed', '脚本')
const program = droppedContent('active_content_removed', '启动程序或打开别的文件的动作')
const sending = droppedContent('active_content_removed', '提交或导入数据的动作')
const form = droppedContent('active_content_removed', 'XFA 表单')
const media = droppedContent('embedded_object_removed', '音频、视频或三维模型')
const link = droppedContent('remote_reference_removed', '外部链接的地址，只保留文字')
const note = droppedContent('embedded_object_removed', '批注或表单域里的内容')
const attachment: Matter = {
  kind: 'active_content_removed',
  needsDecision: false,
  sentence: (count) => `去掉了 ${count} 个夹带的附件文件。`,
}

/** Actions by their name in PDF (ISO 32000-2, table 201). */
const actions: ReadonlyMap<string, Matter> = new Map(
  Object.entries({
    JavaScript: script,
    Launch: program,
    GoToR: program,
    GoToE: program,
    SubmitForm: sending,
    ImportData: sending,
    ResetForm: sending,
    Rendition: media,
    Movie: media,
    Sound: media,
    RichMediaExecute: media,
    GoTo3DView: media,
    URI: link,
  }),
)

/** Kinds of annotation that hold something of their own. */
const annotations: ReadonlyMap<string, Matter> = new Map(
  Object.entries({
    RichMedia: media,
    Screen: media,
    Movie: media,
    Sound: media,
    '3D': media,
    Text: note,
    FreeText: note,
  }),
)

/** Goes through all values of a file and notices what is active in them. */
class ActiveContent {
  /** Descriptions of attached files, and the files themselves. */
  described = 0
  attached = 0
  readonly #notices: Notices

  constructor(notices: Notices) {
    this.#notices = notices
  }

  look(value: PdfValue, depth = 0): void {
    if (depth > 100) return
    if (Array.isArray(value)) for (const item of value as readonly PdfValue[]) this.look(item, depth + 1)
    if (!isDictionary(value)) return
    this.#notice(value)
    for (const item of value.values()) if (!isName(item)) this.look(item, depth + 1)
  }

  #notice(dictionary: PdfDictionary): void {
    const action = actions.get(nameAt(dictionary, 'S'))
    if (action) this.#notices.add(action)
    // Scripts also stand in trees of names without the word for the action.
    else if (dictionary.has('JS')) this.#notices.add(script)
    const annotation = annotations.get(nameAt(dictionary, 'Subtype'))
    if (annotation && dictionary.has('Rect')) this.#notices.add(annotation)
    if (nameAt(dictionary, 'Subtype') === 'Widget' && dictionary.has('V')) this.#notices.add(note)
    if (dictionary.has('XFA')) this.#notices.add(form)
    if (dictionary.has('EF')) this.described++
    if (nameAt(dictionary, 'Type') === 'EmbeddedFile') this.attached++
  }
}

/** Notices what of a PDF would run, lead elsewhere or bring other files along; none of it is read. */
export function noticeActiveContent(contents: PdfContents, notices: Notices): void {
  const active = new ActiveContent(notices)
  for (const value of contents.objects.values()) active.look(value)
  notices.add(attachment, '', Math.max(active.described, active.attached))
}

/** How many pictures a document holds, those left out that only say how another is cut out. */
export function countPictures({ streams }: PdfContents): number {
  const pictures = streams.filter(({ dictionary }) => nameAt(dictionary, 'Subtype') === 'Image')
  const masks = new Set(
    pictures
      .flatMap(({ dictionary }) => [dictionary.get('SMask'), dictionary.get('Mask')])
      .filter(isReference)
      .map(({ reference }) => reference),
  )
  return pictures.filter(({ number }) => !masks.has(number)).length
}
