-- Marks what is new to a user of whom some device is away, and tells what is known of the user's sessions.
-- KEYS: the sessions of the user, the absences. ARGV: most fields of the absences, then conversations, each with its newest event
if #ARGV > 1 and redis.call('EXISTS', KEYS[2]) == 1 then
  for i = 2, #ARGV, 2 do
    local known = redis.call('HGET', KEYS[2], ARGV[i])
    if not known or tonumber(known) < tonumber(ARGV[i + 1]) then
      redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1])
    end
    if not known and redis.call('HLEN', KEYS[2]) > tonumber(ARGV[1]) then
      redis.call('DEL', KEYS[2])
      break
    end
  end
end
return redis.call('HGETALL', KEYS[1])
