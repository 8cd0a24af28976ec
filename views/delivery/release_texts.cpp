// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/release_texts.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace signalbox::views {

QString groupsText(const delivery::ReleaseProposal& proposal)
{
    QString text;
    for (const auto& group : proposal.groups) {
        text += group.title + u'\n';
        for (const auto& standing : group.commits)
            text += u"  %1  %2  (%3)\n"_s.arg(standing.commit.id.left(7), standing.commit.subject(),
                                              standing.commit.author);
        text += u'\n';
    }
    if (!proposal.contributors.isEmpty())
        text += QCoreApplication::translate("Release", "By %1\n").arg(proposal.contributors.join(u", "_s));
    return text.isEmpty() ? QCoreApplication::translate("Release", "No commit since the version before.") : text;
}

QString releaseRequestsText(const delivery::ReleaseOrder& order, const core::RepositoryName& repository)
{
    QString text = delivery::textOf(delivery::requestsOf(order, repository));
    const auto later = delivery::laterRequestsOf(order, repository);
    if (!later.empty())
        text += u"\n\n"_s
            + QCoreApplication::translate("Release",
                                          "Once its runs have ended, where the workflow leaves it to us:\n\n")
            + delivery::textOf(later);
    return text;
}

} // namespace signalbox::views
