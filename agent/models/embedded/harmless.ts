import type { ThinkRequest } from '../../model.ts'
import { isIndividual } from '../../understand/people.ts'
import { isPlainlyHarmless } from '../../understand/private-judge.ts'
import { type Danger, readDanger } from '../../understand/protections.ts'
import { planFollowUp } from './follow-up.ts'
import { isPlainlyGrowth } from './growth-intents.ts'
import { planText } from './plan.ts'
import { readScene } from './scene.ts'
import { calculatorFor } from './slots-rules.ts'
import { isStory } from './story.ts'

/** What is answered by quoting rules shows nobody's data: then the words alone need not be feared. */
function isQuestionOfRules(request: ThinkRequest, text: string, { kind }: Danger): boolean {
  // Who wants to be shown something of somebody by name asks for no rule.
  if (/给我|发我|[查看]看|看一?下/.test(text) && readScene(request, text).people.some(isIndividual)) return false
  return kind === 'private' && request.knowledge.answerable && isPlainlyHarmless(text, request.person.name)
}

/** A case that is computed from what it tells shows nobody's data, as long as it names nobody. */
function isOwnCase(request: ThinkRequest, text: string, { kind }: Danger): boolean {
  const reading = readScene(request, text)
  return kind === 'private' && reading.people.length === 0 && calculatorFor(reading) === 'calc_entitlement'
}

// What only those may use whose work is other people's records; the HR system checks whose once more.
const officers: readonly string[] = ['manager', 'hr_officer', 'supervisor']
const officersTools: ReadonlySet<string> = new Set([
  'people_find',
  'people_card',
  'people_timeline',
  'file_check',
  'supervision_alerts',
  'people_export',
  'retirement_due',
  'lifecycle_status',
  'assessment_evidence',
  'contract_renew',
])

/** An officer's question on records, which their own tools answer; pay, health and the like stay closed to them as well. */
function isOfficersWork(request: ThinkRequest, text: string, danger: Danger): boolean {
  if (danger.kind !== 'private' || (danger.matter !== 'file' && danger.matter !== 'leave')) return false
  if (!request.person.roles.some((role) => officers.includes(role))) return false
  const isOfOffice = (tool: string) => (danger.matter === 'leave' ? tool === 'leave_team' : officersTools.has(tool))
  const wishes = planText(request, text)
  // An article beside what is looked up shows nobody's data.
  const tools = wishes.flatMap((wish) => (wish.kind === 'tool' ? [wish.call.tool] : []))
  return tools.length > 0 && tools.every(isOfOffice) && wishes.every(({ kind }) => kind === 'tool' || kind === 'policy')
}

/** Patrols over everybody's pay are the supervisor's work; what they show are findings and nobody's pay. */
function isPatrol(request: ThinkRequest, text: string, danger: Danger): boolean {
  if (danger.kind !== 'private' || !request.tools.some(({ name }) => name.startsWith('supervision_'))) return false
  if (danger.matter === 'medical') return false
  const [wish, second] = planText(request, text)
  const isOfSomebody = readScene(request, text).people.some(isIndividual)
  return !isOfSomebody && second === undefined && wish?.kind === 'tool' && wish.call.tool.startsWith('supervision_')
}

// What shows or changes nothing but the speaker's own.
const ownTools =
  /^(?:pay_|attendance_|profile_|leave_(?:balance|list|submit|cancel|change|return)|training_|certificate_|retirement_(?:apply|forecast)|contract_mine|assessment_mine)/

/** A story around a wish for the speaker's own: what it tells of others is no request for their data. */
function isOwnStory(request: ThinkRequest, text: string, { kind }: Danger): boolean {
  if (kind !== 'private') return false
  // The wish is what stands at the end.
  const last = text
    .split(/[,，。!?;]+/)
    .filter((clause) => clause.trim() !== '')
    .slice(-2)
    .join(',')
  const isAnswer = request.history.at(-1)?.outcome === 'clarify' && text.length <= longestAnswer
  if (!(isAnswer || isStory(text)) || (isStory(text) && readDanger(last, request.person.name) !== null)) return false
  if (isAnswer && readScene(request, text).people.length > 0) return false
  const wish = isAnswer ? planFollowUp(request) : planText(request, text)[0]
  return wish?.kind === 'tool' && ownTools.test(wish.call.tool)
}

// So short is an answer to a question of ours.
const longestAnswer = 16

/** Figures about units name nobody; the tool itself hides small groups. */
function isOfFigures(request: ThinkRequest, text: string, { kind }: Danger): boolean {
  if (kind !== 'private' || !request.tools.some(({ name }) => name === 'metrics_query')) return false
  const reading = readScene(request, text)
  return isPlainlyGrowth('metrics_query', reading) && !reading.people.some(isIndividual)
}

/** True where what looks like a request for others' data is a question on the rules, work of an office or one's own. */
export function isHarmless(request: ThinkRequest, text: string, danger: Danger): boolean {
  return [isQuestionOfRules, isOfficersWork, isOwnCase, isPatrol, isOwnStory, isOfFigures].some((holds) =>
    holds(request, text, danger),
  )
}
