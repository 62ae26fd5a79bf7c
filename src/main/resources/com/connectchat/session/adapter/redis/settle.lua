-- Lets an absence count, if it is the one that began with this session, and on this very server; marks what was on its way then.
-- KEYS: the absences of the user. ARGV: most fields, device, place of the session, then conversations, each with its newest event
local field = ' ' .. ARGV[2]
local known = redis.call('HGET', KEYS[1], field)
if not known then
  return 0
end
local server, since, place = string.match(known, '^0:(%w+):(%d+):(.*)$')
if place ~= ARGV[3] then
  return 0
end
if server ~= string.match(redis.call('INFO', 'replication'), 'master_replid:(%w+)') then
  redis.call('HDEL', KEYS[1], field)
  return 0
end
redis.call('HSET', KEYS[1], field, '1:' .. server .. ':' .. since .. ':' .. place)
for i = 4, #ARGV, 2 do
  local mark = redis.call('HGET', KEYS[1], ARGV[i])
  if not mark or tonumber(mark) < tonumber(ARGV[i + 1]) then
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
  end
end
if redis.call('HLEN', KEYS[1]) > tonumber(ARGV[1]) then
  redis.call('DEL', KEYS[1])
  return 0
end
return 1
