import { useId } from 'react';
import type { Stage } from '../../../core/explaining.ts';
import { useTexts } from '../../i18n/texts.ts';

const LANES = ['guest', 'card', 'qemu', 'program', 'kernel', 'outside'] as const;
const COLUMN = 100;
const ROW = 32;
const BOX = { width: 88, height: 24 };
/** Room for the names of the lanes. */
const LEFT = 92;
/** Letters that fit into a box. */
const LETTERS = 13;

interface PathPictureProps {
  readonly stages: readonly Stage[];
  readonly label: string;
}

/** A lane for each of those who work, a column for each station. */
export function PathPicture({ stages, label }: PathPictureProps) {
  const { datapath: texts, say } = useTexts();
  const arrow = useId();
  const lanes = LANES.filter((lane) => stages.some(({ place }) => place === lane));
  const width = LEFT + stages.length * COLUMN;
  const height = lanes.length * ROW;
  const x = (column: number) => LEFT + column * COLUMN;
  const y = (place: Stage['place']) => lanes.indexOf(place) * ROW + ROW / 2;
  return (
    <svg role="img" aria-label={label} width={width} height={height} className="block">
      <defs>
        <marker id={arrow} viewBox="0 0 6 6" refX="5" refY="3" markerWidth="6" markerHeight="6">
          <path d="M0 0 6 3 0 6z" fill="var(--ink-3)" />
        </marker>
      </defs>
      {lanes.map((lane, i) => (
        <g key={lane}>
          {i % 2 === 0 && <rect y={i * ROW} width={width} height={ROW} fill="var(--surface-2)" />}
          <text x={8} y={y(lane) + 4} fontSize="11.5" fill="var(--ink-2)">
            {texts.places[lane]}
          </text>
        </g>
      ))}
      {stages.slice(1).map(({ place }, i) => {
        const from = stages[i]?.place ?? place;
        const [start, end] = [x(i) + BOX.width, x(i + 1)];
        const middle = (start + end) / 2;
        return (
          <path
            key={i}
            d={`M${start} ${y(from)}H${middle}V${y(place)}H${end}`}
            fill="none"
            stroke="var(--ink-3)"
            strokeWidth="1.5"
            markerEnd={`url(#${arrow})`}
          />
        );
      })}
      {stages.map(({ place, what }, i) => (
        <g key={i}>
          <rect
            x={x(i)}
            y={y(place) - BOX.height / 2}
            {...BOX}
            rx={6}
            fill="var(--surface)"
            stroke="var(--line)"
          />
          <text
            x={x(i) + BOX.width / 2}
            y={y(place) + 4}
            fontSize="11.5"
            textAnchor="middle"
            fill="var(--ink)"
          >
            {shortened(say(what))}
          </text>
        </g>
      ))}
    </svg>
  );
}

function shortened(text: string): string {
  return text.length > LETTERS ? `${text.slice(0, LETTERS - 1)}…` : text;
}
