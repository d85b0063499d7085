import { type Api, defineTool, z } from '#sdk'
import { Day, Instant, OwnRequirements, page, TrainingCourse, TrainingRecord, Words } from '../hr-api/schemas/index.ts'
import { factsPart, tablePart, textPart, trainingStates } from './words.ts'

type Course = z.output<typeof TrainingCourse>
type Requirement = z.output<typeof OwnRequirements>['items'][number]

const Suggestion = z.object({
  courseId: z.string(),
  title: z.string(),
  hours: z.number(),
  enrolUntil: Day,
  full: z.boolean(),
  /** The gap it closes, and why there is one. */
  closes: Words,
})
type Suggestion = z.output<typeof Suggestion>

function suggest(course: Course, { name, why }: Requirement): Suggestion {
  const { id, title, hours, enrolUntil, enrolled, capacity } = course
  return {
    courseId: id,
    ...{ title, hours, enrolUntil, full: enrolled >= capacity },
    closes: { zh: `${name.zh}：${why.zh}`, en: `${name.en}: ${why.en}` },
  }
}

/**
 * Courses that close gaps: first those a requirement names, then, for hours still missing, the largest that do not go
 * beyond what is missing. What is finished or joined is never suggested.
 */
export function recommendFor(
  requirements: readonly Requirement[],
  courses: readonly Course[],
  taken: ReadonlySet<string>,
): Suggestion[] {
  const open = courses.filter(({ id }) => !taken.has(id))
  const named = requirements
    .filter(({ gap, measure }) => gap > 0 && measure === 'COURSE')
    .flatMap((requirement) => {
      const course = open.find(({ covers }) => covers.includes(requirement.code))
      return course ? [suggest(course, requirement)] : []
    })
  const hours = requirements.find(({ gap, measure }) => gap > 0 && measure === 'HOURS')
  if (!hours) return named
  let missing = hours.gap - named.reduce((sum, one) => sum + one.hours, 0)
  const general = open
    .filter(
      ({ id, covers, kind }) =>
        kind === 'IN_SERVICE' && covers.length === 0 && !named.some(({ courseId }) => courseId === id),
    )
    .sort((one, other) => other.hours - one.hours || (one.id < other.id ? -1 : 1))
  const filling: Suggestion[] = []
  for (const course of general) {
    if (missing <= 0) break
    filling.push(suggest(course, hours))
    missing -= course.hours
  }
  return [...named, ...filling]
}

const recordsOf = (api: Api, year?: number) =>
  api.get('/training/records', { expect: page(TrainingRecord), query: { year, limit: 100 } })

/** Courses that close the own gaps. */
export const recommend = defineTool({
  name: 'recommend',
  title: { zh: '培训推荐', en: 'Recommended courses' },
  description:
    'Courses the person should take: what the year asks of them less what their record holds, each with the gap it closes. Finished courses are never suggested.',
  effect: 'read',
  scopes: ['training:read:self'],
  input: z.strictObject({}),
  output: z.object({ gaps: OwnRequirements.shape.items, courses: z.array(Suggestion), asOf: Instant }),
  examples: [
    { say: '给我推荐培训课程', input: {} },
    { say: '我还差哪些培训', input: {} },
    { say: '我该学什么课', input: {} },
    { say: '今年培训学时不够，报什么课好', input: {} },
    { say: '有什么适合我的培训', input: {} },
    { say: '必修课我还缺哪几门', input: {} },
    { say: '看看我的培训缺口', input: {} },
    { say: 'Which courses should I take this year?', input: {} },
  ],
  async run(_input, { api, now }) {
    const year = Number(now.slice(0, 4))
    const [requirements, courses, records] = await Promise.all([
      api.get('/training/requirements', { expect: OwnRequirements, query: { year } }),
      api.get('/training/courses', { expect: page(TrainingCourse), query: { limit: 100 } }),
      recordsOf(api),
    ])
    const taken = new Set(records.items.filter(({ state }) => state !== 'FAILED').map(({ courseId }) => courseId))
    const gaps = requirements.items.filter(({ gap }) => gap > 0)
    return { gaps, courses: recommendFor(gaps, courses.items, taken), asOf: requirements.asOf }
  },
  async show({ gaps, courses }, { locale }) {
    if (gaps.length === 0)
      return [
        textPart({ zh: '今年的培训要求您都已达到。', en: 'You have met every requirement of this year.' }, locale),
      ]
    const unit = (measure: Requirement['measure']) =>
      ({ HOURS: { zh: '学时', en: ' hours' }, COURSE: { zh: '门', en: ' course' } })[measure][locale]
    return [
      tablePart(
        { zh: '还差的培训', en: 'What is missing' },
        [
          ['要求', 'Requirement'],
          ['已完成', 'Done'],
          ['还差', 'Missing'],
          ['原因', 'Why'],
          ['依据', 'Basis'],
        ],
        gaps.map(({ name, measure, done, required, gap, why, basis }) => [
          name[locale],
          `${done}/${required}`,
          `${gap}${unit(measure)}`,
          why[locale],
          `《${basis.title}》${basis.article}`,
        ]),
        locale,
      ),
      tablePart(
        { zh: '推荐课程', en: 'Courses' },
        [
          ['课程', 'Course'],
          ['编号', 'Number'],
          ['学时', 'Hours'],
          ['报名截止', 'Enrol until'],
          ['补哪项', 'Closes'],
        ],
        courses.map(({ title, courseId, hours, enrolUntil, full, closes }) => [
          full ? `${title}${locale === 'zh' ? '（已满，可候补）' : ' (full, waiting list)'}` : title,
          courseId,
          String(hours),
          enrolUntil,
          closes[locale],
        ]),
        locale,
      ),
    ]
  },
})

/** The own training record against what the year asks. */
export const records = defineTool({
  name: 'records',
  title: { zh: '培训记录', en: 'Training record' },
  description: 'Own training record of a year, and the hours done against the hours required.',
  effect: 'read',
  scopes: ['training:read:self'],
  input: z.strictObject({ year: z.number().int().min(2000).max(2100).optional().describe('This year if left out') }),
  output: z.object({
    year: z.number().int(),
    items: z.array(TrainingRecord),
    requirements: OwnRequirements.shape.items,
    asOf: Instant,
  }),
  examples: [
    { say: '我今年的培训学时够不够', input: { year: 2026 } },
    { say: '查我的培训记录', input: {} },
    { say: '我今年参加过哪些培训', input: { year: 2026 } },
    { say: '我还差多少学时', input: {} },
    { say: '2025年我培训了多少学时', input: { year: 2025 } },
    { say: '我报名的课有哪些', input: {} },
    { say: '我的学时修了多少', input: {} },
    { say: 'Show my training record', input: {} },
  ],
  async run({ year: asked }, { api, now }) {
    const year = asked ?? Number(now.slice(0, 4))
    const [{ items }, requirements] = await Promise.all([
      recordsOf(api, year),
      api.get('/training/requirements', { expect: OwnRequirements, query: { year } }),
    ])
    return { year, items, requirements: requirements.items, asOf: requirements.asOf }
  },
  async show({ year, items, requirements }, { locale }) {
    const zh = locale === 'zh'
    const hours = items.reduce((sum, { state, hours: own }) => sum + (state === 'COMPLETED' ? own : 0), 0)
    const wanted = requirements.find(({ measure }) => measure === 'HOURS')
    const unconfirmed = wanted?.unconfirmed ? (zh ? '（待核实）' : ' (to be checked)') : ''
    return [
      factsPart(
        { zh: `${year}年培训学时`, en: `Training hours, ${year}` },
        [
          ['已完成', 'Done', String(hours)],
          ['要求', 'Required', wanted ? `${wanted.required}${unconfirmed}` : null],
          ['还差', 'Missing', wanted ? String(wanted.gap) : null],
        ],
        locale,
      ),
      tablePart(
        { zh: '培训记录', en: 'Record' },
        [
          ['课程', 'Course'],
          ['学时', 'Hours'],
          ['成绩', 'Score'],
          ['状态', 'State'],
          ['日期', 'Day'],
        ],
        items.map(({ title, hours: own, score, state, on }) => [
          title,
          String(own),
          score === null ? '—' : String(score),
          trainingStates[state][locale],
          on,
        ]),
        locale,
      ),
    ]
  },
})
