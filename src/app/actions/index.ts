import type { Action } from './action.ts';
import { alignSelection } from './align-selection.ts';
import { arrangeDrawing } from './arrange-drawing.ts';
import { changeLanguage } from './change-language.ts';
import { clipboardActions } from './clipboard-actions.ts';
import { collapseSelection } from './collapse-selection.ts';
import { deleteSelection } from './delete-selection.ts';
import { duplicateSelection } from './duplicate-selection.ts';
import { editSubject } from './edit-subject.ts';
import { exportDrawing } from './export-drawing.ts';
import { exportPicture } from './export-picture.ts';
import { fitAll } from './fit-all.ts';
import { fitSelection } from './fit-selection.ts';
import { goToNeighbour } from './go-to-neighbour.ts';
import { goToPanel } from './go-to-panel.ts';
import { goToProblem } from './go-to-problem.ts';
import { lockSelection } from './lock-selection.ts';
import { moveToHost } from './move-to-host.ts';
import { newDrawing } from './new-drawing.ts';
import { openFile } from './open-file.ts';
import { openOverlays } from './open-overlays.ts';
import { redo } from './redo.ts';
import { saveFile } from './save-file.ts';
import { selectAll } from './select-all.ts';
import { shareDrawing } from './share-drawing.ts';
import { showDocs } from './show-docs.ts';
import { showDrawings } from './show-drawings.ts';
import { showHistory } from './show-history.ts';
import { showOutline } from './show-outline.ts';
import { showTemplates } from './show-templates.ts';
import { startLink } from './start-link.ts';
import { toggleCables } from './toggle-cables.ts';
import { toggleTheme } from './toggle-theme.ts';
import { tools } from './tools.ts';
import { undo } from './undo.ts';
import { zoomFull } from './zoom-full.ts';

export type { Action } from './action.ts';

/** Everything a person can do that has a name. */
export const actions = {
  undo,
  redo,
  newDrawing,
  openFile,
  showTemplates,
  saveFile,
  showDrawings,
  showHistory,
  exportDrawing,
  shareDrawing,
  exportPicture,
  selectAll,
  arrangeDrawing,
  ...alignSelection,
  ...clipboardActions,
  duplicateSelection,
  deleteSelection,
  lockSelection,
  collapseSelection,
  fitAll,
  fitSelection,
  zoomFull,
  ...tools,
  ...goToNeighbour,
  ...openOverlays,
  ...editSubject,
  startLink,
  moveToHost,
  showOutline,
  showDocs,
  ...goToPanel,
  ...goToProblem,
  toggleCables,
  toggleTheme,
  changeLanguage,
} satisfies Readonly<Record<string, Action>>;
