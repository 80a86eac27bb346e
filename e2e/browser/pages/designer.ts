import { expect, type Locator, type Page } from '@playwright/test';
import { printTopology, type Topology } from '../../../src/core/index.ts';

type Spot = readonly [x: number, y: number];

/** The designer as a person with a mouse sees it. */
export class Designer {
  readonly errors: string[] = [];
  private readonly prepared: Promise<unknown>;

  constructor(readonly page: Page) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    page.on('pageerror', (error) => this.errors.push(error.message));
    // Files come through the plain file chooser, which a test can answer.
    this.prepared = page.addInitScript(() => {
      Reflect.deleteProperty(globalThis, 'showOpenFilePicker');
      Reflect.deleteProperty(globalThis, 'showSaveFilePicker');
    });
  }

  async open(address = '/'): Promise<void> {
    await this.prepared;
    await this.page.goto(address);
    await expect(this.device('web1')).toBeVisible();
    // The code view comes in a chunk of its own.
    await expect(this.page.getByLabel(/^Text of /)).toBeVisible();
  }

  async startAnew(): Promise<void> {
    await this.menu('File', /^New/);
    await expect(this.page.locator('[data-device-id]')).toHaveCount(0);
  }

  async menu(button: string, item: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** Opens the dialog that tells what an export does, and downloads it. */
  async export(): Promise<void> {
    await this.page.getByRole('button', { name: 'Export', exact: true }).click();
    await this.dialog().getByRole('button', { name: 'Download .zip' }).click();
  }

  async openDrawing(topology: Topology): Promise<void> {
    const buffer = Buffer.from(printTopology(topology));
    await this.openFile({ name: 'a.vethloom.json', mimeType: 'application/json', buffer });
  }

  async openFile(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.menu('File', /^Open file/),
    ]);
    await chooser.setFiles(file);
    await expect(this.page.getByText(`Opened ${file.name}`)).toBeVisible();
  }

  device(name: string): Locator {
    // What a device is connected to stands behind the first comma of its spoken name.
    const spoken = this.page.getByLabel(new RegExp(`^[^,]* ${name}(,|$)`));
    return this.page.locator('[data-device-id]').and(spoken);
  }

  get cables(): Locator {
    return this.page.locator('[data-link-id]');
  }

  inspector(): Locator {
    return this.page.getByRole('complementary', { name: 'Inspector' });
  }

  tab(name: 'Output' | 'Problems'): Locator {
    return this.page.getByRole('tab', { name: new RegExp(`^${name}`) });
  }

  /** Drags from one place to another in steps, as a hand does. */
  async drag([fromX, fromY]: Spot, [toX, toY]: Spot): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(fromX, fromY);
    await mouse.down();
    await mouse.move((fromX + toX) / 2, (fromY + toY) / 2, { steps: 5 });
    await mouse.move(toX, toY, { steps: 5 });
    await mouse.up();
  }

  async centre(of: Locator): Promise<Spot> {
    const box = await of.boundingBox();
    if (!box) throw new Error('nothing to be seen');
    return [box.x + box.width / 2, box.y + box.height / 2];
  }

  async dragFromPalette(title: string, to: Spot): Promise<void> {
    const entry = this.page.getByRole('button', { name: title, exact: true });
    await this.drag(await this.centre(entry), to);
  }

  /** Drags from the plug that a device shows under the pointer. */
  async cable(from: string, to: string): Promise<void> {
    const before = await this.cables.count();
    await this.device(from).hover();
    const plug = this.page.getByRole('button', { name: `Connect ${from}` });
    await this.drag(await this.centre(plug), await this.centre(this.device(to)));
    await expect(this.cables).toHaveCount(before + 1);
    // Where several kinds fit a menu offers the others.
    const others = this.page.getByRole('menu', { name: 'Kind of cable' });
    if (await others.isVisible()) await this.page.keyboard.press('Escape');
  }

  async select(name: string): Promise<void> {
    const box = await this.device(name).boundingBox();
    if (!box) throw new Error(`${name} is not to be seen`);
    await this.page.mouse.click(box.x + 40, box.y + 14);
    await expect(this.inspector().getByLabel('Name', { exact: true }).first()).toHaveValue(name);
  }
}
