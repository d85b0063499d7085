import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, test } from 'vitest'
import { openApi } from '../../sandbox/http/openapi.ts'

test('the OpenAPI document passes a linter', async () => {
  // Rules of taste that say nothing of correctness are off: a licence and servers are the operator's.
  const config = await createConfig({
    extends: ['recommended'],
    rules: { 'info-license': 'off', 'no-server-example.com': 'off', 'no-empty-servers': 'off' },
  })
  const found = await lintFromString({ source: JSON.stringify(openApi()), absoluteRef: 'openapi.json', config })
  expect(found.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer ?? ''}: ${message}`)).toEqual(
    [],
  )
})
