import type { ExternalRuleName } from './rules.ts';
import { findShunned, pageOf, type Reach } from './outside-address.ts';

/** What a site knows of and lives with for a while: problems of addresses outside that nobody need hear of. */
export interface Excuse {
  /** A host with all hosts below it. */
  host?: string | undefined;
  /** One address; without a fragment it stands for those with one as well. */
  address?: string | undefined;
  /** Only when the server answers with one of these. */
  status?: number[] | undefined;
  /** Why, for whoever reads the list. */
  reason: string;
  /** Last day on which it holds, `2026-11-20`. */
  until: string;
}

/** The name of an excuse in messages: `example.org, status 403`. */
export function nameExcuse({ host, address, status }: Excuse): string {
  const where = address ?? host;
  return [
    ...(where === undefined ? [] : [where]),
    ...(status === undefined ? [] : [`status ${status.join(' or ')}`]),
  ].join(', ');
}

function isAbout({ host, address }: Excuse, url: string): boolean {
  const { hostname } = new URL(url);
  if (host !== undefined && hostname !== host && !hostname.endsWith(`.${host}`)) return false;
  if (address === undefined) return true;
  const { href } = new URL(address);
  return href === url || href === pageOf(url);
}

/** What is asked of an excuse. */
export interface ExcusedCase {
  /** The address as written. */
  url: string;
  rule: ExternalRuleName;
  status?: number | undefined;
}

const isExcusedBy = (excuse: Excuse, { url, status }: ExcusedCase): boolean =>
  isAbout(excuse, url) &&
  (excuse.status === undefined || (status !== undefined && excuse.status.includes(status)));

/** True for an excuse that holds on a day. @param today `2026-11-20` */
const isValid = ({ until }: Excuse, today: string): boolean => today <= until;

/** A list of excuses, which knows what it was needed for. */
export class Excuses {
  readonly #list: readonly Excuse[];
  readonly #today: string;
  readonly #used = new Set<Excuse>();

  constructor(list: readonly Excuse[], today: string) {
    this.#list = list;
    this.#today = today;
  }

  /** True when a problem need not be told. All excuses that cover it count as used. */
  cover(one: ExcusedCase): boolean {
    const covering = this.#list.filter((excuse) => isExcusedBy(excuse, one));
    for (const excuse of covering) this.#used.add(excuse);
    return covering.some((excuse) => isValid(excuse, this.#today));
  }

  /** Excuses that have run out, with their positions in the list. */
  get expired(): [index: number, excuse: Excuse][] {
    return [...this.#list.entries()].filter(([, excuse]) => !isValid(excuse, this.#today));
  }

  /** Excuses that hold but covered nothing, although nothing that they are about was left out of the run. */
  findUnused(urls: readonly string[], reach: Reach): [index: number, excuse: Excuse][] {
    const leftOut = urls.filter((url) => findShunned(new URL(url).hostname, reach) !== undefined);
    return [...this.#list.entries()].filter(
      ([, excuse]) =>
        isValid(excuse, this.#today) &&
        !this.#used.has(excuse) &&
        !leftOut.some((url) => isAbout(excuse, url)),
    );
  }
}
