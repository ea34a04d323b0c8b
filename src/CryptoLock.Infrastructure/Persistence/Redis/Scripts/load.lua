-- Reads a conversation with everything that is open, a turn and a message besides. Returns nothing when there is none.
local id, turn, message = ARGV[1], ARGV[2], ARGV[3]

local session = redis.call('HGETALL', prefix .. 's:' .. id)
if #session == 0 then
  return false
end

local inbound = {}
for _, position in ipairs(redis.call('SMEMBERS', prefix .. 'i:' .. id)) do
  inbound[#inbound + 1] = { position, redis.call('HGET', prefix .. 'm:' .. id, position) }
end

local outbound, taken = {}, {}
local function take(name)
  local place = not taken[name] and redis.call('HGET', prefix .. 'o:' .. id, name)
  if not place then
    return
  end
  taken[name] = true
  place = words(place)
  local parts = {}
  for i = 3, #place do
    parts[#parts + 1] = redis.call('HMGET', prefix .. 'p:' .. place[i],
      'status', 'provider', 'attempts', 'changed', 'code', 'cause', 'replaced')
  end
  outbound[#outbound + 1] = { place[1], redis.call('HGET', prefix .. 'm:' .. id, place[1]), parts }
end
for _, unsent in ipairs(redis.call('HVALS', prefix .. 'u:' .. id)) do
  take(unsent)
end
take(message)

local turns = {}
local open = redis.call('HGET', prefix .. 's:' .. id, 'turn')
for _, name in ipairs({ open or '', turn ~= open and turn or '' }) do
  local found = redis.call('HGET', prefix .. 't:' .. id, name)
  if found then
    turns[#turns + 1] = found
  end
end

return { session, inbound, outbound, turns }
