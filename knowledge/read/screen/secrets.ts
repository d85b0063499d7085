import type { Finding } from './finding.ts'
import { plainText } from './folding.ts'

type Form = { readonly what: string; readonly pattern: RegExp; readonly value?: number }

/** Forms of secrets as their issuers write them (read 2026); `value` is the group that may be a placeholder. */
const forms: readonly Form[] = [
  { what: '私钥', pattern: /-----BEGIN [A-Z ]{0,20}PRIVATE KEY(?: BLOCK)?-----/g },
  { what: '云访问密钥', pattern: /\b(?:AKIA|ASIA)[A-Z\d]{16}\b/g },
  { what: '云访问密钥', pattern: /\b(?:LTAI|AKID)[A-Za-z\d]{12,40}\b/g },
  { what: '接口密钥', pattern: /\bsk-[\w-]{16,200}/g },
  { what: '接口密钥', pattern: /\b(?:sk|rk)_(?:live|test)_[A-Za-z\d]{16,100}/g },
  { what: '接口密钥', pattern: /\bAIza[\w-]{35}/g },
  {
    what: '令牌',
    pattern: /\b(?:gh[pousr]_[A-Za-z\d]{30,255}|github_pat_\w{22,255}|glpat-[\w-]{20,60}|npm_[A-Za-z\d]{36})/g,
  },
  { what: '令牌', pattern: /\bxox[abeoprs]-[\w-]{10,200}/g },
  { what: '令牌', pattern: /\beyJ[\w-]{8,400}\.eyJ[\w-]{8,4000}\.[\w-]{8,2000}/g },
  { what: '令牌', pattern: /\bbearer\s{1,3}([\w.~+/-]{20,2000})/gi, value: 1 },
  { what: '连接串', pattern: /\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s:/@]{0,64}:([^\s/@]{3,128})@[\w.[-]/gi, value: 1 },
  { what: '连接串', pattern: /(?:^|[;"'\s])(?:password|pwd)=([^;"'\s]{3,128});/gi, value: 1 },
  { what: '机器人地址', pattern: /(?:robot\/send\?access_token|webhook\/send\?key)=([\w-]{20,100})/g, value: 1 },
  { what: '机器人地址', pattern: /\/open-apis\/bot\/v2\/hook\/([\w-]{20,100})/g, value: 1 },
  {
    what: '密钥或令牌',
    pattern:
      /(?:api[_-]?key|secret[_-]?(?:access[_-]?)?key|access[_-]?key(?:[_-]?(?:id|secret))?|app[_-]?secret|client[_-]?secret|corp[_-]?secret|(?:access|auth|refresh)[_-]?token|encoding[_-]?aes[_-]?key|密钥|令牌)["'`*]{0,3}\s{0,4}(?:[:：=]|=>|为|是)\s{0,4}["'`*]{0,3}([\w.~+/=-]{12,500})/gi,
    value: 1,
  },
  {
    what: '口令',
    pattern: /(?:password|passwd|pwd|passphrase)["'`*]{0,3}\s{0,4}[:：=]\s{0,4}["'`*]{0,3}([^\s"'`|,，。;；]{6,128})/gi,
    value: 1,
  },
  {
    what: '口令',
    pattern: /(?:密码|口令)["'`*]{0,3}\s{0,4}[:：=为是]{1,2}\s{0,4}["'`“*]{0,3}([!-~]{6,64})/g,
    value: 1,
  },
]

const placeholder =
  /^(?:[<[{(].*|\$.*|%.*|[*x.•#_-]{3,}.*|(?:your|my|the|some|example|sample|test|demo|changeme|placeholder|replace|insert|redacted|null|none|undefined|string|password|secret|process|env)(?:[-_.\W].*)?)$/i

/** A value that somebody made up or a machine drew: letters and digits or marks together, and more than two of them. */
function isReal(value: string): boolean {
  if (placeholder.test(value) || (new Set(value).size < 4 && !/^\d+$/.test(value))) return false
  return /\d/.test(value) || /[^A-Za-z_.-]/.test(value) || value.length >= 24
}

type Found = { readonly at: number; readonly end: number; readonly what: string }

function secretsIn(text: string): readonly Found[] {
  const found: Found[] = []
  for (const { what, pattern, value } of forms)
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length
      const isNew = found.every((other) => end <= other.at || match.index >= other.end)
      if (isNew && (value === undefined || isReal(match[value] ?? ''))) found.push({ at: match.index, end, what })
    }
  return found.sort((a, b) => a.at - b.at)
}

/** The numbers of the first lines in which secrets stand, from 1. */
function linesOf(text: string, found: readonly Found[]): readonly number[] {
  const lines: number[] = []
  let line = 1
  let from = 0
  for (const { at } of found) {
    for (let next = text.indexOf('\n', from); next >= 0 && next < at; next = text.indexOf('\n', from)) {
      line++
      from = next + 1
    }
    if (lines.at(-1) !== line) lines.push(line)
    if (lines.length === 5) break
  }
  return lines
}

/**
 * Keys, passwords, tokens and connection strings, which block a document until they are removed.
 * @param texts the body first; lines are counted in it
 */
export function findSecrets(texts: readonly string[]): readonly Finding[] {
  const [body = '', ...others] = texts.map(plainText)
  const inBody = secretsIn(body)
  const all = [...inBody, ...others.flatMap(secretsIn)]
  if (all.length === 0) return []
  const kinds = [...new Set(all.map(({ what }) => what))].join('、')
  const lines = linesOf(body, inBody)
  const where = lines.length > 0 ? `，在正文第 ${lines.join('、')} 行${inBody.length > lines.length ? '等处' : ''}` : ''
  const sentence = `文件里有 ${all.length} 处${kinds}${where}。删去之前不能发布；已经外发的请立即更换。`
  return [{ kind: 'secret', sentence, count: all.length, severity: 'blocked' }]
}
