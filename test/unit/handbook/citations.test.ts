import { describe, expect, test } from 'vitest'
import { citationsOf } from '../../handbook/citations.ts'

const cited = (text: string) => citationsOf(text).map(({ act, article }) => `${act ?? '本文件'} ${article}`)

describe('articles named in a text', () => {
  test('belong to the act before them, in lists and ranges too', () => {
    expect(cited('依据《公务员法》第九十五条、第九十六条和《劳动法》第四十四条')).toEqual([
      '公务员法 第九十五条',
      '公务员法 第九十六条',
      '劳动法 第四十四条',
    ])
    expect(cited('依据《公务员法》第二十八条至第三十一条')).toEqual(
      ['第二十八条', '第二十九条', '第三十条', '第三十一条'].map((article) => `公务员法 ${article}`),
    )
  })

  test('belong to an act with brackets after its name, and to one whose name holds another', () => {
    expect(cited('《保守国家秘密法》（2024年修订）第四十五条')).toEqual(['保守国家秘密法 第四十五条'])
    expect(cited('《国家机关贯彻〈工作时间的规定〉的实施办法》第五条')).toEqual([
      '国家机关贯彻〈工作时间的规定〉的实施办法 第五条',
    ])
  })

  test('belong by 该法 and 该条例 to the last act of that kind', () => {
    expect(cited('《公务员法》第八条和《工伤保险条例》第十四条；依据该法第九条、第十条，依据该条例第二十条')).toEqual([
      '公务员法 第八条',
      '工伤保险条例 第十四条',
      '公务员法 第九条',
      '公务员法 第十条',
      '工伤保险条例 第二十条',
    ])
  })

  test('belong to the document itself when no act stands before them', () => {
    expect(cited('依据《公务员法》第八条办理；超过第五条天数的报分管领导')).toEqual([
      '公务员法 第八条',
      '本文件 第五条',
    ])
  })

  test('are the items of an act without articles, and without their paragraph', () => {
    expect(cited('《病假规定》第二项、第三项')).toEqual(['病假规定 第二项', '病假规定 第三项'])
    expect(cited('《公务员法》第五十九条第十七项、第八十八条')).toEqual(['公务员法 第五十九条', '公务员法 第八十八条'])
  })
})
