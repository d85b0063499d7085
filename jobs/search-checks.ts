import type { Text } from '#sdk'
import type { Vectors } from '../knowledge/index.ts'
import { EmbeddingFault } from '../knowledge/vectors/client.ts'
import { EndpointFault } from '../knowledge/vectors/http.ts'
import { isSame, otherSpace } from '../knowledge/vectors/space.ts'
import { type Check, check, operator } from './checks.ts'
import type { SearchModels } from './search-models.ts'

const probeMs = 3000
const both = (zh: string, en: string): Text => ({ zh, en })

function reasonOf(error: unknown): string {
  return error instanceof EmbeddingFault || error instanceof EndpointFault ? error.reason : 'failed'
}

/** What the doctor says of search beside words; what is off is well. None of it throws. */
export async function searchChecks(models: SearchModels, vectors: Vectors): Promise<readonly Check[]> {
  return Promise.all([vectorCheck(models, vectors), rerankCheck(models), rewriteCheck(models)])
}

async function vectorCheck({ embeddings }: SearchModels, vectors: Vectors): Promise<Check> {
  const name = 'vectors'
  if (!embeddings)
    return check(name, true, both('未启用，检索按词进行', 'off; search goes by words'), operator, both('', ''))
  const { model, dimensions } = embeddings
  const state = await vectors.state().catch(() => null)
  if (!state?.possible)
    return check(
      name,
      false,
      both('数据库没有 pgvector（0.7 或更新）', 'the database has no pgvector (0.7 or newer)'),
      operator,
      both(
        '请安装 pgvector 并执行 create extension vector；在此之前检索按词进行。',
        'Install pgvector and run create extension vector; until then search goes by words.',
      ),
    )
  const { current, articles, embedded } = state
  if (current && !isSame(current, embeddings)) {
    const refused = otherSpace(embeddings, current)
    return check(name, false, both('配置的模型与现有向量不同', 'another model than made the vectors'), operator, {
      zh: refused.message,
      en: refused.en,
    })
  }
  const fault = await embeddings
    .query('年休假', { timeoutMs: probeMs })
    .then(() => null)
    .catch((error: unknown) => reasonOf(error))
  const done = both(`已生成 ${embedded}/${articles} 条`, `${embedded} of ${articles} articles embedded`)
  if (fault)
    return check(
      name,
      false,
      both(`${model} 不可用（${fault}），${done.zh}`, `${model} does not work (${fault}), ${done.en}`),
      operator,
      both(
        '请检查 EMBED_BASE_URL、EMBED_MODEL、EMBED_DIMENSIONS；在此之前检索按词进行。',
        'See to EMBED_BASE_URL, EMBED_MODEL and EMBED_DIMENSIONS; until then search goes by words.',
      ),
    )
  return check(
    name,
    true,
    both(`${model}（${dimensions} 维）可用，${done.zh}`, `${model} (${dimensions} dimensions) works, ${done.en}`),
    operator,
    both('', ''),
  )
}

async function rerankCheck({ reranker }: SearchModels): Promise<Check> {
  const name = 'rerank'
  if (!reranker) return check(name, true, both('未启用', 'off'), operator, both('', ''))
  const fault = await reranker
    .order('年休假', ['年休假五天', '食堂开放时间'], { timeoutMs: probeMs })
    .then(() => null)
    .catch((error: unknown) => reasonOf(error))
  const { model } = reranker
  const state = fault
    ? both(`${model} 不可用（${fault}）`, `${model} does not work (${fault})`)
    : both(`${model} 可用`, `${model} works`)
  return check(
    name,
    fault === null,
    state,
    operator,
    both(
      '请检查 RERANK_BASE_URL、RERANK_MODEL；在此之前检索结果不再重排。',
      'See to RERANK_BASE_URL and RERANK_MODEL; until then results are not ordered again.',
    ),
  )
}

/** The model itself has a check of its own. */
async function rewriteCheck({ rewrites, chat }: SearchModels): Promise<Check> {
  const state = rewrites ? both(`由 ${chat?.name} 改写`, `by ${chat?.name}`) : both('未启用', 'off')
  return check('rewriting', true, state, operator, both('', ''))
}
