/** Radicals that fonts give in place of the characters that look the same (Unicode 17, CJK Radicals Supplement). */
const radicals: Readonly<Record<string, string>> = {
  '\u2e81': '厂',
  '\u2e88': '刀',
  '\u2e8b': '卩',
  '\u2e92': '巳',
  '\u2e97': '心',
  '\u2e9d': '月',
  '\u2e9f': '母',
  '\u2ea0': '民',
  '\u2eaa': '疋',
  '\u2eaf': '糸',
  '\u2eb0': '纟',
  '\u2eb6': '羊',
  '\u2ebb': '聿',
  '\u2ec1': '虎',
  '\u2ec5': '见',
  '\u2ec6': '角',
  '\u2ec8': '讠',
  '\u2ec9': '贝',
  '\u2ecb': '车',
  '\u2ed3': '长',
  '\u2ed4': '门',
  '\u2ed8': '青',
  '\u2ed9': '韦',
  '\u2eda': '页',
  '\u2edb': '风',
  '\u2edc': '飞',
  '\u2edd': '食',
  '\u2ee0': '饣',
  '\u2ee2': '马',
  '\u2ee3': '骨',
  '\u2ee4': '鬼',
  '\u2ee5': '鱼',
  '\u2ee6': '鸟',
  '\u2ee7': '卤',
  '\u2ee8': '麦',
  '\u2ee9': '黄',
  '\u2eec': '齐',
  '\u2eee': '齿',
  '\u2eef': '竜',
  '\u2ef0': '龙',
  '\u2ef3': '龟',
}

/**
 * The text of a glyph as it is written elsewhere: radicals and compatibility forms as the characters they look like,
 * joined letters apart, signs of symbol fonts as a dot; U+FFFD for what is no text.
 */
export function fitsUnicode(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a map may lead to them.
  const plain = text.replace(/[\u0001-\u001f\u007f-\u00a0]/g, ' ').replaceAll('\0', '\ufffd')
  if (!/[\u2e80-\u2fdf\uf000-\uf0ff\uf900-\ufaff\ufb00-\ufb06]/.test(plain)) return plain
  return plain
    .replace(/[\u2e80-\u2eff]/g, (radical) => radicals[radical] ?? radical)
    .replace(/[\u2f00-\u2fdf\uf900-\ufaff\ufb00-\ufb06]/g, (form) => form.normalize('NFKC'))
    .replace(/[\uf000-\uf0ff]/g, '•')
}
