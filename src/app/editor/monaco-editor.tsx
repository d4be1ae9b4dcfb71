// The full editor: Monaco in the app's colors, fed by the app's text and findings.
import { Editor, loader } from '@monaco-editor/react';
import * as monaco from 'monaco-editor/editor';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import './monaco-features.ts';
import type { FullEditorProps } from './code-view-props.ts';
import { readColors, watchColors } from './css-tokens.ts';
import { disposeModels, modelAddress } from './document-models.ts';
import { sayEditorShown } from './editor-shown.ts';
import { registerAssist } from './monaco-assist.ts';
import { LANGUAGE, registerJson } from './monaco-json.ts';
import { editorOptions } from './monaco-options.ts';
import { THEME, themeOf } from './monaco-theme.ts';
import { useLongText } from './use-long-text.ts';
import { useMedia } from './use-media.ts';
import { isNewJump, useModelEvents } from './use-model-events.ts';
import { useModelMarks } from './use-model-marks.ts';
import { useModelText } from './use-model-text.ts';
import { useNextFrame } from './use-next-frame.ts';

// Without this the loader would fetch another copy of Monaco from a CDN.
loader.config({ monaco });

/** What editors need of Monaco, made before the first one and once. Each step takes long enough for a turn of its own. */
export const STEPS: readonly (() => void)[] = [
  () => {
    registerJson();
    registerAssist();
    // Its usual keys begin with Ctrl+K, which is the page's.
    monaco.editor.addKeybindingRule({
      keybinding: monaco.KeyMod.Alt | monaco.KeyCode.KeyH,
      command: 'editor.action.showHover',
      when: 'editorTextFocus',
    });
  },
  () => {
    applyTheme();
    monaco.editor.setTheme(THEME);
  },
  // The first model starts what all of them need.
  () => monaco.editor.createModel('', LANGUAGE).dispose(),
];

/** How to leave the editor, which assistive technology says when it gets the focus. */
function sayHowToLeave(codeEditor: monaco.editor.IStandaloneCodeEditor): void {
  const box = codeEditor.getDomNode()?.querySelector('[role=textbox], textarea');
  box?.setAttribute('aria-description', 'Tab leaves the editor. Ctrl+] indents.');
}

const applyTheme = () => monaco.editor.defineTheme(THEME, themeOf(readColors()));

/** A font that comes late has other widths. */
function followFonts(): () => void {
  const measure = () => monaco.editor.remeasureFonts();
  document.fonts.addEventListener('loadingdone', measure);
  return () => document.fonts.removeEventListener('loadingdone', measure);
}

/** Shows one document at a time. While mounted, each document keeps its model, with undo, folds and cursor. */
export default function MonacoEditor(props: FullEditorProps) {
  const { documentId, label, text, readOnly, onEdit } = props;
  const [codeEditor, setCodeEditor] = useState<monaco.editor.IStandaloneCodeEditor | null>(null);
  const stillness = useMedia('(prefers-reduced-motion: reduce)');
  const forced = useMedia('(forced-colors: active)');
  const dark = useMedia('(prefers-color-scheme: dark)');
  const theme = forced ? (dark ? 'hc-black' : 'hc-light') : THEME;
  const options = useMemo(() => editorOptions(label, readOnly, stillness), [label, readOnly, stillness]);
  // Two editors of one document must not share a model: they would undo each other's changes.
  const home = useId();

  useEffect(() => watchColors(applyTheme), []);
  useEffect(followFonts, []);
  const shown = useNextFrame(codeEditor, props);
  useModelText(codeEditor, shown.documentId, shown.text, onEdit);
  useLongText(codeEditor, shown.text);
  useModelMarks(codeEditor, shown);
  useModelEvents(codeEditor, shown);
  useReady(codeEditor, props);
  useEffect(() => () => disposeModels(home), [home]);

  return (
    <Editor
      // With the second class Monaco also sets its colors on this element, which holds its menus.
      className="code-monaco monaco-component"
      path={modelAddress(home, documentId)}
      defaultLanguage={LANGUAGE}
      defaultValue={text}
      theme={theme}
      options={options}
      loading={null}
      keepCurrentModel
      beforeMount={applyTheme}
      onMount={(mounted) => {
        sayHowToLeave(mounted);
        setCodeEditor(mounted);
      }}
    />
  );
}

/** Replaces the read-only view after the first frame, at the same scroll position. */
function useReady(codeEditor: monaco.editor.IStandaloneCodeEditor | null, props: FullEditorProps): void {
  const latest = useRef(props);
  /** Asked for before the editor was there; one that is made anew was there already. */
  const wasSent = useRef(isNewJump(props.revealed));
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    if (!codeEditor) return;
    codeEditor.setScrollTop(latest.current.initialScrollTop());
    const frame = requestAnimationFrame(() => {
      performance.mark('editor-ready');
      const { onReady } = latest.current;
      // A position that was asked for before is where the person wants to be, unless they type somewhere else by now.
      const isAsked = wasSent.current && !document.activeElement?.closest('input, textarea, select, dialog');
      let hadFocus = false;
      // The editor can get the focus only once it is visible, so this render does not wait for its turn.
      flushSync(() => {
        hadFocus = onReady();
      });
      if (hadFocus || isAsked) codeEditor.focus();
      sayEditorShown();
    });
    return () => cancelAnimationFrame(frame);
  }, [codeEditor]);
}
