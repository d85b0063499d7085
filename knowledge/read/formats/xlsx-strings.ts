import { UnreadableFile } from '../unreadable.ts'
import type { ReadLimits } from './contract.ts'
import { scanXml } from './xml.ts'

/** Characters that XML cannot hold are written as `_x000D_`; those without a shape become spaces. */
export function decodeCharacters(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => {
    const value = Number.parseInt(code, 16)
    return value < 0x20 && value !== 9 && value !== 13 ? ' ' : String.fromCharCode(value)
  })
}

/** The outcome for a workbook with more in it than can be read. */
export function tooManyCells(): UnreadableFile {
  return new UnreadableFile('E_SIZE', '表格的单元格或文字超过上限。请拆成几个较小的文件，或删去用不到的行后再导入。')
}

/** Reads the texts that the cells of a workbook share, in their order, piece by piece. */
export async function readSharedStrings(
  chunks: AsyncIterable<Uint8Array>,
  limits: ReadLimits,
): Promise<readonly string[]> {
  const strings: string[] = []
  let text = ''
  let characters = 0
  let isText = false
  let phonetic = 0
  await scanXml(chunks, {
    open(name) {
      if (name === 'x:si') text = ''
      else if (name === 'x:rPh') phonetic++
      else if (name === 'x:t') isText = phonetic === 0
    },
    text(piece) {
      if (isText) text += piece
    },
    close(name) {
      if (name === 'x:t') isText = false
      else if (name === 'x:rPh') phonetic--
      if (name !== 'x:si') return
      characters += text.length
      if (characters > limits.characters || strings.length >= limits.cells) throw tooManyCells()
      strings.push(decodeCharacters(text))
    },
  })
  return strings
}
