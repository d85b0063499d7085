import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { readLines } from '../support/lines.ts'
import { openProduct, type Product } from '../support/product.ts'
import { preparedFolder } from '../support/server.ts'

const Line = z.object({
  text: z.string(),
  as: z.enum(['zhang', 'li']),
  file: z.string(),
  /** Every article of the document that answers. */
  articles: z.array(z.string()).min(1),
})

let folder: Awaited<ReturnType<typeof preparedFolder>>
let product: Product
beforeAll(async () => {
  folder = await preparedFolder()
  product = await openProduct({ directory: folder.path })
})
afterAll(async () => {
  await product?.close()
  await folder?.remove()
})

async function titleOf(file: string): Promise<string> {
  const text = await readFile(new URL(`../../knowledge/handbook/${file}`, import.meta.url), 'utf8')
  return /^title: "?([^"\n]+)"?$/m.exec(text)?.[1] ?? file
}

// The lines of this file are not to be read while anything is tuned: only rates leave this test.
test('a fresh start answers staff from the right section of the handbook in nine of ten cases', async () => {
  const lines = readLines('fixtures/blind/handbook.jsonl', Line)
  let right = 0
  let rightDocument = 0
  for (const [index, { text, as, file, articles }] of lines.entries()) {
    const { citations } = await product.chat(as, { text }, `handbook-${index}`)
    const title = await titleOf(file)
    const own = citations.filter((citation) => citation.title === title)
    rightDocument += Number(own.length > 0)
    right += Number(own.some(({ article }) => articles.includes(article)))
  }
  process.stdout.write(`handbook: ${right} of ${lines.length} by section, ${rightDocument} by document\n`)
  expect(right / lines.length).toBeGreaterThanOrEqual(0.9)
})
