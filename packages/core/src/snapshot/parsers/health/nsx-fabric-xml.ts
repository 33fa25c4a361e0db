import { indexOfLine, snapshotOf } from '../../reading.ts'
import type { SnapshotParser, SnapshotRow } from '../../snapshot.ts'
import { decodeXml } from '../../xml.ts'

/** Begin and end of an element, and a text; several may stand in a line. */
const PIECE = /<(\/?)([A-Za-z][\w.:-]{0,80})(?:\s[^<>]{0,500})?(\/?)>|([^<>]{1,4000})/g
const FEATURE = 'nwFabricFeatureStatus'
/** No data centre prepares as many hosts. */
const MOST = 20_000

/**
 * What NSX for vSphere answers to `GET /api/2.0/nwfabric/status`: a row a feature of a host or cluster (host preparation,
 * message bus, Guest Introspection), its status being GREEN, YELLOW, RED or UNKNOWN.
 */
export const nsxFabricXml: SnapshotParser = {
  id: 'nsx-fabric-xml',
  title: 'fabric status of NSX for vSphere (XML)',
  samples: [
    {
      text: [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<resourceStatuses>',
        '  <resourceStatus>',
        '    <resource><objectId>host-42</objectId><name>esx07.lab.example</name></resource>',
        '    <nwFabricFeatureStatus>',
        '      <featureId>com.vmware.vshield.vsm.messagingInfra</featureId>',
        '      <featureVersion>6.4</featureVersion>',
        '      <status>RED</status>',
        '      <message>Messaging infrastructure is down &amp; out</message>',
        '      <installed>true</installed>',
        '    </nwFabricFeatureStatus>',
        '    <nwFabricFeatureStatus><featureId>com.vmware.endpoint</featureId><status>GREEN</status></nwFabricFeatureStatus>',
        '  </resourceStatus>',
        '</resourceStatuses>',
      ].join('\n'),
      expect: {
        kind: 'health',
        count: 2,
        rows: [
          {
            line: 8,
            object: 'esx07.lab.example',
            type: 'com.vmware.vshield.vsm.messagingInfra',
            status: 'RED',
            detail: 'Messaging infrastructure is down & out; version 6.4; installed true',
          },
          { line: 12, object: 'esx07.lab.example', type: 'com.vmware.endpoint', status: 'GREEN', detail: null },
        ],
      },
    },
  ],

  recognise: (lines) =>
    lines.some((line) => line.includes(`<${FEATURE}>`)) && indexOfLine(lines, /<resourceStatus(?:es)?>/) >= 0
      ? 0.95
      : 0,

  parse(lines) {
    const reader = new FabricReader()
    for (const [index, line] of lines.entries()) {
      if (line.length > 200_000 || reader.rows.length >= MOST) continue
      for (const [, closing, name, empty, text] of line.matchAll(PIECE)) {
        if (name === undefined) reader.text(text!)
        else if (closing === '/') reader.end(name)
        else if (empty !== '/') reader.begin(name, index + 1)
      }
    }
    return [snapshotOf('health', 'nsx-fabric-xml', 'nwFabricFeatureStatus of resources', reader.rows)]
  },
}

class FabricReader {
  readonly rows: SnapshotRow<'health'>[] = []
  /** Of the host or cluster: its name, or its id where it has none. */
  #object = ''
  #isResource = false
  #fields: Map<string, { text: string; line: number }> | null = null
  #name = ''
  #line = 0

  begin(name: string, line: number): void {
    if (name === 'resource') {
      this.#isResource = true
      this.#object = ''
    } else if (name === FEATURE) this.#fields = new Map()
    this.#name = name
    this.#line = line
  }

  text(text: string): void {
    const value = decodeXml(text.trim())
    if (value === '' || this.#name === '') return
    if (this.#fields && !this.#fields.has(this.#name)) this.#fields.set(this.#name, { text: value, line: this.#line })
    else if (this.#isResource && (this.#name === 'name' || (this.#name === 'objectId' && this.#object === '')))
      this.#object = value
  }

  end(name: string): void {
    this.#name = ''
    if (name === 'resource') this.#isResource = false
    if (name !== FEATURE || !this.#fields) return
    const of = (key: string): string => this.#fields?.get(key)?.text ?? ''
    const version = of('featureVersion') && `version ${of('featureVersion')}`
    const installed = of('installed') && `installed ${of('installed')}`
    this.rows.push({
      line: this.#fields.get('status')?.line ?? this.#line,
      object: this.#object,
      type: of('featureId'),
      status: of('status').toUpperCase(),
      detail: [of('message'), version, installed].filter((part) => part !== '').join('; ') || null,
    })
    this.#fields = null
  }
}
