import { definePlugin } from '#sdk'
import { correct } from './correct.ts'
import { exportOwn } from './export.ts'
import { overtime } from './overtime.ts'
import { summary } from './summary.ts'
import { attendanceWordings } from './wordings.ts'

/** Attendance: own days, missing punches, overtime, and the days as a workbook. */
export const attendance = definePlugin({
  id: 'attendance',
  title: { zh: '考勤', en: 'Attendance' },
  owner: '人事科',
  service: 'hr',
  tools: [summary, correct, overtime, exportOwn],
  wordings: attendanceWordings,
})
