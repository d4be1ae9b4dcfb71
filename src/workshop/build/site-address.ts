// Vite plugin: what the page tells search engines and previews of links. What needs the address of the host (canonical
// link, picture) is left out unless SITE_URL gives it to the build. https://ogp.me
import type { HtmlTagDescriptor, Plugin } from 'vite';

const PICTURE = 'preview.png';
const ALT =
  'A role as a sentence, “A Lambda function calls DeepSeek-V3.2 in us-east-1”, next to its permissions policy.';

/** The address of the page, with a slash at its end. Throws where it is none. */
export function siteAddress(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
    throw new Error(
      `SITE_URL is “${given}”. Give the address of the page, such as https://example.com/rolewright/.`,
    );
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

const property = (name: string, content: string): HtmlTagDescriptor => ({
  tag: 'meta',
  attrs: { property: name, content },
  injectTo: 'head',
});

/** The tags for a page with this title and description. */
export function siteTags(html: string, given: string | undefined): readonly HtmlTagDescriptor[] {
  const [, title = ''] = /<title>([^<]+)</.exec(html) ?? [];
  const [, description = ''] = /name="description"\s+content="([^"]+)"/.exec(html) ?? [];
  const ofText = [
    property('og:type', 'website'),
    property('og:title', title),
    property('og:description', description),
  ];
  if (given === undefined || given === '') return ofText;
  const address = siteAddress(given);
  return [
    { tag: 'link', attrs: { rel: 'canonical', href: address }, injectTo: 'head' },
    ...ofText,
    property('og:url', address),
    property('og:image', address + PICTURE),
    property('og:image:alt', ALT),
    { tag: 'meta', attrs: { name: 'twitter:card', content: 'summary_large_image' }, injectTo: 'head' },
  ];
}

export const siteAddressTags = (given = process.env['SITE_URL']): Plugin => ({
  name: 'rolewright:site-address',
  transformIndexHtml: (html) => [...siteTags(html, given)],
});
