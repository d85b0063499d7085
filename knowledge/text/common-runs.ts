/**
 * How long the longest common subsequence is of what two sequences still have from each pair of places on; the place of
 * `one` times the width plus the place of `other`, where the width is one more than the length of `other`.
 */
export function commonRuns(one: ArrayLike<string>, other: ArrayLike<string>): Uint16Array {
  const width = other.length + 1
  const table = new Uint16Array((one.length + 1) * width)
  for (let i = one.length - 1; i >= 0; i--)
    for (let j = other.length - 1; j >= 0; j--)
      table[i * width + j] =
        one[i] === other[j]
          ? (table[(i + 1) * width + j + 1] as number) + 1
          : Math.max(table[(i + 1) * width + j] as number, table[i * width + j + 1] as number)
  return table
}
