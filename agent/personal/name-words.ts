/**
 * Characters that given names are mostly made of. A surname with two of them is taken for a person wherever it stands;
 * those that make everyday words with surnames (和 全 年 月 时 …) are not among them.
 */
export const givenCharacters: ReadonlySet<string> = new Set(
  '明光伟芳娜敏静丽强磊洋勇艳杰娟涛超秀霞刚桂英华玉兰红梅建志丹萍鹏辉龙玲燕宁莉斌旭晨欣怡佳宇轩浩涵梓子雨诗梦琪雯婷倩颖琳璐瑶瑾萱彤菲薇莹蕾晶洁雪春凤云翠淑珍琴贞惠爱香芝蓉娇媛婉' +
    '彬博凯俊峰健雷波亮栋军兵林森松柏楠桐樟江海河湖川洲泽清源渊深润鸿鹤翔飞宏伯仲叔孝忠义礼仁信诚德贤良善庆福禄寿祥瑞吉康富贵荣耀光辉煌灿炎焱炜烨熙煜晖昊昌盛兴旺国家邦民治平安定邦' +
    '嘉懿思慧智睿聪哲文武才学书墨翰章钰铭锋钢铁锐鑫金银珠宝珊瑚琼瑜璇玮珂珏琦琰琛璟骏骥驰腾远达通顺畅逸悠然若如依可心乐悦欢笑彩虹霖露霜冰凌寒冬秋夏菊荷莲竹柳杨柯桃李杏梨枫榕楚晋齐鲁燕赵' +
    '曦晓晗昕晔曙朗朝阳旦苏卫振奋毅坚恒永久长青素洪绍绪承继宗祖耀祺禹舜尧启迪航舟帆锦绣巧灵秋月娥婵娣妹姝妍妮妤妙姣嫣婧婕'.split(
      '',
    ),
)

/** Syllables of pinyin, for names in Latin letters without a mark between them. */
export const syllable =
  '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|ve|er|a|o|e|i|u|v|ü)'

/** English words that are surnames in pinyin, too: lower-case letters alone do not make them names. */
export const alsoWords: ReadonlySet<string> = new Set(
  'he long you an men pan fan dai wan song tan sun ye bai gong chang ma hu may he mu wen can ban bin hang rang he ran ding shi jin lei man she tang ling'.split(
    ' ',
  ),
)

/** Surnames that are too often other words to be looked for without a word that announces a name. */
export const moreSurnames =
  '阎佟闵闻卜解应宗戚边奚臧游滕逄历历岑郎靳裘缪强麻阮蓝晁卓苟亓冀浦邸杭窦裴米池桂巫吉国候练仝荆原麦璩仵阙楚闫种糜蔺岐庹竺佘郗权寇钮昝隋廉班祖甘时芦盖展邢步干敖屈荀越巩苍迟次封俸迮茅狄诸宇乌弓满桑刁柏宦应粟亢藏谌'
