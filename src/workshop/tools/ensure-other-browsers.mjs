// Installs the browsers besides Chromium where that is possible, and says which are left out where it is not.
import { hasApt, installWithApt } from './apt.mjs';
import { missingPrograms, otherBrowsers } from './other-browsers.mjs';

const isMissing = () => otherBrowsers.filter((browser) => missingPrograms(browser).length > 0);

const wanted = isMissing().flatMap(({ packages }) => packages);
if (wanted.length > 0 && hasApt) installWithApt(...wanted);
for (const { name, packages } of isMissing()) {
  process.stdout.write(
    `${name} is not tested here: it is not installed, and could not be. On Debian: apt-get install ${packages.join(' ')}\n`,
  );
}
