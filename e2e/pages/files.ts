import { expect, type Locator } from '@playwright/test'
import type { App } from './app.ts'

/** The Files panel. */
export class FilesPage {
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  /** Opens the panel of an investigation; `view` is the rest of the address: `ftext=…`. */
  async open(investigation: string, view = ''): Promise<void> {
    await this.#app.page.goto(`/i/${investigation}/files${view && `?${view}`}`)
    await this.#app.page.getByRole('main').getByRole('searchbox').first().waitFor()
  }

  tree(): Locator {
    return this.#app.page.getByRole('treegrid', { name: 'Files' })
  }

  row(name: string | RegExp): Locator {
    return this.tree().getByRole('row', { name })
  }

  /** The row that the keys act on. */
  async active(): Promise<string> {
    const id = await this.tree().getAttribute('aria-activedescendant')
    return (await this.#app.page.locator(`#${id}`).textContent()) ?? ''
  }

  /** Looks for a text in all command outputs and configurations. */
  async findInTables(text: string): Promise<void> {
    await this.#app.page.getByRole('radio', { name: 'Tables' }).check({ force: true })
    await this.#app.page.getByRole('searchbox', { name: 'Find in all tables' }).fill(text)
  }

  text(): Locator {
    return this.#app.page.getByRole('grid', { name: /^Lines of / })
  }

  line(number: number): Locator {
    return this.text().locator(`#raw-line-${number}`)
  }

  async expectLine(number: number, text: string | RegExp): Promise<void> {
    await expect(this.line(number)).toHaveAttribute('aria-selected', 'true')
    await expect(this.line(number)).toContainText(text)
  }
}
