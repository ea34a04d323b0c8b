-- Erases conversations with everything of them but the hashes of their message ids. Returns how many there were.
local erased = 0
for _, id in ipairs(ARGV) do
  local session = redis.call('HMGET', prefix .. 's:' .. id, 'key', 'business', 'customer', 'status')
  if session[1] then
    local places = redis.call('HGETALL', prefix .. 'o:' .. id)
    for i = 1, #places, 2 do
      local place = words(places[i + 1])
      for j = 3, #place do
        redis.call('DEL', prefix .. 'p:' .. place[j])
      end
      rank('dead', places[i], nil)
      redis.call('HDEL', prefix .. 'letters', places[i])
    end
    for _, turn in ipairs(redis.call('HKEYS', prefix .. 't:' .. id)) do
      rank('dead', turn, nil)
      redis.call('HDEL', prefix .. 'letters', turn)
    end
    for _, position in ipairs(redis.call('SMEMBERS', prefix .. 'i:' .. id)) do
      rank('unsettled', id .. ' ' .. position, nil)
    end
    for _, order in ipairs({ 'due', 'active', 'active:' .. session[4], 'reassure', 'alarm', 'people' }) do
      rank(order, id, nil)
    end
    redis.call('HDEL', prefix .. 'k:' .. session[1], session[2])
    redis.call('SREM', prefix .. 'a:' .. session[3], id)
    for _, kind in ipairs({ 's:', 'm:', 'i:', 'o:', 'u:', 't:' }) do
      redis.call('UNLINK', prefix .. kind .. id)
    end
    erased = erased + 1
  end
end
return erased
