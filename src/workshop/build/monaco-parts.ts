// Parts of Monaco that nothing on the page can reach, though its core imports them. Each is replaced by the little that its importers need.

/** A module of Monaco, by the end of its path, and what stands in for it. */
export interface MonacoPart {
  readonly file: string;
  readonly code: string;
}

const VS = 'monaco-editor/esm/vs/';

const part = (file: string, code: string): MonacoPart => ({ file: `${VS}${file}`, code });

/** A class that is named, and never made. */
const neverMade = (...names: readonly string[]): string =>
  names
    .map(
      (name) => `export class ${name} { constructor() { throw new Error('Not in this build: ${name}'); } }`,
    )
    .join('\n');

export const UNREACHED: readonly MonacoPart[] = [
  // The page compares texts itself.
  part('editor/browser/widget/diffEditor/diffEditorWidget.js', `${neverMade('DiffEditorWidget')}`),
  part(
    'editor/common/diff/linesDiffComputers.js',
    `const none = () => { throw new Error('Not in this build: differences'); };
    export const linesDiffComputers = {
      getLegacy: none, getDefault: none, getAdvancedExternal: none, getAdvancedWasm: none,
    };`,
  ),
  // Asked on the page only where Monaco's worker cannot start: then a formatted text is replaced whole.
  part(
    'base/common/diff/diff.js',
    `export const stringDiff = (original, modified) => original === modified ? [] : [{
      originalStart: 0, originalLength: original.length, modifiedStart: 0, modifiedLength: modified.length,
    }];`,
  ),
  // Drawing with the GPU is an experiment that is off.
  part('editor/browser/gpu/viewGpuContext.js', neverMade('ViewGpuContext')),
  part('editor/browser/viewParts/viewLinesGpu/viewLinesGpu.js', neverMade('ViewLinesGpu')),
  part('editor/browser/viewParts/rulersGpu/rulersGpu.js', neverMade('RulersGpu')),
  part('editor/browser/viewParts/gpuMark/gpuMark.js', neverMade('GpuMarkOverlay')),
  // JSON has a tokenizer of our own.
  part(
    'editor/common/model/tokens/treeSitter/treeSitterSyntaxTokenBackend.js',
    neverMade('TreeSitterSyntaxTokenBackend'),
  ),
  part('editor/standalone/common/monarch/monarchLexer.js', neverMade('MonarchTokenizer')),
  part(
    'editor/standalone/common/monarch/monarchCompile.js',
    `export const compile = () => { throw new Error('Not in this build: Monarch'); };`,
  ),
  // The minimap is off: an empty element keeps its place.
  part(
    'editor/browser/viewParts/minimap/minimap.js',
    `import { createFastDomNode } from '../../../../base/browser/fastDomNode.js';
    import { ViewPart } from '../../view/viewPart.js';
    export class Minimap extends ViewPart {
      domNode = createFastDomNode(document.createElement('div'));
      getDomNode() { return this.domNode; }
      prepareRender() {}
      render() {}
    }`,
  ),
  // Monaco's palette is not there; the page has its own.
  part(
    'editor/standalone/browser/quickInput/standaloneQuickInputService.js',
    `const nothing = () => Promise.resolve(undefined);
    export class StandaloneQuickInputService { pick = nothing; input = nothing; }`,
  ),
  // Lists of references and symbols: policies have none. What hovers and completions show is no tree.
  part(
    'platform/list/browser/listService.js',
    `import { createDecorator } from '../../instantiation/common/instantiation.js';
    export const IListService = createDecorator('listService');
    export class ListService {}`,
  ),
  part(
    'editor/contrib/gotoSymbol/browser/link/goToDefinitionAtPosition.js',
    `export class GotoDefinitionAtPositionEditorContribution { static get() { return null; } }`,
  ),
  // Never in a hover here: colors, hints between letters, and completions that are drawn into the text.
  part('editor/contrib/inlayHints/browser/inlayHintsHover.js', neverMade('InlayHintsHover')),
  part(
    'editor/contrib/colorPicker/browser/hoverColorPicker/hoverColorPicker.js',
    `export const isOnColorDecorator = () => false;`,
  ),
  part(
    'editor/contrib/colorPicker/browser/hoverColorPicker/hoverColorPickerParticipant.js',
    neverMade('ColorHover', 'HoverColorPickerParticipant'),
  ),
  part(
    'editor/contrib/inlineCompletions/browser/hintsWidget/inlineCompletionsHintsWidget.js',
    `export class InlineSuggestionHintsContentWidget { static dropDownVisible = false; }`,
  ),
  part(
    'editor/contrib/inlineCompletions/browser/controller/common.js',
    `export const getInlineCompletionsController = () => null;`,
  ),
  // Pasting in other forms: text is pasted as it is.
  part(
    'editor/contrib/dropOrPasteInto/browser/copyPasteController.js',
    `export class CopyPasteController { static get() { return null; } }`,
  ),
  // No menu of Monaco's holds a drop-down list.
  part(
    'base/browser/ui/selectBox/selectBox.js',
    `${neverMade('SelectBox')}
    export const SeparatorSelectOption = Object.freeze({ text: '', isDisabled: true });`,
  ),
  // For people who debug Monaco itself.
  part(
    'base/common/observableInternal/logging/debugger/devToolsLogger.js',
    `export class DevToolsLogger { static getInstance() { throw new Error('Not in this build.'); } }`,
  ),
];
