import { ofSnapshot } from '../../../facts/evidence.ts'
import { affectsNode } from '../../../facts/gi/ids.ts'
import { newestFirst } from '../../../facts/gi/seen.ts'
import { ASK_PARTNER, RECORD_WITH_PROCMON } from '../../../knowledge/gi/steps-guest.ts'
import { say } from '../../../knowledge/text.ts'
import { FINE, fault, paste, unclear } from '../../gi-looks.ts'
import { affectsVm, vmRule } from '../../gi-vm-rule.ts'
import { step } from '../../rule.ts'

/** The altitudes that Microsoft gives to anti-virus filters. */
const ANTI_VIRUS = [320000, 329999] as const
/** Every Windows since 8 has it; beside another scanner it is passive as a rule. */
const OF_WINDOWS = new Set(['wdfilter'])

/** A second scanner in the same stack of files: each may wait for the other. */
export const otherFileFilters = vmRule({
  id: 'other-file-filters',
  title: say(
    'Another anti-virus filter runs beside the thin agent',
    'シン エージェントと他のウイルス対策フィルタが併存している',
  ),
  catalogue: ['GI-G13'],
  severity: 'medium',
  references: ['KB 2096846', 'Microsoft KB 2817216', 'Microsoft: allocated filter altitudes'],
  look(vm, { gi }) {
    const [table] = newestFirst(gi.places.tables(vm.guest, 'minifilter'))
    if (!table) return unclear(paste('fltmc', say(`in ${vm.name} as administrator`, `${vm.name}(管理者)`)))
    if (!table.rows.some(({ name }) => name.toLowerCase() === 'vsepflt')) return FINE
    const others = table.rows.filter(({ name, altitude }) => {
      const height = Number(altitude ?? Number.NaN)
      return name.toLowerCase() !== 'vsepflt' && height >= ANTI_VIRUS[0] && height < ANTI_VIRUS[1] + 1
    })
    if (others.length === 0) return FINE
    const foreign = others.filter(({ name }) => !OF_WINDOWS.has(name.toLowerCase()))
    const names = others.map(({ name, altitude }) => `${name} (${altitude})`).join(', ')
    return fault({
      affects: affectsVm(vm, affectsNode('thin_agent', vm.name)),
      severity: foreign.length > 0 ? 'medium' : 'info',
      confidence: foreign.length > 0 ? 0.6 : 0.4,
      summary: say(
        `${vm.name} has ${names} loaded beside vsepflt, at altitudes of anti-virus filters. ${foreign.length > 0 ? 'Two scanners of one file may slow down or block each other.' : 'Windows’ own scanner is passive beside another one as a rule.'}`,
        `${vm.name} では vsepflt と並んで、ウイルス対策の高度にある ${names} がロードされている。${foreign.length > 0 ? '2 つのスキャナは互いに遅延やブロックを引き起こすことがある。' : 'Windows 標準のスキャナは通常、他の製品があるとパッシブになる。'}`,
      ),
      evidence: [
        ...others.map((row) => ofSnapshot(table, row.line, `${row.name} ${row.instances ?? ''} ${row.altitude}`)),
        ...table.rows
          .filter(({ name }) => name.toLowerCase() === 'vsepflt')
          .map((row) => ofSnapshot(table, row.line, `${row.name} ${row.instances ?? ''} ${row.altitude ?? ''}`.trim())),
      ],
      steps: [
        step(
          say('List the filters and drivers of other vendors', '他社のフィルタとドライバを一覧する'),
          'fltmc & driverquery /v',
        ),
        RECORD_WITH_PROCMON,
        step(
          say(
            'With their vendors, disable them one at a time, and see after which the trouble is gone',
            '各ベンダーと相談のうえ 1 つずつ無効にし、どれで解消するか確認する',
          ),
          null,
          say('What is disabled no longer protects', '無効にした製品の保護は停止する'),
        ),
        ASK_PARTNER,
      ],
    })
  },
})
