import { useTranslation } from 'react-i18next'
import { useRemembered } from '../../../lib/remembered.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import { ActivityList } from './activity-list.tsx'
import { SearchList } from './search-list.tsx'
import { ViewList } from './view-list.tsx'

const TABS = ['views', 'searches', 'activity'] as const
type Tab = (typeof TABS)[number]
const isTab = (value: unknown): value is Tab => TABS.some((tab) => tab === value)

/** Views to come back to, what was searched for, and who did what. */
export function SidePanel({ investigation }: { investigation: string }) {
  const { t } = useTranslation('board')
  const [tab, setTab] = useRemembered<Tab>('board.side', 'views', isTab)
  return (
    <div className="board-side">
      <Segmented
        label={t('tabs.label')}
        value={tab}
        options={TABS.map((value) => ({ value, text: t(`tabs.${value}`) }))}
        onChange={setTab}
      />
      {tab === 'views' && <ViewList investigation={investigation} />}
      {tab === 'searches' && <SearchList />}
      {tab === 'activity' && <ActivityList investigation={investigation} />}
    </div>
  )
}
