// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/learned_actions.h"

#include "lint/workflow_file.h"

#include <QMutexLocker>

#include <algorithm>

namespace signalbox::lint {

void LearnedActions::learn(const ActionAtRef& action, Presence presence, const QByteArray& bytes)
{
    Found<ActionFile> found{.presence = presence, .what = nullptr};
    if (presence == Presence::There) {
        if (std::optional<ActionFile> file = readActionFile(bytes))
            found.what = std::make_shared<const ActionFile>(std::move(*file));
    }
    const QMutexLocker lock(&m_mutex);
    m_known.insert(keyOf(action.name, action.ref), found);
}

Found<ActionFile> LearnedActions::find(const UsedAction& used) const
{
    if (used.kind != UsedAction::Kind::Repository)
        return {};
    const QMutexLocker lock(&m_mutex);
    return m_known.isEmpty() ? Found<ActionFile>() : m_known.value(keyOf(used.name, used.ref));
}

bool LearnedActions::wasAskedFor(const ActionAtRef& action) const
{
    const QMutexLocker lock(&m_mutex);
    return m_known.contains(keyOf(action.name, action.ref));
}

QByteArray LearnedActions::keyOf(QByteArrayView name, QByteArrayView ref)
{
    return name.toByteArray().toLower() + '@' + ref.toByteArray();
}

std::vector<ActionAtRef> unknownActions(const QByteArray& text, const ActionCatalogue& catalogue,
                                        const LearnedActions& learned)
{
    const auto tree = yaml::Tree::read(text);
    if (!tree)
        return {};
    std::vector<ActionAtRef> unknown;
    const auto take = [&](const FileStep& step) {
        const UsedAction used = UsedAction::read(step.uses.text());
        if (used.kind != UsedAction::Kind::Repository || step.uses.text().contains("${{") || catalogue.version(used))
            return;
        const ActionAtRef action{.name = used.name.toByteArray(), .ref = used.ref.toByteArray()};
        if (!learned.wasAskedFor(action) && std::ranges::find(unknown, action) == unknown.end())
            unknown.push_back(action);
    };
    const bool isAction = tree->root()["runs"].isThere();
    for (const FileJob& job : (isAction ? readActionParts(*tree) : readWorkflowFile(*tree)).jobs)
        std::ranges::for_each(job.steps, take);
    return unknown;
}

} // namespace signalbox::lint
