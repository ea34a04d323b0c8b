-- Takes a customer's message in, with the effect of ChatSession.Receive. Returns the conversation and when it is due; nothing for a
-- message that was seen before.
local seen, new_id, key, customer, business = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local now, quiet, cap, window, rate = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9]), tonumber(ARGV[10])
local is_order, message, profile = ARGV[11] == '1', ARGV[12], ARGV[13]

if redis.call('SADD', prefix .. 'seen', seen) == 0 then
  return false
end

local id = redis.call('HGET', prefix .. 'k:' .. key, business)
if not id then
  id = new_id
  redis.call('HSET', prefix .. 'k:' .. key, business, id)
  redis.call('HSET', prefix .. 's:' .. id,
    'id', id, 'key', key, 'business', business, 'status', 'Automated', 'created', now, 'silence', 0, 'count', 0, 'version', 0)
end

local session = prefix .. 's:' .. id
local before = redis.call('HMGET', session, 'customer', 'count', 'pending', 'notbefore', 'recentsince', 'recent', 'status', 'version')
local address, status = before[1], before[7]
local position = tonumber(before[2]) + 1
local pending = tonumber(before[3]) or now
local due = now
if not is_order then
  due = math.max(math.min(now + quiet, pending + cap), tonumber(before[4]) or -math.huge)
end
local recent_since, recent = tonumber(before[5]), 1
if recent_since and recent_since > now - rate then
  recent = tonumber(before[6]) + 1
else
  recent_since = now
end

redis.call('HSET', session, 'customer', customer, 'last', now, 'inbound', now, 'count', position, 'pending', pending, 'due', due,
  'window', now + window, 'recentsince', recent_since, 'recent', recent, 'version', tonumber(before[8]) + 1)
redis.call('HDEL', session, 'held')
if profile then
  redis.call('HSET', session, 'profile', profile)
end
redis.call('HSET', prefix .. 'm:' .. id, position, message)
redis.call('SADD', prefix .. 'i:' .. id, position)

-- Who is found by the key need not be found by the address too.
if address ~= customer then
  if address and address ~= key then
    redis.call('SREM', prefix .. 'a:' .. address, id)
  end
  if customer ~= key then
    redis.call('SADD', prefix .. 'a:' .. customer, id)
  end
end

rank('unsettled', id .. ' ' .. position, now)
rank('due', id, due)
rank('active', id, now)
rank('active:' .. status, id, now)
watch(id)
return { id, due }
