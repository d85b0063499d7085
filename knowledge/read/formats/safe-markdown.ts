import type { ReadWarning } from './contract.ts'
import { Links, takeDefinitions } from './markdown-links.ts'
import { Scanner } from './markdown-scanner.ts'
import { type ConvertTable, infoEnd, Tags } from './markdown-tags.ts'
import { Notices } from './notices.ts'

function takeOut(text: string, notices: Notices, convertTable: ConvertTable | null): string {
  const { rest, definitions } = takeDefinitions(text, notices)
  const scanner = new Scanner(rest)
  const links = new Links(scanner, definitions, notices)
  const tags = new Tags(scanner, links, notices, convertTable)
  const special = /[\\<![\]\n]/g
  while (scanner.at < rest.length) {
    special.lastIndex = scanner.at
    scanner.keepTo(special.exec(rest)?.index ?? rest.length)
    const character = rest[scanner.at]
    if (character === '\\') scanner.keepTo(scanner.at + 2)
    else if (character === '<') tags.angle()
    else if (character === ']') links.close()
    else if (character === '\n') {
      tags.lineEnd()
      links.lineEnd()
    } else if (character !== undefined) links.open()
  }
  tags.end()
  return scanner.out.join('')
}

const quotes = /^(?:[ \t]{0,3}>){6,}/gm
const runs =
  /\*{500,}|_{500,}|`{500,}|~{500,}|#{500,}|={500,}|-{500,}|\[{500,}|\]{500,}|!{500,}|(?:!\[){250,}|(?:\[\]){250,}/g

/** Long runs of one sign and deep quotations are nothing to read, and slow to show. */
function shortenRuns(text: string): string {
  return text.replace(quotes, '> > > > >').replace(runs, (run) => run.slice(0, 4))
}

const mostPasses = 5

/**
 * Takes out of Markdown what would do something when it is shown: HTML, scripts, pictures, comments. Links become
 * their text with the address in full. What remains is the same when it is done again.
 * @param convertTable tables in HTML fall apart into lines without it
 */
export function makeMarkdownSafe(
  markdown: string,
  convertTable: ConvertTable | null = null,
): { readonly text: string; readonly warnings: readonly ReadWarning[] } {
  const notices = new Notices()
  let text = shortenRuns(markdown)
  for (let pass = 0; pass < mostPasses; pass++) {
    // What is taken out may bring together what was apart; then there is another pass.
    const next = takeOut(text, notices, convertTable)
    if (next === text) return { text, warnings: notices.warnings() }
    text = next
  }
  const inert = text
    .split(infoEnd)
    .map((part) => part.replace(/<(?=[a-z/!?])/gi, '＜').replace(/\](?=[(:[])/g, '］'))
    .join(infoEnd)
  return { text: inert, warnings: notices.warnings() }
}
