// What waits for the editor goes on once it is shown, and without it after the limit.
import { expect, test, vi } from 'vitest';

test('goes on without an editor after the limit, and at once where the editor is shown', async () => {
  vi.useFakeTimers();
  vi.resetModules();
  const { editorShown, sayEditorShown } = await import('./editor-shown.ts');
  const passed: string[] = [];
  void editorShown(1000).then(() => passed.push('limit'));
  await vi.advanceTimersByTimeAsync(999);
  expect(passed).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(passed).toEqual(['limit']);
  void editorShown(1000).then(() => passed.push('shown'));
  sayEditorShown();
  await vi.advanceTimersByTimeAsync(0);
  void editorShown(1000).then(() => passed.push('later'));
  await vi.advanceTimersByTimeAsync(0);
  expect(passed).toEqual(['limit', 'shown', 'later']);
  vi.useRealTimers();
});
