import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { notify } from '../../ui/toast.tsx'
import { type Gathered, gatherDrop } from './gather.ts'
import './upload.css'

type DropAnywhereProps = {
  /** What a drop will do here. */
  title: string
  onDrop: (gathered: Gathered[]) => void
}

/** Takes files and folders dropped anywhere on the page, and covers it while they hang over it. */
export function DropAnywhere({ title, onDrop }: DropAnywhereProps) {
  const { t } = useTranslation()
  const [over, setOver] = useState(false)
  const receive = useRef<(transfer: DataTransfer) => Promise<void>>(async () => {})
  receive.current = async (transfer) => {
    try {
      const gathered = (await gatherDrop(transfer)).filter(({ files }) => files.length > 0)
      if (gathered.length) onDrop(gathered)
      else notify(t('drop.empty'), undefined, 'error')
    } catch (error) {
      notify(t('drop.failed'), error instanceof Error ? error.message : undefined, 'error')
    }
  }

  useEffect(() => {
    // every element on the way enters and leaves: only the last leaving counts
    let depth = 0
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const listeners = {
      dragenter: (event: DragEvent) => {
        if (holdsFiles(event)) setOver(++depth > 0)
      },
      dragover: (event: DragEvent) => {
        if (holdsFiles(event)) event.preventDefault()
      },
      dragleave: (event: DragEvent) => {
        if (holdsFiles(event)) setOver(--depth > 0)
      },
      drop: (event: DragEvent) => {
        if (!event.dataTransfer || !holdsFiles(event)) return
        event.preventDefault()
        depth = 0
        setOver(false)
        void receive.current(event.dataTransfer)
      },
    }
    const entries = Object.entries(listeners) as [keyof typeof listeners, (event: DragEvent) => void][]
    for (const [type, listener] of entries) window.addEventListener(type, listener)
    return () => {
      for (const [type, listener] of entries) window.removeEventListener(type, listener)
    }
  }, [])

  if (!over) return null
  return (
    <div className="drop-cover">
      <div className="drop-frame">
        <p className="drop-title">{title}</p>
        <p>{t('drop.hint')}</p>
      </div>
    </div>
  )
}
