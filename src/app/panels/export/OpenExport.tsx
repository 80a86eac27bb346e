import { Download } from 'lucide-react';
import { useId, useLayoutEffect, useRef } from 'react';
import { slug } from '../../../core/index.ts';
import { downloadZip } from '../../actions/download-zip.ts';
import { useTexts } from '../../i18n/texts.ts';
import { compilationOf } from '../../store/compilation.ts';
import { closeDialog, useStore } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { BundleSelect } from './BundleSelect.tsx';
import { DangerList } from './DangerList.tsx';
import { EffectList } from './EffectList.tsx';
import { IsolatedSwitch } from './IsolatedSwitch.tsx';
import { SyntaxSelect } from './SyntaxSelect.tsx';
import { useChoices } from './use-choices.ts';
import { VmxSwitch } from './VmxSwitch.tsx';

/** What an export does to its hosts, to be read before it is downloaded. */
export function OpenExport() {
  const { export: texts, say } = useTexts();
  const topology = useStore((state) => state.topology);
  const { bundle, exported, effects, isolated, ...choices } = useChoices(topology);
  const problem = [...compilationOf(topology).diagnostics, ...exported.diagnostics].find(
    ({ severity }) => severity === 'error',
  );
  const main = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => main.current?.focus(), []);
  const summary = useId();
  const zip = `${slug(topology.name) || 'drawing'}.zip`;

  return (
    <Dialog
      wide
      title={texts.title(topology.name)}
      describedBy={summary}
      closeLabel={texts.cancel}
      onClose={closeDialog}
      footer={
        <>
          <span className="min-w-0 flex-1 basis-full truncate font-mono text-[11.5px] text-ink-2 sm:basis-0">
            {texts.files(zip, exported.files.length)}
          </span>
          <Button onClick={closeDialog}>{texts.cancel}</Button>
          <Button
            ref={main}
            look="primary"
            icon={<Download aria-hidden size={14} />}
            disabled={problem !== undefined}
            onClick={() => {
              closeDialog();
              void downloadZip(zip, exported.files);
            }}
          >
            {texts.download}
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-1">
        <BundleSelect bundle={bundle} />
        {bundle.targets.some((target) => target === 'qemu-argv') && (
          <SyntaxSelect chosen={choices.qemuSyntax} onChoose={choices.setQemuSyntax} />
        )}
      </div>
      {problem && (
        <p role="alert" className="mt-2 text-error">
          {texts.notExported(say(problem.message))}
        </p>
      )}
      <DangerList
        id={summary}
        offers={choices.offers}
        off={choices.off}
        moot={choices.moot}
        isolated={isolated}
        withHosts={effects.length > 1}
        fromLink={choices.fromLink}
        onAllow={choices.allow}
      />
      <IsolatedSwitch
        checked={isolated}
        obstacle={bundle.isolates ? (choices.touched ? 'touch' : undefined) : 'bundle'}
        onChange={choices.setIsolated}
      />
      <VmxSwitch checked={choices.vmx} onChange={choices.setVmx} />
      {effects.map((one, i) => (
        <EffectList key={i} {...one} isolated={isolated} />
      ))}
    </Dialog>
  );
}
