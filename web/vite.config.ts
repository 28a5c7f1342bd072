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

/** What every page needs, in one file, which is compressed better than forty: packages, the parts of Mantine that the first page has, and ours. */
const ofPackages =
  /node_modules[\\/](react|react-dom|scheduler|react-router|i18next|react-i18next|@tanstack|clsx|@mantine[\\/]hooks)[\\/]|createReactComponent/;
const ofMantine =
  /@mantine[\\/]core[\\/]esm[\\/](core|components[\\/](Anchor|Button|Group|Input|InputBase|Loader|Paper|SimpleGrid|Skeleton|Stack|Text|TextInput|Title|Transition|UnstyledButton|VisuallyHidden))[\\/]/;
const ofOurs =
  /web[\\/](api[\\/](api|experts|me|now|told|work)|parts[\\/](money|portrait|refused|shell|use-title|use-zone|waiting|when)|words[\\/](i18n|use-bilingual|use-chosen-language))\.tsx?$/;
const ofSome = /queriesObserver|useQueries/; // what few pages need of those

/** What browsers are sent: built beside the server into `dist/web`, and served by it (src/web-app.ts). */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'public',
  plugins: [react(), compressed],
  resolve: { alias: [{ find: /^use-sync-external-store\/shim$/, replacement: 'react' }] }, // which has had it itself since version 18
  build: {
    ...{ target: 'es2023', assetsInlineLimit: 0, sourcemap: false, emptyOutDir: true },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'base',
              test: (id) => !ofSome.test(id) && [ofPackages, ofMantine, ofOurs].some((some) => some.test(id)),
            },
          ],
        },
      },
    },
  },
  logLevel: 'warn',
});
