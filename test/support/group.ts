import { randomUUID } from 'node:crypto'
import {
  createLoopback,
  type Delivered,
  type Loopback,
  type Platform,
  type Written,
} from '../../channels/loopback/index.ts'
import { openProduct, type Product } from './product.ts'
import { until } from './server.ts'

const patienceMs = 20_000

/** The product with a loopback platform on which all demo people have the account that is their alias. */
export type OnPlatform = {
  readonly product: Product
  readonly loopback: Loopback
  /** Writes, and waits for so many messages to come. @returns those that came */
  say(written: Written, messages?: number): Promise<readonly Delivered[]>
}

/** Opens the product on a platform. */
export async function openOnPlatform(
  like: Platform,
  options: Omit<NonNullable<Parameters<typeof openProduct>[0]>, 'channels'> = {},
): Promise<OnPlatform> {
  const loopback = createLoopback({ like, newId: randomUUID })
  const product = await openProduct({ ...options, channels: [loopback.channel] })
  // A machine with much to do answers late just after the start.
  const people = await until(
    'the demo people',
    patienceMs,
    () => product.demoPeople().catch(() => []),
    (all) => all.length > 0,
  )
  for (const { alias, staffId } of people) await product.bind({ ...loopback.place, account: alias }, staffId)
  return {
    product,
    loopback,
    async say(written, messages = 1) {
      const before = loopback.sent.length
      const response = await product.api.request(loopback.request(written))
      if (!response.ok) throw new Error(`The platform was answered ${response.status}: ${await response.text()}`)
      await loopback.until((sent) => sent.length >= before + messages, AbortSignal.timeout(patienceMs))
      return loopback.sent.slice(before)
    },
  }
}
