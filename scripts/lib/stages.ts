import type { AstroIntegration } from 'astro';

/** Names of the stages of a build begin with this, so that they are told from other measures of the process. */
const prefix = 'onion-faq ';

/** The stages of a build whose time is taken. */
export type BuildStage = 'read' | 'start' | 'render' | 'index';

/**
 * Notes how long a stage took, in the User Timing of the process (the standard of browsers and Node). Whoever wants to
 * know preloads bench/measure-hook.mjs; to everybody else it costs nothing.
 * @param start when it began, by `performance.now()`
 */
export function noteStage(stage: BuildStage, start: number): void {
  performance.measure(`${prefix}${stage}`, { start, end: performance.now() });
}

/** Notes how long Astro takes to start and load the content, to render all pages, and for what comes after. */
export function stageTimes(): AstroIntegration {
  let start = performance.now();
  const end = (stage: BuildStage): void => {
    noteStage(stage, start);
    start = performance.now();
  };
  return {
    name: 'onion-faq-stage-times',
    hooks: {
      'astro:build:start': () => end('start'),
      'astro:build:generated': () => end('render'),
      'astro:build:done': () => end('index'),
    },
  };
}
