import { didYouMean } from '../../nearest.ts';
import { quote, type Rule } from '../rule.ts';

/**
 * Schemes that programs of readers know: of the registry at
 * https://www.iana.org/assignments/uri-schemes/uri-schemes.xhtml those that pages link to.
 */
const known = new Set(
  `http https mailto tel sms data about ftp ftps sftp ssh git irc ircs irc6 xmpp sip sips geo magnet urn news nntp
   webcal feed ldap ldaps rtsp rtmp mms bitcoin bitcoincash ethereum lightning monero litecoin matrix mumble gemini
   gopher ipfs ipns dat doi ed2k steam spotify skype facetime facetime-audio callto whatsapp signal sgnl tg viber
   market intent itms itms-apps intl maps comgooglemaps zoommtg msteams slack vnc rdp svn view-source tor onion
   bridge snowflake obfs4 otpauth openpgp4fpr acct cid mid tag ni nfs smb dns pkcs11 web+ap`.split(/\s+/),
);

/** A scheme that nothing knows: a typing mistake, or a name that was to become an address. */
export const scheme = {
  name: 'scheme-unknown',
  severity: { own: 'error', other: 'warning' },
  title: 'Unknown kinds of addresses',
  hint: 'Correct it. A relative address whose first part has a colon starts with "./".',
  check: ({ link, target }) =>
    target.kind === 'scheme' && !known.has(target.scheme) && target.scheme !== 'javascript'
      ? {
          about: link.address,
          message: () =>
            `${quote(link.address)} starts with "${target.scheme}:", which no program knows${didYouMean(
              `${target.scheme}:`,
              [...known].map((one) => `${one}:`),
            )}`,
        }
      : undefined,
} as const satisfies Rule;
