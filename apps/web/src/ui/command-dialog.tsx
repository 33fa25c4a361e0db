import { Command } from 'cmdk'
import { KeyCaps } from './kbd.tsx'
import './command-dialog.css'

export interface CommandItem {
  id: string
  text: string
  group: string
  /** Shortcut that does the same. */
  keys?: string
  run: () => void
}

type CommandDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  label: string
  placeholder: string
  /** Said when nothing fits what is typed. */
  none: string
  items: readonly CommandItem[]
}

/** A field that narrows a list while one types, Enter takes the first. Groups stand in the order of their first item. */
export function CommandDialog({ open, onOpenChange, label, placeholder, none, items }: CommandDialogProps) {
  return (
    <Command.Dialog
      open={open}
      onOpenChange={onOpenChange}
      label={label}
      filter={rank}
      overlayClassName="scrim"
      contentClassName="dialog command"
    >
      <Command.Input className="command-input" placeholder={placeholder} />
      <Command.List className="command-list">
        <Command.Empty className="command-none">{none}</Command.Empty>
        {[...Map.groupBy(items, (item) => item.group)].map(([group, list]) => (
          <Command.Group key={group} heading={group}>
            {list.map(({ id, text, keys, run }) => (
              <Command.Item
                key={id}
                value={`${group}/${id}`}
                keywords={[text]}
                onSelect={() => {
                  onOpenChange(false)
                  run()
                }}
              >
                <span className="command-text">{text}</span>
                {keys && <KeyCaps keys={keys} />}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command.Dialog>
  )
}

/** Every word must occur; a text where the first one begins a word comes before others. */
export function rank(_value: string, search: string, keywords: string[] = []): number {
  const text = keywords.join(' ').toLowerCase()
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (!words.every((word) => text.includes(word))) return 0
  const place = text.indexOf(words[0] ?? '')
  return place <= 0 || !/[\p{L}\p{N}]/u.test(text[place - 1] ?? '') ? 1 : 0.5
}
