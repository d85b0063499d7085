import { parsePiece } from './html-tree.ts'
import { walkHtml } from './html-walk.ts'
import type { ConvertTable } from './markdown-tags.ts'

/** Turns a table in HTML within Markdown into a table of Markdown. */
export const convertTable: ConvertTable = (html, notices) => walkHtml(parsePiece(html), notices)
