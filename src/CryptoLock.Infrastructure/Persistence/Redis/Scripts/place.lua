-- Takes the next free place in time of a sender.
local sender, earliest, interval = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local last = tonumber(redis.call('HGET', prefix .. 'places', sender))
local place = last and math.max(last + interval, earliest) or earliest
redis.call('HSET', prefix .. 'places', sender, place)
return place
