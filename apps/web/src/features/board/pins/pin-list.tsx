import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { useTranslation } from 'react-i18next'
import type { BoardModel } from '../use-board-model.ts'
import { PinCard } from './pin-card.tsx'
import { pinTitle } from './pin-title.ts'

/** The pins in their order. One is moved by its handle: with the pointer, or Space and the arrow keys. */
export function PinList({ model }: { model: BoardModel }) {
  const { t } = useTranslation('board')
  const { pins } = model
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const titleOf = (id: UniqueIdentifier) => {
    const pin = pins.find((each) => each.id === id)
    return pin ? pinTitle(pin, t) : ''
  }
  const placeOf = (id: UniqueIdentifier | undefined) => pins.findIndex((each) => each.id === id) + 1
  const count = pins.length
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('drag.start', { title: titleOf(active.id) }),
    onDragOver: ({ active, over }) => t('drag.over', { title: titleOf(active.id), place: placeOf(over?.id), count }),
    onDragEnd: ({ active, over }) => t('drag.end', { title: titleOf(active.id), place: placeOf(over?.id), count }),
    onDragCancel: ({ active }) => t('drag.cancel', { title: titleOf(active.id) }),
  }
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over && over.id !== active.id) model.moveTo(String(active.id), placeOf(over.id) - 1)
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('dragHint') } }}
      onDragEnd={onDragEnd}
    >
      <SortableContext items={pins.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ol className="pin-list">
          {pins.map((pin) => (
            <PinCard key={pin.id} pin={pin} model={model} />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  )
}
