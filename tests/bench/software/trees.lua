-- Trees that grow and fall, strings that are put together, and tables of them: all of it malloc and free.
local function grow(depth)
    if depth == 0 then
        return {}
    end
    return { grow(depth - 1), grow(depth - 1) }
end

local function count(tree)
    return tree[1] and 1 + count(tree[1]) + count(tree[2]) or 1
end

local nodes = 0
for _ = 1, 20 do
    nodes = nodes + count(grow(13))
end

local bytes = 0
for round = 1, 20 do
    local words = {}
    for word = 1, 10000 do
        words[word] = "word " .. word .. " of round " .. round
    end
    bytes = bytes + #table.concat(words, ", ")
end

print(nodes, bytes)
