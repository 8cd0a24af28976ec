// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/action_catalogue.h"

#include "lint/table.h"
#include "lint/workflow_file.h"

#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

QHash<QByteArray, QString> sentences(const QJsonValue& value)
{
    QHash<QByteArray, QString> found;
    const QJsonObject object = value.toObject();
    for (auto each = object.begin(); each != object.end(); ++each)
        found.insert(each.key().toUtf8().toLower(), each->toString());
    return found;
}

ActionVersion readVersion(const QJsonObject& data)
{
    return {.inputs = words(data["inputs"_L1]),
            .required = words(data["required"_L1]),
            .deprecated = sentences(data["deprecated"_L1]),
            .outputs = words(data["outputs"_L1]),
            .runtime = data["using"_L1].toString().toUtf8(),
            .retired = data["retired"_L1].toString(),
            .isFree = data["free"_L1].toBool(),
            .areOutputsKnown = data.contains("outputs"_L1)};
}

} // namespace

bool ActionVersion::hasInput(QByteArrayView name) const
{
    return std::ranges::any_of(inputs, [name](const QByteArray& input) { return sameName(input, name); });
}

ActionCatalogue::ActionCatalogue()
{
    const QJsonObject all = dataOf(u"actions.json"_s)["actions"_L1].toObject();
    m_actions.reserve(static_cast<size_t>(all.size()));
    for (auto each = all.begin(); each != all.end(); ++each) {
        const QJsonObject data = each->toObject();
        Action action{.name = each.key().toUtf8(),
                      .help = data["help"_L1].toString(),
                      .newest = data["newest"_L1].toString().toUtf8(),
                      .inputHelp = sentences(data["inputHelp"_L1]),
                      .versions = {}};
        const QJsonObject versions = data["versions"_L1].toObject();
        for (auto version = versions.begin(); version != versions.end(); ++version)
            action.versions.insert(version.key().toUtf8(), readVersion(version->toObject()));
        m_byName.insert(action.name.toLower(), m_actions.size());
        m_actions.push_back(std::move(action));
    }
}

const Action* ActionCatalogue::action(QByteArrayView name) const
{
    const auto found = m_byName.constFind(name.toByteArray().toLower());
    return found == m_byName.cend() ? nullptr : &m_actions[*found];
}

const ActionVersion* ActionCatalogue::version(const UsedAction& used) const
{
    if (used.kind != UsedAction::Kind::Repository)
        return nullptr;
    const Action* known = action(used.name);
    if (!known)
        return nullptr;
    auto found = known->versions.constFind(used.ref.toByteArray());
    if (found == known->versions.cend() && used.major() > 0)
        found = known->versions.constFind("v" + QByteArray::number(used.major()));
    return found == known->versions.cend() ? nullptr : &*found;
}

} // namespace signalbox::lint
