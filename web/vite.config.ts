import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** What browsers are sent: built beside the server into `dist/web`, and served by it (src/web-app.ts). */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'public',
  plugins: [react()],
  build: { target: 'es2023', assetsInlineLimit: 0, sourcemap: false, emptyOutDir: true },
  logLevel: 'warn',
});
