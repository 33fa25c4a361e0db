import type { Level } from '@bundlescope/contract/level.ts'
import { tokenColour } from '../../../ui/theme.ts'
import type { Piece } from './bars.ts'

/** Everyday lines in greys, so that colour means something wherever it stands. */
const TOKENS: Record<Level, `--${string}`> = {
  unknown: '--bar-soft',
  trace: '--bar-soft',
  debug: '--bar-soft',
  info: '--bar-fill',
  notice: '--level-notice',
  warning: '--level-warning',
  error: '--level-error',
  critical: '--level-critical',
}

/**
 * Draws the bars on a canvas of our own: uPlot draws lines and single bars well, but stacks only by adding series up
 * beforehand, hides small values on top of large ones, and brings its own zooming; these are forty lines.
 */
export function drawBars(canvas: HTMLCanvasElement, pieces: readonly Piece[], width: number, height: number): void {
  const scale = window.devicePixelRatio || 1
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const paint = canvas.getContext('2d')
  if (!paint) return
  paint.scale(scale, scale)
  const colours = new Map<Level, string>()
  for (const { x, y, width: w, height: h, level } of pieces) {
    let colour = colours.get(level)
    if (!colour) {
      colour = tokenColour(TOKENS[level])
      colours.set(level, colour)
    }
    paint.fillStyle = colour
    paint.fillRect(x, y, w, h)
  }
}
