import { droppedContent, hiddenText, type Matter } from './notices.ts'

const active = (what: string) => droppedContent('active_content_removed', what)
const remote = (what: string) => droppedContent('remote_reference_removed', what)
const embedded = (what: string) => droppedContent('embedded_object_removed', what)

/** What can be noticed in HTML, alone or within Markdown. */
export const markUp = {
  script: active('脚本'),
  handler: active('事件脚本（on…）'),
  activeLink: active('会运行脚本或夹带内容的链接'),
  style: active('样式'),
  control: active('表单'),
  refresh: active('自动跳转'),
  base: remote('改变链接起点的设置（base）'),
  frame: remote('内嵌网页'),
  linked: remote('引用的外部样式或文件'),
  remoteImage: remote('外部图片'),
  object: embedded('嵌入的对象、音频或视频'),
  vector: embedded('矢量图或公式'),
  dataImage: embedded('夹在文中的图片'),
  image: {
    kind: 'image_without_text',
    needsDecision: false,
    sentence: (count) => `有 ${count} 处图片，其中的文字没有读入。`,
  },
  hidden: hiddenText('看不见的文字'),
  comment: hiddenText('注释里的文字'),
  unseenTitle: hiddenText('链接定义里不显示的文字'),
  struck: {
    kind: 'tracked_changes',
    needsDecision: true,
    sentence: (count, example) => `有 ${count} 处标着删除线的文字没有读入正文${example}，请核对。`,
  },
} satisfies Readonly<Record<string, Matter>>

/** Elements that are dropped with all that is in them, and what is said of it; null for those that hold no text. */
export const droppedElements: ReadonlyMap<string, Matter | null> = new Map<string, Matter | null>([
  ['script', markUp.script],
  ['style', markUp.style],
  ['link', markUp.linked],
  ['base', markUp.base],
  ['meta', null],
  ['title', null],
  ['template', null],
  ['noscript', null],
  ['noframes', null],
  ['noembed', null],
  ['xmp', markUp.script],
  ['plaintext', markUp.script],
  ['iframe', markUp.frame],
  ['frame', markUp.frame],
  ['frameset', markUp.frame],
  ['portal', markUp.frame],
  ['object', markUp.object],
  ['embed', markUp.object],
  ['applet', markUp.object],
  ['audio', markUp.object],
  ['video', markUp.object],
  ['source', null],
  ['track', null],
  ['param', null],
  ['canvas', markUp.object],
  ['map', null],
  ['svg', markUp.vector],
  ['math', markUp.vector],
  ['input', markUp.control],
  ['button', markUp.control],
  ['select', markUp.control],
  ['textarea', markUp.control],
  ['datalist', markUp.control],
])

/** Elements that begin and end a line of their own. */
export const blockElements: ReadonlySet<string> = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

const inlineElements: ReadonlySet<string> = new Set(
  'a abbr acronym area b bdi bdo big blink br cite code col colgroup data del dfn em font head i image img ins isindex kbd keygen label mark marquee meter nobr optgroup option output picture progress q rb rp rt rtc ruby s samp slot small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)

/** True for the name of an element of HTML; other words between angle brackets are text, such as 〈姓名〉 in ASCII. */
export function isElementName(name: string): boolean {
  return droppedElements.has(name) || blockElements.has(name) || inlineElements.has(name)
}
