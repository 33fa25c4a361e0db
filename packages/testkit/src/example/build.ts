import { bundle, type Files, gz } from '../bundle.ts'
import { journalHead } from '../lines/journal.ts'
import { random } from '../random.ts'
import { DATASTORE, ESX, NEIGHBOURS, ORDER_DB, TIMES, VC } from './cast.ts'
import { ESX_COMMANDS, VC_COMMANDS } from './commands.ts'
import { hostdNoise, vmkernelNoise, vmxNoise } from './esxi-noise.ts'
import { Log } from './log.ts'
import { tellStory } from './story.ts'
import {
  eamNoise,
  journalNoise,
  rhttpproxyNoise,
  servicesNoise,
  spsNoise,
  vpxaNoise,
  vpxdNoise,
} from './vcenter-noise.ts'

const HOUR = 3_600_000

/** The example bundle: one .tgz with the bundles of a vCenter and of one of its hosts. The same bytes at every call. */
export function exampleBundle(): Buffer {
  const names = [
    'vpxd',
    'rhttpproxy',
    'sps',
    'services',
    'eam',
    'journal',
    'vpxa',
    'hostd',
    'vmkernel',
    'orderDb',
  ] as const
  const logs = Object.fromEntries(names.map((name) => [name, new Log()])) as Record<(typeof names)[number], Log>
  const noise = [
    [vpxdNoise, logs.vpxd],
    [rhttpproxyNoise, logs.rhttpproxy],
    [spsNoise, logs.sps],
    [servicesNoise, logs.services],
    [eamNoise, logs.eam],
    [journalNoise, logs.journal],
    [vpxaNoise, logs.vpxa],
    [hostdNoise, logs.hostd],
    [vmkernelNoise, logs.vmkernel],
  ] as const
  for (const [i, [make, log]] of noise.entries()) make(random(100 + i), log)
  vmxNoise(random(200), logs.orderDb, ORDER_DB, TIMES.begin, TIMES.firstTry - 3 * HOUR, 500)
  tellStory(random(300), logs)

  const vc = folder(`vc-${VC.host}-2024-05-14--06.10-21877`, {
    ...VC_COMMANDS,
    'commands/journalctl_-b--0.txt': `${journalHead(TIMES.begin - 11 * 24 * HOUR, TIMES.collected)}\n${logs.journal.text()}`,
    ...rotated('var/log/vmware/vpxd', 'vpxd', logs.vpxd, [31, 32]),
    ...rotated('var/log/vmware/rhttpproxy', 'rhttpproxy', logs.rhttpproxy, [12]),
    'var/log/vmware/vmware-sps/sps.log': logs.sps.text(),
    'var/log/vmware/vpxd-svcs/vpxd-svcs.log': logs.services.text(),
    'var/log/vmware/eam/eam.log': logs.eam.text(),
  })
  const esx = folder(`esx-${ESX.host}-2024-05-14--06.10-2104410`, {
    ...ESX_COMMANDS,
    'var/run/log/vmkernel.log': logs.vmkernel.text(),
    'var/run/log/hostd.0.gz': gz(logs.hostd.text(undefined, TIMES.end - 6 * HOUR)),
    'var/run/log/hostd.log': logs.hostd.text(TIMES.end - 6 * HOUR),
    'var/run/log/vpxa.log': logs.vpxa.text(),
    [vmxPath(ORDER_DB.name)]: logs.orderDb.text(),
    ...Object.fromEntries(NEIGHBOURS.map((vm, i) => [vmxPath(vm.name), neighbourLog(vm, i)])),
  })
  return bundle(
    {
      [`vc-${VC.host}-2024-05-14--06.10-21877.tgz`]: bundle(vc, TIMES.collected / 1000).tgz(),
      [`esx-${ESX.host}-2024-05-14--06.10-2104410.tgz`]: bundle(esx, TIMES.collected / 1000).tgz(),
    },
    TIMES.collected / 1000,
  ).tgz()
}

/** A log in pieces of equal time, the older ones numbered and compressed: `vpxd-31.log.gz`, `vpxd-32.log.gz`, `vpxd.log`. */
function rotated(place: string, name: string, log: Log, numbers: readonly number[]): Files {
  const piece = (TIMES.end - TIMES.begin) / (numbers.length + 1)
  const older = numbers.map((number, i) => {
    const from = i === 0 ? undefined : TIMES.begin + i * piece
    return [`${place}/${name}-${number}.log.gz`, gz(log.text(from, TIMES.begin + (i + 1) * piece))] as const
  })
  return Object.fromEntries([...older, [`${place}/${name}.log`, log.text(TIMES.begin + numbers.length * piece)]])
}

function neighbourLog(vm: { name: string; world: number }, number: number): string {
  const log = new Log()
  vmxNoise(random(210 + number), log, vm, TIMES.begin + number * HOUR, TIMES.end, 300)
  return log.text()
}

function vmxPath(name: string): string {
  return `vmfs/volumes/${DATASTORE.slice('/vmfs/volumes/'.length)}/${name}/vmware.log`
}

function folder(top: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [`${top}/${path}`, content]))
}
