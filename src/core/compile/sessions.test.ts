import { expect, test } from 'vitest';
import { cable, draw, guest } from '../../../e2e/linux/harness/draw.ts';
import type { Attachment } from '../plan/resource.ts';
import { viewOf } from '../view/view.ts';
import { compile } from './compile.ts';
import { assignSessions } from './sessions.ts';

/** Two guests with a cable for each of these. */
function between(links: readonly Readonly<Record<string, unknown>>[], name = 'sessions') {
  const nics = links.map((_, i) => ({ id: `eth${i}`, model: 'e1000' }));
  return draw(name, {
    devices: [guest('left', nics), guest('right', nics)],
    links: links.map((more, i) => ({
      ...cable('l2tpv3', `right:eth${i}`, `left:eth${i}`),
      ...more,
    })),
  });
}

test('sessions follow from names, differ, and what is typed holds', () => {
  const one = between([{}, { session: 7 }, { over: 'ip' }, { session: 4_294_967_294 }]);
  const all = [...assignSessions(viewOf(one)).values()];
  expect(all).toEqual([...assignSessions(viewOf(one)).values()]);
  expect(all).toEqual(expect.arrayContaining([7, 4_294_967_294]));
  expect(new Set(all.flatMap((first) => [first, first + 1])).size).toBe(8);
  expect(all.every((first) => first >= 1 && first <= 4_294_967_294)).toBe(true);
  const [renamed] = assignSessions(viewOf(between([{}], 'another'))).values();
  expect(all).not.toContain(renamed);
});

test('the two ends cross what they send and take, whichever way the cable was drawn', () => {
  const forms = [
    {},
    { over: 'ip' },
    { cookie: '32', counter: 'on' },
    { cookie: '64', counter: 'pinned' },
  ];
  const [left = [], right = []] = (compile(between(forms)).plan.hosts[0]?.resources ?? []).flatMap(
    (one) => (one.kind === 'machine' ? [one.nics.map(({ backend }) => backend)] : []),
  );
  expect(left.map(inMirror)).toEqual(right);
  expect(left.map((end) => end.type === 'l2tpv3' && end.cookie?.rx.length)).toEqual([
    undefined,
    undefined,
    10,
    18,
  ]);
});

function inMirror(end: Attachment['backend']): Attachment['backend'] {
  if (end.type !== 'l2tpv3') throw new Error(`${end.type} is no pseudowire`);
  const { udp, session, cookie } = end;
  return {
    ...end,
    ...(udp ? { udp: { local: udp.remote, remote: udp.local } } : {}),
    session: { rx: session.tx, tx: session.rx },
    ...(cookie ? { cookie: { ...cookie, rx: cookie.tx, tx: cookie.rx } } : {}),
  };
}
