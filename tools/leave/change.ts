import { type Api, defineTool, type Text, type ToolContext, ToolError, z } from '#sdk'
import { Instant, LeaveChange, LeaveRequest, LeaveType, leaveStateNames } from '../hr-api/schemas/index.ts'
import { daysText, dayText, spanText } from '../rules/day-text.ts'
import { findOwn, leaveNamed } from './find.ts'
import { RequestView, viewOf } from './requests.ts'
import {
  both,
  chainText,
  checkOrder,
  factsPart,
  leaveName,
  leaveText,
  leaveTypeArgument,
  notCountedText,
} from './words.ts'

const Input = z.strictObject({
  ...leaveNamed,
  newStart: z.iso.date().optional().describe('New first day; the present one if only the end moves'),
  newEnd: z.iso.date().optional().describe('New last day, included; as many days as before if left out'),
  newStartHalf: z.enum(['am', 'pm']).optional().describe('pm: leave begins at noon of the new first day'),
  newEndHalf: z.enum(['am', 'pm']).optional().describe('am: leave ends at noon of the new last day'),
  leaveType: leaveTypeArgument.optional().describe('New kind of leave, only when it changes'),
  reason: z.string().trim().max(500).optional().describe('Reason, only if they gave one'),
})
type Input = z.output<typeof Input>

const changeable = ['SUBMITTED', 'IN_APPROVAL', 'RETURNED', 'APPROVED']

function find(input: Input, { api, now }: Pick<ToolContext, 'api' | 'now'>): Promise<LeaveRequest> {
  const today = now.slice(0, 10)
  return findOwn(input, api, {
    fits: ({ state, end }) => changeable.includes(state) && end >= today,
    none: {
      zh: '没有找到可以变更的请假。请告诉我请假编号，或者这次假里的任意一天。',
      en: 'There is no such leave to change. Please give its number or any day of it.',
    },
  })
}

async function isCalendarMode(type: string, api: Api): Promise<boolean> {
  const { items } = await api.get('/leave-types', { expect: z.object({ items: z.array(LeaveType) }) })
  return items.find(({ code }) => code === type)?.countMode === 'CALENDAR'
}

type Days = Pick<LeaveRequest, 'start' | 'end' | 'startHalf' | 'endHalf'>

/** The new days: what is said, and where the end is not said as many days as before. */
async function newDays(input: Input, old: LeaveRequest, { api, rules }: ToolContext): Promise<Days> {
  const start = input.newStart ?? old.start
  const startHalf = input.newStartHalf ?? (input.newStart ? undefined : old.startHalf)
  const halves = (endHalf: 'am' | 'pm' | undefined) => ({
    ...(startHalf ? { startHalf } : {}),
    ...(endHalf ? { endHalf } : {}),
  })
  if (input.newEnd) return { start, end: input.newEnd, ...halves(input.newEndHalf) }
  if (!input.newStart) return { start, end: old.end, ...halves(input.newEndHalf ?? old.endHalf) }
  if (old.start === old.end)
    return {
      start,
      end: start,
      ...halves(input.newEndHalf ?? old.endHalf),
      ...(old.startHalf ? { startHalf: old.startHalf } : {}),
    }
  const type = input.leaveType ?? old.type
  const mode = (await isCalendarMode(type, api)) ? 'calendar' : 'workday'
  const { endDate } = await rules('leave.endDate', { start, days: Math.ceil(old.countedHalfDays / 2), mode })
  return { start, end: typeof endDate === 'string' ? endDate : start, ...halves(undefined) }
}

function requireChange(input: Input): void {
  if (input.newStart || input.newEnd || input.leaveType || input.newStartHalf || input.newEndHalf) return
  throw new ToolError(
    'needs_input',
    { zh: '要改成哪几天？请说出新的日期。', en: 'Which days should it be? Please give the new ones.' },
    { needs: ['newStart'] },
  )
}

function notesOf(change: LeaveChange): Text[] {
  const notes: Text[] = [
    both((locale) => (locale === 'zh' ? '返岗日期：' : 'Back on ') + dayText(change.backOn, locale)),
    change.replaces.state === 'APPROVED'
      ? {
          zh: '变更要重新审批；批准之前原来的请假仍然有效。',
          en: 'The change needs approval; until then the leave stays as it is.',
        }
      : { zh: '原来的申请会撤回，按新的内容重新提交。', en: 'The present request is withdrawn and asked for anew.' },
  ]
  const notCounted = notCountedText(change.notCounted)
  return [...notes, ...(notCounted ? [notCounted] : []), ...change.warnings.map(({ zh, en }) => ({ zh, en }))]
}

function send(input: Input, days: Days) {
  return {
    ...days,
    ...(input.leaveType ? { type: input.leaveType } : {}),
    ...(input.reason ? { reason: input.reason } : {}),
  }
}

/** The input with the leave and its new days settled. */
function settled(input: Input, id: string, days: Days): z.input<typeof Input> {
  return {
    request: id,
    newStart: days.start,
    newEnd: days.end,
    ...(days.startHalf ? { newStartHalf: days.startHalf } : {}),
    ...(days.endHalf ? { newEndHalf: days.endHalf } : {}),
    ...(input.leaveType ? { leaveType: input.leaveType } : {}),
    ...(input.reason ? { reason: input.reason } : {}),
  }
}

/** Moves a leave, makes it longer or changes its kind. */
export const change = defineTool({
  name: 'change',
  title: { zh: '变更请假', en: 'Change a leave' },
  description:
    'Change an own leave that is asked for or approved: other days, longer (续假), shorter, or another kind. ' +
    'Name it by number or a day of it, and give the new days. Not for taking it back (leave_cancel) and not for ' +
    'being back early (leave_return).',
  effect: 'submit',
  scopes: ['leave:submit:self', 'leave:read:self'],
  input: Input,
  output: z.object({ receipt: z.string(), request: RequestView, replaces: z.string(), asOf: Instant }),
  examples: [
    { say: '把12月1号的年假改到12月8号', input: { date: '2026-12-01', newStart: '2026-12-08' } },
    {
      say: '我12月1日那次假想改成12月2日到4日',
      input: { date: '2026-12-01', newStart: '2026-12-02', newEnd: '2026-12-04' },
    },
    { say: '年假能不能推迟到12月14号开始', input: { request: '年休假', newStart: '2026-12-14' } },
    { say: '续假，我的事假延长到12月4号', input: { request: '事假', newEnd: '2026-12-04' } },
    { say: '请假单LR-2026-0042改期到12月10号', input: { request: 'LR-2026-0042', newStart: '2026-12-10' } },
    { say: '11月25号的事假换成调休', input: { date: '2026-11-25', leaveType: 'COMP_OFF' } },
    {
      say: 'Move my leave of 1 December to 8 December, please',
      input: { date: '2026-12-01', newStart: '2026-12-08' },
    },
    { say: 'Can I extend my leave until 4 December?', input: { newEnd: '2026-12-04' } },
  ],
  async prepare(input, context) {
    requireChange(input)
    const { api, person } = context
    const old = await find(input, context)
    const days = await newDays(input, old, context)
    checkOrder({ ...days, endHalf: days.endHalf, startHalf: days.startHalf })
    const changed = await api.preview(`/leave-requests/${old.id}:change`, {
      expect: LeaveChange,
      send: send(input, days),
    })
    const before = viewOf(old)
    const after = { ...changed, leaveType: changed.type, days: changed.countedHalfDays / 2 }
    const chain = chainText(changed.approvers)
    const { leftBeforeHalfDays: had, leftAfterHalfDays: left } = changed
    return {
      input: settled(input, old.id, days),
      changes: [
        {
          label: both((locale) => `${leaveName(after.leaveType, locale)} ${old.id}`),
          before: leaveText(before, person.locale),
          after: leaveText(after, person.locale),
        },
        ...(had === null || left === null
          ? []
          : [
              {
                label: { zh: '变更后余额', en: 'Balance after it' },
                before: daysText((had - changed.replaces.countedHalfDays) / 2, person.locale),
                after: daysText(left / 2, person.locale),
              },
            ]),
      ],
      sentence: {
        zh: `把${leaveText(before, 'zh')}改为${leaveText(after, 'zh')}${chain ? `，审批人 ${chain}` : ''}。`,
        en: `Change ${leaveText(before, 'en')} to ${leaveText(after, 'en')}${chain ? `, approved by ${chain}` : ''}.`,
      },
      notes: notesOf(changed),
    }
  },
  async run(input, context) {
    const old = await find(input, context)
    const days = await newDays(input, old, context)
    const request = await context.api.post(`/leave-requests/${old.id}:change`, {
      expect: LeaveRequest,
      send: send(input, days),
    })
    return { receipt: request.id, request: viewOf(request), replaces: old.id, asOf: context.now }
  },
  async show({ receipt, request, replaces }, { locale }) {
    return [
      factsPart(
        { zh: '变更已提交', en: 'Change sent' },
        [
          ['新申请编号', 'New request', receipt],
          ['代替', 'In place of', replaces],
          ['假别', 'Leave', leaveName(request.leaveType, locale)],
          ['时间', 'When', spanText(request, locale)],
          ['计假', 'Counts', daysText(request.days, locale)],
          ['状态', 'State', leaveStateNames[request.state][locale]],
          ['等待谁', 'Waits for', request.waitingFor],
        ],
        locale,
      ),
    ]
  },
})
