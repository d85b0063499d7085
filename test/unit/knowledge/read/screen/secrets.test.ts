import { describe, expect, test } from 'vitest'
import { findSecrets } from '../../../../../knowledge/read/screen/secrets.ts'
import { count } from '../../../../support/counts.ts'

const letters = 'q7Zt2LmX9bVr4KcW8sNy'
/** Made up in pieces, so that nobody takes this file for a leak. */
const secrets: readonly (readonly [what: string, text: string])[] = [
  ['a private key', `-----BEGIN ${'RSA '}PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----`],
  ['a private key of OpenSSH', `-----BEGIN OPENSSH ${'PRIVATE'} KEY-----`],
  ['a key of a cloud', `AKIA${'QWERTYUIOP12ASDF'}`],
  ['a key of another cloud', `LTAI${'5tQwErTyUiOpAs12'}`],
  ['a key of an API', `sk-${letters}`],
  ['a key of an API in words', `api_key: "${letters}"`],
  ['a key in JSON', `{"appSecret": "${letters}"}`],
  ['a token of a host of code', `ghp_${letters}${letters}`],
  ['a token of JSON', `eyJhbGciOiJIUzI1NiJ9.eyJ${letters}.${letters}`],
  ['a header', `Authorization: Bearer ${letters}`],
  ['a connection string', 'postgres://renshi:S3cr3tWord@10.0.0.5:5432/hr'],
  ['a connection string of another kind', 'Server=db;User Id=sa;Password=S3cr3t!;'],
  ['a robot', `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${letters}`],
  ['a password', 'password = Zj@2026#hr'],
  ['a password in Chinese', '初始密码为 Zj@2026#hr'],
  ['a password of digits', '默认密码：123456'],
  ['a full-width password', '密码：Ｚｊ＠２０２６ｈｒ'],
  ['a key in Chinese', `接口密钥：${letters}`],
  ['a key with zero widths', [...`sk-${letters}`].join('\u200b')],
]

/** Characters a document may have; fewer in the everyday run. */
const longest = count(400_000, 2_000_000)

describe('row 51, secrets', () => {
  test.each(secrets)('%s blocks the document, and is not repeated', (_what, text) => {
    const findings = findSecrets([`# 接口说明\n\n第一条 按下列方式接入。\n\n${text}\n`])
    expect(findings).toMatchObject([{ kind: 'secret', count: 1, severity: 'blocked' }])
    expect(findings[0]?.sentence).toContain('正文第 5 行')
    expect(findings[0]?.sentence).not.toMatch(/q7Zt|S3cr|2026#|123456|QWERTY/)
  })

  test('are counted together, also those beside the text', () => {
    const body = secrets.map(([, text]) => text).join('\n\n')
    expect(findSecrets([body, `sk-${letters}`])[0]?.count).toBe(secrets.length + 1)
  })

  test.each([
    '密码不少于12位，含字母、数字和符号，90天换一次。',
    '忘记密码在登录页自助重置，不通过电话、微信报密码。',
    '密码：身份证号后六位',
    'password: <your-password>',
    'password=********',
    `api_key = $${'{API_KEY}'}`,
    'api_key: your-api-key-here',
    'postgres://user:password@localhost/db',
    'postgres://localhost:5432/hr',
    '-----BEGIN PUBLIC KEY-----',
    'Bearer 令牌由信息科发放。',
    '密钥管理应当符合《密码法》第十二条。',
    'https://www.gov.cn/zhengce/content/202411/content_6985862.htm',
    'task-force-on-risk-management',
    '文件校验值 d41d8cd98f00b204e9800998ecf8427e',
  ])('are not seen in ordinary text: %s', (text) => expect(findSecrets([text])).toEqual([]))

  test('are looked for in seconds in the longest text', () => {
    for (const part of ['eyJ-', 'sk-', 'password=', 'a://', '密码：', '-----BEGIN ', 'bearer a', 'Pwd=a', 'a.b+c-']) {
      const start = performance.now()
      findSecrets([part.repeat(longest / part.length)])
      expect(performance.now() - start, part).toBeLessThan(count(10_000, 30_000))
    }
  })
})
