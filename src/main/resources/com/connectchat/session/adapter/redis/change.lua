-- Changes a device's entry if it is this very session's ('put' enters it whatever there is), and says how the user was before and is since:
-- 0 offline, 1 away, 2 online; for 'put' also the place of the live session that was replaced, if another.
-- 'leave' is 'remove' where the device counts as away from then on.
-- KEYS: the sessions of the user; for 'leave' also the absences
-- ARGV: how (put, remove, leave, idle, active), device, place, now, end (epoch milliseconds), life of an entry, life of the hash (milliseconds)
local how, device, place = ARGV[1], ARGV[2], ARGV[3]
local now = tonumber(ARGV[4])
local entries = {}
local known = redis.call('HGETALL', KEYS[1])
for i = 1, #known, 2 do
  entries[known[i]] = known[i + 1]
end

local function parts(text)
  local where, time = string.match(text, '^(.*):(%d+)$')
  return where, tonumber(time)
end

-- A mark is of one session: the device's next one is in use.
local function status()
  local best = 0
  for field, text in pairs(entries) do
    local where, time = parts(text)
    if string.sub(field, 1, 1) ~= ' ' and time > now then
      local mark = entries[' ' .. field]
      if not mark or parts(mark) ~= where then
        return 2
      end
      best = 1
    end
  end
  return best
end

local function set(field, text)
  entries[field] = text
  redis.call('HSET', KEYS[1], field, text)
end

local function drop(field)
  if entries[field] then
    entries[field] = nil
    redis.call('HDEL', KEYS[1], field)
  end
end

-- Entries that have ended go; their last renewal is when the user was seen, if nothing later is known.
local function drop_ended()
  local seen = 0
  for i = 1, #known, 2 do
    local field = known[i]
    local _, time = parts(known[i + 1])
    if string.sub(field, 1, 1) ~= ' ' and time <= now then
      seen = math.max(seen, time - tonumber(ARGV[6]))
      drop(field)
      drop(' ' .. field)
    end
  end
  local _, earlier = parts(entries[' '] or '0:0:0')
  if seen > earlier then
    set(' ', '0:0:' .. string.format('%d', seen))
  end
end

local before = status()
local own = entries[device] and parts(entries[device]) == place
local replaced = false
local begins = false
if how == 'put' then
  drop_ended()
  if entries[device] and not own then
    replaced = parts(entries[device])
  end
  drop(' ' .. device)
  set(device, place .. ':' .. ARGV[5])
elseif own and (how == 'remove' or how == 'leave') then
  -- While its entry was over nobody found it, so it may lack what nothing marked.
  local _, ends = parts(entries[device])
  begins = how == 'leave' and ends > now
  drop(' ' .. device)
  drop(device)
elseif own and how == 'idle' then
  set(' ' .. device, place .. ':' .. ARGV[4])
elseif own then
  drop(' ' .. device)
end
local after = status()
if after < before or own and (how == 'remove' or how == 'leave') and after == 0 then
  set(' ', '0:0:' .. ARGV[4])
end
-- Once a day is often enough.
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[7]) - 86400000 then
  redis.call('PEXPIRE', KEYS[1], ARGV[7])
end
-- Another server, or this one since it was emptied, is not to be believed about what was marked: it may have lost the newest.
if begins then
  local server = string.match(redis.call('INFO', 'replication'), 'master_replid:(%w+)')
  redis.call('HSET', KEYS[2], ' ' .. device, '0:' .. server .. ':' .. ARGV[4] .. ':' .. place)
  redis.call('PEXPIRE', KEYS[2], ARGV[8])
end
if replaced then
  return {before, after, replaced}
end
return {before, after}
