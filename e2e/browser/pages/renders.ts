import type { Page } from '@playwright/test';

/** How often React called the component of each device and of each link. */
interface Renders {
  readonly devices: ReadonlyMap<string, number>;
  readonly links: ReadonlyMap<string, number>;
}

type Counts = { devices: Record<string, number>; links: Record<string, number> };

/** Counts what React renders, as its own developer tools do: by the hook that it calls on commit. */
export const countRenders = {
  async install(page: Page): Promise<void> {
    await page.addInitScript(() => {
      interface Fiber {
        readonly alternate: Fiber | null;
        readonly child: Fiber | null;
        readonly sibling: Fiber | null;
        readonly flags: number;
        readonly type: unknown;
        readonly memoizedProps: {
          readonly data?: { readonly device?: { readonly id: string } };
          readonly cable?: { readonly link: { readonly id: string } };
          readonly selected?: boolean;
        } | null;
      }
      const counts: Counts = { devices: {}, links: {} };
      /** React's mark of a component that was called. */
      const PERFORMED_WORK = 1;
      const visit = (fiber: Fiber): void => {
        const before = fiber.alternate;
        const { data, cable, selected } = fiber.memoizedProps ?? {};
        const called = !before || (fiber.flags & PERFORMED_WORK) !== 0;
        if (called && typeof fiber.type !== 'string' && selected !== undefined) {
          const { device } = data ?? {};
          if (device) counts.devices[device.id] = (counts.devices[device.id] ?? 0) + 1;
          if (cable) counts.links[cable.link.id] = (counts.links[cable.link.id] ?? 0) + 1;
        }
        if (before && before.child === fiber.child) return;
        for (let child = fiber.child; child; child = child.sibling) visit(child);
      };
      Object.assign(globalThis, {
        renderCounts: counts,
        __REACT_DEVTOOLS_GLOBAL_HOOK__: {
          supportsFiber: true,
          inject: () => 1,
          onCommitFiberRoot: (_id: number, root: { readonly current: Fiber }) =>
            visit(root.current),
          onPostCommitFiberRoot: () => undefined,
          onCommitFiberUnmount: () => undefined,
        },
      });
    });
  },

  async begin(page: Page): Promise<void> {
    await page.evaluate(() => {
      const { renderCounts } = globalThis as unknown as { renderCounts: Counts };
      renderCounts.devices = {};
      renderCounts.links = {};
    });
  },

  async end(page: Page): Promise<Renders> {
    const { devices, links } = await page.evaluate(
      () => (globalThis as unknown as { renderCounts: Counts }).renderCounts,
    );
    return { devices: new Map(Object.entries(devices)), links: new Map(Object.entries(links)) };
  },
};
