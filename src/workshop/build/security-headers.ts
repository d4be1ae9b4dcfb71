// The one source of every security header: the policy tag in the page, the host's headers file, the nginx example.

/** Every Trusted Types policy the app may create; Monaco's are renamed with a prefix where the editor is set up. */
export const trustedTypesPolicies = [
  'app-worker',
  'app-offline',
  'app-retry',
  'dompurify',
  'monaco-defaultWorkerFactory',
  'monaco-editorViewLayer',
  'monaco-domLineBreaksComputer',
  'monaco-richScreenReaderContent',
  'monaco-standaloneColorizer',
  'monaco-tokenizeToString',
] as const;

/** Where a policy is delivered: a meta tag cannot have frame-ancestors, and only the tag forbids fetching. */
export type Delivery = 'header' | 'meta';

/** Digests of what stands in the page itself. */
export interface PageHashes {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

export interface HeaderRule {
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/**
 * The page itself fetches nothing, so its own tag says connect-src 'none'. The header cannot: workers and other
 * documents see the header only, and a host may add a worker that has to load files of this origin.
 */
export function contentSecurityPolicy(delivery: Delivery, { scripts, styles }: PageHashes): string {
  const withHashes = (sources: string, hashes: readonly string[]) =>
    [sources, ...hashes.map((hash) => `'${hash}'`)].join(' ');
  const directives = [
    "default-src 'none'",
    withHashes("script-src 'self'", scripts),
    withHashes("style-src 'self'", styles),
    "font-src 'self'",
    // Monaco draws its squiggles with data: images.
    "img-src 'self' data:",
    "worker-src 'self'",
    delivery === 'meta' ? "connect-src 'none'" : "connect-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    ...(delivery === 'header' ? ["frame-ancestors 'none'"] : []),
    "require-trusted-types-for 'script'",
    `trusted-types ${trustedTypesPolicies.join(' ')}`,
  ];
  return directives.join('; ');
}

const unusedFeatures =
  'accelerometer camera geolocation gyroscope magnetometer microphone payment usb browsing-topics clipboard-read';

const permissionsPolicy = [
  ...unusedFeatures.split(' ').map((feature) => `${feature}=()`),
  'clipboard-write=(self)',
].join(', ');

/** What keeps its name from one version to the next. A worker from a cache would keep people on an old version. */
const REVALIDATED = ['/', '/index.html', '/sw.js', '/version.js', '/retry.js', '/manifest.webmanifest'];

/** A path gets the headers of every rule that matches it, so no two of them may set the same header. */
export function headerRules(hashes: PageHashes): readonly HeaderRule[] {
  const revalidate = [['Cache-Control', 'no-cache']] as const;
  return [
    {
      path: '/*',
      headers: [
        ['Content-Security-Policy', contentSecurityPolicy('header', hashes)],
        // Of this host only: its subdomains, and whether browsers list it, are for the owners of the domain to say.
        ['Strict-Transport-Security', 'max-age=63072000'],
        ['X-Content-Type-Options', 'nosniff'],
        ['X-Frame-Options', 'DENY'],
        ['Referrer-Policy', 'no-referrer'],
        ['Cross-Origin-Opener-Policy', 'same-origin'],
        ['Cross-Origin-Embedder-Policy', 'require-corp'],
        ['Cross-Origin-Resource-Policy', 'same-origin'],
        ['Permissions-Policy', permissionsPolicy],
      ],
    },
    ...REVALIDATED.map((path) => ({ path, headers: revalidate })),
    // Names under assets/ carry a hash of their content.
    { path: '/assets/*', headers: [['Cache-Control', 'public, max-age=31536000, immutable']] },
  ];
}

/** The format that Netlify and Cloudflare Pages read. */
export function headersFile(rules: readonly HeaderRule[]): string {
  const blocks = rules.map(({ path, headers }) =>
    [path, ...headers.map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
  );
  return `${blocks.join('\n\n')}\n`;
}

export function parseHeadersFile(text: string): readonly HeaderRule[] {
  const blocks = text.split(/\n{2,}/).filter((block) => block.trim() !== '');
  return blocks.map((block) => {
    const [path = '', ...lines] = block.trim().split('\n');
    const headers = lines.map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    });
    return { path, headers };
  });
}

export function headersFor(rules: readonly HeaderRule[], path: string): ReadonlyMap<string, string> {
  const fitting = rules.filter((rule) =>
    rule.path.endsWith('*') ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path,
  );
  return new Map(fitting.flatMap((rule) => rule.headers));
}

/** A file that is missing while a version is put in place must not be remembered as missing for a year. */
const nginxHeader = ([name, value]: readonly [string, string]): string =>
  `add_header ${name} "${value}"${name === 'Cache-Control' ? '' : ' always'};`;

/** In nginx a location that adds a header inherits none, so each location lists them all. */
export function nginxExample(rules: readonly HeaderRule[]): string {
  const locations = [...REVALIDATED, '/assets/'].map((path) => {
    const sample = path === '/assets/' ? '/assets/any.js' : path;
    const lines = [...headersFor(rules, sample)].map((header) => `        ${nginxHeader(header)}`);
    const match = path === '/assets/' ? path : `= ${path}`;
    return `    location ${match} {\n${lines.join('\n')}\n    }`;
  });
  const everywhere = [...headersFor(rules, '/favicon.svg')].map((header) => `    ${nginxHeader(header)}`);
  return `# Serves this folder with nginx. Made by the build: the policy names the hashes of what stands in the page itself.
server {
    listen 443 ssl;
    server_name rolewright.example.com;
    root /srv/rolewright;
    index index.html;
    gzip on;
    gzip_types text/css text/javascript application/javascript application/json image/svg+xml;

${everywhere.join('\n')}

${locations.join('\n\n')}
}
`;
}
