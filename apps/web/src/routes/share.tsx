import { OpeningPage } from '../features/share/opening-page.tsx'

/** `/share#<secret>`: lets the guest of a share link in. */
export function ShareRoute() {
  return <OpeningPage />
}
