// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "adding/typed_target.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

/// A page of one repository, such as one of its runs, without what comes behind the name.
QString withoutTail(const QString& word)
{
    static const QRegularExpression page(u"^((?:https?://)[^/\\s]+/[^/\\s]+/[^/\\s?#]+)[/?#].*$"_s);
    const auto match = page.match(word);
    return match.hasMatch() ? match.captured(1) : word;
}

QString ownerIn(const QString& word)
{
    // https://github.com/rust-lang, github.com/orgs/rust-lang/repositories, @rust-lang, rust-lang
    static const QRegularExpression form(
        u"^(?:https?://[^/\\s]+/(?:orgs/)?|[a-z0-9.-]+\\.[a-z]+/(?:orgs/)?|@)?([A-Za-z0-9](?:[A-Za-z0-9_-]{0,99}))"
        "(?:/|/repositories/?|\\?\\S*|/\\?\\S*)?$"_s);
    return form.match(word).captured(1);
}

bool namesOrganisation(const QString& word)
{
    static const QRegularExpression form(u"^(?:https?://)?[^/\\s]+/orgs/[^/\\s]+(?:/.*)?$"_s);
    return form.match(word).hasMatch();
}

} // namespace

TypedTarget typedTarget(const QString& text)
{
    static const QRegularExpression between(u"[\\s,;]+"_s);
    const QStringList words = text.split(between, Qt::SkipEmptyParts);
    if (words.isEmpty())
        return NothingTyped();
    if (words.size() == 1) {
        static const QRegularExpression tail(u"(/orgs/[^/\\s]+)/.*$"_s);
        QString word = words.front();
        if (namesOrganisation(word))
            word.replace(tail, u"\\1"_s);
        const bool isRepository = !namesOrganisation(word) && core::RepositoryName::parse(withoutTail(word));
        if (const QString owner = ownerIn(word); !isRepository && !owner.isEmpty())
            return TypedOwner{owner};
    }
    TypedRepositories names;
    for (const QString& word : words) {
        const auto name = core::RepositoryName::parse(withoutTail(word));
        if (!name)
            return NotUnderstood();
        names.push_back(*name);
    }
    return names;
}

} // namespace signalbox::views
