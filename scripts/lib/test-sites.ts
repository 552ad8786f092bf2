/** The sites that tests look at: the reference site, and one about something else entirely. */
export const testSites = [
  { name: 'reference', content: 'content', out: '.cache/test-sites/reference' },
  {
    name: 'cargo-bike-club',
    content: 'tests/fixtures/cargo-bike-club',
    out: '.cache/test-sites/cargo-bike-club',
  },
] as const;
