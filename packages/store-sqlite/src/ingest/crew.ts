import type { Worker } from 'node:worker_threads'
import { ROOMY, startThread, stopThread } from '../thread.ts'
import type { CoordinatorData } from './messages.ts'

/*
 * The threads that read an upload: a coordinator with its parsers. To start them, and to have V8 compile anew what they
 * run all day, is a quarter of the time that a bundle of 400 MB takes. So those that have read one wait a while for the
 * next: people drop several. They keep no process alive.
 */
const PATIENCE_MS = 30_000

export interface Crew {
  coordinator: Worker
  threads: number
}

const atWork = new Set<Crew>()
let resting: { crew: Crew; timer: NodeJS.Timeout } | null = null

/** A coordinator with as many parsers, ready for work; give it back by `rest`, or end it. */
export function takeCrew(threads: number): Crew {
  let crew = wake()
  if (crew && crew.threads !== threads) {
    void endCrew(crew)
    crew = null
  }
  crew?.coordinator.ref()
  crew ??= startCrew(threads)
  atWork.add(crew)
  return crew
}

/** Starts the threads for an upload that is on its way, so that they are there when it is; unless others will be free then. */
export function expectUpload(threads: number): void {
  if (resting === null && atWork.size === 0) rest(startCrew(threads))
}

/** Its upload is read, and nobody listens to it any more. */
export function rest(crew: Crew): void {
  atWork.delete(crew)
  const other = wake()
  if (other) void endCrew(other)
  const { coordinator } = crew
  coordinator.unref()
  const timer = setTimeout(() => {
    resting = null
    void endCrew(crew)
  }, PATIENCE_MS).unref()
  resting = { crew, timer }
}

/**
 * No upload will come any more: call it before the process ends. A thread that is still starting must not be cut off
 * (see thread.ts).
 */
export async function expectNoUpload(): Promise<void> {
  const crew = wake()
  if (crew) await endCrew(crew)
}

export function endCrew(crew: Crew): Promise<void> {
  atWork.delete(crew)
  return stopThread(crew.coordinator)
}

function startCrew(threads: number): Crew {
  const data: CoordinatorData = { threads }
  const coordinator = startThread(new URL('./coordinator-worker.ts', import.meta.url), data, ROOMY)
  // Who has it read listens, too. That one which rests or is being ended dies is no reason for the process to die.
  coordinator.on('error', () => {
    if (resting?.crew.coordinator === coordinator) wake()
  })
  return { coordinator, threads }
}

/** The crew that rests, which does so no longer. */
function wake(): Crew | null {
  if (resting === null) return null
  const { crew, timer } = resting
  clearTimeout(timer)
  resting = null
  return crew.coordinator.threadId === -1 ? null : crew
}
