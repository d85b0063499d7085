import { type Documents, defineTool, type Text, z } from '#sdk'
import { sentence } from './service-words.ts'

/** Visible name of the tool that keeps how a person wants answers. */
export const styleToolName = 'service_style'

/** The document that says that a person wants short answers. */
function styleKey(personId: string): string {
  return `style/${personId}`
}

/** Whether a person wants short answers until they say otherwise. */
export async function prefersShort(documents: Pick<Documents, 'get'>, personId: string): Promise<boolean> {
  return (await documents.get(styleKey(personId))) !== undefined
}

const told: Readonly<Record<'short' | 'full', Text>> = {
  short: {
    zh: '好的，以后制度问答都简短回答；想看全文说“详细一点”，不要简短了说“恢复详细”。',
    en: 'From now on I answer questions on the rules briefly. Say “more details” for the whole of one, “full answers again” to end this.',
  },
  full: { zh: '好的，以后恢复详细回答。', en: 'From now on I give full answers again.' },
}

/** Keeps whether the person who asks wants short answers; it is theirs alone and goes with them when they are erased. */
export const styleTool = defineTool({
  name: 'style',
  title: { zh: '回答详略', en: 'Short or full answers' },
  description:
    'Keeps that the person wants short answers from now on, or full ones again. Only for a lasting wish, not for one answer.',
  effect: 'note',
  scopes: [],
  input: z.strictObject({ style: z.enum(['short', 'full']).describe('short 简短, full 详细') }),
  output: z.object({ style: z.enum(['short', 'full']) }),
  examples: [
    { say: '以后都简短回答', input: { style: 'short' } },
    { say: '今后请用大白话回答我', input: { style: 'short' } },
    { say: '恢复详细', input: { style: 'full' } },
    { say: 'always keep your answers short', input: { style: 'short' } },
    { say: 'full answers again', input: { style: 'full' } },
  ],
  async run({ style }, { person, documents }) {
    if (style === 'short') await documents.put(styleKey(person.id), { style })
    else await documents.delete(styleKey(person.id))
    return { style }
  },
  async show({ style }, { locale }) {
    return [sentence(told[style], locale)]
  },
})
