import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { isNoRoom, whileThereIsRoom } from '../../../api/room.ts'

test.each(['53100', 'ENOSPC', 'EDQUOT', 'EFBIG'])('%s says that there is no room', (code) => {
  expect(isNoRoom(Object.assign(new Error('…'), { code }))).toBe(true)
})

test.each([new Error('full'), Object.assign(new Error('…'), { code: '23505' }), 'ENOSPC', null])(
  '%s says something else',
  (error) => {
    expect(isNoRoom(error)).toBe(false)
  },
)

test.each([
  ['POST', '/api/chat', 507],
  ['POST', '/channels/wecom', 507],
  ['POST', '/api/upkeep/retention', 200],
  ['POST', '/api/erasures/1/agree', 200],
  ['POST', '/api/upkeeping', 507],
  ['GET', '/api/history', 200],
])('without room %s %s is answered %i', async (method, path, status) => {
  const app = new Hono().use('*', whileThereIsRoom({ isEnough: async () => false })).all('*', (c) => c.text('on'))
  expect((await app.request(path, { method })).status).toBe(status)
})
