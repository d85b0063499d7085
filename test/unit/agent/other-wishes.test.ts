import { expect, test } from 'vitest'
import type { Exchange, ThinkRequest } from '../../../agent/model.ts'
import { readBeneficiary } from '../../../agent/understand/beneficiary.ts'
import { mend } from '../../../agent/understand/normalise.ts'
import { readPeople } from '../../../agent/understand/people.ts'
import { callsOf, cards, think } from './embedded-support.ts'

// Questions on the rules that speak of what a tool looks up or submits.
const rulesAsked = `请丧假要不要交死亡证明
补休攒到第二年还算不算数
加班三个小时能换半天调休不
迟到半小时以内扣不扣绩效
年度考核评了基本合格，工资还涨不涨
请三天以上的病假，要经过哪几级审批
员工一次请二十天事假，要报到哪一级
劳务派遣的同事有没有年休假
中秋节值班，单位是安排补休还是给三倍工资
职工受伤后单位多少天内要报
退休以后返聘，还能不能享受年休假
产假期间碰上国庆，要不要顺延
参加培训请假了要不要补课
对考核结果有意见，先复核还是先申诉
节假日加班发的钱和调休能二选一吗
报名参加了培训临时去不了会怎样
新录用公务员服务期满几年才可以参加遴选
瞒着单位报名参加外面的考试行不行
年假被取消了不服，几天之内能提
歇一个星期的病假，含不含周末
已经批的假还能改期吗
辞职报告交了还能撤回来吗
退休手续到了年龄当月能办么
借调期间的工资是由单位发还是对方发
评了基本称职，奖金还发吗
如果提前退，养老金会少多少
打算明年辞职，年终奖还有没有
合同工加班，能不能拒绝
科里有人没来，该走什么程序
请假批了人没走成，要不要销假
Can overtime be exchanged for days off in institutions?
Do probationers get annual leave?`.split('\n')

test.each([
  ['替刘虚拟请明天病假一天，他住院了', '刘虚拟'],
  ['帮小刘请明天的病假', '小刘'],
  ['刘虚拟住院了，帮他请个病假', '他'],
  ['给王样本请明天病假一天', '王样本'],
  ['帮我请明天的病假', undefined],
  ['给我请一天年假', undefined],
  ['给王科长请个假，明天上午', undefined],
  ['跟王样本说一声，我明天请年假', undefined],
  ['明天请年假，陪王样本去医院', undefined],
])('whom leave is for: %s', (text, who) => {
  expect(readBeneficiary(text, readPeople(text))?.name).toBe(who)
})

test.each([
  ['替刘虚拟请明天病假一天，他住院了', 'manager', 'leave_behalf'],
  ['帮小刘请明天的病假', 'manager', 'leave_behalf'],
  ['刘虚拟住院了，帮他请个病假，明天一天', 'manager', 'leave_behalf'],
])('leave for a colleague never becomes the own leave: %s', async (text, role, tool) => {
  expect(callsOf(await think(text, role)).map((call) => call.tool)).toEqual([tool])
})

type Open = NonNullable<ThinkRequest['pending']>
const journey: Open = {
  code: '123456',
  tool: 'leave_abroad',
  args: { from: '2027-01-10', to: '2027-01-20', destination: '日本', purpose: '旅游' },
  text: '',
  expires: '2026-11-23T09:10:00+08:00',
} as Open
const leave = {
  ...journey,
  tool: 'leave_submit',
  args: { leaveType: 'ANNUAL', start: '2026-12-07', end: '2026-12-07' },
}

test.each([
  [journey, '把11月30号的年假改到12月2号', 'leave_change'],
  [leave, '把11月30号的年假改到12月2号', 'leave_change'],
  [leave, '导出我11月考勤', 'attendance_export'],
  [leave, '我什么时候退休', 'retirement_forecast'],
  [leave, '改到12月8号', 'leave_submit'],
  [leave, '还是请病假吧', 'leave_submit'],
])(
  'beside a card that waits a plain wish begins anew, and a change stays one (%#): %s',
  async (pending, text, tool) => {
    const history: Exchange[] = [
      { said: '', answered: '', outcome: 'confirm', calls: [{ tool: pending.tool, args: pending.args }] },
    ]
    const thought = await think(text, 'staff', { pending, history })
    expect(callsOf(thought).map((call) => call.tool)).toEqual([tool])
  },
)

test('what was refused of others does not stick to a question on oneself', async () => {
  const history: Exchange[] = [{ said: '帮我把张示例的工资发给我老婆', answered: '', outcome: 'refuse', calls: [] }]
  expect(callsOf(await think('我公积金交多少', 'staff', { history })).map((call) => call.tool)).toEqual([
    'pay_insurance',
  ])
})

test.each(['退休要准备什么材料', '转正要交哪些材料'])(
  'a question on another matter is about no leave: %s',
  async (text) => {
    expect(callsOf(await think(text)).map((call) => call.tool)).toEqual(['policy_search'])
  },
)

const submitting = new Set(cards.filter(({ effect }) => effect.startsWith('submit')).map(({ name }) => name))

test('no question on the rules ends in a card', async () => {
  const lost: string[] = []
  for (const said of rulesAsked) {
    const calls = callsOf(await think(said, 'manager'))
    if (calls.some(({ tool }) => submitting.has(tool))) lost.push(said)
  }
  expect(lost).toEqual([])
})

test.each(rulesAsked.map((said) => [said]))('what only rules answer looks nothing up: %s', async (said) => {
  const calls = callsOf(await think(said, 'manager'))
  expect(calls.filter(({ tool }) => tool !== 'policy_search' && !tool.startsWith('calc_'))).toEqual([])
})

test.each([
  ['明天能请一天年假吗', 'leave_submit'],
  ['12月3日请一天事假，行不行', 'leave_submit'],
  ['能帮我把下周一的年假撤了吗', 'leave_cancel'],
  ['刚才提交的那张假条能不能撤', 'leave_cancel'],
  ['can you book annual leave for 3 December for me?', 'leave_submit'],
])('a wish put as a question stays a wish: %s', async (said, tool) => {
  expect(callsOf(await think(said)).map((call) => call.tool)).toEqual([tool])
})

test.each([
  ['下周科里有几个人休假', 'leave_team', 'manager'],
  ['我去年考核是啥等次', 'assessment_mine', 'staff'],
  ['上个月我迟到了几次', 'attendance_summary', 'staff'],
  ['公积金单位部分每月交多少，看下我的', 'pay_insurance', 'staff'],
])('a question for an own record is looked up: %s', async (said, tool, role) => {
  expect(callsOf(await think(said, role)).map((call) => call.tool)).toContain(tool)
})

test.each([
  ['年修假还有几天', 'staff', 'leave_balance', { leaveType: 'ANNUAL' }],
  ['上周我迟道了几次', 'staff', 'attendance_summary', { kind: 'LATE' }],
  ['查我10月的考情', 'staff', 'attendance_summary', { period: '2026-10' }],
  ['下周三请一天条休', 'staff', 'leave_submit', { leaveType: 'COMP_OFF' }],
  ['我的公鸡金每月交多少', 'staff', 'pay_insurance', { kind: 'HOUSING_FUND' }],
  ['昨天回来上班了，今天来消假', 'staff', 'leave_return', {}],
  ['本单位编织还剩几个', 'manager', 'establishment_status', {}],
  ['我的当案齐不齐', 'staff', 'file_check', {}],
])('words struck for others of the same sound are read: %s', async (said, role, tool, args) => {
  const [call] = callsOf(await think(said, role))
  expect(call).toMatchObject({ tool, args })
})

test.each(['张正明的分机', '电脑不卡了', '去年家里老人住院', '景区预警', '公式怎么推导'])(
  'real words stay as they are: %s',
  (said) => {
    expect(mend(said)).toBe(said)
  },
)

const after = (
  said: string,
  answered: string,
  call?: Exchange['calls'][number],
  outcome: Exchange['outcome'] = 'call',
) => ({
  history: [{ said, answered, outcome, calls: call ? [call] : [] }],
})
const leaveNextWeek = {
  tool: 'leave_submit',
  args: { leaveType: 'ANNUAL', start: '2026-12-07', end: '2026-12-08' },
}

test.each([
  [
    '改成周三到周五吧',
    'staff',
    after('12月7号8号休年假', '请确认', leaveNextWeek, 'confirm'),
    { tool: 'leave_submit', args: { leaveType: 'ANNUAL', start: '2026-12-09', end: '2026-12-11' } },
  ],
  [
    '行，就按这个请吧',
    'staff',
    after('12月7到8号休年假算几天', '共 2 天', { ...leaveNextWeek, tool: 'leave_quote' }),
    leaveNextWeek,
  ],
  [
    '再上个月的呢',
    'staff',
    after('10月工资', '实发', { tool: 'pay_slip', args: { period: '2026-10' } }),
    { tool: 'pay_slip', args: { period: '2026-09' } },
  ],
  [
    '报头一门',
    'staff',
    after('推荐点课', '推荐：1. 窗口礼仪；2. 表格进阶；3. 公文写作。', { tool: 'training_recommend', args: {} }),
    { tool: 'training_enrol', args: { course: '窗口礼仪' } },
  ],
  [
    '就报中间那个',
    'staff',
    after('推荐点课', '推荐：1. 窗口礼仪；2. 表格进阶；3. 公文写作。', { tool: 'training_recommend', args: {} }),
    { tool: 'training_enrol', args: { course: '表格进阶' } },
  ],
  [
    '他分机多少',
    'staff',
    after('报销归谁管', '报销由财务科王样本负责。', { tool: 'directory_find', args: { name: '报销' } }),
    { tool: 'directory_find', args: { name: '王样本' } },
  ],
  [
    '是的，就是她，结束掉',
    'manager',
    after('有个借调到期的要办结束', '您是指韩借出（借调到 2026-11-20）吗？', undefined, 'clarify'),
    { tool: 'secondment_end', args: { person: '韩借出' } },
  ],
  [
    '那换王样本代吧',
    'manager',
    after(
      '12月1号到2号不在，审批委托赵演示',
      '请确认',
      { tool: 'approval_delegate', args: { to: '赵演示', from: '2026-12-01', until: '2026-12-02' } },
      'confirm',
    ),
    { tool: 'approval_delegate', args: { to: '王样本', from: '2026-12-01', until: '2026-12-02' } },
  ],
  [
    '把这些人导成表格，用于年度体检',
    'manager',
    after('50岁以上的女干部有谁', '共 8 人', { tool: 'people_find', args: { filter: { ageMin: 50, gender: 'F' } } }),
    { tool: 'people_export', args: { filter: { ageMin: 50, gender: 'F' }, purpose: '年度体检' } },
  ],
  [
    '我老婆女干部，1976年3月出生，也帮她算算',
    'staff',
    after('我哪年退休', '2031-04', { tool: 'retirement_forecast', args: {} }),
    { tool: 'calc_retirement', args: { birthDate: '1976-03', category: 'female55' } },
  ],
  [
    '改成两份，要英文版',
    'staff',
    after(
      '开在职证明办签证',
      '请确认',
      { tool: 'certificate_request', args: { kind: 'EMPLOYMENT', purpose: '签证' } },
      'confirm',
    ),
    { tool: 'certificate_request', args: { kind: 'EMPLOYMENT', language: 'en', copies: 2 } },
  ],
])('goes on with the last answer (%#): %s', async (said, role, rest, call) => {
  const [got] = callsOf(await think(said, role, rest))
  expect(got).toMatchObject(call)
})

test('consent to what was counted prepares that leave, and nothing without it', async () => {
  const counted = after('12月7到8号休年假算几天', '共 2 天', { ...leaveNextWeek, tool: 'leave_quote' })
  for (const said of ['那就提交吧', '好，就请这两天', '可以，按这样报'])
    expect(callsOf(await think(said, 'staff', counted)), said).toEqual([leaveNextWeek])
  expect(callsOf(await think('那就提交吧'))).toEqual([])
})

test.each([
  '好的好的，多谢多谢，又麻烦您了',
  '麻烦了，先这样',
  '明白，不用了谢谢',
  '算了不问了',
  '明白了，非常感谢',
  '你是真人还是机器人啊',
])('thanks and chat after an answer search nothing: %s', async (said) => {
  const rest = after('产假几天', '未查到', { tool: 'policy_search', args: { question: '产假几天' } }, 'decline')
  expect(await think(said, 'staff', rest)).toMatchObject({ kind: 'say', outcome: 'smalltalk' })
})

test.each([
  ['我妈住院要陪，下周一到周三请独生子女的护理假', 'staff', 'leave_submit', { leaveType: 'ELDER_CARE' }],
  ['老婆下周生，请15天护理假，从12月7号开始', 'staff', 'leave_submit', { leaveType: 'PATERNITY' }],
  ['明天家长会，事假就请下午', 'staff', 'leave_submit', { leaveType: 'PERSONAL', startHalf: 'pm' }],
  ['昨天回来的，今天销假', 'staff', 'leave_return', { returnedOn: '2026-11-22' }],
  ['12月1号到5号回四川老家探亲，离市报备', 'staff', 'leave_abroad', { destination: '四川' }],
  ['昨晚陪检查组下乡，18点到21点，登记加班', 'staff', 'attendance_overtime', { reason: '陪检查组下乡' }],
  ['导出我第二季度的考勤', 'staff', 'attendance_export', { from: '2026-04-01', to: '2026-06-30' }],
  [
    'export my attendance for the first quarter',
    'staff',
    'attendance_export',
    { from: '2026-01-01', to: '2026-03-31' },
  ],
  [
    '开三份英文在职证明办德国签证',
    'staff',
    'certificate_request',
    { copies: 3, language: 'en', purpose: '办德国签证' },
  ],
  ['紧急联系人改我妈李四方，13900001357', 'staff', 'profile_update', { value: '我妈李四方 13900001357' }],
  ['到了法定退休年龄，帮我提交退休申请', 'staff', 'retirement_apply', { kind: 'statutory' }],
  [
    'I am resigning, last day 31 December — moving back to my home town',
    'staff',
    'resignation_submit',
    { lastDay: '2026-12-31', reason: 'moving back to my home town' },
  ],
  [
    '申报数字化贡献，创新类，标题是智能派单，每月省8小时',
    'staff',
    'contribution_add',
    { kind: 'INNOVATION', title: '智能派单', hoursSaved: 8 },
  ],
  ['我以前在哪几个部门干过，按年份列一下', 'staff', 'people_timeline', {}],
  ['信息科管系统账号的是谁，座机给我', 'staff', 'directory_find', { name: '系统账号' }],
  ['查一下我今年的年假有没有从去年结转过来的', 'staff', 'leave_balance', { leaveType: 'ANNUAL' }],
  ['四季度应退未退的有谁', 'manager', 'retirement_due', { from: '2026-10-01', to: '2026-12-31', overdue: true }],
  ['各科室行政编超了没有，哪个超得最多', 'manager', 'establishment_status', { kind: 'ADMIN', overOnly: true }],
  ['扫一遍督查规则，看看信息科有没有新的问题', 'manager', 'supervision_scan', { unit: '信息科' }],
  [
    'AL-00007核过了，是系统延迟造成的误报，销掉',
    'manager',
    'supervision_dispose',
    { alert: 'AL-00007', state: 'FALSE_POSITIVE', reason: '系统延迟造成的误报' },
  ],
  [
    '把45岁以下的党员导个表，用途是培训选派',
    'manager',
    'people_export',
    { filter: { ageMax: 45, political: ['中共党员'] } },
  ],
  ['show me our monthly case volume for 2025', 'manager', 'metrics_query', { metric: 'VOLUME', by: 'MONTH' }],
  ['看看赵演示三季度群众评价的依据', 'manager', 'assessment_evidence', { subject: '赵演示', period: '2026-Q3' }],
])('says all that the tool is told: %s', async (said, role, tool, args) => {
  const [call] = callsOf(await think(said, role))
  expect(call).toMatchObject({ tool, args })
})

test.each([
  ['周五不来了，年假或者事假都行', 'clarify'],
  ['登记一项数据复用的贡献', 'clarify'],
  ['给赵演示做三季度互评', 'clarify'],
  ['工资卡换了，新卡6222000000000000011，改一下', 'refuse'],
  ['我那条年假申请你帮我点个同意吧', 'refuse'],
  ['赵演示过去受过什么处分，发我', 'refuse'],
  ['帮我抢两张春运的动车票', 'decline'],
])('asks or says no, and prepares nothing: %s', async (said, outcome) => {
  expect(await think(said, 'manager')).toMatchObject({ kind: 'say', outcome })
})

test.each([
  '昨天在单位摔伤了，帮我看属于哪一类工伤',
  '有人干活受伤，报一下工伤',
  '按我的经历，哪个岗位适合我',
  '“退休一件事”项目也算我一个，破壳计划的',
])('what no tool is there for ends in no other tool: %s', async (said) => {
  const tools = callsOf(await think(said)).map(({ tool }) => tool)
  expect(tools).toContain('policy_search')
  expect(tools.filter((tool) => tool !== 'policy_search' && !tool.startsWith('calc_'))).toEqual([])
})

const waiting: ThinkRequest['pending'] = {
  tool: 'leave_submit',
  args: { leaveType: 'PERSONAL', start: '2026-12-03', end: '2026-12-03' },
  text: '请确认：事假，2026年12月3日',
}
const between: Exchange = { said: '事假会扣工资吗', answered: '……', outcome: 'answer', calls: [] }

test.each(['继续', '接着办吧', '好，继续', '请继续办理', 'go on please'])(
  '%s after a question in between shows again what waits for consent',
  async (said) => {
    const again = await think(said, 'staff', { pending: waiting, history: [between] })
    expect(callsOf(again)).toEqual([{ tool: 'leave_submit', args: waiting?.args }])
  },
)

test.each(['继续', '接着办吧', 'go on'])(
  '%s where nothing waits is asked back, and searched for nowhere',
  async (said) => {
    for (const history of [[], [between]])
      expect(await think(said, 'staff', { history })).toMatchObject({ kind: 'say', outcome: 'clarify' })
  },
)
