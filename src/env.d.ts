/// <reference types="astro/client" />

/** Components in TypeScript files; in .astro files Astro's own checker knows their props. */
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default component;
}
