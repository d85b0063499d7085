import type { Chart, Paper, Render, RenderedFile, Workbook } from '#sdk'
import { sha256 } from '#sdk/canonical'
import type { KeptFile } from '../store/files.ts'
import type { FileMaker } from './ports.ts'

/** Makes the bytes of files. */
export type Press = {
  xlsx(workbook: Workbook): Promise<Uint8Array>
  /** @throws ToolError 'blocked' naming the characters that the font lacks */
  pdf(paper: Paper): Promise<Uint8Array>
  chart(chart: Chart): Promise<Uint8Array>
}

/** What making files needs besides the press. */
export type FileParts = {
  keep(id: string, owner: string, file: KeptFile): Promise<void>
  newId(): string
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Makes the port through which tools have files made: each is kept for the person it was made for. */
export function createFileMaker(press: Press | null, { keep, newId }: FileParts): FileMaker {
  return (personId, occasion): Render => {
    let made = 0
    const nextId = async (): Promise<string> =>
      occasion === null ? newId() : (await sha256(`file:${personId}:${occasion}:${made++}`)).slice(0, 32)
    const kept = async (name: string, mediaType: string, bytes: Uint8Array): Promise<RenderedFile> => {
      const id = await nextId()
      await keep(id, personId, { name, mediaType, bytes })
      return { name, mediaType, url: `/api/files/${id}` }
    }
    return {
      xlsx: async (workbook) => (press ? kept(workbook.fileName, xlsxType, await press.xlsx(workbook)) : null),
      chart: async (chart) => (press ? kept(chart.fileName, 'image/svg+xml', await press.chart(chart)) : null),
      pdf: async (paper) => (press ? kept(paper.fileName, 'application/pdf', await press.pdf(paper)) : null),
    }
  }
}
