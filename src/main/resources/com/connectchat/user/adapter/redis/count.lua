-- Counts a try and returns 0, or returns how many milliseconds it has to wait first.
-- ARGV: free tries, first wait, longest wait, now, when all tries are forgotten after the first; all times in milliseconds
local known = redis.call('HMGET', KEYS[1], 'count', 'next')
local count = tonumber(known[1] or 0)
local nextAt = tonumber(known[2] or 0)
local now = tonumber(ARGV[4])
if now < nextAt then
  return nextAt - now
end
count = count + 1
nextAt = 0
if count >= tonumber(ARGV[1]) then
  local wait = tonumber(ARGV[2]) * 2 ^ math.min(count - ARGV[1], 30)
  nextAt = now + math.min(wait, tonumber(ARGV[3]))
end
redis.call('HSET', KEYS[1], 'count', string.format('%d', count), 'next', string.format('%d', nextAt))
if redis.call('PTTL', KEYS[1]) < 0 then
  redis.call('PEXPIRE', KEYS[1], ARGV[5])
end
return 0
