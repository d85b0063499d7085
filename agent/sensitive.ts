import type { Citation, Text } from '#sdk'
import type { Thought, ToolCall } from './model.ts'
import type { Sensitive } from './understand/sensitive.ts'

/**
 * The fixed words on a sensitive subject. Numbers: 12356 is the national line for psychological help (国家卫生健康委,
 * 2024-12), 110 and 120 are police and ambulance, 12338 the women's line, 12388 the line of 纪检监察 for reports, 12345
 * the line of local government.
 */
const words: Readonly<Record<Sensitive, Text>> = {
  self_harm: {
    zh: [
      '谢谢您愿意说出来。您现在的安全最要紧，您不是一个人。',
      '· 如果此刻有危险，请马上拨打 120 或 110，或请身边的人陪着您。',
      '· 心理援助热线 12356，全天可以打，免费、保密。',
      '· 也可以现在就联系一位您信任的家人、朋友或同事。',
      '我只是一个程序，帮不了这件事，但人可以。您说的内容不会进入统计，也不会发给语言模型。',
    ].join('\n'),
    en: [
      'Thank you for saying this. Your safety comes first, and you are not alone.',
      '· If you are in danger now, call 120 or 110 at once, or ask somebody near you to stay with you.',
      '· The psychological help line is 12356, day and night, free and confidential.',
      '· Please also call a relative, friend or colleague you trust.',
      'I am only a program and cannot help with this, but people can. What you said enters no statistics and goes to no language model.',
    ].join('\n'),
  },
  harassment: {
    zh: [
      '这件事不该由您一个人承受，您有权得到保护。',
      '· 正在发生或有危险：请马上离开现场，拨打 110。',
      '· 请保留聊天记录、短信、录音和时间地点。',
      '· 可以向单位纪检、工会（女职工委员会）或人事科负责人当面反映；妇女维权热线 12338，政务热线 12345。',
      '· 难受的时候可以打心理援助热线 12356。',
      '您说的内容不会进入统计，也不会发给语言模型。',
    ].join('\n'),
    en: [
      'You should not have to bear this alone, and you have a right to be protected.',
      '· If it is happening now or you are in danger, leave the place and call 110.',
      '· Keep messages and recordings, and note times and places.',
      '· You may go to the discipline office, the trade union or the head of HR in person; the women’s line is 12338, the government line 12345.',
      '· The psychological help line is 12356.',
      'What you said enters no statistics and goes to no language model.',
    ].join('\n'),
  },
  wrongdoing: {
    zh: [
      '反映问题请走专门的渠道，不要在这里写具体的人和事，我不受理，也不转交。',
      '· 纪检监察举报：电话 12388，网站 www.12388.gov.cn，可以实名，也可以匿名。',
      '· 也可以向本单位纪检部门或上级主管部门当面、书面反映；政务热线 12345。',
      '· 依法检举控告受法律保护，任何人不得打击报复（监察法、公务员法）。',
      '您说的内容不会进入统计，也不会发给语言模型。',
    ].join('\n'),
    en: [
      'Please report this through the channel made for it, and do not write names or facts here: I do not take reports and pass none on.',
      '· Discipline inspection: telephone 12388, www.12388.gov.cn, under your name or without it.',
      '· Or the discipline office of your body or of the one above it; the government line is 12345.',
      '· Whoever reports in good faith is protected by law against retaliation.',
      'What you said enters no statistics and goes to no language model.',
    ].join('\n'),
  },
}

const topics: Readonly<Record<Exclude<Sensitive, 'wrongdoing'>, Text>> = {
  self_harm: { zh: '需要人当面关心（内容未记录）', en: 'needs a person’s care (nothing recorded)' },
  harassment: { zh: '需要当面反映的事（内容未记录）', en: 'a matter to be told in person (nothing recorded)' },
}

/** What stands in the memory of a conversation instead of the words. */
export const notKept: Text = { zh: '〔敏感事项，未保留〕', en: '[sensitive, not kept]' }

/** What the rules are searched for instead of what was said: the way of a report and the protection of who makes it. */
const reportRules = '对违纪违法行为怎样检举、控告，检举控告人受什么保护'

/** A tool that a step on a sensitive subject may take, and whether this turn took it already. */
export type Aid = { readonly name: string; readonly isOffered: boolean; readonly wasTried: boolean }

function callOf(subject: Sensitive, locale: 'zh' | 'en', { handoff, search }: Aids): ToolCall | null {
  const isOpen = ({ isOffered, wasTried }: Aid) => isOffered && !wasTried
  if (subject === 'wrongdoing') return isOpen(search) ? { tool: search.name, args: { question: reportRules } } : null
  return isOpen(handoff) ? { tool: handoff.name, args: { topic: topics[subject][locale], discreet: true } } : null
}

type Aids = { readonly handoff: Aid; readonly search: Aid }

/**
 * The step on a sensitive subject: a colleague first, without a word of what was said, then the fixed words. Reports of
 * wrongdoing are handed to nobody, because who they are about may sit in the very office: they get the channels made for
 * them, and the articles on them that hold now.
 * @param found citations of what the search of the rules gave
 */
export function thinkSensitive(
  subject: Sensitive,
  locale: 'zh' | 'en',
  aids: Aids,
  found: readonly Citation[],
): Thought {
  const call = callOf(subject, locale, aids)
  if (call) return { kind: 'call', calls: [call] }
  const citations = subject === 'wrongdoing' ? found.slice(0, 2) : []
  const outcome = subject === 'wrongdoing' && aids.search.wasTried ? 'answer' : 'decline'
  return { kind: 'say', outcome, text: words[subject][locale], citations, related: [], sensitive: true }
}
