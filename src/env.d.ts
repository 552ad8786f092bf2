/// <reference types="astro/client" />

/** Components in TypeScript files; in .astro files Astro's own checker knows their props. */
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default component;
}

/** A file of src/client as the text of one classic script, see integrations/client-scripts.ts. */
declare module '*?script' {
  const code: string;
  export default code;
}

/** Line breaks by Unicode Standard Annex 14; the package brings no types. */
declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { position: number; required: boolean } | null;
  }
}
