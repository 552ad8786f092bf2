import { findTextAddresses } from './text-addresses.ts';

/** What is wrong with a piece of a `mailto:` address, or undefined. */
type Check = (text: string) => string | undefined;

const decode = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

const atom = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?';
/** `name@example.org`, also with other scripts (RFC 6531) and with a name in quotes. */
const mailbox = new RegExp(
  `^(?:${atom}(?:\\.${atom})*|"(?:[^"\\\\]|\\\\.)+")@(?:${label}(?:\\.${label})+\\.?|\\[[0-9a-f:.]+\\])$`,
  'iu',
);

const checkMailboxes: Check = (text) => {
  for (const piece of text.split(',')) {
    const address = decode(piece)?.trim();
    if (address === undefined) return `the percent signs in "${piece}" stand for no text`;
    if (!mailbox.test(address))
      return `"${address}" is no mail address; expected one such as name@example.org`;
  }
  return undefined;
};

/** `subject=...&body=...`, taken apart; `+` is a plus here. */
const fieldsOf = (query: string): [name: string, value: string][] =>
  query
    .split('&')
    .filter(Boolean)
    .map((field) => {
      const equals = field.indexOf('=');
      return equals < 0
        ? [field.toLowerCase(), '']
        : [field.slice(0, equals).toLowerCase(), field.slice(equals + 1)];
    });

const checkField = (name: string, value: string): string | undefined => {
  if (!/^[a-z][a-z-]*$/.test(name))
    return `"${name}" is no field of a mail; expected subject, body, cc, bcc or to`;
  if (name === 'to' || name === 'cc' || name === 'bcc') return checkMailboxes(value);
  return decode(value) === undefined ? `the percent signs in "${name}" stand for no text` : undefined;
};

/**
 * What is wrong with a `mailto:` address (RFC 6068), or undefined. It may lack a recipient when it has a text to share.
 * @param rest what stands behind `mailto:`
 */
export function findMailtoFault(rest: string): string | undefined {
  if (rest.startsWith('//')) return 'expected no slashes behind the colon';
  const [recipients = '', ...queries] = (rest.split('#')[0] ?? '').split('?');
  const fields = fieldsOf(queries.join('?'));
  if (recipients === '' && !fields.some(([name]) => /^(?:to|cc|bcc|subject|body)$/.test(name)))
    return 'it has no recipient; expected an address such as name@example.org';
  const wrong = recipients === '' ? undefined : checkMailboxes(recipients);
  return wrong ?? fields.map(([name, value]) => checkField(name, value)).find((fault) => fault !== undefined);
}

/** The web addresses in subject and body of a mail that a `mailto:` address starts. */
export function findMailTextAddresses(address: string): string[] {
  const query = /^mailto:[^?#]*\?([^#]*)/i.exec(address)?.[1] ?? '';
  const texts = fieldsOf(query).map(([, value]) => decode(value) ?? '');
  return texts.flatMap((text) => findTextAddresses(text).map((found) => found.address));
}
