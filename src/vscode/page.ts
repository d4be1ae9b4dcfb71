// Rolewright: Open in the page. The policies travel in the part of the address that browsers send to nobody.
import { commands, env, Uri, window, workspace } from 'vscode';
import { linkCodec } from '#cli/link-codec.ts';
import { encodeText } from '#deepseek/share/index.ts';

/** Windows opens no longer address. https://www.electronjs.org/docs/latest/api/shell#shellopenexternalurl-options */
const LONGEST_ADDRESS = 2000;

const SETTING = 'rolewright.pageAddress';

/** The address without a fragment; undefined where it is none of a page. */
function pageAddress(): string | undefined {
  const address = workspace.getConfiguration().get<string>(SETTING, '').trim();
  return /^https?:\/\/[^\s#]+/.exec(address)?.[0];
}

export async function openInPage(): Promise<void> {
  const address = pageAddress();
  if (address === undefined) {
    const open = 'Open settings';
    const chosen = await window.showInformationMessage(
      'Set the address of your Rolewright page, such as https://example.com/rolewright/.',
      open,
    );
    if (chosen === open) await commands.executeCommand('workbench.action.openSettings', SETTING);
    return;
  }
  const editor = window.activeTextEditor;
  const text = editor?.document.getText(editor.selection.isEmpty ? undefined : editor.selection) ?? '';
  if (text.trim() === '') {
    void window.showInformationMessage('Open the file with the policy, then run this again.');
    return;
  }
  const link = `${address}#${await encodeText(text, linkCodec)}`;
  if (link.length <= LONGEST_ADDRESS) {
    await env.openExternal(Uri.parse(link));
    return;
  }
  await env.clipboard.writeText(text);
  void window.showInformationMessage(
    'The file is too long for an address, so it is copied: paste it anywhere on the page.',
  );
  await env.openExternal(Uri.parse(address));
}
