import { contentTypes, manifestName, signatureName, endingOf, unknownType } from './files.ts';
import { buildMaps, variablesOf, type ServerFacts, type Variables } from './nginx-maps.ts';
import { block, header, quote } from './nginx-syntax.ts';

/** Where a clearnet server listens and what it is called. */
export interface ClearnetFacts {
  host: string;
  /** Front page of the onion service, ending in `/`, where there is one. */
  onion?: string | undefined;
  httpPort: number;
  httpsPort: number;
  /** False on a machine without IPv6, where nginx would not start. */
  hasIpv6: boolean;
  /** Folder with fullchain.pem and privkey.pem. */
  certificates: string;
}

/** What no page of a site like this one uses, so that none can be made to. */
const features = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'usb',
  'xr-spatial-tracking',
];

/** Headers of every answer; the policy comes from a map. */
const fixedHeaders: readonly [name: string, value: string][] = [
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
  ['Permissions-Policy', features.map((feature) => `${feature}=()`).join(', ')],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
];

const typeRows = (): string[] => [
  ...contentTypes.map(({ type, ending }) => `${type} ${ending};`),
  `text/plain ${endingOf(signatureName)};`,
];

function buildLocations({ base, root }: ServerFacts, names: Variables): string[] {
  const isAtRoot = base === '/';
  return [
    ...block(`location = ${base}`, [
      ...(isAtRoot ? [`root ${root};`] : [`alias ${root}/;`]),
      'index index.html;',
      ...block(`if (${names.language})`, [`return 302 ${base}${names.language}/;`]),
    ]),
    ...block(`location ${base}`, isAtRoot ? [`root ${root};`] : [`alias ${root}/;`]),
    ...block(`location = ${base}${manifestName}`, [
      ...(isAtRoot ? [`root ${root};`] : [`alias ${root}/${manifestName};`]),
      'default_type text/plain;',
    ]),
    ...(isAtRoot
      ? []
      : [
          ...block(`location = ${base.slice(0, -1)}`, [`return 301 ${base};`]),
          ...block('location /', ['return 404;']),
        ]),
  ];
}

/** What both sides have in common, inside `server { }`. */
const buildServing = (facts: ServerFacts, names: Variables): string[] => [
  '# Nobody who reads is written down.',
  'access_log off;',
  'error_log /dev/null emerg;',
  'log_not_found off;',
  'server_tokens off;',
  '',
  'charset utf-8;',
  'charset_types text/css text/javascript text/plain application/json application/xml image/svg+xml;',
  ...block('types', typeRows()),
  `default_type ${unknownType};`,
  '',
  '# The compressed copies of the release; nothing is compressed here.',
  'gzip off;',
  'gzip_static on;',
  'gzip_vary on;',
  '',
  'index index.html;',
  'absolute_redirect off;',
  'disable_symlinks off;',
  'client_max_body_size 1k;',
  ...block('if ($request_method !~ "^(?:GET|HEAD)$")', ['return 405;']),
  `error_page 403 =404 ${facts.base}404.html;`,
  `error_page 404 ${facts.base}404.html;`,
  '',
  header('Content-Security-Policy', names.policy),
  ...fixedHeaders.map(([name, value]) => header(name, quote(value))),
  header('Cache-Control', names.cache),
  header('Vary', names.vary),
  '',
  ...buildLocations(facts, names),
];

const head = (facts: ServerFacts, what: string): string[] => [
  `# ${what} of ${facts.name}. Made by "npm run server-config -- nginx" from the settings and the built site:`,
  '# make it again instead of editing it, after a change of languages, addresses or types of pages.',
  '',
];

const text = (rows: readonly string[]): string => `${rows.join('\n')}\n`;

/** The configuration of the clearnet server: TLS, and where the onion service is. */
export function buildClearnetServer(facts: ServerFacts, clearnet: ClearnetFacts): string {
  const names = variablesOf(facts, 'clearnet');
  const { host, onion, httpPort, httpsPort, hasIpv6, certificates } = clearnet;
  const listen = (what: string): string[] => [
    `listen ${what};`,
    ...(hasIpv6 ? [`listen [::]:${what};`] : []),
  ];
  const onionRoot = onion?.replace(/^(https?:\/\/[^/]+)\/.*$/, '$1');
  const portSuffix = httpsPort === 443 ? '' : `:${String(httpsPort)}`;
  return text([
    ...head(facts, 'The clearnet server'),
    ...buildMaps(facts, names),
    '',
    ...block('server', [
      ...listen(String(httpPort)),
      `server_name ${host};`,
      'access_log off;',
      'error_log /dev/null emerg;',
      'server_tokens off;',
      '# For the program that renews the certificate.',
      ...block('location /.well-known/acme-challenge/', ['root /var/www/html;']),
      ...block('location /', [`return 301 https://${host}${portSuffix}$request_uri;`]),
    ]),
    '',
    ...block('server', [
      ...listen(`${String(httpsPort)} ssl http2`),
      `server_name ${host};`,
      `ssl_certificate ${certificates}/fullchain.pem;`,
      `ssl_certificate_key ${certificates}/privkey.pem;`,
      'ssl_protocols TLSv1.2 TLSv1.3;',
      'ssl_session_tickets off;',
      '',
      ...buildServing(facts, names),
      '',
      '# Only here: the mirror has no other place to point to.',
      header('Strict-Transport-Security', quote('max-age=31536000')),
      ...(onionRoot === undefined ? [] : [header('Onion-Location', `${onionRoot}$request_uri`)]),
    ]),
  ]);
}

/**
 * The configuration of the mirror behind an onion service: a unix socket that only tor asks. Its server needs no name,
 * as it is the only one there; one of 62 letters would need a setting that nginx takes once for all its sites.
 */
export function buildOnionServer(facts: ServerFacts, socket: string): string {
  const names = variablesOf(facts, 'onion');
  return text([
    ...head(facts, 'The onion mirror'),
    ...buildMaps(facts, names),
    '',
    ...block('server', [`listen unix:${socket};`, 'server_name _;', '', ...buildServing(facts, names)]),
  ]);
}
