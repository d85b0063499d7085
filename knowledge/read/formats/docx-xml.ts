import type { Piece } from './docx-inline.ts'

/** Text as it may stand in XML. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

const marks: Readonly<Record<string, string>> = { '\n': '<w:br/>', '\t': '<w:tab/>' }

function pieceXml(piece: Piece): string {
  if (typeof piece !== 'string') return `<w:sym w:font="${escapeXml(piece.font)}" w:char="${piece.character}"/>`
  return piece
    .split(/([\n\t])/)
    .filter((part) => part !== '')
    .map((part) => marks[part] ?? `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`)
    .join('')
}

/** A paragraph of nothing but text. @param heading level of the heading from 1 to 6, or 0 for running text */
export function paragraphXml(pieces: readonly Piece[], heading: number): string {
  const style = heading > 0 ? `<w:pPr><w:pStyle w:val="Heading${heading}"/></w:pPr>` : ''
  return `<w:p>${style}<w:r>${pieces.map(pieceXml).join('')}</w:r></w:p>`
}

/** A cell of a table. @param merge how it goes together with the cell above */
export function cellXml(
  content: string,
  { span, merge }: { span: number; merge: 'restart' | 'continue' | null },
): string {
  const properties = `<w:gridSpan w:val="${span}"/>${merge ? `<w:vMerge w:val="${merge}"/>` : ''}`
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content || '<w:p/>'}</w:tc>`
}

const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** The part `document.xml` with some paragraphs and tables. */
export function documentXml(blocks: string): string {
  return `<w:document xmlns:w="${namespace}"><w:body>${blocks}</w:body></w:document>`
}

/** The part `styles.xml` with six styles of headings. */
export const headingStylesXml = `<w:styles xmlns:w="${namespace}">${[1, 2, 3, 4, 5, 6]
  .map(
    (level) => `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/></w:style>`,
  )
  .join('')}</w:styles>`
