package com.connectchat.group.adapter.dynamodb;

import com.connectchat.dynamodb.Condition;
import com.connectchat.dynamodb.Item;
import com.connectchat.dynamodb.Write;
import com.connectchat.group.Admissions.Invite;
import com.connectchat.group.Admissions.Person;
import com.connectchat.group.application.AdmissionStore;
import com.connectchat.group.domain.Register;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * People who are kept out or want to come in lie in the group's partition; an invite in a partition of its own, with who used it, and once
 * more in the group's. The bounds on how many there are of each are counted before a write, not with it: those who come at one moment may
 * exceed them together. How often an invite is used is counted with the use.
 */
final class DynamoDbAdmissions implements AdmissionStore {

    private static final String SINCE = "since_ms";

    private final GroupTable table;

    DynamoDbAdmissions(GroupTable table) {
        this.table = table;
    }

    @Override
    public boolean has(Register register, ConversationId group, UserId user) {
        return table.get(key(register, group, user)).isPresent();
    }

    @Override
    public boolean add(Register register, ConversationId group, Person person, int max) {
        if (has(register, group, person.userId())) {
            return true;
        }
        if (list(register, group, null, max).size() >= max) {
            return false;
        }
        table.put(key(register, group, person.userId()).time(SINCE, person.since()), GroupTable.GROUPS.absent());
        return true;
    }

    @Override
    public boolean remove(Register register, ConversationId group, UserId user) {
        return table.delete(key(register, group, user), GroupTable.present()).isDone();
    }

    @Override
    public List<Person> list(Register register, ConversationId group, @Nullable UserId after, int limit) {
        String beginning = beginning(register);
        List<Person> found = new ArrayList<>();
        table.visit(GroupItem.partition(group), beginning, after == null ? null : after.value(), limit, item ->
                found.size() < limit && found.add(new Person(
                        new UserId(item.text(GroupTable.SORT).substring(beginning.length())), item.time(SINCE))));
        return found;
    }

    @Override
    public boolean add(Invite invite, int max, Instant now) {
        List<Invite> others = invites(invite.group()).stream().filter(each -> !each.code().equals(invite.code())).toList();
        if (others.stream().filter(each -> each.expiresAt().isAfter(now)).count() >= max) {
            return false;
        }
        // Refused where it is there already: said again, it must not forget who has used it.
        table.write(List.of(new Write.Put(GroupTable.GROUPS, InviteItem.of(invite), GroupTable.GROUPS.absent()),
                new Write.Put(GroupTable.GROUPS, InviteItem.ofGroup(invite), null)));
        return true;
    }

    @Override
    public Optional<Invite> invite(String code) {
        return table.get(InviteItem.key(code)).map(InviteItem::read);
    }

    @Override
    public List<Invite> invites(ConversationId group) {
        List<Item> keys = new ArrayList<>();
        table.visit(GroupItem.partition(group), InviteItem.BEGINNING, null, 100, item ->
                keys.add(InviteItem.key(item.text(GroupTable.SORT).substring(InviteItem.BEGINNING.length()))));
        return table.getAll(keys).stream().map(InviteItem::read).sorted((one, other) -> one.code().compareTo(other.code())).toList();
    }

    @Override
    public boolean remove(ConversationId group, String code) {
        Optional<Invite> found = invite(code).filter(each -> each.group().equals(group));
        found.ifPresent(each -> table.write(List.of(new Write.Delete(GroupTable.GROUPS, InviteItem.key(code), null),
                new Write.Delete(GroupTable.GROUPS, InviteItem.keyOfGroup(each), null))));
        return found.isPresent();
    }

    @Override
    public boolean use(String code, UserId user) {
        Optional<Invite> invite = invite(code);
        if (invite.isEmpty()) {
            return false;
        }
        Write use = new Write.Put(GroupTable.GROUPS, InviteItem.use(invite.get(), user), GroupTable.GROUPS.absent());
        Write count = new Write.Update(GroupTable.GROUPS, InviteItem.key(code), "SET use_count = use_count + :one",
                Item.EMPTY.number(":one", 1).number(":any", 0),
                new Condition("attribute_exists(pk) AND (max_uses = :any OR use_count < max_uses)", Item.EMPTY));
        return !(table.write(List.of(use, count)) instanceof Write.Refused refused) || !refused.found().getFirst().isEmpty();
    }

    private static Item key(Register register, ConversationId group, UserId user) {
        return GroupTable.key(GroupItem.partition(group), beginning(register) + user.value());
    }

    private static String beginning(Register register) {
        return register.name().toLowerCase(Locale.ROOT) + " ";
    }
}
