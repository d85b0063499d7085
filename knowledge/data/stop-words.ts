/** Words of a question that say nothing about its subject, long ones first. */
export const stopWords: readonly string[] =
  `请问一下 请问 想问一下 想问 问一下 咨询一下 咨询 麻烦 你好 您好 谢谢 帮我查 查一下 告诉我 我想知道 想知道 想了解 了解一下 介绍一下 说一下 讲一下
能不能 可不可以 是不是 有没有 会不会 要不要 该不该 可以 能够 能否 是否 可否 应该 应当 需要 必须 得要 行不行 算不算 算是
为什么 为啥 怎么办 怎么样 怎么 怎样 如何 咋办 咋样 咋 什么时候 什么样 什么 啥时候 啥 哪些 哪种 哪个 哪里 哪儿 哪 谁 多少天 多少钱 多少年 多少 多久 多长时间 多长 多大 几天 几年 几个月 几个 几次 几种 几岁 几
吗 呢 吧 啊 呀 嘛 么 哦 了 的 地 得 着 过 是 在 有 和 与 及 或者 或 还是 还 也 都 就 才 又 再 很 太 被 把 给 让 对 对于 关于 从 到 向 以 按 按照 根据 依据 依照 因为 所以 如果 要是 假如 但是 但 而且 不过 只 只能 已经 现在 目前 今年 最近 一直 马上 刚刚 刚
我们 你们 他们 她们 咱们 大家 自己 本人 别人 人家 我 你 您 他 她 它 咱 这个 那个 这样 那样 这种 那种 这些 那些 这 那 一个 一下 一些 一般 有关 相关 具体 情况 时候 的话 规定 政策 法律 法规 依据 明确 里面 里 上 下 中 之 其 要 会 能 想 去 来 做 办 算 说 问 没有 没 不 有什么 单位 公司 员工 职工 人员 同事 领导 天 年 月 日 后 前 内 里头 期间 后来 然后 以后 之后 以前 之前 当时 时 等 并 个 人 种 些 每 各 怎 多 还有 很多 遇到 一共 同时 发生 处理 提出 期间 影响 一年 一个月 两年 每年 每月 每天 每个 每个月 开始 回来 收到 安排 受到 问题 国家 决定 什么条件 要求 能拿 不到 超过 哪几个 正常 出 交 满 拿 领 签 受 送 考 评 请 放 发 找 连 带 随便 同一个 外面 原来 全年 用来 本市 今年 才能 具体 包括 项目 告诉 以内 享受 有关部门 部门 部分 方面 一次 当 休 涨 批 够 干 走 换 住 花 弄 出现 属于 存在 进行 作为 明天 昨天 今天 不能 不要 不会 不用 一样 多少钱 为何 难道 究竟 到底 长 大 小 好 先 最 第 所 因 由 为 于 则 即 另 该 此 某 本 同 用 吗？`
    .split(/\s+/)
    .filter(Boolean)

/** English words of a question that say nothing about its subject. */
export const englishStopWords: ReadonlySet<string> = new Set(
  `a an the is are was were be been am do does did can could may might must shall should will would have has had i me my
we our you your he his she her it its they their this that these those of in on at to for from by with as and or but if
so what when where which who whom whose why how many much long there here any some get take not no after before during
about under per please tell know need want entitled allowed rule rules policy law regulation employee staff worker
people person one than more less into out up down over again then once only own same too very s t don just now
someone their them us also still between while being able article`.split(/\s+/),
)
