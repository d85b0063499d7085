import { type Tool, visibleName } from '#sdk'
import { builtInPlugins } from '../../tools/index.ts'
import { print, printJson, printTable } from '../output.ts'

const effects: Readonly<Record<Tool['effect'], string>> = {
  read: '查询',
  note: '记录',
  submit: '提交（本人确认）',
  'submit+': '提交（另需第二人）',
}

/** The plugins over the HR system with their tools, as they are offered. */
export function listPlugins(json: boolean): void {
  const plugins = builtInPlugins.map((plugin) => ({
    id: plugin.id,
    title: plugin.title,
    owner: plugin.owner,
    tools: plugin.tools.map((tool) => ({
      name: visibleName(plugin, tool),
      title: tool.title,
      effect: tool.effect,
      scopes: tool.scopes,
    })),
  }))
  if (json) {
    printJson({ plugins })
    return
  }
  for (const { id, title, tools } of plugins) {
    print(`${title.zh}（${id}，${tools.length}个工具）`)
    printTable(
      ['工具', '名称', '作用'],
      tools.map(({ name, title: { zh }, effect }) => [name, zh, effects[effect]]),
    )
    print()
  }
}
