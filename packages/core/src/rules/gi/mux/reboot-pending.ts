import { ofEvent } from '../../../facts/evidence.ts'
import { isNamed, textOf } from '../../../facts/gi/event-text.ts'
import { affectsNode } from '../../../facts/gi/ids.ts'
import { LOOK_AT_VIBS, REBOOT_HOST } from '../../../knowledge/gi/steps-host.ts'
import { say } from '../../../knowledge/text.ts'
import { hostRule } from '../../gi-host-rule.ts'
import { FINE, fault, isOf, linesOf, unclear } from '../../gi-looks.ts'

const NOT_SAFE = /Live image has been updated but \/altbootbank image has not/
const BOOTED = /esx\.audit\.host\.boot|Host has booted/
const ISSUE = /\b(?:VibRequiresHostReboot|ImmediateHostRebootRequired)\b/i
const REBOOT_ISSUES = ['VibRequiresHostReboot', 'ImmediateHostRebootRequired']
  .map((issue) => `${issue} OR component:com.vmware.vim.eam.issue.${issue}`)
  .join(' OR ')

/** What was installed or removed takes effect with the next boot only. */
export const rebootPending = hostRule({
  id: 'reboot-pending',
  title: say('A host waits for a reboot after a change of VIBs', 'VIB の変更後、ホストの再起動が必要なままである'),
  catalogue: ['GI-M16'],
  severity: 'medium',
  references: ['KB 2096846', 'eam.issue.VibRequiresHostReboot'],
  probes: {
    image: { query: '"live image has been updated"', first: 10, last: 10 },
    boot: { query: '"esx audit host boot" OR "host has booted"', first: 0, last: 40 },
    issue: { query: REBOOT_ISSUES, first: 40, last: 40 },
  },
  look(host, { material, probes, hosts }) {
    const { name, muxVibs } = host
    const live = muxVibs.filter(({ isPending }) => !isPending)
    const waiting = muxVibs.filter(
      (vib) => vib.isPending && !live.some((one) => one.name === vib.name && one.version === vib.version),
    )
    const boot = linesOf(host, probes.boot, BOOTED, material).at(-1)?.event.time ?? ''
    const lines = linesOf(host, probes.image, NOT_SAFE, material)
      .map(({ event }) => event)
      // It has been rebooted since.
      .filter(({ time }) => time > boot)
    const issues = probes.issue.events.filter(
      (event) =>
        ISSUE.test(textOf(event)) &&
        (isNamed(name, textOf(event)) || isOf(host, event, material) || hosts.length === 1),
    )
    if (waiting.length === 0 && lines.length === 0 && issues.length === 0) {
      if (host.muxVib.is !== 'unknown') return FINE
      return unclear(
        ...host.muxVib.missing,
        say(
          `the VIBs after a reboot of ${name}: \`esxcli software vib get --rebooting-image\``,
          `${name} の再起動後の VIB:\`esxcli software vib get --rebooting-image\``,
        ),
      )
    }
    const [vib] = waiting
    const before = live.find((one) => one.name === vib?.name)
    const what = vib
      ? say(
          `${vib.name} ${vib.version} takes effect with its next boot${before ? `, until then it runs ${before.version}` : ''}`,
          `${vib.name} ${vib.version} は次回起動時に有効になる${before ? `(現在は ${before.version})` : ''}`,
        )
      : issues.length > 0
        ? say('EAM asks for it', 'EAM が再起動を要求している')
        : say(
            'the image that runs and the one of the next boot differ',
            '稼働中のイメージと次回起動用のイメージが異なっている',
          )
    return fault({
      affects: [affectsNode('esx_host', name), affectsNode('mux', name), `host:${name}`],
      confidence: issues.length > 0 || vib ? 0.85 : 0.7,
      summary: say(`${name} has to be rebooted: ${what.en}.`, `${name} は再起動が必要である:${what.ja}。`),
      evidence: [
        ...waiting.map(({ evidence }) => evidence),
        ...live.slice(0, 2).map(({ evidence }) => evidence),
        ...[...lines, ...issues].slice(0, 8).map((event) => ofEvent(material, event)),
      ],
      steps: [LOOK_AT_VIBS, REBOOT_HOST],
    })
  },
})
