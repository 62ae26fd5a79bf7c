-- Moves the end of a session's entry; enters it where the device has no live one; leaves another session's alone.
-- Returns 1 where it was entered, because it was lost. ARGV as in change.lua
local now = tonumber(ARGV[4])
local known = redis.call('HGET', KEYS[1], ARGV[2])
local entered = 1
if known then
  local place, ends = string.match(known, '^(.*):(%d+)$')
  if tonumber(ends) > now then
    if place ~= ARGV[3] then
      return 0
    end
    entered = 0
  end
end
redis.call('HSET', KEYS[1], ARGV[2], ARGV[3] .. ':' .. ARGV[5])
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[7]) - 86400000 then
  redis.call('PEXPIRE', KEYS[1], ARGV[7])
end
return entered
