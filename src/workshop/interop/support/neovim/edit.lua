-- Edits the files of a proof in a real Neovim: opens each, asks the language server, applies its fixes, and writes down
-- what came. In: ROLEWRIGHT_PROOF, a JSON file with the settings of the editor and what to do. Out: the file it names.
local function read(path)
  local file = assert(io.open(path, 'r'))
  local text = file:read('a')
  file:close()
  return text
end

local proof = vim.json.decode(read(os.getenv('ROLEWRIGHT_PROOF')))
-- Only a server that hangs takes this long, also on a busy machine.
local PATIENCE = 120000

local function wait(what, condition)
  assert(vim.wait(PATIENCE, condition, 10), 'Neovim waited in vain for ' .. what)
end

local function text_of(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n') .. '\n'
end

-- The position of a word, as the protocol counts: after its first `behind` characters.
local function place(buffer, word, behind)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local column = line:find(word, 1, true)
    if column then return { line = number - 1, character = column - 1 + behind } end
  end
  error(word .. ' is not in the file')
end

local function ask(buffer, method, position)
  local params = { textDocument = vim.lsp.util.make_text_document_params(buffer), position = position }
  local answers = assert(vim.lsp.buf_request_sync(buffer, method, params, PATIENCE))
  for _, answer in pairs(answers) do return answer.result end
end

local clients = vim.lsp.get_clients or vim.lsp.get_active_clients

local function edit(task)
  vim.cmd.edit(vim.fn.fnameescape(task.path))
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo[buffer].filetype = task.filetype
  -- The type of the file starts the server, as the settings say.
  wait('the server', function() return #clients({ bufnr = buffer }) > 0 end)
  wait('diagnostics of ' .. task.path, function() return #vim.diagnostic.get(buffer) > 0 end)
  local found = {}
  for _, each in ipairs(vim.diagnostic.get(buffer)) do
    local line = vim.api.nvim_buf_get_lines(buffer, each.lnum, each.lnum + 1, false)[1]
    table.insert(found, { code = each.code, at = line:sub(each.col + 1, each.end_col) })
  end
  local list = ask(buffer, 'textDocument/completion', place(buffer, task.complete.word, task.complete.behind))
  local labels = {}
  for _, item in ipairs(list.items) do table.insert(labels, item.label) end
  local hover = ask(buffer, 'textDocument/hover', place(buffer, task.hover, 1))
  local before = vim.b[buffer].changedtick
  vim.lsp.buf.code_action({ context = { only = { 'source.fixAll' }, diagnostics = {} }, apply = true })
  wait('the fixes of ' .. task.path, function() return vim.b[buffer].changedtick > before end)
  return { found = found, labels = labels, hover = hover.contents.value, text = text_of(buffer) }
end

local passed, result = pcall(function()
  assert(loadstring(proof.settings))()
  return vim.tbl_map(edit, proof.tasks)
end)
local out = assert(io.open(proof.result, 'w'))
out:write(vim.json.encode(passed and { results = result } or { failure = tostring(result) }))
out:close()
vim.cmd('qall!')
