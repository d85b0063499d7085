import { type ReadLimits, standardLimits } from '../../../../knowledge/read/formats/contract.ts'

/** The limits of an upload with some of them changed. */
export const limitsWith = (change: Partial<ReadLimits> = {}): ReadLimits => ({ ...standardLimits, ...change })
