// IpAddress and NotIpAddress: addresses in ranges.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
import { parseIp, rangeContains } from '#iam/policy/ip.ts';
import { NO, triOf, UNKNOWN, YES } from '#iam/decide/three-valued.ts';
import { show } from '#iam/text/quote.ts';
import { unreadableValue, type ConditionFamily } from './family.ts';

export const ipFamily: ConditionFamily = {
  reads: (value) => !value.includes('/') && parseIp(value) !== undefined,
  compile(_base, text) {
    const wanted = parseIp(text);
    if (!wanted)
      return unreadableValue(
        `${show(text)} is not an IP range. Write one such as 203.0.113.0/24 or 2001:db8::/32.`,
      );
    if (text.includes('/'))
      return {
        matches(value) {
          const given = parseIp(value);
          return triOf(given !== undefined && rangeContains(wanted, given));
        },
      };
    // AWS's page says that a missing prefix is /32. For IPv6 that is unlikely, so a difference is unknown.
    const asWritten = { ...wanted, prefix: 32 };
    return {
      matches(value) {
        const given = parseIp(value);
        if (given === undefined || !rangeContains(asWritten, given)) return NO;
        return rangeContains(wanted, given) ? YES : UNKNOWN;
      },
    };
  },
};
