import { deflateRawSync, deflateSync } from 'node:zlib';
import type { Device, Link, Topology } from '../../src/core/index.ts';

type Item = Readonly<Record<string, unknown>>;

function words(...values: readonly unknown[]): string {
  return values
    .flat()
    .filter((value) => value !== undefined)
    .map(String)
    .join(' ');
}

/** What a person would write into the box of a device: all that the drawing says of it. */
function linesOf(device: Device): string[] {
  const { name, addresses } = device;
  const [memoryMiB, vcpus] = [Number(device['memoryMiB']), Number(device['vcpus'])];
  const items = (device['nics'] ?? device['interfaces'] ?? []) as readonly Item[];
  return [
    name,
    ...(Number.isNaN(memoryMiB) ? [] : [`${memoryMiB} MiB, ${vcpus} vCPU`]),
    ...((addresses ?? []) as readonly string[]),
    ...items.map((item) => words(item['id'], item['model'], item['mac'], item['addresses'])),
  ];
}

interface Ends {
  readonly a: { readonly device: string; readonly port?: string };
  readonly b: { readonly device: string; readonly vlan?: { readonly tag: number } };
}

function labelOf(link: Link): string {
  const { a, b } = link as unknown as Ends;
  return words(link.kind, a.port, b.vlan?.tag);
}

/** A link of mermaid.live: its state as JSON, zlib (as pako makes it), base64url. */
export function mermaidLink({ devices, links }: Topology): string {
  const box = (device: Device): string => `${device.id}["${linesOf(device).join('<br>')}"]`;
  const groups = devices
    .filter((device) => device.in === undefined)
    .flatMap((host) => [
      `subgraph ${host.id}["${host.name}"]`,
      ...devices.filter((device) => device.in === host.id).map(box),
      'end',
    ]);
  const edges = links.map((link) => {
    const { a, b } = link as unknown as Ends;
    return `${a.device} ---|${labelOf(link)}| ${b.device}`;
  });
  const state = {
    code: ['flowchart TB', ...groups, ...edges].join('\n'),
    mermaid: '{"theme":"default"}',
    autoSync: true,
    updateDiagram: true,
  };
  const packed = deflateSync(JSON.stringify(state), { level: 9 });
  return `https://mermaid.live/edit#pako:${packed.toString('base64url')}`;
}

const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** A link of draw.io: mxGraph XML, percent-encoded, raw deflate, base64, percent-encoded. */
export function drawioLink({ devices, links }: Topology): string {
  const boxes = devices.map((device) => {
    const [width, height] = device.size ?? [190, 86];
    const [x, y] = device.at;
    return (
      `<mxCell id="${device.id}" value="${escape(linesOf(device).join('<br>'))}" style="rounded=1;whiteSpace=wrap;html=1;" vertex="1" parent="${device.in ?? '1'}">` +
      `<mxGeometry x="${x}" y="${y}" width="${width}" height="${height}" as="geometry"/></mxCell>`
    );
  });
  const edges = links.map((link) => {
    const { a, b } = link as unknown as Ends;
    return `<mxCell id="${link.id}" value="${escape(labelOf(link))}" style="endArrow=none;html=1;" edge="1" parent="1" source="${a.device}" target="${b.device}"><mxGeometry relative="1" as="geometry"/></mxCell>`;
  });
  const root = ['<mxCell id="0"/>', '<mxCell id="1" parent="0"/>', ...boxes, ...edges].join('');
  const xml = `<mxGraphModel><root>${root}</root></mxGraphModel>`;
  const packed = deflateRawSync(encodeURIComponent(xml), { level: 9 });
  return `https://app.diagrams.net/#R${encodeURIComponent(packed.toString('base64'))}`;
}
