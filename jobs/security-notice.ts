import type { TellSecurity } from '../knowledge/curate/record.ts'
import { notify } from '../store/notices.ts'
import { peopleWithRole } from '../store/people.ts'

/** While nobody has the role of the officers, the system's administrators stand in for them. */
async function officers(sql: Parameters<TellSecurity>[0]): Promise<readonly string[]> {
  const own = await peopleWithRole(sql, 'security_admin')
  return own.length > 0 ? own : peopleWithRole(sql, 'system_admin')
}

/**
 * Tells every security officer in the app that a text with a mark of secrecy was refused: who brought it and by which
 * number and hash it is known, and nothing of what it says. Each refusal is told of once.
 * @see 保守国家秘密法 (2024), on the duty to report where secrets may have got out
 */
export function createSecurityNotice(newId: () => string): TellSecurity {
  return async (sql, { actor, subject, sha256 }) => {
    const mark = sha256 === null ? { zh: '', en: '' } : { zh: `，SHA-256 ${sha256}`, en: `, SHA-256 ${sha256}` }
    const sentence = {
      zh: `工号 ${actor} 提交的文件或修改（${subject}${mark.zh}）带有涉密标志，已拒绝，内容没有保存。请按保密规定核查来源和去向。`,
      en: `What ${actor} brought in (${subject}${mark.en}) bears a mark of secrecy. It was refused and nothing was kept; please look into where it came from.`,
    }
    const key = newId()
    for (const personId of await officers(sql))
      await notify(sql, { personId, kind: 'security', key: `security:${key}:${personId}`, body: { sentence } })
  }
}
