import { describe, expect, test } from 'vitest'
import type { Exchange } from '../../../agent/model.ts'
import { callsOf, cards, judge, readWordings, think } from './embedded-support.ts'

const ours = /^(?:leave_(?:change|return|plan|behalf|abroad)|attendance_|pay_|certificate_|profile_update)/

describe('the tools of time, pay, certificates and the own record', () => {
  test('are reached by their own examples', async () => {
    const lost: string[] = []
    let n = 0
    for (const { name, examples } of cards.filter((card) => ours.test(card.name))) {
      for (const { say, input } of examples) {
        n += 1
        const role = name === 'leave_behalf' ? 'manager' : 'staff'
        const { tool, args } = await judge({ tool: name, role, text: say, args: input, accept: [name] })
        if (!tool || !args) lost.push(say)
      }
    }
    process.stdout.write(`examples of time: n=${n} lost=${lost.length}\n`)
    expect(lost.length / n, lost.join('\n')).toBeLessThanOrEqual(0.05)
  })

  test('are reached in other words, and what only rules answer goes to the rules', async () => {
    const lost: string[] = []
    const wordings = readWordings('understand/time.jsonl')
    for (const wording of wordings) {
      const { tool, args } = await judge(wording)
      if (!tool || !args) lost.push(wording.text)
    }
    process.stdout.write(`other words of time: n=${wordings.length} lost=${lost.length}\n`)
    expect(lost.length / wordings.length, lost.join('\n')).toBeLessThanOrEqual(0.1)
  })

  test.each([
    '产假几天',
    '补卡一个月能补几次',
    '公务员加班有加班费吗',
    '因私出国要谁批',
    '销假要几天内办',
    '收入证明要几天',
  ])('a question on the rules stays one: %s', async (said) => {
    expect(callsOf(await think(said)).map(({ tool }) => tool)).toEqual(['policy_search'])
  })

  test.each([
    ['开一份李测试的收入证明，办贷款', 'manager'],
    ['帮陈模拟开个在职证明', 'manager'],
    ['给我王样本的工资条', 'staff'],
    ['李测试这个月工资多少', 'manager'],
    ['查一下刘虚拟的公积金', 'manager'],
  ])('what is somebody else’s is refused: %s', async (said, role) => {
    expect(await think(said, role)).toMatchObject({ kind: 'say', outcome: 'refuse' })
  })

  const asked = async (said: string): Promise<readonly Exchange[]> => {
    const thought = await think(said)
    expect(thought).toMatchObject({ kind: 'say', outcome: 'clarify' })
    return [{ said, answered: '', outcome: 'clarify', calls: [] }]
  }

  test.each([
    ['开在职证明', '办签证用', { kind: 'EMPLOYMENT', purpose: '办签证' }],
    ['开收入证明', '银行贷款', { kind: 'INCOME', purpose: '银行贷款' }],
    ['补卡11月19日下班，18:10', '当时在开会', { date: '2026-11-19', time: '18:10', reason: '当时在开会' }],
    ['今晚要加班，18:30到21:00，提个加班单', '系统抢修', { from: '18:30', to: '21:00', reason: '系统抢修' }],
    ['报年休假计划', '12月21日到23日', { spans: [{ start: '2026-12-21', end: '2026-12-23' }] }],
    ['更新手机号', '13800006666', { field: 'phone', value: '13800006666' }],
  ])('%s, and what was missing: %s', async (first, answer, args) => {
    const [call] = callsOf(await think(answer, 'staff', { history: await asked(first) }))
    expect(call?.args).toMatchObject(args)
  })
})
