import { useLayoutEffect, useRef } from 'react'
import { tokenColour, useShownTheme } from '../../ui/theme.ts'
import { type Lane, type Strip, shade } from './coverage.ts'

const HEIGHT = 16
const ERROR_HEIGHT = 6

/** A source's cells: density as shade, errors as a foot in their colour, gaps hatched (in the colour of warnings where a piece is missing), the rest left blank. */
export function LaneCanvas({ strip, lane }: { strip: Strip; lane: Lane }) {
  const ref = useRef<HTMLCanvasElement>(null)
  const theme = useShownTheme()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes what the tokens say
  useLayoutEffect(() => {
    const canvas = ref.current
    if (!canvas) return
    const paint = () => draw(canvas, strip, lane)
    const observer = new ResizeObserver(paint)
    observer.observe(canvas)
    paint()
    return () => observer.disconnect()
  }, [strip, lane, theme])
  return <canvas ref={ref} className="coverage-canvas" />
}

function draw(canvas: HTMLCanvasElement, strip: Strip, lane: Lane): void {
  const ratio = window.devicePixelRatio || 1
  const width = canvas.clientWidth
  canvas.width = Math.round(width * ratio)
  canvas.height = HEIGHT * ratio
  const ink = canvas.getContext('2d')
  if (!ink || width === 0) return
  ink.scale(ratio, ratio)
  const x = (cell: number) => (cell / strip.cells) * width
  const at = (us: number) => ((us - strip.from) / (strip.to - strip.from)) * width

  const fill = tokenColour('--bar-fill')
  const most = Math.max(...lane.counts, 0)
  lane.counts.forEach((count, cell) => {
    if (count === 0) return
    ink.globalAlpha = shade(count, most)
    ink.fillStyle = fill
    ink.fillRect(x(cell), 0, x(cell + 1) - x(cell), HEIGHT)
  })
  ink.fillStyle = tokenColour('--level-error')
  const worst = Math.max(...lane.errors, 0)
  lane.errors.forEach((errors, cell) => {
    if (errors === 0) return
    ink.globalAlpha = 0.3 + 0.7 * shade(errors, worst)
    ink.fillRect(x(cell), HEIGHT - ERROR_HEIGHT, Math.max(1.5, x(cell + 1) - x(cell)), ERROR_HEIGHT)
  })
  ink.globalAlpha = 1
  for (const { from, to, lost } of lane.gaps) {
    ink.strokeStyle = tokenColour(lost ? '--level-warning' : '--line-strong')
    hatch(ink, at(from), at(to))
  }
}

function hatch(ink: CanvasRenderingContext2D, from: number, to: number): void {
  ink.save()
  ink.beginPath()
  ink.rect(from, 0, Math.max(1, to - from), HEIGHT)
  ink.clip()
  ink.beginPath()
  for (let x = from - HEIGHT; x < to; x += 5) {
    ink.moveTo(x, HEIGHT)
    ink.lineTo(x + HEIGHT, 0)
  }
  ink.stroke()
  ink.restore()
}
