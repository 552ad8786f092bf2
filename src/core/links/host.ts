/** Names that lead to the reader's own machine or network: RFC 6761, 6762, 8375, and what routers use. */
const localName = /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home\.arpa)\.?$/;

/**
 * Address blocks of this machine, of private networks and of what providers share: RFC 1122, 1918, 3927, 6598. URL writes
 * every IPv4 address like this.
 */
const localIpv4 =
  /^(?:0|10|127)\.|^169\.254\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./;
const isIpv4 = (host: string): boolean => /^\d+\.\d+\.\d+\.\d+$/.test(host);

/** The same for IPv6: RFC 4291, 4193. What has only its last 16 bits set stands for a block of RFC 1122, as below. */
const localIpv6 = /^\[(?:(?:64:ff9b)?::[0-9a-f]{0,4}|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)\]$/;

/** IPv6 addresses that end in one of IPv4: mapped and compatible ones (RFC 4291), and those of a NAT64 (RFC 6052). */
const carrier = /^\[(?:::ffff:|::|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/;

/** The IPv4 address that an IPv6 address carries in its last two groups, as URL writes them. */
function carriedIpv4(host: string): string | undefined {
  const groups = carrier.exec(host)?.slice(1);
  return groups
    ?.map((group) => parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 255])
    .join('.');
}

/**
 * True for a host that is another one for each reader, or for none: the own machine, a private network, a name without
 * a dot.
 * @param host as in URL.hostname
 */
export function isLocalHost(host: string): boolean {
  if (host.startsWith('[')) return localIpv6.test(host) || localIpv4.test(carriedIpv4(host) ?? '');
  if (isIpv4(host)) return localIpv4.test(host);
  return localName.test(host) || !host.replace(/\.$/, '').includes('.');
}
