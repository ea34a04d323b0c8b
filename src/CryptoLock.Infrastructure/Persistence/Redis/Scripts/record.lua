-- Moves a part up to a reported status. Returns its conversation, its message, whether it moved, and whether it was unsent before;
-- nothing when there is no such part.
local report = cjson.decode(ARGV[1])
local part = prefix .. 'p:' .. report.id
local before = redis.call('HMGET', part, 'session', 'message', 'status')
local id, message, status = before[1], before[2], tonumber(before[3])
if not id then
  return false
end
if status >= report.status then
  return { id, message, 0, 0 }
end

redis.call('HSET', part, unpack(report.fields))
if #report.absent > 0 then
  redis.call('HDEL', part, unpack(report.absent))
end
if report.provider then
  redis.call('HSETNX', part, 'provider', report.provider)
end
if report.status >= 2 then
  redis.call('HDEL', prefix .. 'u:' .. id, report.id)
end
if report.status == 5 or status == 5 then
  give_up(id, message)
end
watch(id)
return { id, message, 1, status < 2 and 1 or 0 }
