import { el } from './dom.ts'

const item = /^\s*(?:[-•*]|\d{1,2}[.、)])\s+/
const numbered = /^\s*\d/
const heading = /^#{1,6}\s+/

/** Words in bold or code within a line; everything else is plain text. */
function inline(line: string): (Node | string)[] {
  return line.split(/(\*\*[^*]+\*\*|`[^`]+`)/).flatMap((piece): (Node | string)[] => {
    if (piece === '') return []
    if (piece.length > 4 && piece.startsWith('**')) return [el('strong', { text: piece.slice(2, -2) })]
    return piece.length > 2 && piece.startsWith('`') ? [el('code', { text: piece.slice(1, -1) })] : [piece]
  })
}

function paragraph(lines: readonly string[]): HTMLElement {
  const made = el('p')
  for (const [index, line] of lines.entries()) {
    if (index > 0) made.append(el('br'))
    made.append(...inline(line))
  }
  return made
}

function list(lines: readonly string[]): HTMLElement {
  const entries = lines.map((line) => el('li', {}, ...inline(line.replace(item, ''))))
  return el(numbered.test(lines[0] ?? '') ? 'ol' : 'ul', {}, ...entries)
}

/** A text of the small Markdown that answers use: paragraphs, lists, headings, bold and code. Markup stays text. */
export function rich(text: string): HTMLElement[] {
  const made: HTMLElement[] = []
  let plain: string[] = []
  let listed: string[] = []
  const flush = () => {
    if (plain.length > 0) made.push(paragraph(plain))
    if (listed.length > 0) made.push(list(listed))
    plain = []
    listed = []
  }
  for (const line of text.split('\n')) {
    const isItem = item.test(line)
    if (line.trim() === '' || heading.test(line) || isItem !== listed.length > 0) flush()
    if (heading.test(line)) made.push(el('h4', {}, ...inline(line.replace(heading, ''))))
    else if (isItem) listed.push(line)
    else if (line.trim() !== '') plain.push(line)
  }
  flush()
  return made
}
