-- Moves the end of a session's entry; enters it where the device has no live one; leaves another session's alone.
-- Returns 1 where it was entered, because it was lost. ARGV as in put.lua
local now = tonumber(ARGV[3])
local known = redis.call('HGET', KEYS[1], ARGV[1])
local entered = 1
if known then
  local place, ends = string.match(known, '^(.*):(%d+)$')
  if tonumber(ends) > now then
    if place ~= ARGV[2] then
      return 0
    end
    entered = 0
  end
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ':' .. ARGV[4])
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[5]) then
  redis.call('PEXPIRE', KEYS[1], ARGV[5])
end
return entered
