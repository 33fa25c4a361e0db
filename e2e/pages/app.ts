import { expect, type Locator, type Page } from '@playwright/test'

interface FileToDrop {
  name: string
  bytes: Buffer
}

/** The page as a person uses it. */
export class App {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async home(): Promise<void> {
    await this.page.goto('/')
    await this.page.getByRole('heading', { name: 'Investigations' }).waitFor()
  }

  /** Chooses files as the file dialog would. */
  async choose(files: readonly FileToDrop[], button = 'Choose files'): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: button }).click()
    await (await chooser).setFiles(
      files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: bytes })),
    )
  }

  /** Drags a file over the page and lets it go there. */
  async drop(file: FileToDrop, letGo = true): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      ({ name, base64 }) => {
        const data = new DataTransfer()
        data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name))
        return data
      },
      { name: file.name, base64: file.bytes.toString('base64') },
    )
    await this.page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer })
    await this.page.dispatchEvent('body', 'dragover', { dataTransfer: transfer })
    if (letGo) await this.page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
  }

  /** Opens a bundle as a new investigation and waits until it has been read. Resolves to the investigation's id. */
  async openBundle(file: FileToDrop): Promise<string> {
    await this.home()
    await this.choose([file])
    await this.page.waitForURL(/\/i\/[^/]+\/overview/)
    await this.ready()
    return this.investigation()
  }

  /** Waits until everything of the investigation has been read. */
  async ready(): Promise<void> {
    await expect(this.status()).toContainText(/^Ready/, { timeout: 30_000 })
  }

  investigation(): string {
    return new URL(this.page.url()).pathname.split('/')[2] ?? ''
  }

  status(): Locator {
    return this.page.getByRole('contentinfo').getByRole('status')
  }

  tab(name: string): Locator {
    return this.page.getByRole('navigation', { name: 'Panels' }).getByRole('link', { name })
  }

  /** What is being sent and read. */
  activity(): Locator {
    return this.page.getByRole('region', { name: 'Activity' })
  }
}
