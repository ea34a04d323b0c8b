-- Stands before every script. Redis runs a script alone, from its first to its last line; an error on the way would keep what was
-- written before it. So each script first reads and checks, and its first write is one that Redis refuses when memory is full.

-- All keys begin with this.
local prefix = KEYS[1]

local function words(text)
  local found = {}
  for word in string.gmatch(text, '%S+') do
    found[#found + 1] = word
  end
  return found
end

-- Puts a member into an order by time, or takes it out when there is no time.
local function rank(order, member, at)
  if at then
    redis.call('ZADD', prefix .. order, at, member)
  else
    redis.call('ZREM', prefix .. order, member)
  end
end

-- Ranks a conversation where the watchdog looks: by the beginning of a wait about which nothing was done yet.
local function watch(id)
  local session = redis.call('HMGET', prefix .. 's:' .. id, 'due', 'held', 'silence', 'pending', 'person', 'alarmed')
  local silence, pending = tonumber(session[3]), tonumber(session[4])
  local reassure, alarm
  if session[1] and not session[2] then
    if silence < 1 then
      reassure = pending
    end
    if silence < 2 then
      alarm = pending
      for _, message in ipairs(redis.call('HVALS', prefix .. 'u:' .. id)) do
        local at = tonumber(words(redis.call('HGET', prefix .. 'o:' .. id, message))[2])
        alarm = (alarm and alarm < at) and alarm or at
      end
    end
  end
  rank('reassure', id, reassure)
  rank('alarm', id, alarm)
  rank('people', id, not session[6] and session[5])
end

-- Lists a message to the customer among what was given up, by its first part that failed and was not replaced, or takes it off.
local function give_up(id, message)
  local place = words(redis.call('HGET', prefix .. 'o:' .. id, message))
  for i = 3, #place do
    local part = redis.call('HMGET', prefix .. 'p:' .. place[i], 'status', 'replaced', 'changed')
    if part[1] == '5' and not part[2] then
      rank('dead', message, part[3])
      redis.call('HSET', prefix .. 'letters', message, 'm ' .. id)
      return
    end
  end
  rank('dead', message, nil)
  redis.call('HDEL', prefix .. 'letters', message)
end

