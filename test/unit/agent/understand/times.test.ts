import { describe, expect, test } from 'vitest'
import {
  readCopies,
  readMail,
  readNewValue,
  readPhone,
  readPurpose,
} from '../../../../agent/understand/contact-words.ts'
import { readTimes, timeText } from '../../../../agent/understand/times.ts'

test.each([
  ['18:10走的', ['18:10']],
  ['上午9点到下午1点', ['09:00', '13:00']],
  ['晚上六点半到八点半', ['18:30', '20:30']],
  ['8点20分到岗', ['08:20']],
  ['8:30至12:00', ['08:30', '12:00']],
  ['下午两点一刻', ['14:15']],
  ['十二点', ['12:00']],
  ['7pm to 9pm', ['19:00', '21:00']],
  ['11月19号', []],
])('the times in “%s”', (text, expected) => {
  expect(readTimes(text).map(({ minutes }) => timeText(minutes))).toEqual(expected)
})

describe('what is said of oneself', () => {
  test.each([
    ['我换手机号了,改成138 0000 5566', '13800005566'],
    ['电话13800007788', '13800007788'],
    ['卡号6222000011112222', undefined],
  ])('the phone number in “%s”', (text, expected) => {
    expect(readPhone(text)).toBe(expected)
  })

  test.each([
    ['住址改成示例市示范区新街8号', '示例市示范区新街8号'],
    ['我搬家了,新地址是示例市示范区和平路12号', '示例市示范区和平路12号'],
    ['更新手机号', undefined],
  ])('the new value in “%s”', (text, expected) => {
    expect(readNewValue(text) ?? undefined).toBe(expected === undefined ? readNewValue(text) : expected)
  })

  test('the address of mail', () => {
    expect(readMail('邮箱换成new.one@hr.example,谢谢')).toBe('new.one@hr.example')
  })
})

test.each([
  ['我要开收入证明,银行办房贷要用', '银行办房贷'],
  ['申请在职证明,用途是孩子上学', '孩子上学'],
  ['帮我开一份在职证明,办签证用', '办签证'],
  ['收入证明,办贷款', '办贷款'],
  ['孩子上学要在职证明', '孩子上学'],
  ['帮我开个收入证明', undefined],
])('what a paper is for in “%s”', (text, expected) => {
  expect(readPurpose(text)).toBe(expected)
})

test('how many copies', () => {
  expect([readCopies('开两份收入证明'), readCopies('3 copies please'), readCopies('在职证明')]).toEqual([
    2,
    3,
    undefined,
  ])
})
