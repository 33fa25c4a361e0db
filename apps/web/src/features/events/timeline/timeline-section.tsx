import type { ViewState } from '@bundlescope/contract/view.ts'
import { memo, useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import type { Filter } from '../../../api/queries.ts'
import { useShortcuts } from '../../../lib/keys.ts'
import { useBox } from '../../../ui/scroll/use-scroll.ts'
import { Breadcrumbs } from './breadcrumbs.tsx'
import type { Range } from './range.ts'
import { Timeline } from './timeline.tsx'
import { useMarks } from './use-marks.ts'
import { useTimelineModel } from './use-timeline-model.ts'

type TimelineSectionProps = {
  investigation: string
  view: ViewState
  /** Without the preview. */
  filter: Filter
  extent: Range
  preview: Range | null
  setPreview: (range: Range | null) => void
  /** Time of the selected event. */
  marker: number | null
  commit: (patch: Partial<ViewState>) => void
  replace: (patch: Partial<ViewState>) => void
  onPoint: (time: number) => void
}

/** Breadcrumbs and histogram, with the keys that move through ranges. */
export const TimelineSection = memo(function TimelineSection(props: TimelineSectionProps) {
  const { view, extent, preview, setPreview } = props
  const box = useBox()
  const model = useTimelineModel({ ...props, width: box.width })
  const { goBack, goForward } = useHistorySteps()
  useShortcuts([
    { keys: '[', scope: 'timeline', description: 'zoomBack', run: goBack },
    { keys: ']', scope: 'timeline', description: 'zoomForward', run: goForward },
    {
      keys: 'Enter',
      scope: 'timeline',
      description: 'rangeCommit',
      run: (event) => {
        if (!preview || isControl(event.target)) return
        event.preventDefault()
        model.commitPreview()
      },
    },
  ])
  return (
    <>
      <Breadcrumbs
        model={model}
        extent={extent}
        trail={view.trail}
        preview={preview}
        onCancel={() => setPreview(null)}
        onBack={goBack}
        onForward={goForward}
      />
      <Timeline
        model={model}
        box={box}
        preview={preview}
        setPreview={setPreview}
        marker={props.marker}
        zone={view.tz}
        marks={useMarks(props.investigation)}
        onPoint={props.onPoint}
      />
    </>
  )
})

/** Position in the browser's history as react-router keeps it; 0 when it does not. */
const historyIndex = () => (window.history.state as { idx?: number } | null)?.idx ?? 0

/** Back and forward through the browser's history, but not beyond the step that opened this panel. */
function useHistorySteps() {
  const navigate = useNavigate()
  const arrived = useRef(0)
  useEffect(() => {
    arrived.current = historyIndex()
  }, [])
  return {
    goBack: () => {
      if (historyIndex() > arrived.current) void navigate(-1)
    },
    goForward: () => void navigate(1),
  }
}

/** Enter belongs to the button or link that has the focus. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button,a,[role=menuitem],[role=option]') !== null
}
