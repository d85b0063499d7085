import { UnreadableFile } from '../unreadable.ts'
import type { ReadFormat, ReadWarning } from './contract.ts'
import { finishReading } from './finish.ts'
import { spaceArticles } from './line-starts.ts'
import { escapeMarkdown } from './markdown-text.ts'
import { hiddenText, type Matter, Notices } from './notices.ts'
import { countPictures, noticeActiveContent } from './pdf-active.ts'
import { checkPdf } from './pdf-check.ts'
import type { Unseen } from './pdf-glyphs.ts'
import { removeMargins } from './pdf-margins.ts'
import { type PageText, readPages } from './pdf-open.ts'
import { type Paragraph, paragraphsOf, titlePlace } from './pdf-paragraphs.ts'
import { checkSize } from './text.ts'

const hidden: Readonly<Record<Unseen, Matter>> = {
  invisible: hiddenText('设为不显示的文字'),
  transparent: hiddenText('透明的文字'),
  tiny: hiddenText('小得看不见的文字'),
  outside: hiddenText('页面之外或被裁掉的文字'),
  layer: hiddenText('关闭的图层里的文字'),
  ink: hiddenText('与底色同色的文字'),
  covered: hiddenText('被色块盖住的文字'),
}

const picture: Matter = {
  kind: 'image_without_text',
  needsDecision: false,
  sentence: (count) => `有 ${count} 处图片，其中的文字没有读入。`,
}

const isBlank = ({ characters }: PageText) => characters === 0

/** Refuses a document without text, and says what it probably is. */
function checkText(pages: readonly PageText[]): void {
  if (!pages.every(isBlank)) return
  const layer = pages.some((page) => page.hidden.some(({ reason }) => reason === 'invisible'))
  const advice = '请用识别软件（OCR）转成 .docx，核对后再导入，或手工录入。'
  throw new UnreadableFile(
    'E_EMPTY',
    layer
      ? `PDF 里没有看得见的文字，疑似扫描件：页面是图片，只带有看不见的文字层，没有采用。${advice}`
      : `PDF 里没有文字，疑似扫描件。${advice}`,
  )
}

/** Refuses text whose fonts do not say what their letters are. */
function checkFonts(pages: readonly PageText[]): void {
  const sum = (of: (page: PageText) => number) => pages.reduce((total, page) => total + of(page), 0)
  if (sum(({ unreadable }) => unreadable) > sum(({ characters }) => characters) / 1000)
    throw new UnreadableFile(
      'E_CORRUPT',
      'PDF 的字体没有附带文字对照表，提取出来会是乱码。请用原来的程序重新导出 PDF（嵌入字体），或另存为 .docx 后再导入。',
    )
}

function blankPages(pages: readonly PageText[], pictures: number): readonly ReadWarning[] {
  const numbers = pages.flatMap((page, at) => (isBlank(page) ? [at + 1] : []))
  if (numbers.length === 0) return []
  const named = `${numbers.slice(0, 10).join('、')}${numbers.length > 10 ? ' 等' : ''}`
  const what = pictures > 0 ? '疑似扫描件或图片，其中的内容没有读入，请核对。' : '可能是空白页。'
  const sentence = `第 ${named} 页没有文字，${what}`
  return [{ kind: 'page_without_text', sentence, count: numbers.length, needsDecision: pictures > 0 }]
}

function markdownOf(paragraphs: readonly Paragraph[], title: number): string {
  return spaceArticles(paragraphs.map(({ text }, at) => (at === title ? `# ${text}` : text)).join('\n\n'))
}

/** Reads the text of a PDF that people see on its pages. Pictures are not read. @throws UnreadableFile */
export const readPdf: ReadFormat = async (bytes, limits) => {
  checkSize(bytes, limits)
  const contents = await checkPdf(bytes, limits)
  const { pages, title } = await readPages(bytes, limits)
  checkText(pages)
  checkFonts(pages)
  const notices = new Notices()
  noticeActiveContent(contents, notices)
  for (const { reason, text } of pages.flatMap((page) => page.hidden)) notices.add(hidden[reason], text)
  const pictures = countPictures(contents)
  notices.add(picture, '', pictures)
  const body = removeMargins(pages)
  const paragraphs = paragraphsOf(body.pages)
  const place = titlePlace(paragraphs)
  return finishReading({
    kind: 'pdf',
    text: [...body.marks.map(escapeMarkdown), markdownOf(paragraphs, place)].join('\n\n'),
    title: title ?? paragraphs[place]?.text ?? null,
    warnings: [...notices.warnings(), ...blankPages(pages, pictures)],
  })
}
