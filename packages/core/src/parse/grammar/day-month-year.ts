import { monthAt } from '../time.ts'

/** `06-May-2021` or `06/May/2021` and `07:08:09.101` as an ISO stamp for `readIso`; empty when it is no date. */
export function isoOfDayMonthYear(date: string, time: string): string {
  const month = monthAt(date, 3)
  if (month === 0) return ''
  return `${date.slice(7, 11)}-${String(month).padStart(2, '0')}-${date.slice(0, 2)}T${time}`
}
