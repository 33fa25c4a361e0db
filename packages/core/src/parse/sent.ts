import type { Detection, LogFormat } from './format.ts'
import { FORMATS } from './formats/index.ts'

/** A detection as it goes from thread to thread: a format holds functions, which do not; its id does. */
export type SentDetection = Omit<Detection, 'format'> & { format: string }

export function sent(detection: Detection): SentDetection {
  return { ...detection, format: detection.format.id }
}

/**
 * Undoes `sent`. `extra`: formats that people added, the same as where it was sent.
 *
 * @throws Error for an unknown format
 */
export function received(detection: SentDetection, extra: readonly LogFormat[]): Detection {
  const format = [...extra, ...FORMATS].find(({ id }) => id === detection.format)
  if (format === undefined) throw new Error(`no format is called ${detection.format}`)
  return { ...detection, format }
}
