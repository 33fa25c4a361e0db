import { expect, type Locator } from '@playwright/test'
import type { App } from './app.ts'

/** The Events panel. */
export class EventsPage {
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  /** Opens the panel of an investigation; `view` is the rest of the address: `q=…&level=error`. */
  async open(investigation: string, view = ''): Promise<void> {
    await this.#app.page.goto(`/i/${investigation}/events${view && `?${view}`}`)
    await this.loaded()
  }

  async loaded(): Promise<void> {
    await expect(this.count()).toContainText(/\d/)
    await expect(this.grid()).not.toHaveAttribute('aria-busy', 'true')
  }

  async search(text: string): Promise<void> {
    await this.searchBox().fill(text)
    await this.searchBox().press('Enter')
  }

  searchBox(): Locator {
    return this.#app.page.getByRole('combobox', { name: 'Search' })
  }

  count(): Locator {
    return this.#app.page.getByRole('status', { name: 'Number of events found' })
  }

  grid(): Locator {
    return this.#app.page.getByRole('grid', { name: 'Events' })
  }

  row(text: string | RegExp): Locator {
    return this.grid().getByRole('row').filter({ hasText: text })
  }

  /** The message of the first row that holds the text: what a click on the line itself hits. */
  line(text: string): Locator {
    return this.row(text).first().getByRole('gridcell').filter({ hasText: text })
  }

  selected(): Locator {
    return this.grid().locator('[role=row][aria-selected=true]')
  }

  /** Waits until the table stands at the selected line. */
  async settled(text: string): Promise<void> {
    // The same line may stand in the table that is about to go, in another row.
    await expect(async () => {
      await expect(this.selected()).toContainText(text, { timeout: 1000 })
      const id = await this.selected().getAttribute('id', { timeout: 1000 })
      await expect(this.grid()).toHaveAttribute('aria-activedescendant', id ?? '', { timeout: 1000 })
    }).toPass({ timeout: 15_000 })
  }

  timeline(): Locator {
    return this.#app.page.getByRole('application', { name: 'Events over time, by level' })
  }

  crumbs(): Locator {
    return this.#app.page.getByRole('navigation', { name: 'Ranges' })
  }

  detail(): Locator {
    return this.#app.page.locator('.detail')
  }

  /** Drags over the timeline between two places of its width, 0 … 1. */
  async dragTimeline(from: number, to: number): Promise<void> {
    const box = await this.timeline().boundingBox()
    if (!box) throw new Error('the timeline is not to be seen')
    const { mouse } = this.#app.page
    const y = box.y + box.height / 2
    await mouse.move(box.x + box.width * from, y)
    await mouse.down()
    await mouse.move(box.x + box.width * ((from + to) / 2), y, { steps: 4 })
    await mouse.move(box.x + box.width * to, y, { steps: 4 })
    await mouse.up()
  }
}
