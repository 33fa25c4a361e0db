import os from 'node:os'
import type { Figures, Timing } from './measure.ts'

/** The figures as a Markdown table, with what they were measured on. */
export function benchTable(figures: Figures): string {
  const { file, text, ingest, conclusionsMs, storeBytes } = figures
  const ingestRow = (what: string, ms: number) => [
    what,
    `${seconds(ms)} (${(text.bytes / 1e3 / ms).toFixed(0)} MB/s)`,
    ingest.lnavMs === null ? '' : `lnav: ${seconds(ingest.lnavMs)}`,
    ingest.lnavMs === null ? '' : `${(ms / ingest.lnavMs).toFixed(2)} ×`,
  ]
  const rows: string[][] = [
    ingestRow('ingest to fully searchable, from the command line', ingest.ms),
    ingestRow('the next bundle in a running server', ingest.nextMs),
    [
      'highest memory of the ingest',
      ingest.peakBytes === null ? 'unknown' : `${(ingest.peakBytes / 1e6).toFixed(0)} MB`,
      '',
      '',
    ],
    ['rules and operations, once', milliseconds(conclusionsMs), '', ''],
    ['store on disk / raw logs', (storeBytes / text.bytes).toFixed(2), '', ''],
    ...figures.questions.map(questionRow),
  ]
  const head = ['figure', 'bundlescope', 'peer', 'ratio']
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  const about =
    `${file.name}, ${(file.bytes / 1e6).toFixed(0)} MB packed: ${(text.bytes / 1e6).toFixed(0)} MB of logs, ` +
    `${new Intl.NumberFormat('en').format(text.events)} events. ${os.availableParallelism()} cores (${os.cpus()[0]?.model ?? 'unknown'}), ` +
    `${(os.totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}.`
  return `${about}\n\n${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`
}

function questionRow({ what, ms, peer }: Timing): string[] {
  return [
    what.replaceAll('|', '\\|'),
    milliseconds(ms),
    peer === null ? '' : `${peer.name}: ${milliseconds(peer.ms)}`,
    peer === null ? '' : `${(ms / peer.ms).toFixed(2)} ×`,
  ]
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

function milliseconds(ms: number): string {
  return `${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} ms`
}
