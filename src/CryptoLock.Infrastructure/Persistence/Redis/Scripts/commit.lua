-- Writes a difference, all of it or nothing. Returns 0 when the conversation is not as it was loaded.
local change = cjson.decode(ARGV[1])
local id = change.id
local session, messages, open_inbound = prefix .. 's:' .. id, prefix .. 'm:' .. id, prefix .. 'i:' .. id

local before = redis.call('HMGET', session, 'version', 'status', 'turn')
if before[1] ~= change.version then
  return 0
end
for _, ended in ipairs(change.endings) do
  -- An outcome is written once.
  if redis.call('SISMEMBER', open_inbound, ended.position) == 0 then
    return 0
  end
end
for _, message in ipairs(change.messages) do
  if redis.call('HEXISTS', messages, message.position) == 1 then
    return 0
  end
end
for _, part in ipairs(change.parts) do
  -- Callbacks move parts without loading the conversation. A new part has no status yet.
  if redis.call('HGET', prefix .. 'p:' .. part.id, 'status') ~= (part.from or false) then
    return 0
  end
end
local open_turn = before[3]
for _, turn in ipairs(change.turns) do
  if not turn.open then
    open_turn = open_turn ~= turn.id and open_turn
  elseif open_turn and open_turn ~= turn.id then
    return 0
  else
    open_turn = turn.id
  end
end

local function put(key, fields, absent)
  redis.call('HSET', key, unpack(fields))
  if #absent > 0 then
    redis.call('HDEL', key, unpack(absent))
  end
end

put(session, change.fields, change.absent)
if open_turn then
  redis.call('HSET', session, 'turn', open_turn)
else
  redis.call('HDEL', session, 'turn')
end
for _, ended in ipairs(change.endings) do
  redis.call('HSET', messages, ended.position, ended.body)
  redis.call('SREM', open_inbound, ended.position)
  rank('unsettled', id .. ' ' .. ended.position, nil)
end
for _, message in ipairs(change.messages) do
  redis.call('HSET', messages, message.position, message.body)
  redis.call('HSET', prefix .. 'o:' .. id, message.id, message.place)
end
for _, part in ipairs(change.parts) do
  put(prefix .. 'p:' .. part.id, part.fields, part.absent)
  if part.unsent then
    redis.call('HSET', prefix .. 'u:' .. id, part.id, part.message)
  else
    redis.call('HDEL', prefix .. 'u:' .. id, part.id)
  end
  if part.failed then
    give_up(id, part.message)
  end
end
for _, turn in ipairs(change.turns) do
  redis.call('HSET', prefix .. 't:' .. id, turn.id, turn.body)
  rank('dead', turn.id, turn.failed)
  if turn.failed then
    redis.call('HSET', prefix .. 'letters', turn.id, 't ' .. id)
  else
    redis.call('HDEL', prefix .. 'letters', turn.id)
  end
end

rank('due', id, change.due)
rank('active', id, change.last)
if before[2] ~= change.status then
  rank('active:' .. before[2], id, nil)
end
rank('active:' .. change.status, id, change.last)
watch(id)
return 1
