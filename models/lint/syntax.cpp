// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/syntax.h"

#include "lint/table.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

template <class Entry>
const Entry* named(const std::vector<Entry>& entries, QByteArrayView name)
{
    const auto found = std::ranges::find(entries, name, &Entry::name);
    return found == entries.end() ? nullptr : &*found;
}

SyntaxType::Meaning meaningOf(const QString& check)
{
    return check == "condition"_L1 ? SyntaxType::Meaning::Condition
        : check == "minutes"_L1    ? SyntaxType::Meaning::Minutes
        : check == "count"_L1      ? SyntaxType::Meaning::Count
                                   : SyntaxType::Meaning::Plain;
}

void readKinds(SyntaxType& type, const QJsonArray& kinds)
{
    type.text = kinds.contains(u"text"_s);
    type.boolean = kinds.contains(u"boolean"_s);
    type.number = kinds.contains(u"number"_s);
    type.nothing = kinds.contains(u"null"_s);
    type.list = kinds.contains(u"list"_s);
    type.mapping = kinds.contains(u"mapping"_s);
    type.any = kinds.contains(u"any"_s);
}

} // namespace

const SyntaxKey* SyntaxType::key(QByteArrayView wanted) const
{
    return named(keys, wanted);
}

Syntax::Syntax()
{
    const QJsonObject all = dataOf(u"syntax.json"_s);
    QJsonObject types = all["types"_L1].toObject();
    const QJsonObject ofDependabot = dataOf(u"dependabot.json"_s)["types"_L1].toObject();
    for (auto type = ofDependabot.begin(); type != ofDependabot.end(); ++type)
        types.insert(type.key(), *type);
    readTypes(types);
    const QJsonObject events = all["events"_L1].toObject();
    for (auto event = events.begin(); event != events.end(); ++event) {
        const QJsonObject data = event->toObject();
        m_events.push_back({.name = event.key().toUtf8(),
                            .types = words(data["types"_L1]),
                            .filters = words(data["filters"_L1]),
                            .anyTypes = data["anyTypes"_L1].toBool(),
                            .isRetired = data["retired"_L1].toBool(),
                            .help = data["help"_L1].toString()});
    }
    const QJsonObject filters = all["filters"_L1].toObject();
    for (auto filter = filters.begin(); filter != filters.end(); ++filter)
        m_filters.insert(filter.key().toUtf8(), filter->toString());
    const QJsonObject permissions = all["permissions"_L1].toObject();
    for (auto scope = permissions.begin(); scope != permissions.end(); ++scope) {
        m_permissions.push_back({.name = scope.key().toUtf8(),
                                 .read = scope->toString().contains(u'r'),
                                 .write = scope->toString().contains(u'w')});
    }
    const QJsonObject shells = all["shells"_L1].toObject();
    for (auto shell = shells.begin(); shell != shells.end(); ++shell)
        m_shells.insert(shell.key().toUtf8(), shell->toString().toUtf8());
    const QJsonObject runners = all["runners"_L1].toObject();
    m_hostedRunners = words(runners["hosted"_L1]);
    m_selfHostedLabels = words(runners["selfHosted"_L1]);
    const QJsonObject gone = runners["gone"_L1].toObject();
    for (auto label = gone.begin(); label != gone.end(); ++label)
        m_goneRunners.insert(label.key().toUtf8(), label->toString().toUtf8());
    const QJsonObject limits = all["limits"_L1].toObject();
    for (auto limit = limits.begin(); limit != limits.end(); ++limit)
        m_limits.insert(limit.key().toUtf8(), limit->toInt());
}

void Syntax::readTypes(const QJsonObject& types)
{
    for (auto each = types.begin(); each != types.end(); ++each) {
        const QJsonObject data = each->toObject();
        SyntaxType& type = made(each.key().toUtf8());
        readKinds(type, data["kinds"_L1].toArray());
        type.isEmptyRefused = data["nonEmpty"_L1].toString() == "refused"_L1;
        type.nonEmpty = type.isEmptyRefused || data["nonEmpty"_L1].toBool();
        type.isLoose = data["loose"_L1].toBool();
        type.whole = data["whole"_L1].toBool();
        type.meaning = meaningOf(data["check"_L1].toString());
        type.values = words(data["values"_L1]);
        type.rule = data["rule"_L1].toString().toUtf8();
        if (const QString items = data["items"_L1].toString(); !items.isEmpty())
            type.items = &made(items.toUtf8());
        if (const QString others = data["others"_L1].toString(); !others.isEmpty())
            type.others = &made(others.toUtf8());
        const QJsonObject keys = data["keys"_L1].toObject();
        for (auto key = keys.begin(); key != keys.end(); ++key) {
            const QJsonObject value = key->toObject();
            type.keys.push_back({.name = key.key().toUtf8(),
                                 .type = &made(value["is"_L1].toString().toUtf8()),
                                 .required = value["required"_L1].toBool(),
                                 .availability = availability(value["expressions"_L1].toString().toUtf8()),
                                 .help = value["help"_L1].toString()});
        }
    }
    for (const auto& [name, type] : m_types)
        Q_ASSERT_X(types.contains(QString::fromUtf8(name)), "syntax.json", name.constData());
}

SyntaxType& Syntax::made(const QByteArray& name)
{
    SyntaxType& type = m_types[name];
    type.name = name;
    return type;
}

int Syntax::availability(const QByteArray& name)
{
    if (name.isEmpty())
        return -1;
    const auto found = std::ranges::find(m_availabilities, name);
    if (found != m_availabilities.end())
        return static_cast<int>(found - m_availabilities.begin());
    m_availabilities.push_back(name);
    return static_cast<int>(m_availabilities.size()) - 1;
}

const SyntaxType& Syntax::type(QByteArrayView name) const
{
    const auto found = m_types.find(name.toByteArray());
    Q_ASSERT(found != m_types.end());
    return found->second;
}

const SyntaxEvent* Syntax::event(QByteArrayView name) const
{
    return named(m_events, name);
}

const SyntaxPermission* Syntax::permission(QByteArrayView name) const
{
    return named(m_permissions, name);
}

} // namespace signalbox::lint
