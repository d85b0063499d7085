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

/** Title of a document of the handbook, and whether an article stands in its text. */
async function headOf(file: string): Promise<{ readonly title: string; has(article: string): boolean }> {
  const text = await readFile(new URL(`../../knowledge/handbook/${file}`, import.meta.url), 'utf8')
  const title = /^title: "?([^"\n]+)"?$/m.exec(text)?.[1] ?? file
  return { title, has: (article) => text.includes(`\n${article} `) }
}

// The lines of the blind file are not to be read while anything is tuned: only rates leave this test.
// The goal is nine of ten by section; what is reached is printed, and is not there yet.
test.each(['blind/handbook.jsonl', 'knowledge/handbook-dev.jsonl'])(
  'questions of staff on the handbook name sections that stand, and are answered at the printed rate: %s',
  async (path) => {
    const lines = readLines(`fixtures/${path}`, Line)
    const count = { right: 0, document: 0, declined: 0 }
    for (const [index, { text, as, file, articles }] of lines.entries()) {
      const { title, has } = await headOf(file)
      expect(
        articles.filter((article) => !has(article)),
        file,
      ).toEqual([])
      const { citations, outcome } = await product.chat(as, { text }, `${path}-${index}`)
      const own = citations.filter((citation) => citation.title === title)
      count.document += Number(own.length > 0)
      count.declined += Number(outcome === 'decline')
      count.right += Number(own.some(({ article }) => articles.includes(article)))
    }
    process.stdout.write(`${path}: ${JSON.stringify(count)} of ${lines.length}\n`)
  },
)
