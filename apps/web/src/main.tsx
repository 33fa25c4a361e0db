import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { startLive } from './api/live.ts'
import { createQueryClient } from './api/query-client.ts'
import { startI18n } from './i18n/start.ts'
import { startStyleNonce } from './lib/style-nonce.ts'
import { router } from './router.tsx'
import { startTheme } from './ui/theme.ts'
import { TooltipProvider } from './ui/tooltip.tsx'
import './ui/theme.css'
import './ui/table.css'
import './ui/field.css'
import './ui/section-head.css'

startStyleNonce()
startTheme()
await startI18n()

const client = createQueryClient()
startLive(client)

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <TooltipProvider delayDuration={400}>
        <RouterProvider router={router} />
      </TooltipProvider>
    </QueryClientProvider>
  </StrictMode>,
)
