// All that stands in the page itself.
import './early-events.ts';
import './failed-entry.ts';
import './next-file.ts';
