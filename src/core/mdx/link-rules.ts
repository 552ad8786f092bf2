import type { Link } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { findNearest } from '../nearest.ts';
import { linkKinds, parseNamedLink } from './names.ts';

/** What is wrong with a link, before it is known where it stands. */
export interface LinkFault {
  code: string;
  message: string;
  hint: string;
}

const outsideHint =
  'Give the address a name in links.yaml and write [text](link:that-name), so that it is kept and checked in one place.';

/** The address as a lenient browser would read it: without control characters and blanks, percent signs decoded. */
function simplify(address: string): string {
  let text = address;
  try {
    text = decodeURIComponent(address);
  } catch {
    // Not percent-encoded text: what stands there is what a browser sees.
  }
  return text.replace(/[\p{Cc}\p{Cf}\s]/gu, '').toLowerCase();
}

function schemeFault(address: string, scheme: string): LinkFault {
  if (scheme === 'http' || scheme === 'https' || scheme === 'mailto') {
    return {
      code: 'links/outside',
      message: `found the address "${address}"; expected a name from links.yaml`,
      hint: outsideHint,
    };
  }
  const nearest = findNearest(scheme, linkKinds);
  const suggestion = nearest === undefined ? '' : `; did you mean "${nearest}:"?`;
  const isKind = (linkKinds as readonly string[]).includes(scheme);
  return {
    code: isKind ? 'links/name' : 'links/scheme',
    message: isKind
      ? `found "${address}"; expected ${scheme}: and a name of lower-case letters, digits and single hyphens`
      : `found a link of the kind "${scheme}:"; expected ${linkKinds.map((kind) => `${kind}:`).join(', ')}${suggestion}`,
    hint: 'Write [text](question:id) for a question of this site and [text](link:name) for an address outside.',
  };
}

/** What is wrong with the address of a link, or undefined when it is a named link. */
export function findAddressFault(address: string): LinkFault | undefined {
  if (parseNamedLink(address)) return undefined;
  const simple = simplify(address);
  const scheme = /^([a-z][a-z0-9+.-]*):/.exec(simple)?.[1];
  if (scheme !== undefined) return schemeFault(address, scheme);
  if (/^[\\/]{2}/.test(simple)) {
    return {
      code: 'links/protocol-relative',
      message: `found "${address}", an address without its protocol; expected a name from links.yaml`,
      hint: outsideHint,
    };
  }
  return {
    code: 'links/address',
    message: `found the address "${address}"; expected a name such as question:exit-policies or page:about`,
    hint: 'Link to a question, letter or page by its name: its address may change, its name does not.',
  };
}

/** What is wrong with a link as a whole: its text, its title, its address. */
export function findLinkFaults(node: Link, source: string): LinkFault[] {
  const start = node.position?.start.offset;
  if (start === undefined || !source.startsWith('[', start)) {
    return [
      {
        code: 'links/bare',
        message: `found the bare address "${node.url}"; expected a link with a text`,
        hint: outsideHint,
      },
    ];
  }
  const faults: LinkFault[] = [];
  const address = findAddressFault(node.url);
  if (address) faults.push(address);
  if (toString(node).trim() === '') {
    faults.push({
      code: 'links/empty',
      message: 'found a link without a text; expected words that say where it leads',
      hint: 'Write the words between the square brackets.',
    });
  }
  if (node.title !== null && node.title !== undefined) {
    faults.push({
      code: 'links/title',
      message: 'found a title on a link; expected only a text and a name',
      hint: 'Take the quoted text after the name away: phones and screen readers do not show it.',
    });
  }
  return faults;
}

/** The first address that stands in running text, where Markdown makes no link of it. */
export function findBareAddress(text: string): string | undefined {
  return /\b(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/i.exec(
    text,
  )?.[0];
}
