import { describe, expect, test } from 'vitest'
import { findUnsafeName, safeName } from '../../../../../knowledge/read/screen/names.ts'

const bytes = (text: string) => new TextEncoder().encode(text).length

const hostile: readonly (readonly [what: string, name: string, storage: string])[] = [
  ['a long name', `${'制'.repeat(83)}.docx`, `${'制'.repeat(38)}.docx`],
  ['an encoded way up', '..%2f..%2fetc%2fpasswd', 'passwd'],
  ['a way up that is encoded twice', '%252e%252e%252fx.md', 'x.md'],
  ['a way up', '../../a.docx', 'a.docx'],
  ['a way up on Windows', 'C:\\temp\\..\\a.docx', 'a.docx'],
  ['NUL', 'a\0.docx', 'a.docx'],
  ['an encoded NUL', 'a%00.docx', 'a.docx'],
  ['an end of line', 'a\r\nSet-Cookie: x=1.docx', 'x_1.docx'],
  ['a turned ending', 'photo\u202egpj.exe', 'photogpj.exe'],
  ['a device', 'CON', 'CON_'],
  ['a device with an ending', 'nul.docx', 'nul_.docx'],
  ['a leading stroke', '-rf.docx', 'rf.docx'],
  ['a leading dot', '.htaccess', 'document.htaccess'],
  ['mark-up', '<img src=x onerror=alert(1)>.docx', 'img_src_x_onerror_alert_1.docx'],
  ['only dots', '...', 'document'],
  ['nothing', '', 'document'],
]

describe('row 53, filename cases', () => {
  test.each(hostile)('%s is made safe', (_what, name, storage) => {
    const safe = safeName(name)
    expect(safe.storage).toBe(storage)
    expect(safe.storage).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}_-]*(?:\.[a-z\d]{1,8})?$/u)
    expect(bytes(safe.storage)).toBeLessThanOrEqual(120)
    expect(safe.display).not.toMatch(/[\p{C}<>"'&`/\\]/u)
    expect([...safe.display].length).toBeLessThanOrEqual(100)
    expect(safe.disposition).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.%~-]+$/)
  })

  test('an emoji stays to be seen and is not stored', () => {
    expect(safeName('🎉年会🎉.docx')).toMatchObject({ storage: '年会.docx', display: '🎉年会🎉.docx' })
  })

  test('an ordinary name stays as it is, and is handed out under it', () => {
    const { storage, display, disposition } = safeName('考勤管理办法(2026-03-10).docx')
    expect(storage).toBe('考勤管理办法_2026-03-10.docx')
    expect(display).toBe('考勤管理办法(2026-03-10).docx')
    expect(disposition).toContain(`filename*=UTF-8''${encodeURIComponent(storage)}`)
    expect(safeName('100%达标.docx').storage).toBe('100_达标.docx')
  })

  test('is told of when a name was meant to deceive, and then only', () => {
    const told = hostile.filter(([, name]) => findUnsafeName(name).length > 0)
    // Nothing at all is no danger.
    expect(hostile.filter((each) => !told.includes(each)).map(([what]) => what)).toEqual(['nothing'])
    for (const name of ['考勤管理办法(2026-03-10).docx', '🎉年会🎉.docx', 'a b.c.docx', 'console.md', '100%达标.docx'])
      expect(findUnsafeName(name)).toEqual([])
  })
})
