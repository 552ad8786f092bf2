import { buildLanguagePatterns } from './accept-language.ts';
import { escapePattern, map, quote, quotePattern, type Row } from './nginx-syntax.ts';
import { headerPolicy, type PolicyRule } from './page-policy.ts';

/** What the configuration of a server is made from. */
export interface ServerFacts {
  /** Name of the site in file names and variables: `faq.example.org`. */
  name: string;
  /** Folder that the server shows: the link that `publish` switches. */
  root: string;
  /** Path below which the site lies: `/`, or `/club/`. */
  base: string;
  /** Published languages. */
  tags: readonly string[];
  /** Headers of the pages, from {@link groupPolicies}. */
  policies: { common: string; rules: readonly PolicyRule[] };
  /** True when the site has Pagefind's worker, which takes the policy of its own answer. */
  hasSearchWorker: boolean;
}

/** Policies of what a search worker runs: its own script, WebAssembly, and the index beside it. */
const workerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

function policyRows({ base, policies, hasSearchWorker }: ServerFacts): Row[] {
  const root = escapePattern(base);
  return [
    ['default', headerPolicy("default-src 'none'")],
    ...(hasSearchWorker
      ? [[quotePattern('~', '/pagefind-worker\\.js$'), headerPolicy(workerPolicy)] satisfies Row]
      : []),
    ...policies.rules.map(({ pattern, policy }): Row => [quotePattern('~', `^${root}${pattern}$`), policy]),
    [quotePattern('~', '\\.html$'), policies.common],
  ];
}

/** How long a browser may keep what it has: pages for ten minutes, files with a digest in their name for a year. */
const cacheRows = (base: string): Row[] => [
  ['default', 'no-cache'],
  [quote(`${base}404.html`), 'no-cache'],
  [quotePattern('~', '\\.html$'), 'max-age=600'],
  [quotePattern('~', '\\.pf_(?:fragment|index|meta)$'), 'max-age=31536000, immutable'],
];

/** Names of the variables of a server; each file has its own, so that several fit into one nginx. */
export interface Variables {
  policy: string;
  cache: string;
  language: string;
  vary: string;
}

/** The variables of a server. */
export function variablesOf(facts: ServerFacts, side: 'clearnet' | 'onion'): Variables {
  const prefix = `$${facts.name.replace(/[^a-z0-9]+/gi, '_')}_${side}`;
  return {
    policy: `${prefix}_policy`,
    cache: `${prefix}_cache`,
    language: `${prefix}_language`,
    vary: `${prefix}_vary`,
  };
}

/** Everything that depends on the address or on what the browser asks for. */
export const buildMaps = (facts: ServerFacts, names: Variables): string[] => [
  '# The policy of each type of page, as it stands in the pages (the hash of their style stays there).',
  ...map('$uri', names.policy, policyRows(facts)),
  '',
  '# How long a browser may keep an answer without asking again.',
  ...map('$uri', names.cache, cacheRows(facts.base)),
  '',
  '# The first language of the browser that the site has. It is asked for at the front door only.',
  ...map('$http_accept_language', names.language, [
    ['default', ''],
    ...buildLanguagePatterns(facts.tags).map(({ tag, pattern }): Row => [quotePattern('~*', pattern), tag]),
  ]),
  ...map('$request_uri', names.vary, [
    ['default', ''],
    [quotePattern('~', `^${escapePattern(facts.base)}(?:\\?|$)`), 'Accept-Language'],
  ]),
];
