import { type Api, defineTool, type Locale, type ReplyPart, ToolError, z } from '#sdk'
import {
  Alert,
  AlertCode,
  AlertResult,
  AlertState,
  Instant,
  page,
  ScanResult,
  Snapshot,
} from '../hr-api/schemas/index.ts'
import { tablePart, textPart } from './words.ts'

const codeWords =
  'OVER_ESTABLISHMENT 超编, OVER_POST 超职数/超配, OVER_RANK 超职级, MIXED_USE 混编混岗/混编, RETIREMENT_OVERDUE 到龄未退/逾期未退休, ' +
  'RETIREMENT_DUE 即将退休/将到龄, LATE_RETIREMENT_NOT_ALLOWED 违规延迟退休/违规延退, PROBATION_OVERDUE 试用期满未转正/未转正/没转正/试用期, ' +
  'PROMOTED_DURING_DISCIPLINE 处分期内晋升/带病提拔/处分期, AVOIDANCE 应回避未回避/回避, SECONDMENT_OVERDUE 借调超期/借调, ' +
  'CONTRACT_EXPIRING 合同到期/合同, FILE_CONFLICT 档案矛盾/档案, EXCELLENT_RATIO_EXCEEDED 优秀超比例, PAID_AFTER_TRANSFER 调离仍发薪/吃空饷'
const stateNames: Readonly<Record<AlertState, readonly [string, string]>> = {
  OPEN: ['待处置', 'open'],
  ACKNOWLEDGED: ['已确认', 'acknowledged'],
  DISPOSED: ['已处置', 'disposed of'],
  FALSE_POSITIVE: ['误报', 'false'],
}

function alertTable(alerts: readonly Alert[], title: { zh: string; en: string }, locale: Locale): ReplyPart {
  const zh = locale === 'zh'
  return tablePart(
    title,
    [
      ['编号', 'Number'],
      ['预警', 'Alert'],
      ['对象', 'Subject'],
      ['单位', 'Unit'],
      ['情况', 'Finding'],
      ['依据', 'Evidence'],
      ['责任', 'Owner'],
      ['期限', 'Due'],
      ['状态', 'State'],
    ],
    alerts.map((one) => [
      one.id,
      zh ? one.title : one.titleEn,
      one.subjects.map(({ name }) => name).join('、'),
      one.unitName,
      zh ? one.finding : one.findingEn,
      one.evidence.map(({ record, field, value }) => `${record} ${field} ${value}`).join('；'),
      [one.owner.unitName, one.owner.name].filter(Boolean).join(' '),
      one.dueOn,
      stateNames[one.state][zh ? 0 : 1],
    ]),
    locale,
  )
}

const cited = (alerts: readonly Alert[]) => {
  const all = alerts.flatMap(({ citations }) => citations)
  return all.filter(
    (one, at) => all.findIndex(({ title, article }) => title === one.title && article === one.article) === at,
  )
}
const Citations = z.array(z.object({ title: z.string(), article: z.string() }))

/** A look at all facts of the day. */
export const scan = defineTool({
  name: 'scan',
  title: { zh: '督查扫描', en: 'Patrol' },
  description:
    'Looks at all facts of the day by the rules of patrol (over establishment, retirement overdue, avoidance …) and opens ' +
    'alerts with evidence, owner and due date; never the same one twice. For the supervision office.',
  effect: 'note',
  scopes: ['supervision:submit:all'],
  wider: ['supervision:read:all'],
  input: z.strictObject({
    codes: z.array(AlertCode).min(1).optional().describe('Only these rules; all if left out'),
    unit: z.string().trim().min(1).optional().describe('Id of a unit; all if left out'),
  }),
  output: z.object({ snapshot: Snapshot, alerts: z.array(Alert), citations: Citations, asOf: Instant }),
  examples: [
    { say: '做一次督查扫描', input: {} },
    { say: '跑一遍智慧督查', input: {} },
    { say: '全面体检一下全局的人事数据', input: {} },
    { say: '扫描一下有没有违规问题', input: {} },
    { say: '重新巡查一遍预警', input: {} },
    { say: '把今天的预警跑一遍', input: {} },
    { say: '启动一次人事巡检', input: {} },
    { say: 'Run a supervision scan', input: {} },
  ],
  async run({ codes, unit }, { api, now }) {
    const send = { ...(codes ? { codes } : {}), ...(unit ? { unit } : {}) }
    const { snapshot, alerts } = await api.post('/supervision/snapshots', { expect: ScanResult, send })
    return { snapshot, alerts, citations: cited(alerts), asOf: now }
  },
  async show({ snapshot, alerts }, { locale }) {
    const { people, units } = snapshot.checked
    const told = textPart(
      {
        zh: `快照 ${snapshot.id}（${snapshot.asOf}）：检查${people}人、${units}个单位，发现${alerts.length}项，其中新增${snapshot.opened.length}项，消除${snapshot.cleared.length}项。预警只是线索，由人核实。`,
        en: `Snapshot ${snapshot.id} (${snapshot.asOf}): ${people} people and ${units} units looked at, ${alerts.length} found, ${snapshot.opened.length} new, ${snapshot.cleared.length} cleared. Alerts are hints; people verify them.`,
      },
      locale,
    )
    return alerts.length === 0 ? [told] : [told, alertTable(alerts, { zh: '预警', en: 'Alerts' }, locale)]
  },
})

async function alertsBy(api: Api, query: Readonly<Record<string, string | undefined>>) {
  return api.get('/supervision/alerts', { expect: page(Alert), query: { ...query, limit: 100 } })
}

/** Alerts and who has to act. */
export const alerts = defineTool({
  name: 'alerts',
  title: { zh: '督查预警', en: 'Alerts' },
  description:
    'Alerts of earlier patrols with evidence, owner and due date; those that wait for somebody if no state is named.',
  effect: 'read',
  scopes: ['supervision:read:unit'],
  wider: ['supervision:read:all'],
  input: z.strictObject({
    state: AlertState.optional().describe(
      'OPEN 待处置/未处理, ACKNOWLEDGED 已确认, DISPOSED 已处置, FALSE_POSITIVE 误报',
    ),
    code: AlertCode.optional().describe(codeWords),
  }),
  output: z.object({ items: z.array(Alert), citations: Citations, asOf: Instant }),
  examples: [
    { say: '现在有哪些预警', input: {} },
    { say: '还有多少预警没处置', input: {} },
    { say: '借调超期的预警有哪些', input: { code: 'SECONDMENT_OVERDUE' } },
    { say: '看看误报的预警', input: { state: 'FALSE_POSITIVE' } },
    { say: '混编混岗的预警', input: { code: 'MIXED_USE' } },
    { say: '待处置的督查预警列一下', input: { state: 'OPEN' } },
    { say: '合同到期预警', input: { code: 'CONTRACT_EXPIRING' } },
    { say: 'Which alerts are open', input: { state: 'OPEN' } },
  ],
  async run({ state, code }, { api }) {
    const { items, asOf } = await alertsBy(api, { state, code })
    return { items, citations: cited(items), asOf }
  },
  async show({ items }, { locale }) {
    if (items.length === 0)
      return [
        textPart(
          {
            zh: '没有符合条件的预警。还没有扫描过的，可以先说“做一次督查扫描”。',
            en: 'There is no such alert. If nothing was scanned yet, ask for a scan first.',
          },
          locale,
        ),
      ]
    return [alertTable(items, { zh: `督查预警：${items.length}项`, en: `Alerts: ${items.length}` }, locale)]
  },
})

/** A step on an alert. */
export const dispose = defineTool({
  name: 'dispose',
  title: { zh: '处置预警', en: 'Deal with an alert' },
  description: 'Acknowledges an alert, disposes of it or calls it false, with a reason. For the supervision office.',
  effect: 'submit',
  scopes: ['supervision:submit:all'],
  wider: ['supervision:read:all'],
  input: z.strictObject({
    alert: z
      .string()
      .trim()
      .regex(/^AL-\d{1,5}$/i)
      .describe('Number of the alert, such as AL-00003'),
    state: z
      .enum(['ACKNOWLEDGED', 'DISPOSED', 'FALSE_POSITIVE'])
      .describe('ACKNOWLEDGED 确认/认领, DISPOSED 处置/处理完/办结, FALSE_POSITIVE 误报'),
    reason: z.string().trim().min(2).max(500).describe('Why, in the words of the person'),
  }),
  output: z.object({ receipt: z.string(), alert: Alert, asOf: Instant }),
  examples: [
    {
      say: '预警AL-00003已处置，原因是已办理退休手续',
      input: { alert: 'AL-00003', state: 'DISPOSED', reason: '已办理退休手续' },
    },
    {
      say: 'AL-00014是误报，原因是录入笔误',
      input: { alert: 'AL-00014', state: 'FALSE_POSITIVE', reason: '录入笔误' },
    },
    {
      say: '确认预警AL-00001，原因是已转人事科核实',
      input: { alert: 'AL-00001', state: 'ACKNOWLEDGED', reason: '已转人事科核实' },
    },
    {
      say: '把AL-00011处置掉，原因：人已返回原单位',
      input: { alert: 'AL-00011', state: 'DISPOSED', reason: '人已返回原单位' },
    },
    { say: '认领AL-00007，原因是正在核查', input: { alert: 'AL-00007', state: 'ACKNOWLEDGED', reason: '正在核查' } },
    {
      say: '预警AL-00016办结了，因为合同已续签',
      input: { alert: 'AL-00016', state: 'DISPOSED', reason: '合同已续签' },
    },
    {
      say: 'AL-00002标记为误报，因为职数文件已更新',
      input: { alert: 'AL-00002', state: 'FALSE_POSITIVE', reason: '职数文件已更新' },
    },
    {
      say: 'Mark alert AL-00005 as disposed because he has retired',
      input: { alert: 'AL-00005', state: 'DISPOSED', reason: 'he has retired' },
    },
  ],
  async prepare({ alert, state, reason }, { api, person: { locale } }) {
    const id = alert.toUpperCase()
    const result = await api.preview(`/supervision/alerts/${id}:dispose`, {
      expect: AlertResult,
      send: { state, reason },
    })
    const at = locale === 'zh' ? 0 : 1
    const who = result.subjects.map(({ name }) => name).join('、')
    return {
      input: { alert: id, state, reason },
      changes: [
        {
          label: { zh: `预警 ${id} ${result.title}（${who}）`, en: `Alert ${id} ${result.titleEn} (${who})` },
          before: stateNames[result.fromState][at],
          after: stateNames[result.toState][at],
        },
      ],
      sentence: {
        zh: `把预警 ${id}“${result.title}”（${who}）标为${stateNames[state][0]}，理由：${reason}。`,
        en: `Mark alert ${id} (${result.titleEn}, ${who}) as ${stateNames[state][1]}, because: ${reason}.`,
      },
    }
  },
  async run({ alert, state, reason }, { api, now }) {
    const after = await api.post(`/supervision/alerts/${alert.toUpperCase()}:dispose`, {
      expect: Alert,
      send: { state, reason },
    })
    if (after.state !== state)
      throw new ToolError('conflict', {
        zh: '预警状态没有改变，请刷新后再看。',
        en: 'The alert did not change. Look again.',
      })
    return { receipt: `${after.id}-${after.version}`, alert: after, asOf: now }
  },
  async show({ alert }, { locale }) {
    return [alertTable([alert], { zh: '预警已更新', en: 'Alert updated' }, locale)]
  },
})
