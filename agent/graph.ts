import { type BaseCheckpointSaver, END, START, StateGraph } from '@langchain/langgraph'
import type { KnowledgePort } from '../knowledge/port.ts'
import type { Model } from './model.ts'
import { type ActParts, createAct, writes } from './nodes/act.ts'
import { type CommitParts, createCommit } from './nodes/commit.ts'
import { confirm } from './nodes/confirm.ts'
import { createFinish, type FinishParts } from './nodes/finish.ts'
import { createGather } from './nodes/gather.ts'
import { createPrepare, type PrepareParts } from './nodes/prepare.ts'
import { createThink } from './nodes/think.ts'
import { createUnderstand } from './nodes/understand.ts'
import { ConversationState, type State } from './state.ts'
import type { Toolbox } from './toolbox.ts'

/** What the nodes need, together. */
export type GraphParts = ActParts &
  CommitParts &
  PrepareParts &
  Pick<FinishParts, 'handOver' | 'prefersShort'> & {
    readonly model: Model
    /** Tells what submits, which no policy changes. */
    readonly toolbox: Pick<Toolbox, 'find'>
    readonly knowledge: KnowledgePort
    readonly checkpointer: BaseCheckpointSaver
    /** Tells what repeats the instructions of the model or the schema of a tool. */
    readonly isSecret: (text: string) => boolean
    /** Whether sensitive subjects get their fixed words and a person. */
    readonly mindsSensitive: boolean
  }

/**
 * The one graph of the conversation:
 * `understand → gather → think ⇄ act → finish`, and for writes `think → prepare → confirm (interrupt) → commit`.
 * A decision by button or code enters at `commit` when the memory holds no interrupt for it.
 */
export function createGraph(parts: GraphParts) {
  const hasWrite = ({ thought }: State) =>
    thought?.kind === 'call' && thought.calls.some(({ tool }) => writes(parts.toolbox.find(tool)))
  const hasRead = ({ thought }: State) =>
    thought?.kind === 'call' && thought.calls.some(({ tool }) => !writes(parts.toolbox.find(tool)))
  const afterThink = (state: State) => {
    if (state.isPrivate) return 'finish'
    if (hasRead(state)) return 'act'
    return hasWrite(state) ? 'prepare' : 'finish'
  }
  return new StateGraph(ConversationState)
    .addNode('understand', createUnderstand(parts.mindsSensitive))
    .addNode('gather', createGather(parts.knowledge, parts.clock))
    .addNode('think', createThink(parts.model, parts.confirmations, parts.clock))
    .addNode('act', createAct(parts))
    .addNode('prepare', createPrepare(parts))
    .addNode('confirm', confirm)
    .addNode('commit', createCommit(parts))
    .addNode('finish', createFinish(parts))
    .addConditionalEdges(START, ({ decided }: State) => (decided ? 'commit' : 'understand'), ['commit', 'understand'])
    .addEdge('understand', 'gather')
    .addEdge('gather', 'think')
    .addConditionalEdges('think', afterThink, ['act', 'prepare', 'finish'])
    .addConditionalEdges('act', (state: State) => (hasWrite(state) ? 'prepare' : 'think'), ['prepare', 'think'])
    .addConditionalEdges('prepare', ({ prepared }: State) => (prepared ? 'confirm' : 'think'), ['confirm', 'think'])
    .addEdge('confirm', 'commit')
    .addEdge('commit', END)
    .addEdge('finish', END)
    .compile({ checkpointer: parts.checkpointer })
}

/** The compiled graph. */
export type Graph = ReturnType<typeof createGraph>
