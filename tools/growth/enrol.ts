import { type Api, defineTool, ToolError, z } from '#sdk'
import { Enrolment, Instant, page, TrainingCourse } from '../hr-api/schemas/index.ts'
import { factsPart, trainingStates } from './words.ts'

/** The course that words mean. @throws ToolError */
async function courseMeant(api: Api, words: string): Promise<string> {
  if (/^TC-\d+$/i.test(words)) return words.toUpperCase()
  const { items } = await api.get('/training/courses', { expect: page(TrainingCourse), query: { limit: 100 } })
  const found = items.filter(({ title }) => title.includes(words) || words.includes(title))
  const [only, ...more] = found
  if (only && more.length === 0) return only.id
  const names = (found.length > 0 ? found : items).map(({ title, id }) => `${title}（${id}）`)
  throw new ToolError(
    'ambiguous',
    {
      zh: `请说明报哪一门：${names.join('、')}。`,
      en: `Please say which course: ${names.join(', ')}.`,
    },
    { needs: names },
  )
}

/** Joins a course. */
export const enrol = defineTool({
  name: 'enrol',
  title: { zh: '报名培训', en: 'Join a course' },
  description: 'Join a training course, or its waiting list when it is full.',
  effect: 'submit',
  scopes: ['training:submit:self', 'training:read:self'],
  input: z.strictObject({
    course: z.string().trim().min(2).max(60).describe('Number such as TC-2610, or the name of the course 课程名称'),
  }),
  output: z.object({ receipt: z.string(), enrolment: Enrolment, asOf: Instant }),
  examples: [
    { say: '报名数字政务与数据应用', input: { course: '数字政务与数据应用' } },
    { say: '帮我报TC-2610', input: { course: 'TC-2610' } },
    { say: '我要参加心理健康与压力管理培训', input: { course: '心理健康与压力管理' } },
    { say: '给我报名数据安全与个人信息保护', input: { course: '数据安全与个人信息保护' } },
    { say: '想报公文写作与处理这门课', input: { course: '公文写作与处理' } },
    { say: '培训课TC-2606我报名', input: { course: 'TC-2606' } },
    { say: '替我报名消防安全与应急的课', input: { course: '消防安全与应急' } },
    { say: 'Enrol me in TC-2610', input: { course: 'TC-2610' } },
  ],
  async prepare({ course }, { api }) {
    const courseId = await courseMeant(api, course)
    const counted = await api.preview('/training/enrolments', { expect: Enrolment, send: { courseId } })
    const waiting = counted.state === 'WAITING'
    return {
      input: { course: courseId },
      changes: [
        {
          label: { zh: '培训报名', en: 'Course' },
          before: null,
          after: `${counted.title}，${counted.from} — ${counted.to}，${counted.hours}h`,
        },
      ],
      sentence: waiting
        ? {
            zh: `“${counted.title}”名额已满，进入候补第${counted.place}位。`,
            en: `The course is full: place ${counted.place} on the waiting list.`,
          }
        : {
            zh: `报名“${counted.title}”（${counted.from} 至 ${counted.to}）。`,
            en: `Join ${counted.title} (${counted.from} to ${counted.to}).`,
          },
    }
  },
  async run({ course }, { api, now }) {
    const made = await api.post('/training/enrolments', { expect: Enrolment, send: { courseId: course } })
    return { receipt: made.id, enrolment: made, asOf: now }
  },
  async show({ enrolment: { id, title, from, to, state, place } }, { locale }) {
    return [
      factsPart(
        { zh: '培训报名', en: 'Course' },
        [
          ['编号', 'Number', id],
          ['课程', 'Course', title],
          ['时间', 'When', `${from} — ${to}`],
          ['状态', 'State', trainingStates[state][locale]],
          ['候补顺位', 'Place', place === null ? null : String(place)],
        ],
        locale,
      ),
    ]
  },
})
