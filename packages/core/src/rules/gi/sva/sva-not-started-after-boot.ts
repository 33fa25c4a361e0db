import { parseMicros } from '@bundlescope/contract/time.ts'
import { ofEvent, ofSnapshot } from '../../../facts/evidence.ts'
import { when } from '../../../facts/words.ts'
import { say } from '../../../knowledge/text.ts'
import { asListed, beside, FINE, fault, isOf, paste, unclear } from '../../gi-looks.ts'
import { step } from '../../rule.ts'
import { svaRule } from '../sva-rule.ts'
import { nameOf, ofSva } from '../sva-words.ts'

/** A stateless host forgets that the SVA starts with it: somebody has to power it on after each boot. */
export const svaNotStartedAfterBoot = svaRule({
  id: 'sva-not-started-after-boot',
  title: say(
    'The SVA was not started after its stateless host booted',
    'ステートレス ホストの再起動後に SVA が起動されていない',
  ),
  catalogue: ['GI-S10'],
  severity: 'high',
  references: ['NSX 6.2: Install Guest Introspection'],
  supersedes: ['sva-down', 'sva-not-listening', 'mux-no-sva-link', 'sva-alarm'],
  probes: {
    booted: { query: '"host has booted"', first: 20, last: 40 },
    stateless: { query: '"auto deploy" OR autodeploy', first: 20, last: 20 },
  },
  look(sva, { material, probes, gi }) {
    const { vm, isRunning, host: hostName } = sva
    const host = gi.hosts.find(({ name }) => name === hostName)
    if (isRunning.is === 'there') return FINE
    if (!host || vm === null || isRunning.is === 'unknown') return unclear(...isRunning.missing)
    const boot = probes.booted.events.findLast((event) => isOf(host, event, material))
    if (!boot)
      return unclear(
        say(`vmksummary.log of ${host.name}: when did it boot?`, `${host.name} の vmksummary.log(起動時刻)`),
      )
    const bootedAt = parseMicros(boot.time)!
    if (vm.logEnd !== null && vm.logEnd > bootedAt)
      return beside(say('The SVA ran after the boot', 'SVA は起動後に稼働していた'))
    const nic = gi.places
      .tables(host.place, 'setting')
      .flatMap((table) => table.rows.map((row) => ({ table, row })))
      .find(({ row }) => /stateless boot nic/i.test(row.key) && row.value !== '')
    const told = probes.stateless.events.filter((event) => isOf(host, event, material))
    if (!nic && told.length === 0)
      return unclear(
        paste(
          'esxcli system boot device get',
          say(`on ${host.name} (does it boot by Auto Deploy?)`, `${host.name}(Auto Deploy での起動か)`),
        ),
      )
    const name = nameOf(sva)
    return fault({
      affects: ofSva(sva, 'sva'),
      confidence: nic ? 0.8 : 0.6,
      summary: say(
        `${host.name} booted at ${when(bootedAt)} by Auto Deploy, and ${name.en} did not run ${asListed(isRunning.at).en}: on stateless hosts it has to be started by hand.`,
        `${host.name} は ${when(bootedAt)} に Auto Deploy で起動し、${name.ja} は${asListed(isRunning.at).ja}稼働していなかった。ステートレス ホストでは SVA を手動で起動する必要がある。`,
      ),
      evidence: [
        ofEvent(material, boot),
        ...isRunning.evidence,
        ...(nic ? [ofSnapshot(nic.table, nic.row.line, `${nic.row.key}: ${nic.row.value}`)] : []),
        ...told.slice(0, 2).map((event) => ofEvent(material, event)),
      ],
      steps: [
        step(say('Power on the SVA', 'SVA をパワーオンする')),
        step(
          say(
            'Make it part of what is done after each boot of such hosts',
            'ホスト再起動後の作業手順に SVA の起動を含める',
          ),
        ),
      ],
      from: bootedAt,
    })
  },
})
