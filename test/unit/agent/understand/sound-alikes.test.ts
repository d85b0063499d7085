import { describe, expect, test } from 'vitest'
import { mend } from '../../../../agent/understand/normalise.ts'

describe('words struck for others of the same sound', () => {
  test.each([
    ['九月的工姿单', '九月的工资单'],
    ['我的医宝扣多少', '我的医保扣多少'],
    ['开个在职政明', '开个在职证明'],
    ['抱名参加公文班', '报名参加公文班'],
    ['下周三的掉休', '下周三的调休'],
    ['明天清病假', '明天请病假'],
    ['我的考合评语', '我的考核评语'],
    ['邮相换了', '邮箱换了'],
    ['题醒我开会', '提醒我开会'],
    ['事业边还空几个', '事业编还空几个'],
    ['今年的学食够不够', '今年的学时够不够'],
  ])('%s means %s', (said, meant) => {
    expect(mend(said)).toBe(meant)
  })

  test.each([
    '辞职无需审批吗',
    '受过开除公职记录的人能录用吗',
    '异地就医报销多少',
    '国家班子换届',
    '请加班的同志登记',
    '生产家具的企业',
    '扣除分数怎么算',
    '收入支出明细',
  ])('%s stays as it is', (said) => {
    expect(mend(said)).toBe(said)
  })
})
