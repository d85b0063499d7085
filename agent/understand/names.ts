/** Common Chinese surnames; two-character ones apart. */
export const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛段郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文甄柳裴纪邢樊霍虞骆盛舒牛童欧庄詹涂路凌殷倪柯翟鲁葛祝聂冉岳尚齐温关包辛管单左涂耿蒲季尤柴焦车项晏伍苗鲍华喻祁房安宁洪费岑宫丘娄傅卞阮辜仇鄢瞿丛屠景巩褚卫'
export const doubleSurnames = [
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '皇甫',
  '尉迟',
  '慕容',
  '令狐',
  '夏侯',
  '司徒',
  '端木',
  '公孙',
]

/** Words that begin like a name and are none. */
export const notNames: ReadonlySet<string> = new Set(
  (
    '辛苦 谢谢 谢了 钱是 周一 周二 周三 周四 周五 周六 周日 周天 周末 周期 周年 周转 高温 高级 高原 高考 高校 高工 高处 高中 高薪 高的 高吗 平时 安全 安排 安置 方面 方便 方案 方式 方法 单位 单独 ' +
    '单休 单据 单子 项目 白天 白领 温度 任职 任期 任免 任命 任务 任何 常规 常用 常州 管理 管用 管吗 车补 车贴 成本 房补 房贴 房贷 路上 路费 路程 关于 关系 关心 严重 严格 石油 ' +
    '文件 文职 文书 文员 武警 江苏 江西 金额 金融 金华 宁波 宁夏 安徽 华东 包括 包含 包不 包吗 费用 费了 左右 温州 何时 何处 何人 何种 钱数 钱吗 钱的 万一 万元 易于 常务 ' +
    '明天 全局 全体 全科 应发 应该 向谁 向我 向上 向领 向单 康复 盛典 马上 于是 于我 余额 余下 余的 余多 余几 石家 舒服 童年 路过 齐了 齐全 齐没 齐吗 安的 许可 许多 连续 ' +
    '夏天 夏令 江边 黄金 黄山 白班 段时 段工 卫生 卫健 季度 季节 华人 文化 文明 文凭 尚未 景区 费标 钟头 钟吗 丁忧 常见 龙头 牛奶 罗列 林业 田间 毛病 石头 顾问 高血 高龄 高职 高管 程序 程度 向公 关怀 纪委 纪律 纪检 纪要 时候 管的 汪洋 武装 ' +
    '成员 温馨 安家 任教 单亲 单身 单方 双休 计算 苏州 徐州 郑州 常年 陆续 贺信 强制 易地 宋体 秦皇 史上 包干 白跑 白干 何况 万分 金秋 康养 盛夏 查岗 关爱 车辆 车船 车位 房子 房产 房租 路由 方可 方能 房屋 高铁 高速 钱啊 钱呢 张盖 张在 张收 张退 张表 张纸 张单 张条 张证 温泉'
  ).split(' '),
)

/** Pinyin of common surnames, for names in Latin letters. */
export const pinyinSurnames: ReadonlySet<string> = new Set(
  (
    'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang han feng deng cao peng zeng xiao ' +
    'tian dong pan yuan cai jiang yu du ye cheng wei su lu lv ding ren yao shen zhong cui tan fan liao shi jin jia xia fu fang zou xiong bai meng qin qiu hou ' +
    'yin xue yan lei long tao mao duan hao gu gong shao wan qian dai kong xiang chang kang yi qiao lai wen ouyang situ zhuge sima shangguan'
  ).split(' '),
)
