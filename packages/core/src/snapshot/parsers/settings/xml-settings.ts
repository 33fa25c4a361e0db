import { indexOfLine, snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'
import { decodeXml } from '../../xml.ts'

const TOKEN = /<(\/?)([A-Za-z_][\w:.-]{0,100})((?:\s[^<>]{0,2000})?)(\/?)>|([^<>]+)/g
const CONFIGURATION = /(?:^|\/)etc\/|\.(?:xml|cfg|conf|config|vmxf)$/i
/** Enough for every configuration seen; a data dump is none. */
const MOST = 5_000

/** A configuration in XML: the texts of its innermost elements, each with the path of elements it stands in. */
export const xmlSettings: SnapshotParser = {
  id: 'xml-settings',
  title: 'settings in XML',
  samples: [
    {
      text: [
        '<?xml version="1.0"?>',
        '<config>',
        '  <!-- <log><level>none</level></log> -->',
        '  <log>',
        '    <level>verbose</level>',
        '    <directory>/var/log/a &amp; b</directory>',
        '  </log>',
        '  <empty/>',
        '</config>',
      ].join('\n'),
      path: 'etc/vmware/example/config.xml',
      expect: {
        kind: 'setting',
        count: 2,
        rows: [
          { line: 5, key: 'config/log/level', value: 'verbose' },
          { line: 6, key: 'config/log/directory', value: '/var/log/a & b' },
        ],
      },
    },
  ],

  recognise(lines, path) {
    if (!CONFIGURATION.test(path)) return 0
    const first = lines.find((line) => line.trim() !== '') ?? ''
    return /^\s*<(?:\?xml|!--|[A-Za-z])/.test(first) && indexOfLine(lines, /<\/[\w:.-]+>|\/>/, 500) >= 0 ? 0.5 : 0
  },

  parse(lines) {
    const rows: SnapshotRow<'setting'>[] = []
    const open: string[] = []
    let inComment = false
    for (const [index, line] of lines.entries()) {
      if (rows.length >= MOST) break
      if (line.length > 20_000) continue
      const { text: bare, inComment: goesOn } = withoutComments(line, inComment)
      inComment = goesOn
      for (const [, closing, name, , empty, text] of bare.matchAll(TOKEN)) {
        if (name !== undefined && empty === '/') continue
        if (name !== undefined && closing === '/') open.splice(Math.max(0, open.lastIndexOf(name)))
        else if (name !== undefined) open.push(name)
        else if (text !== undefined && text.trim() !== '' && open.length > 0)
          rows.push({ line: index + 1, key: open.slice(0, 50).join('/'), value: decodeXml(text.trim()) })
      }
    }
    return [
      snapshotOf('setting', 'xml-settings', 'the path says that it is a configuration; elements with texts', rows),
    ]
  },
}

/** A comment may begin on one line and end on another. */
function withoutComments(line: string, inComment: boolean): { text: string; inComment: boolean } {
  const end = inComment ? line.indexOf('-->') : 0
  if (end < 0) return { text: '', inComment: true }
  const text = (inComment ? line.slice(end + 3) : line).replace(/<!--.*?-->/g, '')
  const start = text.indexOf('<!--')
  return start < 0 ? { text, inComment: false } : { text: text.slice(0, start), inComment: true }
}
