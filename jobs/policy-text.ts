import { type Policy, readPolicy } from '../agent/policy.ts'
import type { Catalogue } from './policy-words.ts'

/** Reads rules as they stand in a file: JSON, with whole lines of comment that begin with two slashes. */
export function readPolicyText(text: string): Policy | string {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  // A line stays a line, so that what is wrong is told at its place.
  const bare = lines.map((line) => (line.trimStart().startsWith('//') ? '' : line)).join('\n')
  let value: unknown
  try {
    value = JSON.parse(bare)
  } catch (error) {
    return (error as Error).message
  }
  return readPolicy(value)
}

const heading = `// 本单位的使用规则：谁可以用哪个功能、哪些提交须另一人同意。只能在产品允许的范围内收窄，不会增加任何权限。
// 改了这个文件不会生效，doctor 会报告；要生效须由一人提出、另一人核对差异后批准（批准时写明哈希）：
//   npx renshi policy propose --reason "…" --as 甲
//   npx renshi policy diff 号数 --as 乙 · npx renshi policy approve 号数 --hash 哈希 --as 乙
// Rules of this organisation: who may use what, and what takes two people. They only narrow what the product allows.
// An edit changes nothing by itself, and doctor reports it; one person proposes, another reads the difference and approves.
// 每个功能可写 for each tool: {"off": true} 停用 · {"roles": ["hr_officer"]} 只限这些角色 ·
//   {"secondBy": "lifecycle:submit:unit"} 有此权限的另一人同意后才提交 · {} 按产品 as the product has it
// "others"：没有列出的功能 tools not named: "allowed" 按产品 as the product has them · "off" 停用
`

/** Rules as a file that people edit, with the list of all tools as comment. */
export function policyFileText({ names, tool }: Catalogue, policy: Policy): string {
  const rules = Object.entries(policy.tools).map(
    ([name, rule]) => `    ${JSON.stringify(name)}: ${JSON.stringify(rule)}`,
  )
  const body = [
    '{',
    `  "version": ${policy.version},`,
    `  "others": ${JSON.stringify(policy.others)},`,
    rules.length === 0 ? '  "tools": {}' : `  "tools": {\n${rules.join(',\n')}\n  }`,
    '}',
  ]
  const list = names.flatMap((name) => {
    const found = tool(name)
    return found
      ? [`//   ${name} · ${found.title.zh} ${found.title.en} · ${found.effect} · ${found.scopes.join(' ')}`.trimEnd()]
      : []
  })
  return `${heading}${body.join('\n')}\n// 全部功能 all tools:\n${list.join('\n')}\n`
}
