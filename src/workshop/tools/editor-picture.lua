-- Runs in a Neovim with a screen of fixed size: opens a policy with the language server, shows its findings and a hover,
-- and leaves.
vim.o.more = false
local scene = vim.json.decode(os.getenv('ROLEWRIGHT_SCENE'))

vim.o.termguicolors = true
vim.o.background = 'dark'
vim.o.number = true
vim.o.signcolumn = 'yes'
vim.o.laststatus = 2
vim.o.statusline = ' %t%=%l:%c '
vim.o.showmode = false
vim.o.ruler = false
vim.o.shortmess = vim.o.shortmess .. 'FI'
vim.diagnostic.config({ virtual_text = { prefix = '■' }, severity_sort = true })

local function finish(result)
  local out = assert(io.open(scene.result, 'w'))
  out:write(vim.json.encode(result))
  out:close()
  vim.cmd('qall!')
end

local function wait(what, condition)
  assert(vim.wait(60000, condition, 20), 'Neovim waited in vain for ' .. what)
end

local function play()
  vim.cmd.edit(scene.path)
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo[buffer].filetype = scene.filetype
  vim.lsp.start({ name = 'rolewright', cmd = scene.command, root_dir = vim.fn.getcwd() })
  wait('diagnostics', function() return #vim.diagnostic.get(buffer) > 0 end)
  vim.fn.search(scene.hover)
  vim.lsp.buf.hover()
  wait('the hover', function() return #vim.api.nvim_list_wins() > 1 end)
  vim.cmd.redraw()
  -- Drawn by the terminal in its own time.
  vim.wait(1000, function() return false end)
  finish({})
end

vim.schedule(function()
  local played, fault = pcall(play)
  if not played then finish({ failure = tostring(fault) }) end
end)
