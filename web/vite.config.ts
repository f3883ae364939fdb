// SPDX-License-Identifier: Apache-2.0
//
// dist/ is committed and compiled into the program, so two builds must give the same bytes: file
// names carry no hash, and the classes of scoped styles come from the style itself, not its path.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  plugins: [
    svelte({ compilerOptions: { runes: true, cssHash: ({ hash, css }) => `w${hash(css)}` } }),
  ],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: false,
    rollupOptions: {
      output: { entryFileNames: 'desk.js', assetFileNames: 'desk[extname]', codeSplitting: false },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8642' } },
});
