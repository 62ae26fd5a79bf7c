-- Ends the absence of a device. Returns since when it lasted, and all marks, each with its newest event; nothing for one that does not
-- count. What is kept of the user goes with the last absence.
-- KEYS: the absences of the user. ARGV: device
local field = ' ' .. ARGV[1]
local known = redis.call('HGET', KEYS[1], field)
if not known then
  return false
end
redis.call('HDEL', KEYS[1], field)
local all = redis.call('HGETALL', KEYS[1])
local server, since = string.match(known, '^1:(%w+):(%d+):')
local answer = {since or '0'}
local others = false
for i = 1, #all, 2 do
  if string.sub(all[i], 1, 1) == ' ' then
    others = true
  else
    answer[#answer + 1] = all[i]
    answer[#answer + 1] = all[i + 1]
  end
end
if not others then
  redis.call('DEL', KEYS[1])
end
if not server or server ~= string.match(redis.call('INFO', 'replication'), 'master_replid:(%w+)') then
  return false
end
return answer
