const tries = 10
const pauseMs = 1000

/** Asks once more where the HR system is still busy with its first minute. */
export async function patiently<T>(ask: () => Promise<T>, left = tries): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (left <= 1) throw error
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    return patiently(ask, left - 1)
  }
}
