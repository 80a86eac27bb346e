import type { Check } from './check.ts';
import { anchorOf, type Endpoint, endpoints } from './endpoints.ts';
import { msg } from '../util/message.ts';

export const ipDuplicate: Check = {
  code: 'ip-duplicate',
  severity: 'error',
  why: 'Whoever answers faster gets the traffic; nothing reports it.',
  *find(view) {
    const seen = new Map<string, Endpoint>();
    for (const endpoint of endpoints(view)) {
      if (endpoint.segment === undefined) continue;
      const key = `${endpoint.segment}/${endpoint.address.address}`;
      const first = seen.get(key);
      if (!first) seen.set(key, endpoint);
      else {
        yield {
          message: msg`Two endpoints of one segment have the address ${endpoint.address.address}.`,
          anchors: [anchorOf(first), anchorOf(endpoint)],
        };
      }
    }
  },
};
