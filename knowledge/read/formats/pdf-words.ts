/** Two lines as one: words of letters stay apart, parts of one word come together. */
export function joinTexts(before: string, next: string): string {
  if (/[a-z]-$/.test(before) && /^[a-z]/.test(next)) return before.slice(0, -1) + next
  const words = /[\p{Script=Latin}\d.,;:!?)%]$/u.test(before) && /^[\p{Script=Latin}\d(]/u.test(next)
  return words ? `${before} ${next}` : before + next
}
