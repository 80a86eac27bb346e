import { useMemo } from 'react';
import { changeLinkKind, kindsFor, linkKinds, msg } from '../../../core/index.ts';
import type { Link, LinkKindId } from '../../../core/index.ts';
import { GlyphBadge, linkFaceOf } from '../../faces/index.ts';
import { FieldFrame } from '../../fields/FieldFrame.tsx';
import { Fields } from '../../fields/Fields.tsx';
import { FormContext } from '../../fields/form.ts';
import type { Form } from '../../fields/form.ts';
import type { Texts } from '../../i18n/en.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useCompilation, useProblems } from '../../store/compilation.ts';
import { edit, notify, useStore } from '../../store/store.ts';
import { Select } from '../../ui/Select.tsx';
import { automaticName, automaticPort, automaticSession, automaticTunnel } from './automatic.ts';
import { FormHeader } from './FormHeader.tsx';
import { LinkEndForm } from './LinkEndForm.tsx';
import { ProblemsHere } from './ProblemsHere.tsx';
import { problemsAt, problemsOf, thingForm } from './thing-form.ts';
import { deviceOfEnd, endName, fieldsOfLink, kindOfLink } from './things.ts';

export function LinkForm({ link }: { readonly link: Link }) {
  const texts = useTexts();
  const topology = useStore((state) => state.topology);
  const { plan } = useCompilation();
  const all = useProblems();
  const problems = useMemo(() => problemsOf(all, link.id), [all, link.id]);
  const kind = kindOfLink(link);
  const title = texts.say(kind?.title ?? link.kind);
  const ends = [link.a, link.b].map((end) => endName(topology, end) ?? texts.inspector.loose);

  const form: Form = {
    ...thingForm({ id: link.id, name: kind?.title ?? link.kind, problems }),
    automatic(path) {
      const [side, key] = path;
      if (side === 'port') return automaticPort(plan, link);
      if (side === 'session') return automaticSession(plan, link);
      if (side === 'vni' || (side === 'mtu' && kind?.overhead))
        return automaticTunnel(plan, link)?.[side];
      if (side !== 'a' && side !== 'b') return undefined;
      if (key === 'local') return automaticTunnel(plan, link, side)?.local;
      if (key !== 'ifname') return undefined;
      const device = deviceOfEnd(topology, link[side]);
      return device && automaticName(plan, link, side, device);
    },
  };

  return (
    <FormContext value={form}>
      <FormHeader
        badge={<GlyphBadge face={linkFaceOf(link.kind)} />}
        title={title}
        subtitle={ends.join(' – ')}
        removable
      />
      <div className="space-y-2.5 px-3.5 pt-2.5 pb-6">
        <FieldFrame
          label={texts.inspector.kind}
          note={kind?.note}
          problems={problemsAt(problems, link.id, ['kind'], true)}
        >
          {(control) => (
            <Select
              {...control}
              value={link.kind}
              options={kindOptions(link, kindsFor(topology, link), texts)}
              onChange={(next) => switchKind(link, next as LinkKindId)}
            />
          )}
        </FieldFrame>
        <Fields fields={fieldsOfLink(topology, link)} path={[]} owner={link} parent={link} />
        <LinkEndForm link={link} side="a" />
        <LinkEndForm link={link} side="b" />
        <ProblemsHere problems={problems} />
      </div>
    </FormContext>
  );
}

function kindOptions(link: Link, kinds: readonly LinkKindId[], { say }: Texts) {
  const options = kinds.map((kind) => ({
    value: kind as string,
    label: say(linkKinds[kind].title),
  }));
  const isOffered = options.some(({ value }) => value === link.kind);
  return isOffered ? options : [{ value: link.kind, label: link.kind }, ...options];
}

function switchKind(link: Link, kind: LinkKindId) {
  const changed = changeLinkKind(useStore.getState().topology, link.id, kind);
  if ('why' in changed) notify(changed.why, 'error');
  else edit(msg`Change to ${linkKinds[kind].title}`, () => changed.topology);
}
