// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/links.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::logs {

namespace {

constexpr qsizetype longestText = 4096; // of a line that is looked through: it is done while painting

const QRegularExpression& pattern()
{
    static const QRegularExpression expression(
        uR"~((?<url>\bhttps?://[^\s<>"'`|\\^{}]+))~"
        uR"~(|\bFile "(?<python>[^"\s]{1,300})", line (?<pythonLine>\d{1,7}))~"
        uR"~(|(?<![\w./:@\\-])(?<path>/?(?:[\w.@+-]{1,100}/){0,20}[\w.@+-]{1,100}\.[A-Za-z]\w{0,7}))~"
        uR"~((?::(?<line>\d{1,7})\b(?::\d+)?|\((?<msvcLine>\d{1,7})(?:,\d+)?\)))~"_s);
    return expression;
}

/// The end of a sentence or of brackets around an address is not of it.
qsizetype withoutTrail(QStringView url)
{
    while (!url.isEmpty()) {
        const QChar last = url.back();
        const bool closes = last == u')' || last == u']';
        const QChar opening = last == u')' ? u'(' : u'[';
        if (u".,;:!?*_"_s.contains(last) || (closes && url.count(opening) < url.count(last)))
            url.chop(1);
        else
            break;
    }
    return url.size();
}

/// The path as the repository has it; empty when it is of another place.
QString pathInRepository(const QString& path)
{
    static const QRegularExpression checkout(uR"(^(?:/home/runner/work|/__w|/Users/runner/work)/[^/]+/[^/]+/(.+)$)"_s);
    QString inside = path;
    if (const auto match = checkout.match(path); match.hasMatch())
        inside = match.captured(1);
    if (inside.startsWith("./"_L1))
        inside.remove(0, 2);
    const QStringList parts = inside.split(u'/');
    const bool leads = parts.contains(u".."_s) || parts.contains(QString());
    return leads ? QString() : inside;
}

std::optional<LogLink> linkOf(const QRegularExpressionMatch& match)
{
    LogLink link{.range = {match.capturedStart(), match.capturedLength()}};
    if (const auto url = match.capturedView(u"url"); !url.isEmpty()) {
        link.range.length = withoutTrail(url);
        link.url = QUrl(url.first(link.range.length).toString(), QUrl::StrictMode);
        return link.url.isValid() && !link.url.host().isEmpty() ? std::optional(link) : std::nullopt;
    }
    const bool python = !match.capturedView(u"python").isEmpty();
    link.file = pathInRepository(match.captured(python ? u"python" : u"path"));
    for (const QStringView group : {u"pythonLine", u"line", u"msvcLine"})
        link.line = std::max(link.line, match.capturedView(group).toInt());
    return link.file.isEmpty() || link.line == 0 ? std::nullopt : std::optional(link);
}

} // namespace

std::vector<LogLink> linksIn(const QString& text)
{
    std::vector<LogLink> links;
    // Most lines hold neither, and are told by two looks at their letters.
    if (!text.contains(u':') && !text.contains(u'(') && !text.contains(u'"'))
        return links;
    auto matches = pattern().globalMatch(text.left(longestText));
    while (matches.hasNext()) {
        if (const auto link = linkOf(matches.next()))
            links.push_back(*link);
    }
    return links;
}

QUrl sourcePage(const QUrl& repositoryPage, const QString& commit, const LogLink& link)
{
    if (repositoryPage.isEmpty() || commit.isEmpty() || link.file.isEmpty())
        return {};
    QUrl page = repositoryPage;
    page.setPath(u"%1/blob/%2/%3"_s.arg(repositoryPage.path(), commit, link.file), QUrl::DecodedMode);
    page.setFragment(u"L%1"_s.arg(link.line));
    return page;
}

} // namespace signalbox::logs
