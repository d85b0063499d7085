/** Tests of one file that passed, of all that ran. */
export type FileCount = { readonly passed: number; readonly all: number }

/** Counts of the files that ran, by path from the root of the repository. */
export type FileCounts = ReadonlyMap<string, FileCount>

/** A row of the tables of `docs/safety.md`: a threat or fault, and the files with the tests that answer it. */
export type ThreatRow = { readonly name: string; readonly files: readonly string[] }

const row = /^\| (?<name>[TRS]-\d\d[^|]*) \| (?<tests>[^|]*) \|(?<passed>[^|]*)\|$/
const testFile = /`(test\/[^`*]+\.test\.ts)`/g

function readRow(line: string): ThreatRow | null {
  const { name, tests } = row.exec(line)?.groups ?? {}
  if (name === undefined || tests === undefined) return null
  return { name: name.trim(), files: [...tests.matchAll(testFile)].map(([, file]) => file as string) }
}

/** The rows of the page, in its order. */
export function readThreats(page: string): readonly ThreatRow[] {
  return page.split('\n').flatMap((line) => readRow(line) ?? [])
}

/** What passed of a row; null where not all of its files ran. */
function countOf({ files }: ThreatRow, counts: FileCounts): FileCount | null {
  const ran = files.map((file) => counts.get(file))
  if (ran.length === 0) return null
  let [passed, all] = [0, 0]
  for (const count of ran) {
    if (!count) return null
    passed += count.passed
    all += count.all
  }
  return { passed, all }
}

/** The lines that a run prints of its threats: `T-06 another person's data  31 of 31`. */
export function threatLines(page: string, counts: FileCounts): readonly string[] {
  return readThreats(page).flatMap((threat) => {
    const count = countOf(threat, counts)
    return count ? [`  ${threat.name.padEnd(48)} ${count.passed} of ${count.all}`] : []
  })
}

/**
 * The page with the last column brought up to date; rows whose files did not all run stay as they are.
 * @param day ISO day of the run
 */
export function withCounts(page: string, counts: FileCounts, day: string): string {
  return page
    .split('\n')
    .map((line) => {
      const threat = readRow(line)
      const count = threat && countOf(threat, counts)
      return count ? line.replace(/\|[^|]*\|$/, `| ${count.passed} of ${count.all}, ${day} |`) : line
    })
    .join('\n')
}
