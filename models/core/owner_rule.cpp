// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/owner_rule.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::core {

LeftOut::LeftOut(const OwnerRule& rule)
    : m_archived(!rule.archivedToo)
    , m_forks(!rule.forksToo)
{
    for (const QString& pattern : rule.leaveOut) {
        if (const Glob glob(pattern, Qt::CaseInsensitive); glob.isValid())
            m_patterns.push_back({glob, pattern.contains(u'/')});
    }
}

bool LeftOut::operator()(const Repository& repository) const
{
    if ((repository.archived && m_archived) || (repository.isFork && m_forks))
        return true;
    return std::ranges::any_of(m_patterns, [&](const Pattern& pattern) {
        return pattern.glob.matches(pattern.withOwner ? repository.name.full() : repository.name.name);
    });
}

QStringList globsIn(const QString& text)
{
    static const QRegularExpression between(u"[\\s,;]+"_s);
    QStringList globs = text.split(between, Qt::SkipEmptyParts);
    globs.removeDuplicates();
    return globs;
}

} // namespace signalbox::core
