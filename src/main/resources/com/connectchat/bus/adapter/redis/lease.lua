-- Takes the first address that nobody holds now. Returns it, or -1 where all are held. ARGV: owner, how many there are, milliseconds
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for address = 0, ARGV[2] - 1 do
  local known = redis.call('HGET', KEYS[1], address)
  if not known or tonumber(string.match(known, ':(%d+)$')) <= now then
    redis.call('HSET', KEYS[1], address, ARGV[1] .. ':' .. string.format('%d', now + ARGV[3]))
    if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[3]) then
      redis.call('PEXPIRE', KEYS[1], ARGV[3])
    end
    return address
  end
end
return -1
