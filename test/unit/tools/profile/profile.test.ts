import { expect, test } from 'vitest'
import { partToText } from '#sdk'
import { testPlugin } from '#sdk/testing'
import { profile } from '../../../../tools/profile/index.ts'
import { record } from '../fixtures.ts'

const host = () => testPlugin(profile, { 'GET /me': () => record })

test('shows the whole record on one screen with masked numbers and words for codes', async () => {
  const text = (await host().show('me', {})).map(partToText).join('\n')
  expect(text).toContain('身份证号：3301**********0000')
  expect(text).toContain('人员类别：公务员')
  expect(text).toContain('参加工作时间：2012年7月1日')
  expect(text).toContain('经济师 | C-1')
  expect(text).not.toContain('CIVIL_SERVANT')
})

test('shows one section when one is asked for', async () => {
  const parts = await host().show('me', { section: 'contact' }, 'en')
  expect(parts.map(partToText)).toEqual([
    'Contact\nPhone：138****0000\nEmail：zhang@example.invalid\nAddress：—\nEmergency contact：—',
  ])
})
