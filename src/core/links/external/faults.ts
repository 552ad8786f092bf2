import type { FaultName } from './answer.ts';

/** Codes of errors of Node, OpenSSL and undici, and what they mean for somebody who follows the link. */
const byCode: Readonly<Record<string, FaultName>> = {
  ENOTFOUND: 'dns',
  ENODATA: 'dns',
  EAI_AGAIN: 'dns-temporary',
  EAI_FAIL: 'dns-temporary',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'no-route',
  ENETUNREACH: 'no-route',
  EADDRNOTAVAIL: 'no-route',
  EHOSTDOWN: 'no-route',
  ENETDOWN: 'no-route',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_CLOSED: 'reset',
  UND_ERR_DESTROYED: 'reset',
  ERR_STREAM_PREMATURE_CLOSE: 'reset',
  ETIMEDOUT: 'connect-timeout',
  UND_ERR_CONNECT_TIMEOUT: 'connect-timeout',
  UND_ERR_HEADERS_TIMEOUT: 'answer-timeout',
  UND_ERR_BODY_TIMEOUT: 'body-timeout',
  CERT_HAS_EXPIRED: 'tls-expired',
  CERT_NOT_YET_VALID: 'tls-not-yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-issuer',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-issuer',
  PRIVATE_ADDRESS: 'private',
  SOCKS_FAILED: 'socks',
  EPROTO: 'tls',
  CERT_REVOKED: 'tls',
  CERT_UNTRUSTED: 'tls',
  CERT_REJECTED: 'tls',
};

/** @param code such as `ENOTFOUND`; what nobody has heard of is a broken answer */
export function findFault(code: string): FaultName {
  const known = Object.hasOwn(byCode, code) ? byCode[code] : undefined;
  if (known) return known;
  return /^ERR_(?:SSL|TLS)_|CERT|_CRL_/.test(code) ? 'tls' : 'broken';
}

const sentences: Readonly<Record<FaultName, string>> = {
  dns: 'there is no such host name',
  'dns-temporary': 'the name servers gave no answer for its host name',
  refused: 'its server takes no connection',
  'no-route': 'there is no way to its server',
  reset: 'its server cut the connection',
  'connect-timeout': 'its server took no connection in time',
  'answer-timeout': 'its server took the connection but did not answer in time',
  'body-timeout': 'its server began to answer but did not come to an end in time',
  'tls-expired': 'its certificate has expired',
  'tls-not-yet': 'its certificate is not valid yet',
  'tls-host': 'its certificate is for another host name',
  'tls-self-signed': 'its certificate is signed by itself, not by an authority',
  'tls-issuer':
    'its certificate comes from an authority that is not known, or the server does not send the whole chain',
  tls: 'no secure connection could be made',
  socks: 'Tor could not reach its server',
  private: 'its host name leads into a private network',
  broken: 'its answer cannot be read',
};

/** What a fault means, in words that follow an address. */
export const describeFault = (fault: FaultName): string => sentences[fault];

/** Faults that hold for everything on a host: its other pages need not be tried. */
export const isOfHost = (fault: FaultName): boolean =>
  /^(?:dns|tls|refused|no-route|connect-timeout|private)/.test(fault);

/** Faults that say that this machine has no network, when all servers have them. */
export const mayBeOurs = (fault: FaultName): boolean => /^(?:dns|no-route|connect-timeout|socks)/.test(fault);
