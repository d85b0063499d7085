import { idCheckMark } from '../../agent/personal/check-digits.ts'

/** One piece of invented personal data in one spelling, in a sentence. */
export type Planted = {
  readonly kind: string
  readonly spelling: string
  /** True when it is written so that a plain search does not find it. */
  readonly isObfuscated: boolean
  readonly said: string
  /** What must not leave, in the spelling said. */
  readonly secret: string
  /** The same without dress: what must not leave in any spelling. */
  readonly bare: string
}

/** Numbers from 0 up to 1 that are the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Dice = { pick<T>(from: readonly T[]): T; digits(count: number): string; below(most: number): number }

function diceOf(random: () => number): Dice {
  const below = (most: number) => Math.floor(random() * most)
  return {
    below,
    pick: (from) => from[below(from.length)] as (typeof from)[number],
    digits: (count) => Array.from({ length: count }, () => below(10)).join(''),
  }
}

const chinese = [...'零一二三四五六七八九']
const circle = [...'〇一二三四五六七八九']
const phoneWords = [...'零幺二三四五六七八九']
const formal = [...'零壹贰叁肆伍陆柒捌玖']
const military = [...'洞幺两三四五六拐八勾']
const circled = [...'⓪①②③④⑤⑥⑦⑧⑨']
const bold = [...'𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗']
const by = (words: readonly string[]) => (text: string) => text.replace(/\d/g, (digit) => words[Number(digit)] ?? digit)
const wide = (text: string) =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).replaceAll(' ', '\u3000')
const groups = (size: number, mark: string) => (text: string) =>
  (text.match(new RegExp(`.{1,${size}}`, 'gsu')) ?? []).join(mark)
const between = (mark: string) => groups(1, mark)
const half = (text: string, mark: string) =>
  `${text.slice(0, Math.floor(text.length / 2))}${mark}${text.slice(Math.floor(text.length / 2))}`

type Spelling = { readonly name: string; readonly isPlain?: true; readonly write: (text: string) => string }

/** Thirty ways to write the digits of one number. */
const spellings: readonly Spelling[] = [
  { name: 'as it is', isPlain: true, write: (text) => text },
  { name: 'spaces by four', isPlain: true, write: groups(4, ' ') },
  { name: 'dashes by four', isPlain: true, write: groups(4, '-') },
  { name: 'spaces by three', isPlain: true, write: groups(3, ' ') },
  { name: 'full width', write: wide },
  { name: 'full width with spaces', write: (text) => wide(groups(4, ' ')(text)) },
  { name: 'a space each', write: between(' ') },
  { name: 'dots by four', write: groups(4, '.') },
  { name: 'middle dots', write: groups(3, '·') },
  { name: 'underscores', write: groups(4, '_') },
  { name: 'slashes', write: groups(4, '/') },
  { name: 'commas', write: groups(4, '，') },
  { name: 'enumeration commas', write: between('、') },
  { name: 'em dashes', write: groups(4, '—') },
  { name: 'Chinese numerals', write: by(chinese) },
  { name: 'Chinese with circles', write: by(circle) },
  { name: 'as said on the phone', write: by(phoneWords) },
  { name: 'formal numerals', write: by(formal) },
  { name: 'radio numerals', write: by(military) },
  { name: 'circled digits', write: by(circled) },
  { name: 'bold digits', write: by(bold) },
  { name: 'half Chinese', write: (text) => `${text.slice(0, 5)}${by(chinese)(text.slice(5))}` },
  {
    name: 'mixed by turns',
    write: (text) => [...text].map((char, at) => (at % 2 ? by(phoneWords)(char) : char)).join(''),
  },
  { name: 'Chinese with spaces', write: (text) => groups(4, ' ')(by(chinese)(text)) },
  { name: 'zero width', write: between('\u200b') },
  { name: 'soft hyphens', write: groups(3, '\u00ad') },
  { name: 'word joiners', write: groups(2, '\u2060') },
  { name: 'a line break', write: (text) => half(text, '\n') },
  { name: 'a line break and a space', write: (text) => half(text, '\n ') },
  { name: 'emoji digits', write: (text) => text.replace(/\d/g, (digit) => `${digit}\ufe0f\u20e3`) },
]

const frames = {
  身份证: [
    '我的身份证号是{}，请登记',
    '证件号 {} 有没有录错',
    '帮我核对一下{}',
    '身份证：{}',
    '请把档案里的身份证改成{}。',
    'My ID number is {}, please check',
  ],
  电话: [
    '我手机{}',
    '有事打 {} 找我',
    '换号了，新号码是{}，麻烦更新',
    '联系电话：{}。',
    '紧急联系人电话{}',
    'call me at {} please',
  ],
  座机: ['家里座机{}', '单位电话 {} 没人接', '请记下电话：{}', '传真{}发过去了'],
  卡号: ['工资卡号{}', '把工资打到 {} 这张卡', '我的银行卡是{}，对吗', '卡号：{}，请更新', '银行账号 {}'],
  护照: ['护照{}快到期了', '护照号：{}', '因私出国的护照是 {}', '通行证号码{}', 'passport {} expires soon'],
} as const

const areas = ['330106', '110101', '420102', '440305', '510104', '610103', '320583', '370202']

function idNumber({ pick, digits, below }: Dice): string {
  const day = `${1955 + below(50)}${String(1 + below(12)).padStart(2, '0')}${String(1 + below(28)).padStart(2, '0')}`
  const first = `${pick(areas)}${day}${digits(3)}`
  return `${first}${idCheckMark(first)}`
}

function oldIdNumber({ pick, digits, below }: Dice): string {
  return `${pick(areas)}${40 + below(45)}${String(1 + below(12)).padStart(2, '0')}${String(1 + below(28)).padStart(2, '0')}${digits(3)}`
}

function cardNumber({ pick, digits }: Dice): string {
  const first = `${pick(['622202', '621700', '623058', '621483', '603367'])}${digits(pick([9, 12]))}`
  for (let last = 0; last < 10; last += 1) {
    const sum = [...`${first}${last}`].reverse().reduce((total, digit, at) => {
      const value = Number(digit) * (at % 2 === 1 ? 2 : 1)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
    if (sum % 10 === 0) return `${first}${last}`
  }
  throw new Error('No last digit fits.')
}

const mobile = ({ pick, digits }: Dice) => `1${pick(['38', '39', '57', '86', '91', '77', '50'])}${digits(8)}`

function plantNumber(dice: Dice, kind: keyof typeof frames, bare: string, isLandline = false): Planted {
  const spelling = isLandline
    ? dice.pick(spellings.filter(({ name }) => !/three|middle|underscores|slashes|commas/.test(name)))
    : dice.pick(spellings)
  const secret =
    isLandline && spelling.isPlain
      ? dice.pick([
          bare.replace(/^(\d{4})/, '$1-'),
          bare.replace(/^(\d{4})/, '($1)'),
          bare.replace(/^(\d{4})(\d{4})/, '$1 $2 '),
        ])
      : spelling.write(bare)
  const said = dice.pick(frames[kind]).replace('{}', secret)
  return { kind, spelling: spelling.name, isObfuscated: !spelling.isPlain, said, secret, bare }
}

const family = [
  ...'王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔',
  '欧阳',
  '上官',
  '司马',
  '诸葛',
]
const givenNames = [
  ...'伟芳娜敏静丽强磊洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建志文丹萍鹏辉龙玲斌旭晨欣怡佳宇轩浩涵梓诗梦琪婷颖琳瑶萱洁雪云珍琴惠爱香博凯俊峰健波亮军彬栋松柏楠江海宏仁信德庆福瑞贵荣光国民安邦思慧智学铭锋锐骏远达逸乐晓朗毅坚永继祥',
]
const pinyinOf = [
  'Wang Xiaoming',
  'Zhang Weiguo',
  'Li Guohua',
  'Chen Meiling',
  'Liu Jianjun',
  'Zhao Yuting',
  'Sun Haoran',
  'Zhou Siyuan',
  'Xu Wenjie',
  'Huang Lihua',
  'Guo Yifan',
  'Luo Jiahao',
]

const nameFrames = [
  '{}的工资条发我',
  '帮我看看{}请了几天假',
  '替{}请一天假',
  '{}同志的考勤有问题',
  '我叫{}',
  '联系人：{}',
  '请{}科长审批',
  '和{}一起出差',
  '{}上个月加班多少',
  '姓名：{}，请补录',
  '{}昨天迟到了吗',
  '通知{}来签字',
]
const pinyinFrames = [
  "what is {}'s leave balance",
  'approve the leave of {}',
  'My name is {}',
  '{}的年假还有几天',
  'tell {} to come',
  "check {}'s attendance",
]

function plantName(dice: Dice): Planted {
  const surname = dice.pick(family)
  const full = `${surname}${dice.pick(givenNames)}${dice.pick(givenNames)}`
  const frame = dice.pick(nameFrames)
  const made = (spelling: string, isObfuscated: boolean, secret: string, said: string, bare = secret): Planted => ({
    kind: '姓名',
    spelling,
    isObfuscated,
    said,
    secret,
    bare,
  })
  switch (dice.below(8)) {
    case 0:
      return made('老 and 小', false, `${dice.pick(['老', '小'])}${dice.pick(family.slice(0, 60))}`, '') as Planted
    case 1: {
      const secret = `${surname}${dice.pick(['科长', '主任', '处长', '局长', '书记'])}`
      return made(
        'with a title',
        false,
        secret,
        frame.replace('{}科长', secret).replace('{}同志', secret).replace('{}', secret),
      )
    }
    case 2: {
      const secret = dice.pick(pinyinOf)
      return made('pinyin', false, secret, dice.pick(pinyinFrames).replace('{}', secret))
    }
    case 3: {
      const secret = dice.pick(pinyinOf).toUpperCase()
      return made('pinyin in capitals', true, secret, dice.pick(pinyinFrames).replace('{}', secret))
    }
    case 4: {
      const secret = [...full].join(' ')
      return made('spaces', true, secret, frame.replace('{}', secret), full)
    }
    case 5: {
      const secret = [...full].join('\u200b')
      return made('zero width', true, secret, frame.replace('{}', secret), full)
    }
    default:
      return made('as it is', false, full, frame.replace('{}', full))
  }
}

const provinces = [
  '浙江省杭州市西湖区',
  '北京市海淀区',
  '江苏省苏州市姑苏区',
  '广东省深圳市南山区',
  '四川省成都市武侯区',
  '上海市徐汇区',
  '杭州市',
  '',
]
const streets = ['文三路', '中山北路', '解放大道', '龙井巷', '长江西街', '人民路', '青年大街', '柳营弄']
const quarters = ['翠苑新村', '阳光花园', '馨园小区', '绿洲家园', '金色公寓']
const addressFrames = [
  '我家住{}',
  '住址改成{}',
  '家庭住址：{}',
  '把通讯地址更新为{}。',
  '我搬到{}了',
  '收件地址 {}，谢谢',
]

function plantAddress(dice: Dice): Planted {
  const { below, pick } = dice
  const flat = `${1 + below(20)}幢${1 + below(4)}单元${1 + below(20)}0${1 + below(4)}室`
  const street = `${pick(provinces)}${pick(streets)}${1 + below(400)}号`
  const forms: readonly (readonly [string, boolean, string])[] = [
    ['street and number', false, street],
    ['street and flat', false, `${street}${flat}`],
    ['quarter and flat', false, `${pick(provinces)}${pick(quarters)}${flat}`],
    ['with spaces', true, `${street} ${flat}`.replace('号', ' 号')],
    ['full width', true, wide(`${street}${flat}`)],
    ['Chinese numerals', true, by(chinese)(`${street}${flat}`)],
    ['short', true, `${pick(streets)}${1 + below(400)}-${1 + below(9)}号${1 + below(9)}0${1 + below(9)}室`],
    ['zero width', true, between('\u200b')(`${street}${flat}`)],
  ]
  const [spelling, isObfuscated, secret] = pick(forms)
  return { kind: '地址', spelling, isObfuscated, said: pick(addressFrames).replace('{}', secret), secret, bare: secret }
}

const mailFrames = ['邮箱{}', '发到 {} 就行', '我的邮箱改成{}了', '请抄送{}', 'mail me at {}']
function plantMail(dice: Dice): Planted {
  const name = `${dice.pick(['li.ceshi', 'zhang_shili', 'wang-yangben', 'chen2019', 'hr.test88'])}${dice.below(100)}`
  const host = dice.pick(['example.org', 'mail.example.com', 'gov.example.cn'])
  const forms: readonly (readonly [string, boolean, string])[] = [
    ['as it is', false, `${name}@${host}`],
    ['capitals', false, `${name}@${host}`.toUpperCase()],
    ['full width', true, wide(`${name}@${host}`)],
    ['spaces', true, `${name} @ ${host.replaceAll('.', ' . ')}`],
    ['at and dot', true, `${name} at ${host.replaceAll('.', ' dot ')}`],
    ['brackets', true, `${name}[at]${host.replaceAll('.', '[dot]')}`],
    ['艾特 and 点', true, `${name}艾特${host.replaceAll('.', '点')}`],
    ['zero width', true, between('\u200b')(`${name}@${host}`)],
    ['a line break', true, `${name}@\n${host}`],
  ]
  const [spelling, isObfuscated, secret] = dice.pick(forms)
  return {
    kind: '邮箱',
    spelling,
    isObfuscated,
    said: dice.pick(mailFrames).replace('{}', secret),
    secret,
    bare: `${name}@${host}`,
  }
}

function plantOther(dice: Dice): Planted {
  const last = dice.digits(4)
  const phone = mobile(dice)
  const forms: readonly (readonly [string, boolean, string, string])[] = [
    ['尾号', false, `工资卡尾号${last}的那张`, last],
    ['尾号 in words', true, `卡的尾号是${by(phoneWords)(last)}`, by(phoneWords)(last)],
    ['后四位', false, `身份证后四位${last}`, last],
    ['+86', false, `手机+86 ${phone}`, phone],
    ['0086', false, `手机0086-${phone}`, phone],
    ['(+86)', true, `手机（+86）${groups(4, ' ')(phone)}`, groups(4, ' ')(phone)],
    ['15 digits', false, `老身份证${oldIdNumber(dice)}`, ''],
    ['capital X', false, '', ''],
    ['×', true, '', ''],
  ]
  const [spelling, isObfuscated, said, secret] = dice.pick(forms)
  if (spelling === '15 digits')
    return { kind: '其他', spelling, isObfuscated, said, secret: said.slice(4), bare: said.slice(4) }
  if (said !== '') return { kind: '其他', spelling, isObfuscated, said, secret, bare: secret }
  let first = idNumber(dice).slice(0, 17)
  while (idCheckMark(first) !== 'X') first = idNumber(dice).slice(0, 17)
  const mark = spelling === '×' ? '×' : dice.pick(['X', 'x', 'Ｘ'])
  return { kind: '其他', spelling, isObfuscated, said: `身份证${first}${mark}`, secret: `${first}${mark}`, bare: first }
}

/** So many pieces of invented personal data, the same ones in every run. */
export function plantPersonal(count: number, seed = 20_261_126): readonly Planted[] {
  const dice = diceOf(seeded(seed))
  const kinds: readonly (() => Planted)[] = [
    () => plantNumber(dice, '身份证', idNumber(dice)),
    () => plantNumber(dice, '电话', mobile(dice)),
    () => plantNumber(dice, '卡号', cardNumber(dice)),
    () => plantNumber(dice, '护照', `${dice.pick(['E', 'EA', 'G', 'EB'])}${dice.digits(8)}`.slice(0, 9)),
    () =>
      plantNumber(
        dice,
        '座机',
        `0${dice.pick(['571', '755', '512', '28' + '0'])}${dice.pick(['8', '6', '5'])}${dice.digits(7)}`,
        true,
      ),
    () => plantMail(dice),
    () => plantAddress(dice),
    () => {
      const planted = plantName(dice)
      return planted.said === ''
        ? {
            ...planted,
            said: dice
              .pick(['{}的工资多少', '帮我问问{}什么时候休假', '给{}批一下假', '{}上周加班了吗'])
              .replace('{}', planted.secret),
          }
        : planted
    },
    () => plantName(dice),
    () => plantOther(dice),
  ]
  return Array.from({ length: count }, (_, at) => {
    let planted = (kinds[at % kinds.length] as () => Planted)()
    while (planted.said === '') planted = plantName(dice)
    return planted
  })
}
