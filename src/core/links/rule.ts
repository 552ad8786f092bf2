import type { Severity } from '../finding.ts';
import type { CheckedSite } from './checked-site.ts';
import type { FilePlace, FoundLink, LinkedFile } from './linked-file.ts';
import type { Lookup, SiteIndex } from './lookup.ts';
import type { Target } from './target.ts';

/** `off` where nobody wants to hear of it. */
export type RuleSeverity = Severity | 'off';

/** What a rule found. Equal faults in many places are one finding. */
export interface Fault {
  /** What is wrong, without where: the same text for the same target. */
  about: string;
  /** What was found and what was expected; made once for all places. */
  message: () => string;
  /** What to do, where the rule's own hint is too general. */
  hint?: string;
}

/** A fault of a file itself, not of a link in it. */
export interface FileFault extends Fault {
  /** Path of the file in the site; undefined for a line of addresses.lock. */
  path: string | undefined;
  place: FilePlace;
  /** Language that the fault is about, where the file does not say it. */
  lang?: string | undefined;
  /** Anchor that it is about. */
  anchor?: string;
}

/** One link with what is known of it. */
export interface LinkCase {
  file: LinkedFile;
  /** Language of the file. */
  lang: string | undefined;
  link: FoundLink;
  target: Target;
  /** What is at the target, for one inside the site. */
  lookup?: Lookup | undefined;
  site: CheckedSite;
  index: SiteIndex;
}

/** One rule for links. */
export interface Rule<Name extends string = string> {
  /** Its finding has the code `links/<name>`. */
  name: Name;
  /** How bad it is in a site that was built from content, and in any other folder. */
  severity: { own: RuleSeverity; other: RuleSeverity };
  /** What is wrong, as the heading of its findings. */
  title: string;
  /** What to do. */
  hint: string;
  /** Looks at one link. */
  check?: (link: LinkCase) => Fault | undefined;
  /** Looks at the site as a whole. */
  checkFiles?: (site: CheckedSite, index: SiteIndex) => FileFault[];
}

/** The page that a server shows at any address. */
export const isNotFoundPage = ({ path }: LinkedFile): boolean => path === '404.html';

/** A text between quotes. */
export const quote = (text: string): string => `"${text}"`;
