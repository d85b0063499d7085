import { createMask } from './mask.ts'
import { doubleSurnames, surnames } from './understand/names.ts'

/** What looks like a name and stands right before a number, telephone or address of a person is one. */
const nameBeforeData = new RegExp(
  `(?:(?:${doubleSurnames.join('|')})[一-龥]{1,2}|[${surnames}][一-龥]{1,2})(?=[\\s:：,，、的是]{0,2}[（(]?〔(?:工号|电话|身份证|邮箱|卡号|护照|地址|账号|车牌)#)`,
  'g',
)

/**
 * A question as it may be kept and shown to others: without names, staff ids, numbers and addresses of persons. It is
 * never put back, so too much is hidden rather than too little.
 * @param names of everybody who is known by name, whoever asked
 * @param ids staff ids of whom the same holds
 */
export function hideForGood(text: string, names: readonly string[], ids: readonly string[]): string {
  return createMask(names, ids).hide(text).replace(nameBeforeData, '〔姓名#1〕')
}
