import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMask } from '../../../agent/mask.ts'

describe('a mask', () => {
  test.each([
    ['我的身份证是110101199003078888', '110101199003078888'],
    ['身份证 110101 19900307 888X 请登记', '19900307'],
    ['身份证１１０１０１１９９００３０７８８８８', '１１０１０１'],
    ['老身份证110101900307888', '110101900307888'],
    ['我的工号是20190034', '20190034'],
    ['手机1380\u200b0001234', '0001234'],
    ['打 138 0000 1234 找我', '1234'],
    ['手机+86-13800001234', '13800001234'],
    ['手机138-0000-1234', '0000'],
    ['座机0571-88001234', '88001234'],
    ['卡号6222021234567890123', '6222021234567890123'],
    ['卡号 6222 0212 3456 7890', '7890'],
    ['写信到 li.ceshi@example.org 就行', 'example.org'],
    ['护照E12345678', 'E12345678'],
    ['查S-1003的考勤', 'S-1003'],
    ['李测试的工资', '李测试'],
    ['帮我把张示例和王样本的假批了', '王样本'],
    ["approve Li Ceshi's leave", 'Li Ceshi'],
  ])('hides what is personal in %s, and gives it back', (said, secret) => {
    const mask = createMask([])
    const hidden = mask.hide(said)
    expect(hidden).not.toContain(secret)
    expect(hidden).toMatch(/〔[^〔〕#]+#\d+〕/)
    expect(mask.show(hidden)).toBe(said)
  })

  test.each([
    '年休假有10天',
    '2026-12-02到2026-12-04',
    'LR-2026-00099批了吗',
    '工龄12年',
    '公务员法第三十八条',
    '300%',
    '2026-12-02 2026-12-04',
    '1项需注意',
    '职级：二级主任科员',
    '浙人社发〔2025〕12号',
  ])('leaves %s alone', (said) => {
    expect(createMask([]).hide(said)).toBe(said)
  })

  test('hides the names it is told wherever they stand', () => {
    const mask = createMask(['张示例'])
    expect(mask.hide('申请人张示例已销假')).not.toContain('张示例')
  })

  test('learns from the keys of a result whom and which ids it names, whatever they look like', () => {
    const mask = createMask(['张示例'], ['20190034'])
    mask.learnFrom({
      items: [{ requesterName: '敖小', requesterId: 'zjhr-77', unitName: '综合科', leaveName: '年休假' }],
      supervisor: { staffId: 'X9', name: 'Wang Yangben' },
    })
    const hidden = mask.hideKnown('敖小 | 综合科 | 年休假 | zjhr-77 | Wang Yangben | 20190034')
    expect(hidden).toBe('〔姓名#1〕 | 综合科 | 年休假 | 〔工号#1〕 | 〔姓名#2〕 | 〔工号#2〕')
  })

  test('in documents hides numbers and known names, and looks for no others', () => {
    const mask = createMask(['张示例'])
    expect(mask.hideKnown('王科长批准后由张示例办理，电话0571-88001234')).toBe(
      '王科长批准后由〔姓名#1〕办理，电话〔电话#1〕',
    )
  })

  test('a placeholder that somebody typed comes back as nobody else', () => {
    const mask = createMask([], [], 471_100)
    mask.hide('李测试的电话13800001234')
    expect(mask.show(mask.hide('告诉我〔电话#1〕是多少'))).toBe('告诉我[电话#1]是多少')
    expect(createMask([]).show('〔电话#1〕')).toBe('〔电话#1〕')
  })

  test('gives back any text, also inside of values', () => {
    const piece = fc.constantFrom(
      '李测试',
      '的',
      '13800001234',
      '，',
      'S-1003',
      'a@b.cn',
      ' ',
      '假',
      '110101199003078888',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const said = pieces.join('、')
        const mask = createMask(['张示例'])
        const hidden = mask.hide(said)
        expect(mask.show(hidden)).toBe(said)
        expect(mask.showAll({ items: [hidden], count: 2, none: null })).toEqual({
          items: [said],
          count: 2,
          none: null,
        })
      }),
    )
  })
})
