/**
 * Words of this work, and for each of their characters those of the same sound that are struck for it; none of the
 * slips is a word itself or stands across two words in the laws, the handbook or the wordings of the tools.
 */
const alike = `
请假 青轻倾晴情/嘉夹佳甲稼价架驾嫁
请年假 亲青轻倾清晴情//嘉夹佳家加甲稼价架驾嫁
请病假 亲青轻倾清晴情/兵冰丙饼/嘉夹佳家加甲稼价架驾嫁
请事假 亲青轻倾清晴情/师失施十时实示市室试/嘉夹佳家加甲稼价架驾嫁
请婚假 亲青轻倾清晴情/昏魂浑混/嘉夹佳家加甲稼价架驾嫁
请产假 亲青轻倾清晴情/缠铲单/嘉夹佳家加甲稼价架驾嫁
年假 /嘉夹佳甲稼架驾嫁
年休假 /臭修羞锈秀袖绣/嘉佳家加甲稼价架驾嫁
病假 兵冰丙饼/嘉夹佳甲稼价架驾嫁
事假 师失施示市室试/嘉佳甲稼价架驾嫁
婚假 昏魂浑混/嘉夹佳甲稼架驾
产假 缠铲单/嘉夹佳甲稼架驾嫁
丧假 /嘉夹佳甲稼价架驾
育儿假 遇/二/嘉夹佳家加甲稼价架驾嫁
陪产假 赔佩/缠铲单/嘉夹佳家加甲稼价架驾嫁
探亲假 谈/秦琴勤/嘉夹佳家加甲稼架驾嫁
销假 削消肖效/嘉夹佳家甲稼架嫁
调休 掉/臭羞锈秀袖绣
补休 步/臭羞锈秀袖绣
加班 嘉夹佳家假稼价架驾嫁/板办
补卡 /咖
打卡 答/咖
缺卡 /咖
考勤 /亲秦琴
迟到 /刀倒岛导道
早退 /推
旷工 /攻恭供公共
工资 攻功恭公/兹咨滋紫仔
工资条 攻功恭供公共/兹咨姿滋紫仔子自字/挑跳
工资单 攻功恭供公共/兹咨姿滋紫仔子自字/担旦但蛋
公积金 工攻功恭供共/给肌姬集及急疾级己计记纪/巾筋斤今紧锦进近尽
社保 涉/包抱报暴
医保 依义/包宝抱暴
养老 样/
年金 /巾筋斤紧锦尽
基数 肌鸡姬及急疾己纪/书
奖金 江讲/巾筋斤紧锦近尽
绩效 基机肌鸡姬集及急疾级己计记/削销消校肖
津贴 巾筋斤金今锦近尽/
补贴 步部/
失业保险 师施十时实示事市室试/也夜/包宝抱报暴/先现限线
证明 整政/
在职证明 再仔/支知之织直执值指止只纸制/整政/
收入证明 手守受//整正政/
退休 /臭羞锈秀袖绣
辞职 磁词兹/支知之直执值指止纸制
离职 礼历利/支知之织直执值指止纸制
合同 何河/桐统
续签 序/千钱遣欠
续聘 序/
转正 专/整政证
试用期 师失施十时实示事市室//七起企
借调 结/
调动 掉/东
入职 /织值止制
报到 宝抱暴/刀倒岛
轮岗 /刚
培训 赔佩/
课程 科/成净
报名 包宝抱暴/
学时 削/食师失施示市试
考核 /合河
评语 平凭/遇育
等次 登/磁辞词兹
异议 医依意义议/医依意
互评 护户/平凭
评价 凭/夹佳家加甲假稼架驾嫁
反馈 翻/
委托 违/
提醒 题体替/性
取消 曲屈趣/削销校肖效
撤销 /削校肖效
导出 刀岛/除
导成 刀岛道/程净
电话 店/画划
座机 /基积肌鸡姬集及急疾级己计记纪
邮箱 优由/相响项
手机号 收守受/给基积肌鸡姬集及急疾级己计记纪/好
住址 主/支知之织职直执值指止纸制
档案 当/安按
卡片 咖/
履历 律/离理礼利例立
编制 边变/支知之职直指止纸
事业编 师失施十时实示市室试/也夜/边变
行政编 性/整正证/边变
预警 遇育/晶精井景静境镜竟净
比对 笔必/
职称 支知之织直执值止纸制/程净
职级 支知之织直执值指止纸制/基机积肌鸡姬集及急疾己纪
申诉 身审/
报备 包保宝抱暴/
出差 除/察磁词兹
出国 处/果
元旦 原院/担单但蛋
春节 /家价接结借
国庆 /亲青轻倾清晴
端午 断/务
中秋 终/求
清明 亲青轻倾情/
补班 步部/板
放假 房访/嘉夹佳甲稼价架驾嫁
值班 支知之织直执指止纸制/板
剩余 生升省/遇育
余额 遇育/
申请 身审/亲青轻倾清晴情
登记 等/积肌鸡姬集及急疾级己计纪
进度 巾筋斤金今紧锦近尽/
工伤 攻功恭供共/
职务 支知之织直执值指止纸制/午
名册 明/
加班费 嘉夹佳家甲假稼价架驾嫁/板半办/
人事科 任认/师失施十时实示市室试/
负责 服副复妇/`

const slips: ReadonlyMap<string, string> = new Map(
  alike
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [word = '', places = ''] = line.split(' ')
      return places
        .split('/')
        .flatMap((struck, at) => [...struck].map((each) => [replaceAt(word, at, each), word] as const))
    }),
)
const words: ReadonlySet<string> = new Set(slips.values())
const longest = Math.max(...[...words].map(({ length }) => length))
const shortest = 2

function replaceAt(word: string, at: number, character: string): string {
  return `${word.slice(0, at)}${character}${word.slice(at + 1)}`
}

/** True when a word of this work stands across the border of a stretch: then the stretch is no slip for another. */
function breaksWord(text: string, from: number, to: number): boolean {
  for (let at = Math.max(0, from - longest + 1); at < to; at += 1)
    for (let length = shortest; length <= longest; length += 1) {
      const end = at + length
      const crosses = end > from && end <= text.length && (at < from || end > to)
      if (crosses && words.has(text.slice(at, end))) return true
    }
  return false
}

// 国家班子: the first character belongs to the word before it.
const home = /[国专大人全回老搬]$/

function endsWord(text: string, at: number): boolean {
  return text[at] === '家' && home.test(text.slice(0, at))
}

function slipAt(text: string, at: number): { readonly word: string; readonly length: number } | null {
  for (let length = Math.min(longest, text.length - at); length >= shortest; length -= 1) {
    const word = slips.get(text.slice(at, at + length))
    if (word !== undefined && !endsWord(text, at) && !breaksWord(text, at, at + length)) return { word, length }
  }
  return null
}

/** The text with words of this work put right in which one character was struck for another of the same sound. */
export function mendSoundAlikes(text: string): string {
  let out = ''
  for (let at = 0; at < text.length; ) {
    const slip = slipAt(text, at)
    out += slip?.word ?? text[at]
    at += slip?.length ?? 1
  }
  return out
}
