import { type Gathered, gatherChosen } from './gather.ts'

/** Opens the browser's chooser; nothing happens when it is closed without a choice. */
export function chooseUploads(what: 'files' | 'folder', onChosen: (gathered: Gathered[]) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.webkitdirectory = what === 'folder'
  input.hidden = true
  input.onchange = () => {
    input.remove()
    if (input.files?.length) onChosen(gatherChosen([...input.files]))
  }
  input.oncancel = () => input.remove()
  // within the document, so that tests and assistive tools find it
  document.body.append(input)
  input.click()
}
