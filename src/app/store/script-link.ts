import { scriptLink } from '../../core/sharing.ts';
import { useStore } from './store.ts';

/** From now on net.sh has the drawing's link in its header. */
export function provideScriptLink(): void {
  useStore.setState({ scriptLink });
}
