import { PatternsPanel } from '../features/patterns/patterns-panel.tsx'

export function PatternsRoute() {
  return <PatternsPanel />
}
