import type { AstroIntegration } from 'astro';
import { build } from 'esbuild';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** What an import of a client script ends in. */
const mark = '?script';

/** One file of src/client with all that it imports, as a classic script: module scripts don't run from `file://`. */
async function bundle(path: string): Promise<{ code: string; inputs: string[] }> {
  const result = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    minify: true,
    metafile: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
  });
  return { code: result.outputFiles[0]?.text ?? '', inputs: Object.keys(result.metafile.inputs) };
}

const scriptPlugin: Plugin = {
  name: 'onion-faq-client-scripts',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!source.endsWith(mark) || importer === undefined) return undefined;
    return resolve(dirname(importer), source);
  },
  async load(id) {
    if (!id.endsWith(mark)) return undefined;
    const { code, inputs } = await bundle(id.slice(0, -mark.length));
    for (const input of inputs) this.addWatchFile(resolve(input));
    return `export default ${JSON.stringify(code)};`;
  },
};

/** `import code from '../client/letter.ts?script'` gives the text of a classic script. */
export function clientScripts(): AstroIntegration {
  return {
    name: 'onion-faq-client-scripts',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [scriptPlugin] } });
      },
    },
  };
}
