import type { ReportFormat } from '@bundlescope/contract/report.ts'
import { layOut } from '../layout/document.ts'
import type { Report } from '../report.ts'
import { mapTexts } from '../texts.ts'
import { visible } from '../visible.ts'
import { renderHtml } from './html.ts'
import { renderMarkdown } from './markdown.ts'
import { renderText } from './text.ts'

/** A report as a file. Every text of it is escaped as the format asks; nothing in it becomes active. */
export function renderReport(report: Report, format: ReportFormat): string {
  const shown = mapTexts(report, visible)
  switch (format) {
    case 'md':
      return renderMarkdown(layOut(shown))
    case 'html':
      return renderHtml(layOut(shown), report.language, shown.title)
    case 'txt':
      return renderText(layOut(shown))
    case 'json':
      return `${JSON.stringify(shown, null, 2)}\n`
  }
}
