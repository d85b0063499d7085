import {
  type LockedField,
  lockedFields,
  type ProfileChanged,
  type ProfilePatch,
} from '../../tools/hr-api/schemas/index.ts'
import { maskedPhone } from '../people/views.ts'
import type { Caller, Plan } from '../plan.ts'
import type { StaffRow } from '../record.ts'
import { Refusal } from '../refusal.ts'
import type { ContactRow } from '../time/record.ts'
import type { World } from '../world.ts'

const ways: Readonly<Record<LockedField, { readonly zh: string; readonly en: string }>> = {
  bankCard: {
    zh: '工资卡要由本人带身份证和新卡到财务窗口当面核验，这里和电话里都不受理。',
    en: 'A bank card is changed at the finance desk, in person, with identity card and new card.',
  },
  name: {
    zh: '姓名变更请带户口本、身份证和公安机关证明到人事科办理。',
    en: 'A name is changed at the HR office with the papers of the police.',
  },
  nationalId: {
    zh: '身份证号更正请带身份证和户口本到人事科办理。',
    en: 'An identity number is put right at the HR office with identity card and household register.',
  },
  birthDate: {
    zh: '出生日期以人事档案认定为准，请到人事科申请核查。',
    en: 'The date of birth is the one of the personnel file; ask the HR office to check it.',
  },
  education: {
    zh: '学历更新请带毕业证、学历认证报告到人事科，核入档案后更新。',
    en: 'Education is brought up to date by the HR office from certificate and verification report.',
  },
  degree: {
    zh: '学位更新请带学位证、认证报告到人事科，核入档案后更新。',
    en: 'A degree is brought up to date by the HR office from certificate and verification report.',
  },
}

/** What a person has given of themselves; nothing yet for most. */
export function contactOf(world: World, staffId: string): ContactRow {
  return world.contacts.get(staffId) ?? { staffId, address: null, emergencyContact: null }
}

type Field = ProfileChanged['fields'][number]

const labels: Readonly<Record<Field['field'], Field['label']>> = {
  phone: { zh: '手机', en: 'Phone' },
  email: { zh: '邮箱', en: 'Email' },
  address: { zh: '住址', en: 'Address' },
  emergencyContact: { zh: '紧急联系人', en: 'Emergency contact' },
}

function contactText(contact: ContactRow['emergencyContact']): string | null {
  if (!contact) return null
  return [contact.name, contact.relation, maskedPhone(contact.phone)].filter(Boolean).join(' ')
}

function changedFields(staff: StaffRow, contact: ContactRow, patch: ProfilePatch): Field[] {
  const pairs: readonly (readonly [Field['field'], string | null, string | null | undefined])[] = [
    ['phone', maskedPhone(staff.phone), patch.phone && patch.phone !== staff.phone ? maskedPhone(patch.phone) : null],
    ['email', staff.email, patch.email === staff.email ? null : patch.email],
    ['address', contact.address, patch.address === contact.address ? null : patch.address],
    ['emergencyContact', contactText(contact.emergencyContact), contactText(patch.emergencyContact ?? null)],
  ]
  return pairs.flatMap(([field, before, after]) =>
    after === null || after === undefined ? [] : [{ field, label: labels[field], before, after }],
  )
}

/**
 * `PATCH /me`: contact data of the caller's own record.
 * @throws Refusal FORBIDDEN_FIELD for what only the HR office changes, STALE for a version that is no longer current
 */
export function planProfile(caller: Caller, patch: ProfilePatch): Plan {
  const { world, staff } = caller
  const locked = lockedFields.find((name) => patch[name] !== undefined)
  if (locked) throw new Refusal('FORBIDDEN_FIELD', ways[locked].zh, ways[locked].en, { needs: [locked] })
  if (patch.version !== staff.version)
    throw new Refusal(
      'STALE',
      '您的信息刚刚有过更新，请重新核对后再改。',
      'Your record has just been changed. Look at it again and repeat.',
      { needs: ['If-Match'], status: 412 },
    )
  const contact = contactOf(world, staff.id)
  const fields = changedFields(staff, contact, patch)
  if (fields.length === 0)
    throw new Refusal(
      'INVALID',
      '没有要更新的内容，新内容与现有的一样。',
      'There is nothing to change: the new value is the present one.',
      { status: 422 },
    )
  const after: StaffRow = {
    ...staff,
    ...(patch.phone ? { phone: patch.phone } : {}),
    ...(patch.email ? { email: patch.email } : {}),
    version: staff.version + 1,
  }
  const contacts: ContactRow[] =
    patch.address || patch.emergencyContact
      ? [
          {
            ...contact,
            ...(patch.address ? { address: patch.address } : {}),
            ...(patch.emergencyContact ? { emergencyContact: patch.emergencyContact } : {}),
          },
        ]
      : []
  const changed: ProfileChanged = { id: `${staff.id}-v${after.version}`, fields, version: after.version }
  return { counted: changed, change: { staff: [after], contacts }, status: 200, answer: changed }
}
