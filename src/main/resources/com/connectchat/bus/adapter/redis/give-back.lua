-- Frees an address that the owner holds. ARGV: owner, address
local known = redis.call('HGET', KEYS[1], ARGV[2])
if known and string.match(known, '^(.*):%d+$') == ARGV[1] then
  return redis.call('HDEL', KEYS[1], ARGV[2])
end
return 0
