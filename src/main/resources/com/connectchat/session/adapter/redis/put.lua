-- Enters a session in its device's place, and returns the place of the live one that it replaces, if another.
-- ARGV: device, place, now, end (epoch milliseconds), milliseconds from now to end
local now = tonumber(ARGV[3])
local known = redis.call('HGETALL', KEYS[1])
local replaced = false
for i = 1, #known, 2 do
  local place, ends = string.match(known[i + 1], '^(.*):(%d+)$')
  if tonumber(ends) <= now then
    redis.call('HDEL', KEYS[1], known[i])
  elseif known[i] == ARGV[1] and place ~= ARGV[2] then
    replaced = place
  end
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ':' .. ARGV[4])
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[5]) then
  redis.call('PEXPIRE', KEYS[1], ARGV[5])
end
return replaced
