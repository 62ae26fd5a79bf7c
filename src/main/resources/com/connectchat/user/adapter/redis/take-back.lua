-- One counted try less, if any were counted.
local count = tonumber(redis.call('HGET', KEYS[1], 'count') or 0)
if count > 0 then
  redis.call('HSET', KEYS[1], 'count', string.format('%d', count - 1), 'next', '0')
end
return 0
