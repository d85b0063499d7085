import type { Config } from '../../config.ts'
import { connect } from '../connect.ts'
import { print, printJson } from '../output.ts'
import { sendTurn } from '../post.ts'

/** What `ask`, `confirm` and `cancel` are given. */
export type TurnOptions = {
  readonly as: string
  readonly json: boolean
  readonly conversation?: string
  readonly now?: string
}

/** One turn: a question, or a decision on a code; prints the reply. */
export async function runTurn(
  config: Config,
  body: { text: string } | { confirm: string } | { cancel: string },
  { as, json, conversation, now }: TurnOptions,
): Promise<void> {
  const connection = await connect(config, now ? { now } : {})
  try {
    const reply = await sendTurn(connection, as, body, conversation)
    if (json) printJson(reply)
    else print(reply.answer)
  } finally {
    await connection.close()
  }
}
