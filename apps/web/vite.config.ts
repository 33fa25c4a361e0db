import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** In development the page is served by Vite and the API by a bundlescope server on its usual port (or `API`). */
const api = process.env.API ?? 'http://127.0.0.1:8470'

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2024',
    sourcemap: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // schemas of the contract are the server's: the page takes its types and lists, not the library that checks them
    rolldownOptions: { treeshake: { manualPureFunctions: ['Type'] } },
  },
  server: { host: '127.0.0.1', proxy: { '/api': { target: api } } },
})
