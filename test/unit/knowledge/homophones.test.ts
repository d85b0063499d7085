import { describe, expect, test } from 'vitest'
import { createJiebaTokenizer } from '../../../knowledge/index/jieba.ts'
import { repairHomophones } from '../../../knowledge/search/homophones.ts'

const tokenizer = createJiebaTokenizer()
const repaired = (text: string) => repairHomophones(text, tokenizer.cut(text))

describe('slips of the same sound', () => {
  test.each([
    ['加斑费怎么算', '加班费怎么算'],
    ['我的年修假能拆开吗', '我的年休假能拆开吗'],
    ['矿工三天怎么处理', '旷工三天怎么处理'],
    ['拟录用公式期有几天', '拟录用公示期有几天'],
    ['事业单位品用合同到期', '事业单位聘用合同到期'],
    ['假期没休完会过气吗', '假期没休完会过期吗'],
  ])('%s is read as %s', (said, meant) => {
    expect(repaired(said)).toBe(meant)
  })

  test.each(['养老金的计算公式', '矿工作业安全', '药品用量', '煤矿工人工伤', '产品用途说明', '天气不好能不来吗'])(
    '%s stays',
    (text) => {
      expect(repaired(text)).toBe(text)
    },
  )
})
