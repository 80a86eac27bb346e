import { cardPages } from '../../../core/documenting.ts';
import { useTexts } from '../../i18n/texts.ts';

/** Every network card with what it can do, as a table. */
export function CardTable() {
  const { docs: texts, list, say } = useTexts();
  return (
    <article className="min-w-0 pb-4">
      <h3 className="text-[15px] font-semibold text-ink">{texts.cards}</h3>
      <div
        tabIndex={0}
        role="group"
        aria-label={texts.cards}
        className="mt-2 overflow-x-auto focus-visible:-outline-offset-2"
      >
        <table className="w-full text-left text-[12px]">
          <thead className="text-ink">
            <tr>
              {Object.values(texts.columns).map((title) => (
                <th key={title} scope="col" className="py-1 pr-3 font-semibold whitespace-nowrap">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line border-y border-line align-top">
            {cardPages.map(({ id, title, family, bus, driver, machines, onBoard, ...can }) => (
              <tr key={id}>
                <th scope="row" className="py-1 pr-3 font-normal text-ink">
                  <code>{id}</code>
                  <span className="block text-ink-2">
                    {say(title)}, {texts.families[family]}
                  </span>
                </th>
                <td className="py-1 pr-3 whitespace-nowrap">{bus}</td>
                <td className="py-1 pr-3">{driver ?? '–'}</td>
                <td className="py-1 pr-3">
                  {list([
                    ...(can.multiqueue ? [texts.queues] : []),
                    ...(can.offloads ? [texts.offloads] : []),
                    ...(can.tellsMtu ? [texts.mtu] : []),
                    ...(can.vhost ? ['vhost'] : []),
                  ])}
                </td>
                <td className="py-1 pr-3">{can.libvirt ?? '–'}</td>
                <td className="py-1 pr-3">{can.vmware ?? '–'}</td>
                <td className="min-w-36 py-1">
                  {list(machines.map((one) => (onBoard.includes(one) ? texts.onBoard(one) : one)))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </article>
  );
}
