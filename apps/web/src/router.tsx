import { createBrowserRouter, Navigate } from 'react-router'
import { lazyPart } from './lib/lazy-part.ts'
import { AdminRoute } from './routes/admin.tsx'
import { AuditRoute } from './routes/audit.tsx'
import { BoardRoute } from './routes/board.tsx'
import { ErrorPage, NotFoundPage } from './routes/error-page.tsx'
import { EventsRoute } from './routes/events.tsx'
import { FilesRoute } from './routes/files.tsx'
import { FindingsRoute } from './routes/findings.tsx'
import { GuestIntrospectionRoute } from './routes/guest-introspection.tsx'
import { OperationsRoute } from './routes/operations.tsx'
import { PatternsRoute } from './routes/patterns.tsx'
import { PortsRoute } from './routes/ports.tsx'
import { Root } from './routes/root.tsx'

/** What is not needed on the page that is opened first does not wait on the way to it. */
const HomeRoute = lazyPart(async () => (await import('./routes/home.tsx')).HomeRoute)
const InvestigationLayout = lazyPart(
  async () => (await import('./routes/investigation-layout.tsx')).InvestigationLayout,
)
const OverviewRoute = lazyPart(async () => (await import('./routes/overview.tsx')).OverviewRoute)
const ShareRoute = lazyPart(async () => (await import('./routes/share.tsx')).ShareRoute)

export const router = createBrowserRouter([
  {
    element: <Root />,
    errorElement: <ErrorPage />,
    children: [
      { path: '/', element: <HomeRoute /> },
      {
        path: '/i/:id',
        element: <InvestigationLayout />,
        children: [
          { index: true, element: <Navigate to="overview" replace /> },
          { path: 'overview', element: <OverviewRoute />, errorElement: <ErrorPage /> },
          { path: 'events', element: <EventsRoute />, errorElement: <ErrorPage /> },
          { path: 'operations', element: <OperationsRoute />, errorElement: <ErrorPage /> },
          { path: 'ports', element: <PortsRoute />, errorElement: <ErrorPage /> },
          { path: 'guest-introspection', element: <GuestIntrospectionRoute />, errorElement: <ErrorPage /> },
          { path: 'findings', element: <FindingsRoute />, errorElement: <ErrorPage /> },
          { path: 'patterns', element: <PatternsRoute />, errorElement: <ErrorPage /> },
          { path: 'files', element: <FilesRoute />, errorElement: <ErrorPage /> },
          { path: 'audit', element: <AuditRoute />, errorElement: <ErrorPage /> },
          { path: 'board', element: <BoardRoute />, errorElement: <ErrorPage /> },
        ],
      },
      { path: '/share', element: <ShareRoute /> },
      { path: '/admin', element: <AdminRoute />, errorElement: <ErrorPage /> },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
])
