// What is said over the left pane: about a link, another tab, a browser that keeps nothing. In the flow, so it covers nothing.
import { ElsewhereBanner } from '#app/recent/elsewhere-banner.tsx';
import { NotKeptBanner } from '#app/recent/not-kept-banner.tsx';
import { LinkBanner } from '#app/share/link-banner.tsx';
import { LeftOutBanner } from '#app/start/left-out-banner.tsx';
import './notices.css';

export function Notices() {
  return (
    <div className="notices">
      <LinkBanner />
      <ElsewhereBanner />
      <NotKeptBanner />
      <LeftOutBanner />
    </div>
  );
}
