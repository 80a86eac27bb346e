import { isPlugged } from '../../../core/index.ts';
import type { Device, Link, Side } from '../../../core/index.ts';
import { Glyph, linkFaceOf } from '../../faces/index.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useCompilation } from '../../store/compilation.ts';
import { reveal, useStore } from '../../store/store.ts';
import { automaticName } from './automatic.ts';
import { SectionTitle } from './FormHeader.tsx';
import { deviceOfEnd, endName, kindOfLink } from './things.ts';

interface CablesHereProps {
  readonly device: Device;
  /** Only the cable in this port. */
  readonly port?: string;
  readonly titled?: boolean;
}

/** The cables in a device, or in one of its ports; a click selects one. */
export function CablesHere({ device, port, titled }: CablesHereProps) {
  const texts = useTexts().inspector;
  const links = useStore((state) => state.topology.links);
  const here = links.flatMap((link) =>
    (['a', 'b'] as const)
      .filter((side) => {
        const end = link[side];
        return (
          isPlugged(end) && end.device === device.id && (port === undefined || end.port === port)
        );
      })
      .map((side) => ({ link, side })),
  );
  if (here.length === 0 && titled) return null;
  return (
    <section aria-label={texts.cables} className={titled ? 'pt-1.5' : undefined}>
      {titled && <SectionTitle>{texts.cables}</SectionTitle>}
      {here.length === 0 && <p className="text-[11.5px] text-ink-3">{texts.noCable}</p>}
      <ul className="-mx-1">
        {here.map(({ link, side }) => (
          <Cable key={`${link.id} ${side}`} link={link} far={side === 'a' ? 'b' : 'a'} />
        ))}
      </ul>
    </section>
  );
}

function Cable({ link, far }: { readonly link: Link; readonly far: Side }) {
  const { inspector: texts, say } = useTexts();
  const topology = useStore((state) => state.topology);
  const { plan } = useCompilation();
  const face = linkFaceOf(link.kind);
  const name = (['a', 'b'] as const)
    .map((side) => {
      const device = deviceOfEnd(topology, link[side]);
      return device && automaticName(plan, link, side, device);
    })
    .find((found) => found !== undefined);
  return (
    <li>
      <button
        type="button"
        onClick={() => reveal(link.id)}
        className="flex w-full items-center gap-1.5 rounded-md px-1 py-1 text-left text-[11.5px] hover:bg-surface-2"
      >
        <span style={{ color: face.color }} className="shrink-0">
          <Glyph face={face} size={14} />
        </span>
        <span className="shrink-0 text-ink-2">{say(kindOfLink(link)?.title ?? link.kind)}</span>
        <span aria-hidden className="text-ink-3">
          →
        </span>
        <span className="truncate">{endName(topology, link[far]) ?? texts.loose}</span>
        {name !== undefined && (
          <span className="ml-auto shrink-0 font-mono text-[11px] text-ink-3">{name}</span>
        )}
      </button>
    </li>
  );
}
