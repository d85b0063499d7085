import type { Findings } from './office-findings.ts'
import type { OfficePackage } from './office-package.ts'
import { elementsOf, firstOf, readTree, textOf } from './xml-tree.ts'

/** Names of properties that Office and WPS themselves write. */
const ownProperty = /^(?:KSO\w*|ICV|ContentTypeId|MSIP_\w*|_\w*|GrammarlyDocumentId)$/i
/** Titles that a program made up. */
const emptyTitle =
  /^(?:Microsoft Word|Microsoft Excel|PowerPoint|文档\d*$|新建|无标题|未命名|Untitled|Document\d*$|Book\d*$|工作簿\d*$|WPS)/i

async function noticeCustom(found: OfficePackage, part: string, findings: Findings): Promise<void> {
  for (const property of elementsOf(await readTree(found.chunks(part)))) {
    const text = textOf(property).trim()
    const says = /[^\d\s.:TZ-]/.test(text) && !/^(?:true|false)$/i.test(text)
    if (says && !ownProperty.test(property.attributes.get('name') ?? '')) findings.add('property', text)
  }
}

/** The title in the properties of a file, when somebody gave it one; custom properties with text are noticed. */
export async function readProperties(found: OfficePackage, findings: Findings): Promise<string | null> {
  const relationships = await found.relationshipsOf('')
  const partOf = (type: string) =>
    relationships.find((one) => one.type === type && !one.external && found.has(one.target))?.target
  const custom = partOf('custom-properties')
  if (custom !== undefined) await noticeCustom(found, custom, findings)
  const core = partOf('core-properties')
  const title = core === undefined ? undefined : firstOf(await readTree(found.chunks(core)), 'dc:title')
  const text = title ? textOf(title).replace(/\s+/g, ' ').trim() : ''
  return text === '' || emptyTitle.test(text) ? null : text.slice(0, 200)
}
