/** What staff say for each tool beside its examples, one wording a line; our own words. */
export const certificateWordings: Readonly<Record<string, string>> = {
  request: `开在职证明
帮我开个收入证明
我要一份在职证明，签证用
给我开一张工作证明，租房用
收入证明，办贷款
申请开具收入证明，买房按揭用
银行要收入证明，麻烦开一份
孩子上学要在职证明
我需要英文在职证明，申请签证
出一份工资收入证明，用于信用卡
开退休证明
打印一份在职证明，落户用
办居住证要在职证明，帮我开
请开具两份在职证明，评职称用
要个带章的收入证明，公积金贷款用
来张在职证明
在职证明开一下，用途：考试报名
收入证明电子版给我出一份，办理车贷
我想开工作证明给幼儿园
I need proof of employment
issue a certificate of income for my bank loan
certificate of employment in English for a visa
please make me an employment certificate for renting a flat
proof of income for a credit card
要一份收入证明 房贷
出个在职证明办签证
开个工作证明 孩子入学用
要两份在职证明 投标用
来张收入证明 银行要
proof of employment for school enrolment
need an employment letter for my visa application
my bank wants an income letter, can you issue one
公积金中心要看我收入，出个证明
小孩转学，学校要家长的工作证明`,
}
