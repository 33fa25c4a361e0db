/** The look of the HTML report, on a screen and on A4. Fonts are those of the reader's machine; Japanese ones by name. */
export const STYLE = `
:root { color-scheme: light; --line: #d5d9de; --soft: #565e69; --paper: #f5f6f8; --accent: #1f5fbf; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #1b1f24; font: 14px/1.55 "Segoe UI", "Helvetica Neue", Arial,
  "Hiragino Kaku Gothic ProN", "Hiragino Sans", "Yu Gothic UI", "Yu Gothic", Meiryo, "Noto Sans CJK JP", "Noto Sans JP",
  "IPAexGothic", sans-serif; overflow-wrap: anywhere; }
main { max-width: 1020px; margin: 0 auto; padding: 32px 28px 64px; }
h1 { font-size: 24px; line-height: 1.25; margin: 0 0 4px; }
h2 { font-size: 18px; margin: 36px 0 10px; padding-bottom: 4px; border-bottom: 2px solid #1b1f24; }
h3 { font-size: 15px; margin: 24px 0 4px; }
p, ul, ol, dl, table, pre, figure { margin: 8px 0; }
ul, ol { padding-left: 26px; }
li { margin: 3px 0; }
a { color: var(--accent); }
code, pre { font: 12px/1.5 ui-monospace, "Cascadia Mono", Consolas, Menlo, "DejaVu Sans Mono", "Noto Sans Mono CJK JP",
  "MS Gothic", monospace; }
code { background: var(--paper); padding: 0 3px; border-radius: 3px; }
pre { background: var(--paper); border-left: 3px solid var(--line); padding: 6px 10px; white-space: pre-wrap;
  overflow-wrap: anywhere; tab-size: 4; }
.soft { color: var(--soft); }
.warning { border-left: 3px solid #b45309; padding-left: 10px; }
dl { display: grid; gap: 2px; }
dl > div { display: grid; grid-template-columns: 11em 1fr; gap: 12px; }
dt { color: var(--soft); }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th, td { text-align: left; vertical-align: top; padding: 4px 10px 4px 0; border-bottom: 1px solid var(--line);
  font-variant-numeric: tabular-nums; }
th { color: var(--soft); font-weight: 600; white-space: nowrap; }
th, td { overflow-wrap: break-word; } td code { font-size: 11px; overflow-wrap: anywhere; }
.columns-2 td, .columns-3 td, .columns-4 td { min-width: 9em; } .columns-8 td, .columns-7 td { min-width: 4.5em; }
figure svg { width: 100%; height: auto; display: block; }
.note { border-left: 3px solid var(--accent); padding: 2px 14px; }
.note > :first-child { margin-top: 0; } .note > :last-child { margin-bottom: 0; }
.tag { display: inline-block; padding: 0 6px; border-radius: 3px; border: 1px solid currentColor; font-weight: 600; font-size: 12px; }
.tone-critical, .tone-failed { color: #b3121d; } .tone-high { color: #b3121d; } .tone-medium, .tone-degraded { color: #8a5200; }
.tone-low, .tone-info { color: #1f5fbf; } .tone-ok { color: #1a6b34; } .tone-unknown, .tone-soft { color: var(--soft); }
@page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9px sans-serif; color: #565e69; } }
@media print {
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  h1, h2, h3 { break-after: avoid; }
  h2 { margin-top: 22px; }
  thead { display: table-header-group; }
  tr, figure, .group, li { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  pre { break-inside: auto; }
  table { font-size: 8.5pt; }
  code, pre { font-size: 8.5pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  td code { font-size: 7.5pt; }
  figure, .tag { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
}
`
