-- Holds an address from now on, unless somebody else holds it. Returns 1 where it does. ARGV: owner, address, milliseconds
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local known = redis.call('HGET', KEYS[1], ARGV[2])
if known then
  local owner, heldUntil = string.match(known, '^(.*):(%d+)$')
  if owner ~= ARGV[1] and tonumber(heldUntil) > now then
    return 0
  end
end
redis.call('HSET', KEYS[1], ARGV[2], ARGV[1] .. ':' .. string.format('%d', now + ARGV[3]))
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[3]) then
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
end
return 1
