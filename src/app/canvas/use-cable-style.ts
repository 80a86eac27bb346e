import { useEffect, useState } from 'react';
import { useStore } from '../store/store.ts';
import { curved } from '../../core/index.ts';
import type { CableStyle } from '../../core/index.ts';

/** How cables run; right angles come in a chunk of their own when somebody wants them. */
export function useCableStyle(): CableStyle {
  const wanted = useStore((state) => state.cables);
  const [square, setSquare] = useState<CableStyle>();
  useEffect(() => {
    if (wanted !== 'square' || square) return;
    void import('../../core/square-cables.ts').then((loaded) => setSquare(() => loaded.square));
  }, [wanted, square]);
  return (wanted === 'square' ? square : undefined) ?? curved;
}
