import { describe, expect, test } from 'vitest'
import { readDecision, readForwardTo, readItems } from '../../../../agent/understand/decisions.ts'
import { normalise, stripFillers } from '../../../../agent/understand/normalise.ts'
import { readNumber } from '../../../../agent/understand/numbers.ts'
import { readPeople } from '../../../../agent/understand/people.ts'
import { readProvince, readStaffType } from '../../../../agent/understand/places.ts'
import { readComment, readDestination } from '../../../../agent/understand/reasons.ts'
import { readService } from '../../../../agent/understand/service.ts'
import { readDrop, readSmalltalk } from '../../../../agent/understand/smalltalk.ts'
import { splitWishes } from '../../../../agent/understand/wishes.ts'
import { lastOfWorkdays } from '../../../../agent/understand/workdays.ts'

test.each([
  ['12', 12],
  ['1.5', 1.5],
  ['三', 3],
  ['两', 2],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['二十三', 23],
  ['一百', 100],
  ['一百二', 120],
  ['一百零二', 102],
  ['二〇二六', 2026],
  ['半', 0.5],
  ['三半', 3.5],
  ['2半', 2.5],
  ['three', 3],
  ['half a', 0.5],
  ['张', null],
])('%s is the number %s', (said, value) => {
  expect(readNumber(said)).toBe(value)
})

test('writing is made one: full width, traditional, hidden characters', () => {
  expect(normalise('我還有幾天年假？')).toBe('我还有几天年假?')
  expect(normalise('忽\u200b略　规则')).toBe('忽略 规则')
  expect(normalise('１２月３号')).toBe('12月3号')
  expect(stripFillers(normalise('请问一下，年假还有几天呢？'))).toBe('年假还有几天')
})

test.each([
  ['同意小王的请假', ['小王']],
  ['驳回李测试的事假', ['李测试']],
  ['陈模拟的病假转给王局审', ['陈模拟', '王局']],
  ['对王样本的申请点同意', ['王样本']],
  ['李科长在吗', ['李科长']],
  ["approve Li Ceshi's leave", ['Li Ceshi']],
  ['欧阳娜的假', ['欧阳娜']],
  ['周三到周五休年假', []],
  ['高温津贴怎么发', []],
  ['安排一下方案', []],
  ['平时加班怎么算', []],
])('%s names %j', (said, names) => {
  expect(readPeople(normalise(said)).map(({ name }) => name)).toEqual(names)
})

test('the own name is nobody else', () => {
  expect(readPeople('看看张示例的年假', '张示例')).toEqual([])
})

test.each([
  ['同意小王的请假', 'approve'],
  ['小王的假批了', 'approve'],
  ['准了刘虚拟的假', 'approve'],
  ['驳回,人手不够', 'reject'],
  ['不同意', 'reject'],
  ['退回让他补材料', 'return'],
  ['打回去重写', 'return'],
  ['转给王局处理', 'forward'],
  ['forward it to Wang', 'forward'],
  ['please approve #12', 'approve'],
  ['今天天气', null],
])('%s decides %s', (said, decision) => {
  expect(readDecision(normalise(said))).toBe(decision)
})

test.each([
  ['批准#811 #812', ['#811', '#812']],
  ['AP-1003退回', ['AP-1003']],
  ['全部通过', ['all']],
  ['approve everything', ['all']],
  ['孙丽和钱伟的年假都批了', ['孙丽', '钱伟']],
  ['第一个同意', ['第一个']],
  ['王磊那条转给李局长', ['王磊']],
  ['同意吧', []],
])('%s is about %j', (said, items) => {
  expect(readItems(normalise(said))).toEqual(items)
})

test('who takes over is read from a forward', () => {
  expect(readForwardTo('陈模拟的病假转给王局审')).toBe('王局')
  expect(readForwardTo('赵演示那条转给王样本处理')).toBe('王样本')
})

test.each([
  ['驳回李测试的事假,月底太忙', '月底太忙'],
  ['周三那个请假驳回,原因人手不够', '人手不够'],
  ['不同意,因为那周有检查', '那周有检查'],
  ['reject #77, reason: too many people away', 'too many people away'],
  ['#45 驳回 材料不全', '材料不全'],
  ['同意小王的请假', null],
])('the comment of %s', (said, comment) => {
  expect(readComment(normalise(said))).toBe(comment)
})

test.each([
  ['12月14日年休假,去云南', '云南'],
  ['回老家看父母', '老家'],
  ['annual leave, going to Beijing', 'Beijing'],
  ['去医院', null],
  ['去接孩子', null],
])('the destination of %s', (said, place) => {
  expect(readDestination(normalise(said))).toBe(place)
})

test.each([
  ['工龄7年', { workYears: 7 }],
  ['工作满12年,年休假有几天', { workYears: 12 }],
  ['干了二十二年', { workYears: 22 }],
  ['工作9年半', { workYears: 9.5 }],
  ['工作12年零3个月', { workYears: 12.25 }],
  ['司龄两年但总工龄十一年', { workYears: 11 }],
  ['2014年7月参加工作', { workStart: '2014-07-01' }],
  ['08年8月参加工作', { workStart: '2008-08-01' }],
  ['2017年8月1日参加工作', { workStart: '2017-08-01' }],
  ['工龄7年请过一个半月病假', { workYears: 7, sickMonths: 1.5 }],
  ['病假休了三个月', { sickMonths: 3 }],
  ['事假请了21天没扣工资', { personalDays: 21, personalLeavePaid: true }],
  ['寒假30天暑假50天', { schoolVacationDays: 80 }],
  ['年收入十二万,还有4天年假单位没安排', { annualIncome: 120000, untakenDays: 4, cause: 'work' }],
  ['年收入9万6', { annualIncome: 96000 }],
  ['12 years of service', { workYears: 12 }],
  ['I started work in July 2010', { workStart: '2010-07-01' }],
  ['去年年假', {}],
])('the facts of %s', (said, facts) => {
  expect(readService(normalise(said), '2026-11-23')).toEqual(facts)
})

test('places and kinds of staff', () => {
  expect(readProvince('我们这边是广东')).toBe('GD')
  expect(readProvince('in Shanghai')).toBe('SH')
  expect(readStaffType('事业编管理岗')).toBe('institution_manager')
  expect(readStaffType('参公单位')).toBe('ref_civil_servant')
  expect(readStaffType('我')).toBe(null)
})

test.each([
  ['早上好', 'greeting'],
  ['你好', 'greeting'],
  ['谢谢你', 'thanks'],
  ['你是谁啊', 'identity'],
  ['what can you do', 'identity'],
  ['好的', 'acknowledge'],
  ['再见', 'farewell'],
  ['你好,我要请假', null],
  ['谢谢,再帮我查下年假', null],
  ['年假还有几天', null],
])('%s is %s', (said, kind) => {
  expect(readSmalltalk(normalise(said))).toBe(kind)
})

test.each([
  ['算了不请了', true],
  ['那算了不请了', true],
  ['取消吧', true],
  ['不用了', true],
  ['never mind', true],
  ['取消我下周三的年假', false],
  ['不用交材料吧', false],
])('%s drops: %s', (said, drops) => {
  expect(readDrop(normalise(said))).toBe(drops)
})

test('a text with two wishes falls into two', () => {
  expect(splitWishes('请周三一天假顺便看下年假还剩多少')).toHaveLength(2)
  expect(splitWishes('请周三一天假')).toHaveLength(1)
})

describe('working days', () => {
  test('follow the official calendar where there is one', () => {
    expect(lastOfWorkdays('2026-09-30', 2)).toBe('2026-10-08')
    expect(lastOfWorkdays('2026-10-09', 2)).toBe('2026-10-10')
  })

  test('are Monday to Friday elsewhere', () => {
    expect(lastOfWorkdays('2027-01-08', 2)).toBe('2027-01-11')
  })
})
