/** The components that prose may use, by kind of file. Their HTML is made in html.ts or by an Astro component. */
export const components = {
  question: ['Note', 'Warning'],
  letter: [],
  page: ['Note', 'Warning', 'Drawing'],
} as const;

/** What an MDX file is. It decides which components and fields are allowed. */
export type FileKind = keyof typeof components;
