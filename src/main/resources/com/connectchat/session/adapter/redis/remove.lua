-- Removes a device's entry if it is this very session's. Returns 1 where it was. ARGV: device, place
local known = redis.call('HGET', KEYS[1], ARGV[1])
if known and string.match(known, '^(.*):%d+$') == ARGV[2] then
  return redis.call('HDEL', KEYS[1], ARGV[1])
end
return 0
