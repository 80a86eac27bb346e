import { expect, test } from 'vitest';
import type { DeviceId, LinkId, Origin, Resource } from '../../plan/resource.ts';
import { resourceId } from '../../plan/resource.ts';
import { createWriter } from '../../text/writer.ts';
import { printQuestions } from './questions.ts';

const machine = 'h1' as DeviceId;

/** Two bridges with namespaces on them: n0 and so on. */
function lab(count: number, stp: boolean): Resource[] {
  const bridges = ['br0', 'br1'].map((ifname): Resource => {
    const origin = ifname as Origin;
    const id = resourceId(origin, 'bridge');
    const rest = { stp, forwardDelay: stp ? 4 : 0, vlanFiltering: false, needs: [] };
    return { kind: 'netdev', type: 'bridge', id, origin, machine, ifname, ...rest };
  });
  const cables = Array.from({ length: count }, (_, i): Resource[] => {
    const [origin, namespace, ifname] = [`l${i}` as LinkId, `n${i}`, `p${i}`];
    const base = { origin, machine, needs: [] };
    const at = i % 2;
    return [
      {
        ...base,
        ...{ kind: 'netdev', type: 'veth', id: resourceId(origin, 'veth') },
        ends: [{ ifname: 'eth0', namespace }, { ifname }],
      },
      {
        ...base,
        kind: 'port',
        id: resourceId(origin, 'port'),
        ifname,
        of: 'veth',
        bridge: `br${at}`,
      },
      {
        ...{ ...base, origin: namespace as Origin },
        ...{ kind: 'address', id: resourceId(namespace as Origin, 'a4') },
        ...{ ifname: 'eth0', namespace, family: 4, cidr: `10.${at}.0.${i + 1}/24` },
      },
    ];
  });
  return [...bridges, ...cables.flat()];
}

function printed(resources: readonly Resource[]) {
  const writer = createWriter();
  printQuestions(resources, writer);
  const { text, spans } = writer.finish();
  return { lines: text.trimEnd().split('\n'), spans };
}

test('answers are asked for first, silences by themselves, a few at once', () => {
  const { lines } = printed(lab(40, false));
  const functions = lines.join('\n').matchAll(/^questions_\d+\(\) \{\n {2}:\n([^}]*)\}/gm);
  const asked = [...functions].map(([, body = '']) => body.trim().split('\n'));
  const verbs = asked.map((some) => [...new Set(some.map((line) => line.trim().split(' ')[0]))]);
  for (const some of asked) expect(some.length).toBeLessThanOrEqual(20);
  expect(verbs.at(-1)).toEqual(['silent']);
  for (const some of verbs.slice(0, -1))
    expect(['reach', 'fits']).toEqual(expect.arrayContaining(some));
  const names = asked.map((_, i) => `questions_${i + 1}`).join(' ');
  expect(lines.at(-1)).toBe(`QUESTIONS='${names}' ASKED=${asked.flat().length}`);
});

test('a line belongs to the cable at its far end, and names all that it takes', () => {
  const { lines, spans } = printed(lab(4, false));
  const at = lines.findIndex((line) => line.includes('reach n0 eth0 10.0.0.3'));
  expect(lines[at]).toBe("  reach n0 eth0 10.0.0.3 'n2 eth0' 'l0 n0 l2 n2'");
  const span = spans.find(({ first, last }) => first <= at + 1 && at + 1 <= last);
  expect(span?.origin).toBe('l2');
});

test('switches with spanning tree are waited for, all places are made to forget', () => {
  const places = printed(lab(2, true)).lines.filter((line) => /^ {2}(place|converges) /.test(line));
  expect(places).toEqual([
    '  converges bridge br0 8',
    '  converges bridge br1 8',
    '  place n0 eth0',
    '  place n1 eth0',
  ]);
  const { lines } = printed([]);
  expect(lines.at(-1)).toBe("QUESTIONS='' ASKED=0");
});
