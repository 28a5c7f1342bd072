import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** What is sent compressed is compressed once, here, beside what it is made of. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle).filter((each) => /\.(js|css)$/.test(each))) {
      const file = join(dir, name);
      const content = readFileSync(file);
      writeFileSync(`${file}.br`, brotliCompressSync(content));
      writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    }
  },
};

/** What browsers are sent: built beside the server into `dist/web`, and served by it (src/web-app.ts). */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'public',
  plugins: [react(), compressed],
  build: { target: 'es2023', assetsInlineLimit: 0, sourcemap: false, emptyOutDir: true },
  logLevel: 'warn',
});
