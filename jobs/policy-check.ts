import type { Text } from '#sdk'
import { policyHash } from '../agent/policy.ts'
import { type Check, check } from './checks.ts'
import type { PolicyInForce } from './policies.ts'
import type { PolicyFile } from './policy-file.ts'
import { type Catalogue, namesOfNothing } from './policy-words.ts'

const owner: Text = { zh: '系统管理员和另一位管理员或审计员', en: 'system administrator and a second person' }
const short = (hash: string) => hash.slice(0, 12)

/** What the doctor says of the rules: which are in force and who approved them, and whether the file says the same. */
export async function policyCheck(parts: {
  readonly inForce: () => Promise<PolicyInForce>
  /** What stands in the file of this data directory; null where there is none of this process. */
  readonly file: (() => Promise<PolicyFile>) | null
  readonly catalogue: Catalogue
}): Promise<Check> {
  const inForce = await parts.inForce()
  const state = stateOf(inForce, parts.catalogue)
  if (inForce.state === 'damaged')
    return check('policy', false, state, owner, {
      zh: '请用 renshi audit verify 查明何时被改动，再由两个人重新提出并批准使用规则（renshi policy propose、policy approve）。',
      en: 'Find out with renshi audit verify when it was changed; then two people propose and approve the rules anew (renshi policy propose, policy approve).',
    })
  const file = (await parts.file?.()) ?? null
  if (file === null) return check('policy', true, state, owner, { zh: '', en: '' })
  const isUnreadable = typeof file === 'string'
  const hash = isUnreadable ? '' : await policyHash(file)
  if (hash === inForce.hash) return check('policy', true, state, owner, { zh: '', en: '' })
  const found: Text = isUnreadable
    ? { zh: `policy.jsonc 读不懂（${file}）`, en: `policy.jsonc cannot be read (${file})` }
    : {
        zh: `policy.jsonc 改动过、没有经两个人批准（哈希 ${short(hash)}）`,
        en: `policy.jsonc was edited and not approved by two people (hash ${short(hash)})`,
      }
  return check('policy', false, { zh: `${found.zh}；仍按${state.zh}`, en: `${found.en}; still ${state.en}` }, owner, {
    zh: '要改：renshi policy propose --reason "…" --as 甲，再由另一人 renshi policy approve 号数 --hash 哈希 --as 乙；不改：renshi policy write --overwrite --as 甲 恢复文件。在此之前一直按已批准的规则办。',
    en: 'To change the rules: renshi policy propose --reason "…" --as A, then another person renshi policy approve N --hash HASH --as B. To keep them: renshi policy write --overwrite --as A. Until then the approved rules are obeyed.',
  })
}

function stateOf({ state, change, hash, policy }: PolicyInForce, catalogue: Catalogue): Text {
  if (state === 'damaged')
    return {
      zh: '数据库里的使用规则被改动过，与批准的不符；除查规定、本人数据和转人工外全部暂停',
      en: 'the approved rules were changed in the database; all is closed but rules, own data and reaching a colleague',
    }
  if (state === 'built_in' || !change)
    return {
      zh: `产品自带的规则，没有收窄（哈希 ${short(hash)}）`,
      en: `the product's own rules, nothing narrowed (hash ${short(hash)})`,
    }
  const day = change.decidedAt?.toISOString().slice(0, 10)
  const gone = namesOfNothing(catalogue, policy)
  const rest: Text =
    gone.length === 0
      ? { zh: '', en: '' }
      : { zh: `；其中已没有的功能：${gone.join('、')}`, en: `; no longer there: ${gone.join(', ')}` }
  return {
    zh: `第 ${change.number} 号规则（哈希 ${short(hash)}，${change.proposedBy} 提出，${change.decidedBy} ${day} 批准）${rest.zh}`,
    en: `rules no. ${change.number} (hash ${short(hash)}, proposed by ${change.proposedBy}, approved by ${change.decidedBy} on ${day})${rest.en}`,
  }
}
