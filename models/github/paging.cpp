// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/paging.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace signalbox::github {

core::Result<QUrl> nextPage(const Answer& answer, const QUrl& apiUrl)
{
    static const QRegularExpression link(uR"re(<([^>]*)>((?:\s*;\s*[^,;<]*)*))re"_s);
    static const QRegularExpression next(uR"re(;\s*rel\s*=\s*"?(?:[^";]*\s)?next(?:\s[^";]*)?"?\s*(?:;|$))re"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    auto links = link.globalMatch(QString::fromLatin1(answer.header("link")));
    while (links.hasNext()) {
        const auto match = links.next();
        if (!next.matchView(match.capturedView(2)).hasMatch())
            continue;
        const QUrl url = answer.url.resolved(QUrl::fromEncoded(match.captured(1).toLatin1(), QUrl::StrictMode));
        if (url.isValid() && sameOrigin(url, apiUrl))
            return url;
        return std::unexpected(core::Error{.kind = core::ErrorKind::Malformed,
                                           .what = u"The list goes on at a place that is not the account's host."_s,
                                           .advice = u"Check the address of the account and any proxy in between."_s,
                                           .detail = u"Link: next page on %1"_s.arg(url.host()),
                                           .httpStatus = answer.status});
    }
    return QUrl();
}

} // namespace signalbox::github
