import type { Evidence } from '@bundlescope/contract/analysis.ts'
import { ofSnapshot } from '../../../facts/evidence.ts'
import type { GiModel } from '../../../facts/gi/gi.ts'
import type { GiHost } from '../../../facts/gi/hosts.ts'
import { affectsNode } from '../../../facts/gi/ids.ts'
import { LOOK_AT_IMAGE, READ_ESXUPDATE, REINSTALL_ESXI } from '../../../knowledge/gi/steps-host.ts'
import { say } from '../../../knowledge/text.ts'
import { hostRule } from '../../gi-host-rule.ts'
import { cite, FINE, fault, isOfGuestIntrospection, linesOf, paste, unclear } from '../../gi-looks.ts'

const EMPTY = /No image profile is found on the host or image profile is empty/

/** A healthy image database has tens of kilobytes; its twin is of about the same size. */
const FAR_TOO_SMALL = 1024
const FAR_LARGER = 10

/** The host does not know what it is made of, so that no VIB can be installed or removed. */
export const imageProfileDamaged = hostRule({
  id: 'image-profile-damaged',
  title: say('The image profile of a host is empty or damaged', 'ホストのイメージ プロファイルが空または破損している'),
  catalogue: ['GI-M10'],
  severity: 'high',
  references: ['KB 2096846', 'KB 2016147'],
  supersedes: ['mux-install-failed'],
  probes: { empty: { query: '"no image profile is found on the host"', first: 20, last: 20 } },
  // Nobody lists image databases but for this; and no host is well that says so.
  alsoAt: (host, { probes, material, gi }) =>
    linesOf(host, probes.empty, EMPTY, material).length > 0 || imagesOf(host, gi) !== null,
  look(host, { material, probes, gi }) {
    const { imageProfile, name } = host
    const said = linesOf(host, probes.empty, EMPTY, material).map(({ event }) => event)
    const images = imagesOf(host, gi)
    const damaged = images !== null && isDamaged(images.map(({ size }) => size))
    if (said.length === 0 && imageProfile.is !== 'absent' && !damaged) {
      if (imageProfile.is === 'there' || images !== null) return FINE
      return unclear(
        ...imageProfile.missing,
        paste(
          'cd /vmfs/volumes; find * | grep imgdb.tgz | while read f; do ls -l "$f"; done',
          say(`on ${name}`, `${name} `),
        ),
      )
    }
    const sizes = (images ?? []).map(({ size }) => size.toLocaleString('en'))
    const isOurs = isOfGuestIntrospection(host, gi)
    const told: [string, string][] = []
    if (said.length > 0) told.push(['an installation failed for that', 'インストールがそのために失敗している'])
    if (imageProfile.is === 'absent') told.push(['none was listed', 'プロファイルの一覧が空である'])
    if (damaged)
      told.push([
        `its image databases have ${sizes.join(' and ')} bytes`,
        `imgdb.tgz は ${sizes.join(' と ')} バイトである`,
      ])
    return fault({
      affects: [affectsNode('mux', name), affectsNode('esx_host', name), `host:${name}`],
      confidence: said.length > 0 ? 0.95 : damaged ? 0.9 : 0.8,
      summary: say(
        `${name} has no usable image profile (${told.map(([en]) => en).join('; ')}): until ESXi is installed again no VIB can be installed or removed there${isOurs ? ', and so not the Mux' : ''}.`,
        `${name} のイメージ プロファイルは使用できない状態である(${told.map(([, ja]) => ja).join('、')})。ESXi を再インストールするまで、${isOurs ? 'Mux を含む ' : ''}VIB のインストールも削除もできない。`,
      ),
      evidence: [
        ...cite(material, said),
        ...(imageProfile.is === 'absent' ? imageProfile.evidence : []),
        ...(images ?? []).map(({ evidence }) => evidence),
      ],
      steps: [READ_ESXUPDATE, LOOK_AT_IMAGE, REINSTALL_ESXI],
    })
  },
})

/** Null where they are not listed: a support bundle does not list them by itself. */
function imagesOf(host: GiHost, gi: GiModel): { size: number; evidence: Evidence }[] | null {
  const images = gi.places
    .tables(host.place, 'file-entry')
    .flatMap((table) =>
      table.rows.flatMap(({ path, size, line }) =>
        size !== null && /(?:^|\/)imgdb\.tgz$/.test(path)
          ? [{ size, evidence: ofSnapshot(table, line, `${path} ${size} bytes`) }]
          : [],
      ),
    )
  return images.length === 0 ? null : images
}

function isDamaged(sizes: readonly number[]): boolean {
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)]
  return least < FAR_TOO_SMALL || most > least * FAR_LARGER
}
